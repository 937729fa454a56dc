package dev.sextant.ports;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.MemoryType;
import java.util.Arrays;

/// What execution costs where it is metered ([EngineOptions#isMetered]), in units of [Store#fuel]. It is the same on every engine, with
/// every memory, at every run.
///
/// | instruction | units |
/// |---|---:|
/// | `block`, `loop`, `else`, `end`, `nop` | 0 |
/// | every other | 1 |
/// | `memory.fill`, `memory.copy`, `memory.init` | 1 more for every 64 bytes |
/// | `table.fill`, `table.copy`, `table.init`, `table.grow` | 1 more for every 8 entries |
/// | `memory.grow` | 1,024 more for every page |
///
/// The units of instructions are charged by *segments*: stretches of code that are entered at the top only. A segment begins where a
/// function begins and behind each `loop`, `if`, `else`, `end` and `br_if`; it ends where the next one begins or where control
/// goes elsewhere for certain. (A call does not end it: control comes back.) What can never be reached belongs to no segment. A
/// segment is charged when it is entered. Where less than its units is left, nothing is charged and none of its instructions is
/// executed: an [Exhaustion], whose trace shows the segment's first instruction. So what a call used up that returned is the sum
/// over the instructions it executed; where it trapped, the rest of the last segment is in it, too.
///
/// The units for bytes, entries and pages are charged by themselves, after the operation is found to be inside its bounds and before
/// it changes anything; `grow` costs nothing more where the type or a budget does not let it.
public final class Fuel {

    private static final int BYTES_A_UNIT = 64;
    private static final int ENTRIES_A_UNIT = 8;

    private Fuel() {}

    /// What an instruction costs as a part of its segment, 0 or 1.
    public static int cost(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Block _, Instruction.Loop _, Instruction.Else _, Instruction.End _, Instruction.Nop _ -> 0;
            default -> 1;
        };
    }

    /// What is to be charged before each instruction of a function's body, by its position from 0: what the segment costs that begins
    /// there; 0 where none begins, or one that costs nothing.
    public static int[] charges(Expression body) {
        var charges = new int[16];
        int position = 0;
        int start = 0;
        int unreached = -1; // the blocks open in code that is never reached, or -1 in code that is
        for (var instruction : body) {
            if (position == charges.length) charges = Arrays.copyOf(charges, position * 2);
            if (unreached < 0) {
                charges[start] += cost(instruction);
                if (endsSegment(instruction)) start = position + 1;
                if (leaves(instruction)) unreached = 0;
            } else if (isReachedBehind(instruction, unreached)) {
                start = position + 1;
                unreached = -1;
            } else {
                unreached += nesting(instruction);
            }
            position++;
        }
        return Arrays.copyOf(charges, position);
    }

    private static boolean endsSegment(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Loop _, Instruction.If _, Instruction.Else _, Instruction.End _, Instruction.BrIf _ -> true;
            default -> false;
        };
    }

    private static boolean leaves(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Br _, Instruction.BrTable _, Instruction.Return _, Instruction.Unreachable _ -> true;
            default -> false;
        };
    }

    private static boolean isReachedBehind(Instruction instruction, int unreached) {
        return unreached == 0 && (instruction instanceof Instruction.Else || instruction instanceof Instruction.End);
    }

    private static int nesting(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Block _, Instruction.Loop _, Instruction.If _ -> 1;
            case Instruction.End _ -> -1;
            default -> 0;
        };
    }

    /// What a bulk operation on memory costs for so many bytes.
    public static long ofBytes(long count) {
        return count / BYTES_A_UNIT;
    }

    /// What a bulk operation on a table, or its growth, costs for so many entries.
    public static long ofEntries(long count) {
        return count / ENTRIES_A_UNIT;
    }

    /// What a memory's growth costs by so many pages.
    public static long ofPages(long count) {
        return count * (MemoryType.PAGE / BYTES_A_UNIT);
    }
}

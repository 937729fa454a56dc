package dev.sextant.adapters.compiler;

import dev.sextant.domain.numerics.VectorForm;
import dev.sextant.domain.structure.Instruction;

/// About how many bytes of bytecode instructions become.
final class Estimate {

    private Estimate() {}

    /// The bytes of an instruction.
    static int of(Instruction instruction) {
        return switch (instruction) {
            case Instruction.LocalGet _, Instruction.LocalSet _ -> 2;
            case Instruction.LocalTee _, Instruction.I32Const _ -> 3;
            case Instruction.I64Const _, Instruction.F32Const _, Instruction.F64Const _ -> 3;
            case Instruction.Numeric(var operator) -> Comparison.is(operator) ? 5 : 3;
            case Instruction.V128Const _ -> 6;
            case Instruction.Vector(var operator) -> 14 * (VectorForm.of(operator).low().size() + 1);
            case Instruction.Lane _ -> 22;
            case Instruction.Shuffle _ -> 44;
            case Instruction.Access(var operator, _) -> operator.width() == 16 ? 44 : 12;
            case Instruction.LaneAccess _ -> 36;
            case Instruction.Select _ -> 7;
            case Instruction.GlobalGet _ -> 10;
            case Instruction.GlobalSet _ -> 13;
            case Instruction.Call _ -> 10;
            case Instruction.CallIndirect _ -> 14;
            case Instruction.BrTable(var labels, _) -> labels.size() <= 500 ? 16 + 4 * labels.size() : 200 + labels.size() / 500;
            case Instruction.Block _, Instruction.Nop _, Instruction.End _ -> 0;
            case Instruction.Loop _ -> 4;
            case Instruction.Else _, Instruction.If _, Instruction.Br _, Instruction.Return _, Instruction.Drop _ -> 3;
            case Instruction.BrIf _ -> 5;
            default -> 12;
        };
    }

    /// Whether an operand stack is often empty behind an instruction, so that a function is cut there with little to hand over.
    static boolean isStatement(Instruction instruction) {
        return switch (instruction) {
            case Instruction.LocalSet _, Instruction.GlobalSet _, Instruction.Drop _, Instruction.BrIf _, Instruction.End _,
                    Instruction.Nop _, Instruction.TableSet _, Instruction.MemoryCopy _, Instruction.MemoryFill _ -> true;
            case Instruction.Access(var operator, _) -> operator.isStore();
            default -> false;
        };
    }
}

package dev.sextant.adapters.compiler;


import dev.sextant.domain.numerics.VectorForm;
import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.VectorOperator;

/// Decides where a v128 is an object of the Vector API ([PackedCode]), and where it is two longs ([LongsCode]).
///
/// Packed code is fast once C2 has compiled it; before, an operator takes a microsecond. So a function is packed if its loops have vector
/// operators, most of which have a good form, and if it is small. The system property `sextant.packing` overrules that for tests
/// and measurements: `always` packs whatever can be packed, `never` nothing.
final class Packing {

    /// The most bytecode of a packed function.
    private static final int MOST_BYTES = 7_000;

    /// What an operator costs that is not computed on packed vectors, in operators that are.
    private static final int COST_OF_LONGS = 1;

    private Packing() {}

    /// Whether a function that is one method holds its vectors in objects.
    static boolean suits(Body body, Convention convention) {
        if (!VectorApi.isUsed() || convention.isWide()) return false;
        return switch (System.getProperty("sextant.packing", "")) {
            case "never" -> false;
            case "always" -> true;
            default -> isWorthIt(body);
        };
    }

    private static boolean isWorthIt(Body body) {
        int bytes = 0;
        int balance = 0;
        int loopEnd = -1;
        for (int i = 0; i < body.size(); i++) {
            var instruction = body.at(i);
            bytes += bytes(instruction);
            if (instruction instanceof Instruction.Loop) loopEnd = Math.max(loopEnd, body.end(i));
            if (i < loopEnd) balance += gain(instruction);
        }
        return balance > 0 && bytes <= MOST_BYTES;
    }

    private static int gain(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Vector(var operator) -> PackedForm.of(operator) == PackedForm.LONGS ? -COST_OF_LONGS : 1;
            case Instruction.Lane _, Instruction.Shuffle _ -> 1;
            case Instruction.Access(var operator, _) -> operator.width() == 16 ? 1 : 0;
            default -> 0;
        };
    }

    /// About how much bytecode an instruction becomes in packed code.
    private static int bytes(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Vector(var operator) -> bytes(operator);
            case Instruction.Shuffle _ -> 100;
            case Instruction.Lane _ -> 24;
            case Instruction.LaneAccess _ -> 50;
            case Instruction.Access(var operator, _) -> bytes(operator);
            case Instruction.V128Const _ -> 28;
            case Instruction.Call _, Instruction.CallIndirect _ -> 60;
            default -> Estimate.BYTES.of(instruction);
        };
    }

    private static int bytes(AccessOperator operator) {
        return operator.mnemonic().startsWith("v128") ? 56 : 14;
    }

    private static int bytes(VectorOperator operator) {
        return switch (operator) {
            case I8X16_NARROW_I16X8_S, I8X16_NARROW_I16X8_U, I16X8_NARROW_I32X4_S, I16X8_NARROW_I32X4_U, I16X8_Q15MULR_SAT_S,
                 I8X16_POPCNT, I8X16_SWIZZLE -> 180;
            default -> switch (VectorForm.of(operator)) {
                case SPLAT, REDUCTION -> 24;
                case MULTIPLYING_LOW, MULTIPLYING_HIGH -> 120;
                default -> 56;
            };
        };
    }
}

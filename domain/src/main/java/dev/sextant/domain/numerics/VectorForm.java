package dev.sextant.domain.numerics;

import static dev.sextant.domain.numerics.VectorForm.Piece.*;

import dev.sextant.domain.structure.VectorOperator;
import io.vavr.collection.Array;

/// The shape of a vector operator's function: which pieces of the operands it takes to give one half of the result.
///
/// A v128 is two halves, each a `long`. The function of an operator is called once for the low half of the result with the
/// arguments [#low], and once for the high half with the arguments [#high]. Two forms are called only once, and their [#high]
/// is empty: a [#REDUCTION], whose result is not a v128 but an `int`, and a [#NARROWING_ZERO], whose high half is zero.
///
/// @spec §4.4.3 Vector Instructions
public enum VectorForm {
    /// `long f(long half)`: lane by lane.
    UNARY           (Array.of(LOW.of(0)), Array.of(HIGH.of(0))),
    /// `long f(long half1, long half2)`: lane by lane.
    BINARY          (Array.of(LOW.of(0), LOW.of(1)), Array.of(HIGH.of(0), HIGH.of(1))),
    /// `long f(long half1, long half2, long half3)`: bit by bit.
    TERNARY         (Array.of(LOW.of(0), LOW.of(1), LOW.of(2)), Array.of(HIGH.of(0), HIGH.of(1), HIGH.of(2))),
    /// `long f(long half, int count)`: lane by lane, every lane by the same count.
    SHIFT           (Array.of(LOW.of(0), WHOLE.of(1)), Array.of(HIGH.of(0), WHOLE.of(1))),
    /// `long f(scalar)`: both halves are the same.
    SPLAT           (Array.of(WHOLE.of(0)), Array.of(WHOLE.of(0))),
    /// `int f(long low, long high)`: all lanes to one number.
    REDUCTION       (Array.of(LOW.of(0), HIGH.of(0)), Array.empty()),
    /// `long f(long low, long high, long half2)`: any lane of the first operand to any lane of the result.
    SWIZZLE         (Array.of(LOW.of(0), HIGH.of(0), LOW.of(1)), Array.of(LOW.of(0), HIGH.of(0), HIGH.of(1))),
    /// `long f(int quarter)`: the lanes of the operand's low half, each to one twice as wide.
    EXTENDING_LOW   (Array.of(QUARTER_0.of(0)), Array.of(QUARTER_1.of(0))),
    /// `long f(int quarter)`: the lanes of the operand's high half, each to one twice as wide.
    EXTENDING_HIGH  (Array.of(QUARTER_2.of(0)), Array.of(QUARTER_3.of(0))),
    /// `long f(int quarter1, int quarter2)`: the lanes of the low halves, each pair to one lane twice as wide.
    MULTIPLYING_LOW (Array.of(QUARTER_0.of(0), QUARTER_0.of(1)), Array.of(QUARTER_1.of(0), QUARTER_1.of(1))),
    /// `long f(int quarter1, int quarter2)`: the lanes of the high halves, each pair to one lane twice as wide.
    MULTIPLYING_HIGH(Array.of(QUARTER_2.of(0), QUARTER_2.of(1)), Array.of(QUARTER_3.of(0), QUARTER_3.of(1))),
    /// `long f(long low, long high)`: the lanes of the first operand to the low half, those of the second to the high half.
    NARROWING       (Array.of(LOW.of(0), HIGH.of(0)), Array.of(LOW.of(1), HIGH.of(1))),
    /// `long f(long low, long high)`: the lanes of the operand to the low half; the high half is zero.
    NARROWING_ZERO  (Array.of(LOW.of(0), HIGH.of(0)), Array.empty());

    /// What a function can see of an operand.
    public enum Piece {
        /// All of a number: the operand itself, in its own type.
        WHOLE,
        /// The lower 64 bits of a v128, a `long`.
        LOW,
        /// The upper 64 bits of a v128, a `long`.
        HIGH,
        /// The bits 0 to 31 of a v128, an `int`.
        QUARTER_0,
        /// The bits 32 to 63 of a v128, an `int`.
        QUARTER_1,
        /// The bits 64 to 95 of a v128, an `int`.
        QUARTER_2,
        /// The bits 96 to 127 of a v128, an `int`.
        QUARTER_3;

        /// This piece of the operand with an index from 0.
        Argument of(int operand) {
            return new Argument(operand, this);
        }
    }

    /// A piece of the operand with this index, counted from 0 in the order of the operator's type.
    public record Argument(int operand, Piece piece) {}

    private final Array<Argument> low;
    private final Array<Argument> high;

    VectorForm(Array<Argument> low, Array<Argument> high) {
        this.low = low;
        this.high = high;
    }

    /// The arguments that give the low half of the result, or all of it.
    public Array<Argument> low() {
        return low;
    }

    /// The arguments that give the high half of the result; empty where there is no call for it.
    public Array<Argument> high() {
        return high;
    }

    /// The form of an operator's function.
    public static VectorForm of(VectorOperator operator) {
        return switch (operator) {
            case V128_NOT, I8X16_ABS, I8X16_NEG, I8X16_POPCNT, F32X4_CEIL, F32X4_FLOOR, F32X4_TRUNC, F32X4_NEAREST, F64X2_CEIL,
                 F64X2_FLOOR, F64X2_TRUNC, I16X8_EXTADD_PAIRWISE_I8X16_S, I16X8_EXTADD_PAIRWISE_I8X16_U,
                 I32X4_EXTADD_PAIRWISE_I16X8_S, I32X4_EXTADD_PAIRWISE_I16X8_U, I16X8_ABS, I16X8_NEG, F64X2_NEAREST, I32X4_ABS,
                 I32X4_NEG, I64X2_ABS, I64X2_NEG, F32X4_ABS, F32X4_NEG, F32X4_SQRT, F64X2_ABS, F64X2_NEG, F64X2_SQRT,
                 I32X4_TRUNC_SAT_F32X4_S, I32X4_TRUNC_SAT_F32X4_U, F32X4_CONVERT_I32X4_S, F32X4_CONVERT_I32X4_U -> UNARY;
            case I8X16_EQ, I8X16_NE, I8X16_LT_S, I8X16_LT_U, I8X16_GT_S, I8X16_GT_U, I8X16_LE_S, I8X16_LE_U, I8X16_GE_S,
                 I8X16_GE_U, I16X8_EQ, I16X8_NE, I16X8_LT_S, I16X8_LT_U, I16X8_GT_S, I16X8_GT_U, I16X8_LE_S, I16X8_LE_U,
                 I16X8_GE_S, I16X8_GE_U, I32X4_EQ, I32X4_NE, I32X4_LT_S, I32X4_LT_U, I32X4_GT_S, I32X4_GT_U, I32X4_LE_S,
                 I32X4_LE_U, I32X4_GE_S, I32X4_GE_U, F32X4_EQ, F32X4_NE, F32X4_LT, F32X4_GT, F32X4_LE, F32X4_GE, F64X2_EQ,
                 F64X2_NE, F64X2_LT, F64X2_GT, F64X2_LE, F64X2_GE, V128_AND, V128_ANDNOT, V128_OR, V128_XOR, I8X16_ADD,
                 I8X16_ADD_SAT_S, I8X16_ADD_SAT_U, I8X16_SUB, I8X16_SUB_SAT_S, I8X16_SUB_SAT_U, I8X16_MIN_S, I8X16_MIN_U,
                 I8X16_MAX_S, I8X16_MAX_U, I8X16_AVGR_U, I16X8_Q15MULR_SAT_S, I16X8_ADD, I16X8_ADD_SAT_S, I16X8_ADD_SAT_U,
                 I16X8_SUB, I16X8_SUB_SAT_S, I16X8_SUB_SAT_U, I16X8_MUL, I16X8_MIN_S, I16X8_MIN_U, I16X8_MAX_S, I16X8_MAX_U,
                 I16X8_AVGR_U, I32X4_ADD, I32X4_SUB, I32X4_MUL, I32X4_MIN_S, I32X4_MIN_U, I32X4_MAX_S, I32X4_MAX_U,
                 I32X4_DOT_I16X8_S, I64X2_ADD, I64X2_SUB, I64X2_MUL, I64X2_EQ, I64X2_NE, I64X2_LT_S, I64X2_GT_S, I64X2_LE_S,
                 I64X2_GE_S, F32X4_ADD, F32X4_SUB, F32X4_MUL, F32X4_DIV, F32X4_MIN, F32X4_MAX, F32X4_PMIN, F32X4_PMAX, F64X2_ADD,
                 F64X2_SUB, F64X2_MUL, F64X2_DIV, F64X2_MIN, F64X2_MAX, F64X2_PMIN, F64X2_PMAX -> BINARY;
            case V128_BITSELECT -> TERNARY;
            case I8X16_SHL, I8X16_SHR_S, I8X16_SHR_U, I16X8_SHL, I16X8_SHR_S, I16X8_SHR_U, I32X4_SHL, I32X4_SHR_S, I32X4_SHR_U,
                 I64X2_SHL, I64X2_SHR_S, I64X2_SHR_U -> SHIFT;
            case I8X16_SPLAT, I16X8_SPLAT, I32X4_SPLAT, I64X2_SPLAT, F32X4_SPLAT, F64X2_SPLAT -> SPLAT;
            case V128_ANY_TRUE, I8X16_ALL_TRUE, I8X16_BITMASK, I16X8_ALL_TRUE, I16X8_BITMASK, I32X4_ALL_TRUE, I32X4_BITMASK,
                 I64X2_ALL_TRUE, I64X2_BITMASK -> REDUCTION;
            case I8X16_SWIZZLE -> SWIZZLE;
            case F64X2_PROMOTE_LOW_F32X4, I16X8_EXTEND_LOW_I8X16_S, I16X8_EXTEND_LOW_I8X16_U, I32X4_EXTEND_LOW_I16X8_S,
                 I32X4_EXTEND_LOW_I16X8_U, I64X2_EXTEND_LOW_I32X4_S, I64X2_EXTEND_LOW_I32X4_U, F64X2_CONVERT_LOW_I32X4_S,
                 F64X2_CONVERT_LOW_I32X4_U -> EXTENDING_LOW;
            case I16X8_EXTEND_HIGH_I8X16_S, I16X8_EXTEND_HIGH_I8X16_U, I32X4_EXTEND_HIGH_I16X8_S, I32X4_EXTEND_HIGH_I16X8_U,
                 I64X2_EXTEND_HIGH_I32X4_S, I64X2_EXTEND_HIGH_I32X4_U -> EXTENDING_HIGH;
            case I16X8_EXTMUL_LOW_I8X16_S, I16X8_EXTMUL_LOW_I8X16_U, I32X4_EXTMUL_LOW_I16X8_S, I32X4_EXTMUL_LOW_I16X8_U,
                 I64X2_EXTMUL_LOW_I32X4_S, I64X2_EXTMUL_LOW_I32X4_U -> MULTIPLYING_LOW;
            case I16X8_EXTMUL_HIGH_I8X16_S, I16X8_EXTMUL_HIGH_I8X16_U, I32X4_EXTMUL_HIGH_I16X8_S, I32X4_EXTMUL_HIGH_I16X8_U,
                 I64X2_EXTMUL_HIGH_I32X4_S, I64X2_EXTMUL_HIGH_I32X4_U -> MULTIPLYING_HIGH;
            case I8X16_NARROW_I16X8_S, I8X16_NARROW_I16X8_U, I16X8_NARROW_I32X4_S, I16X8_NARROW_I32X4_U -> NARROWING;
            case F32X4_DEMOTE_F64X2_ZERO, I32X4_TRUNC_SAT_F64X2_S_ZERO, I32X4_TRUNC_SAT_F64X2_U_ZERO -> NARROWING_ZERO;
        };
    }
}

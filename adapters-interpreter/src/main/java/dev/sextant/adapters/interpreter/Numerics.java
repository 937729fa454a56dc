package dev.sextant.adapters.interpreter;

import dev.sextant.domain.numerics.F32;
import dev.sextant.domain.numerics.F64;
import dev.sextant.domain.numerics.I32;
import dev.sextant.domain.numerics.I64;
import dev.sextant.domain.numerics.UndefinedResult;
import dev.sextant.domain.structure.NumericOperator;

/// The numeric operators on registers: what the loop does where an operator has no arm of its own, and how constants are folded.
///
/// @spec §4.3 Numerics
final class Numerics {

    private Numerics() {}

    /// The result of an operator as its register holds it, given its operands as theirs do; `y` of a unary operator is anything.
    ///
    /// @throws UndefinedResult where there is none
    static long apply(NumericOperator operator, long x, long y) {
        return switch (operator) {
            case I32_EQZ             -> bit(I32.eqz((int) x));
            case I32_EQ              -> bit(I32.eq((int) x, (int) y));
            case I32_NE              -> bit(I32.ne((int) x, (int) y));
            case I32_LT_S            -> bit(I32.ltS((int) x, (int) y));
            case I32_LT_U            -> bit(I32.ltU((int) x, (int) y));
            case I32_GT_S            -> bit(I32.gtS((int) x, (int) y));
            case I32_GT_U            -> bit(I32.gtU((int) x, (int) y));
            case I32_LE_S            -> bit(I32.leS((int) x, (int) y));
            case I32_LE_U            -> bit(I32.leU((int) x, (int) y));
            case I32_GE_S            -> bit(I32.geS((int) x, (int) y));
            case I32_GE_U            -> bit(I32.geU((int) x, (int) y));
            case I64_EQZ             -> bit(I64.eqz(x));
            case I64_EQ              -> bit(I64.eq(x, y));
            case I64_NE              -> bit(I64.ne(x, y));
            case I64_LT_S            -> bit(I64.ltS(x, y));
            case I64_LT_U            -> bit(I64.ltU(x, y));
            case I64_GT_S            -> bit(I64.gtS(x, y));
            case I64_GT_U            -> bit(I64.gtU(x, y));
            case I64_LE_S            -> bit(I64.leS(x, y));
            case I64_LE_U            -> bit(I64.leU(x, y));
            case I64_GE_S            -> bit(I64.geS(x, y));
            case I64_GE_U            -> bit(I64.geU(x, y));
            case F32_EQ              -> bit(F32.eq(f32(x), f32(y)));
            case F32_NE              -> bit(F32.ne(f32(x), f32(y)));
            case F32_LT              -> bit(F32.lt(f32(x), f32(y)));
            case F32_GT              -> bit(F32.gt(f32(x), f32(y)));
            case F32_LE              -> bit(F32.le(f32(x), f32(y)));
            case F32_GE              -> bit(F32.ge(f32(x), f32(y)));
            case F64_EQ              -> bit(F64.eq(f64(x), f64(y)));
            case F64_NE              -> bit(F64.ne(f64(x), f64(y)));
            case F64_LT              -> bit(F64.lt(f64(x), f64(y)));
            case F64_GT              -> bit(F64.gt(f64(x), f64(y)));
            case F64_LE              -> bit(F64.le(f64(x), f64(y)));
            case F64_GE              -> bit(F64.ge(f64(x), f64(y)));
            case I32_CLZ             -> I32.clz((int) x);
            case I32_CTZ             -> I32.ctz((int) x);
            case I32_POPCNT          -> I32.popcnt((int) x);
            case I32_ADD             -> I32.add((int) x, (int) y);
            case I32_SUB             -> I32.sub((int) x, (int) y);
            case I32_MUL             -> I32.mul((int) x, (int) y);
            case I32_DIV_S           -> I32.divS((int) x, (int) y);
            case I32_DIV_U           -> I32.divU((int) x, (int) y);
            case I32_REM_S           -> I32.remS((int) x, (int) y);
            case I32_REM_U           -> I32.remU((int) x, (int) y);
            case I32_AND             -> I32.and((int) x, (int) y);
            case I32_OR              -> I32.or((int) x, (int) y);
            case I32_XOR             -> I32.xor((int) x, (int) y);
            case I32_SHL             -> I32.shl((int) x, (int) y);
            case I32_SHR_S           -> I32.shrS((int) x, (int) y);
            case I32_SHR_U           -> I32.shrU((int) x, (int) y);
            case I32_ROTL            -> I32.rotl((int) x, (int) y);
            case I32_ROTR            -> I32.rotr((int) x, (int) y);
            case I64_CLZ             -> I64.clz(x);
            case I64_CTZ             -> I64.ctz(x);
            case I64_POPCNT          -> I64.popcnt(x);
            case I64_ADD             -> I64.add(x, y);
            case I64_SUB             -> I64.sub(x, y);
            case I64_MUL             -> I64.mul(x, y);
            case I64_DIV_S           -> I64.divS(x, y);
            case I64_DIV_U           -> I64.divU(x, y);
            case I64_REM_S           -> I64.remS(x, y);
            case I64_REM_U           -> I64.remU(x, y);
            case I64_AND             -> I64.and(x, y);
            case I64_OR              -> I64.or(x, y);
            case I64_XOR             -> I64.xor(x, y);
            case I64_SHL             -> I64.shl(x, y);
            case I64_SHR_S           -> I64.shrS(x, y);
            case I64_SHR_U           -> I64.shrU(x, y);
            case I64_ROTL            -> I64.rotl(x, y);
            case I64_ROTR            -> I64.rotr(x, y);
            case F32_ABS             -> bits(F32.abs(f32(x)));
            case F32_NEG             -> bits(F32.neg(f32(x)));
            case F32_CEIL            -> bits(F32.ceil(f32(x)));
            case F32_FLOOR           -> bits(F32.floor(f32(x)));
            case F32_TRUNC           -> bits(F32.trunc(f32(x)));
            case F32_NEAREST         -> bits(F32.nearest(f32(x)));
            case F32_SQRT            -> bits(F32.sqrt(f32(x)));
            case F32_ADD             -> bits(F32.add(f32(x), f32(y)));
            case F32_SUB             -> bits(F32.sub(f32(x), f32(y)));
            case F32_MUL             -> bits(F32.mul(f32(x), f32(y)));
            case F32_DIV             -> bits(F32.div(f32(x), f32(y)));
            case F32_MIN             -> bits(F32.min(f32(x), f32(y)));
            case F32_MAX             -> bits(F32.max(f32(x), f32(y)));
            case F32_COPYSIGN        -> bits(F32.copysign(f32(x), f32(y)));
            case F64_ABS             -> bits(F64.abs(f64(x)));
            case F64_NEG             -> bits(F64.neg(f64(x)));
            case F64_CEIL            -> bits(F64.ceil(f64(x)));
            case F64_FLOOR           -> bits(F64.floor(f64(x)));
            case F64_TRUNC           -> bits(F64.trunc(f64(x)));
            case F64_NEAREST         -> bits(F64.nearest(f64(x)));
            case F64_SQRT            -> bits(F64.sqrt(f64(x)));
            case F64_ADD             -> bits(F64.add(f64(x), f64(y)));
            case F64_SUB             -> bits(F64.sub(f64(x), f64(y)));
            case F64_MUL             -> bits(F64.mul(f64(x), f64(y)));
            case F64_DIV             -> bits(F64.div(f64(x), f64(y)));
            case F64_MIN             -> bits(F64.min(f64(x), f64(y)));
            case F64_MAX             -> bits(F64.max(f64(x), f64(y)));
            case F64_COPYSIGN        -> bits(F64.copysign(f64(x), f64(y)));
            case I32_WRAP_I64        -> I32.wrapI64(x);
            case I32_TRUNC_F32_S     -> I32.truncF32S(f32(x));
            case I32_TRUNC_F32_U     -> I32.truncF32U(f32(x));
            case I32_TRUNC_F64_S     -> I32.truncF64S(f64(x));
            case I32_TRUNC_F64_U     -> I32.truncF64U(f64(x));
            case I64_EXTEND_I32_S    -> I64.extendI32S((int) x);
            case I64_EXTEND_I32_U    -> I64.extendI32U((int) x);
            case I64_TRUNC_F32_S     -> I64.truncF32S(f32(x));
            case I64_TRUNC_F32_U     -> I64.truncF32U(f32(x));
            case I64_TRUNC_F64_S     -> I64.truncF64S(f64(x));
            case I64_TRUNC_F64_U     -> I64.truncF64U(f64(x));
            case F32_CONVERT_I32_S   -> bits(F32.convertI32S((int) x));
            case F32_CONVERT_I32_U   -> bits(F32.convertI32U((int) x));
            case F32_CONVERT_I64_S   -> bits(F32.convertI64S(x));
            case F32_CONVERT_I64_U   -> bits(F32.convertI64U(x));
            case F32_DEMOTE_F64      -> bits(F32.demoteF64(f64(x)));
            case F64_CONVERT_I32_S   -> bits(F64.convertI32S((int) x));
            case F64_CONVERT_I32_U   -> bits(F64.convertI32U((int) x));
            case F64_CONVERT_I64_S   -> bits(F64.convertI64S(x));
            case F64_CONVERT_I64_U   -> bits(F64.convertI64U(x));
            case F64_PROMOTE_F32     -> bits(F64.promoteF32(f32(x)));
            case I32_REINTERPRET_F32 -> I32.reinterpretF32(f32(x));
            case I64_REINTERPRET_F64 -> I64.reinterpretF64(f64(x));
            case F32_REINTERPRET_I32 -> bits(F32.reinterpretI32((int) x));
            case F64_REINTERPRET_I64 -> bits(F64.reinterpretI64(x));
            case I32_EXTEND8_S       -> I32.extend8S((int) x);
            case I32_EXTEND16_S      -> I32.extend16S((int) x);
            case I64_EXTEND8_S       -> I64.extend8S(x);
            case I64_EXTEND16_S      -> I64.extend16S(x);
            case I64_EXTEND32_S      -> I64.extend32S(x);
            case I32_TRUNC_SAT_F32_S -> I32.truncSatF32S(f32(x));
            case I32_TRUNC_SAT_F32_U -> I32.truncSatF32U(f32(x));
            case I32_TRUNC_SAT_F64_S -> I32.truncSatF64S(f64(x));
            case I32_TRUNC_SAT_F64_U -> I32.truncSatF64U(f64(x));
            case I64_TRUNC_SAT_F32_S -> I64.truncSatF32S(f32(x));
            case I64_TRUNC_SAT_F32_U -> I64.truncSatF32U(f32(x));
            case I64_TRUNC_SAT_F64_S -> I64.truncSatF64S(f64(x));
            case I64_TRUNC_SAT_F64_U -> I64.truncSatF64U(f64(x));
        };
    }

    private static long bit(boolean condition) {
        return condition ? 1 : 0;
    }

    private static float f32(long register) {
        return Float.intBitsToFloat((int) register);
    }

    private static double f64(long register) {
        return Double.longBitsToDouble(register);
    }

    private static long bits(float number) {
        return Float.floatToRawIntBits(number);
    }

    private static long bits(double number) {
        return Double.doubleToRawLongBits(number);
    }
}

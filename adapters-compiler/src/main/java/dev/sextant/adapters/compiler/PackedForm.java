package dev.sextant.adapters.compiler;

import static dev.sextant.adapters.compiler.Lane.*;
import static dev.sextant.adapters.compiler.VectorOperation.*;

import dev.sextant.domain.structure.VectorOperator;

/// How an operator is computed on packed vectors.
interface PackedForm {

    /// On two longs for each operand, as there is nothing in the Vector API that C2 has an instruction for.
    PackedForm LONGS = code -> {
        throw new IllegalStateException("not on packed vectors");
    };

    /// Emits the operator's code.
    void emit(PackedCode code);

    /// The form of an operator.
    static PackedForm of(VectorOperator operator) {
        return switch (operator) {
            case I8X16_SWIZZLE -> PackedCode::swizzle;
            case I8X16_SPLAT -> code -> code.splat(BYTE);
            case I16X8_SPLAT -> code -> code.splat(SHORT);
            case I32X4_SPLAT -> code -> code.splat(INT);
            case I64X2_SPLAT -> code -> code.splat(LONG);
            case F32X4_SPLAT -> code -> code.splat(FLOAT);
            case F64X2_SPLAT -> code -> code.splat(DOUBLE);
            case I8X16_EQ -> code -> code.comparison(BYTE, EQ);
            case I8X16_NE -> code -> code.comparison(BYTE, NE);
            case I8X16_LT_S -> code -> code.comparison(BYTE, LT);
            case I8X16_LT_U -> code -> code.comparison(BYTE, ULT);
            case I8X16_GT_S -> code -> code.comparison(BYTE, GT);
            case I8X16_GT_U -> code -> code.comparison(BYTE, UGT);
            case I8X16_LE_S -> code -> code.comparison(BYTE, LE);
            case I8X16_LE_U -> code -> code.comparison(BYTE, ULE);
            case I8X16_GE_S -> code -> code.comparison(BYTE, GE);
            case I8X16_GE_U -> code -> code.comparison(BYTE, UGE);
            case I16X8_EQ -> code -> code.comparison(SHORT, EQ);
            case I16X8_NE -> code -> code.comparison(SHORT, NE);
            case I16X8_LT_S -> code -> code.comparison(SHORT, LT);
            case I16X8_LT_U -> code -> code.comparison(SHORT, ULT);
            case I16X8_GT_S -> code -> code.comparison(SHORT, GT);
            case I16X8_GT_U -> code -> code.comparison(SHORT, UGT);
            case I16X8_LE_S -> code -> code.comparison(SHORT, LE);
            case I16X8_LE_U -> code -> code.comparison(SHORT, ULE);
            case I16X8_GE_S -> code -> code.comparison(SHORT, GE);
            case I16X8_GE_U -> code -> code.comparison(SHORT, UGE);
            case I32X4_EQ -> code -> code.comparison(INT, EQ);
            case I32X4_NE -> code -> code.comparison(INT, NE);
            case I32X4_LT_S -> code -> code.comparison(INT, LT);
            case I32X4_LT_U -> code -> code.comparison(INT, ULT);
            case I32X4_GT_S -> code -> code.comparison(INT, GT);
            case I32X4_GT_U -> code -> code.comparison(INT, UGT);
            case I32X4_LE_S -> code -> code.comparison(INT, LE);
            case I32X4_LE_U -> code -> code.comparison(INT, ULE);
            case I32X4_GE_S -> code -> code.comparison(INT, GE);
            case I32X4_GE_U -> code -> code.comparison(INT, UGE);
            case F32X4_EQ -> code -> code.comparison(FLOAT, EQ);
            case F32X4_NE -> code -> code.comparison(FLOAT, NE);
            case F32X4_LT -> code -> code.comparison(FLOAT, LT);
            case F32X4_GT -> code -> code.comparison(FLOAT, GT);
            case F32X4_LE -> code -> code.comparison(FLOAT, LE);
            case F32X4_GE -> code -> code.comparison(FLOAT, GE);
            case V128_NOT -> code -> code.unary(BYTE, NOT);
            case V128_AND -> code -> code.binary(BYTE, AND);
            case V128_ANDNOT -> code -> code.binary(BYTE, AND_NOT);
            case V128_OR -> code -> code.binary(BYTE, OR);
            case V128_XOR -> code -> code.binary(BYTE, XOR);
            case V128_BITSELECT -> PackedCode::bitselect;
            case I8X16_ABS -> code -> code.abs(BYTE);
            case I8X16_NEG -> code -> code.neg(BYTE);
            case I8X16_POPCNT -> PackedCode::popcnt;
            case I8X16_ALL_TRUE -> code -> code.allTrue(BYTE);
            case I8X16_BITMASK -> code -> code.bitmask(BYTE);
            case I8X16_NARROW_I16X8_S -> code -> code.narrow(SHORT, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case I8X16_NARROW_I16X8_U -> code -> code.narrow(SHORT, 0, 0xFF);
            case I8X16_SHL -> code -> code.shift(BYTE, LSHL);
            case I8X16_SHR_S -> code -> code.shift(BYTE, ASHR);
            case I8X16_SHR_U -> code -> code.shift(BYTE, LSHR);
            case I8X16_ADD -> code -> code.binary(BYTE, ADD);
            case I8X16_ADD_SAT_S -> code -> code.binary(BYTE, SADD);
            case I8X16_ADD_SAT_U -> code -> code.binary(BYTE, SUADD);
            case I8X16_SUB -> code -> code.binary(BYTE, SUB);
            case I8X16_SUB_SAT_S -> code -> code.binary(BYTE, SSUB);
            case I8X16_SUB_SAT_U -> code -> code.binary(BYTE, SUSUB);
            case I8X16_MIN_S -> code -> code.binary(BYTE, MIN);
            case I8X16_MIN_U -> code -> code.binary(BYTE, UMIN);
            case I8X16_MAX_S -> code -> code.binary(BYTE, MAX);
            case I8X16_MAX_U -> code -> code.binary(BYTE, UMAX);
            case I8X16_AVGR_U -> PackedCode::averageOfBytes;
            case I16X8_EXTADD_PAIRWISE_I8X16_S -> code -> code.pairwiseSum(SHORT, ASHR);
            case I16X8_EXTADD_PAIRWISE_I8X16_U -> code -> code.pairwiseSum(SHORT, LSHR);
            case I32X4_EXTADD_PAIRWISE_I16X8_S -> code -> code.pairwiseSum(INT, ASHR);
            case I32X4_EXTADD_PAIRWISE_I16X8_U -> code -> code.pairwiseSum(INT, LSHR);
            case I16X8_ABS -> code -> code.abs(SHORT);
            case I16X8_NEG -> code -> code.neg(SHORT);
            case I16X8_Q15MULR_SAT_S -> PackedCode::roundedProduct;
            case I16X8_ALL_TRUE -> code -> code.allTrue(SHORT);
            case I16X8_BITMASK -> code -> code.bitmask(SHORT);
            case I16X8_NARROW_I32X4_S -> code -> code.narrow(INT, Short.MIN_VALUE, Short.MAX_VALUE);
            case I16X8_NARROW_I32X4_U -> code -> code.narrow(INT, 0, 0xFFFF);
            case I16X8_EXTEND_LOW_I8X16_S -> code -> code.extend(SHORT, ASHR, false);
            case I16X8_EXTEND_HIGH_I8X16_S -> code -> code.extend(SHORT, ASHR, true);
            case I16X8_EXTEND_LOW_I8X16_U -> code -> code.extend(SHORT, LSHR, false);
            case I16X8_EXTEND_HIGH_I8X16_U -> code -> code.extend(SHORT, LSHR, true);
            case I16X8_SHL -> code -> code.shift(SHORT, LSHL);
            case I16X8_SHR_S -> code -> code.shift(SHORT, ASHR);
            case I16X8_SHR_U -> code -> code.shift(SHORT, LSHR);
            case I16X8_ADD -> code -> code.binary(SHORT, ADD);
            case I16X8_ADD_SAT_S -> code -> code.binary(SHORT, SADD);
            case I16X8_ADD_SAT_U -> code -> code.binary(SHORT, SUADD);
            case I16X8_SUB -> code -> code.binary(SHORT, SUB);
            case I16X8_SUB_SAT_S -> code -> code.binary(SHORT, SSUB);
            case I16X8_SUB_SAT_U -> code -> code.binary(SHORT, SUSUB);
            case I16X8_MUL -> code -> code.binary(SHORT, MUL);
            case I16X8_MIN_S -> code -> code.binary(SHORT, MIN);
            case I16X8_MIN_U -> code -> code.binary(SHORT, UMIN);
            case I16X8_MAX_S -> code -> code.binary(SHORT, MAX);
            case I16X8_MAX_U -> code -> code.binary(SHORT, UMAX);
            case I16X8_AVGR_U -> PackedCode::averageOfShorts;
            case I16X8_EXTMUL_LOW_I8X16_S -> code -> code.extendedProduct(SHORT, ASHR, false);
            case I16X8_EXTMUL_HIGH_I8X16_S -> code -> code.extendedProduct(SHORT, ASHR, true);
            case I16X8_EXTMUL_LOW_I8X16_U -> code -> code.extendedProduct(SHORT, LSHR, false);
            case I16X8_EXTMUL_HIGH_I8X16_U -> code -> code.extendedProduct(SHORT, LSHR, true);
            case I32X4_ABS -> code -> code.abs(INT);
            case I32X4_NEG -> code -> code.neg(INT);
            case I32X4_ALL_TRUE -> code -> code.allTrue(INT);
            case I32X4_BITMASK -> code -> code.bitmask(INT);
            case I32X4_EXTEND_LOW_I16X8_S -> code -> code.extend(INT, ASHR, false);
            case I32X4_EXTEND_HIGH_I16X8_S -> code -> code.extend(INT, ASHR, true);
            case I32X4_EXTEND_LOW_I16X8_U -> code -> code.extend(INT, LSHR, false);
            case I32X4_EXTEND_HIGH_I16X8_U -> code -> code.extend(INT, LSHR, true);
            case I32X4_SHL -> code -> code.shift(INT, LSHL);
            case I32X4_SHR_S -> code -> code.shift(INT, ASHR);
            case I32X4_SHR_U -> code -> code.shift(INT, LSHR);
            case I32X4_ADD -> code -> code.binary(INT, ADD);
            case I32X4_SUB -> code -> code.binary(INT, SUB);
            case I32X4_MUL -> code -> code.binary(INT, MUL);
            case I32X4_MIN_S -> code -> code.binary(INT, MIN);
            case I32X4_MIN_U -> code -> code.binary(INT, UMIN);
            case I32X4_MAX_S -> code -> code.binary(INT, MAX);
            case I32X4_MAX_U -> code -> code.binary(INT, UMAX);
            case I32X4_DOT_I16X8_S -> PackedCode::dot;
            case I32X4_EXTMUL_LOW_I16X8_S -> code -> code.extendedProduct(INT, ASHR, false);
            case I32X4_EXTMUL_HIGH_I16X8_S -> code -> code.extendedProduct(INT, ASHR, true);
            case I32X4_EXTMUL_LOW_I16X8_U -> code -> code.extendedProduct(INT, LSHR, false);
            case I32X4_EXTMUL_HIGH_I16X8_U -> code -> code.extendedProduct(INT, LSHR, true);
            case I64X2_ABS -> code -> code.abs(LONG);
            case I64X2_NEG -> code -> code.neg(LONG);
            case I64X2_EXTEND_LOW_I32X4_S -> code -> code.extend(LONG, ASHR, false);
            case I64X2_EXTEND_HIGH_I32X4_S -> code -> code.extend(LONG, ASHR, true);
            case I64X2_EXTEND_LOW_I32X4_U -> code -> code.extend(LONG, LSHR, false);
            case I64X2_EXTEND_HIGH_I32X4_U -> code -> code.extend(LONG, LSHR, true);
            case I64X2_SHL -> code -> code.shift(LONG, LSHL);
            case I64X2_SHR_S -> code -> code.shift(LONG, ASHR);
            case I64X2_SHR_U -> code -> code.shift(LONG, LSHR);
            case I64X2_ADD -> code -> code.binary(LONG, ADD);
            case I64X2_SUB -> code -> code.binary(LONG, SUB);
            case I64X2_MUL -> code -> code.binary(LONG, MUL);
            case I64X2_EXTMUL_LOW_I32X4_S -> code -> code.extendedProduct(LONG, ASHR, false);
            case I64X2_EXTMUL_HIGH_I32X4_S -> code -> code.extendedProduct(LONG, ASHR, true);
            case I64X2_EXTMUL_LOW_I32X4_U -> code -> code.extendedProduct(LONG, LSHR, false);
            case I64X2_EXTMUL_HIGH_I32X4_U -> code -> code.extendedProduct(LONG, LSHR, true);
            case F32X4_ABS -> code -> code.abs(FLOAT);
            case F32X4_NEG -> code -> code.neg(FLOAT);
            case F32X4_SQRT -> code -> code.unary(FLOAT, SQRT);
            case F32X4_ADD -> code -> code.binary(FLOAT, ADD);
            case F32X4_SUB -> code -> code.binary(FLOAT, SUB);
            case F32X4_MUL -> code -> code.binary(FLOAT, MUL);
            case F32X4_DIV -> code -> code.binary(FLOAT, DIV);
            case F32X4_MIN -> code -> code.extreme(FLOAT, MIN);
            case F32X4_MAX -> code -> code.extreme(FLOAT, MAX);
            case F32X4_PMIN -> code -> code.pseudoExtreme(FLOAT, LT);
            case F32X4_PMAX -> code -> code.pseudoExtreme(FLOAT, GT);
            case F64X2_ABS -> code -> code.abs(DOUBLE);
            case F64X2_NEG -> code -> code.neg(DOUBLE);
            case F64X2_SQRT -> code -> code.unary(DOUBLE, SQRT);
            case F64X2_ADD -> code -> code.binary(DOUBLE, ADD);
            case F64X2_SUB -> code -> code.binary(DOUBLE, SUB);
            case F64X2_MUL -> code -> code.binary(DOUBLE, MUL);
            case F64X2_DIV -> code -> code.binary(DOUBLE, DIV);
            case F64X2_MIN -> code -> code.extreme(DOUBLE, MIN);
            case F64X2_MAX -> code -> code.extreme(DOUBLE, MAX);
            case I32X4_TRUNC_SAT_F32X4_S -> code -> code.convert(FLOAT, F2I);
            case F32X4_CONVERT_I32X4_S -> code -> code.convert(INT, I2F);
            // Among them all that would need a mask of two lanes.
            case V128_ANY_TRUE, F32X4_DEMOTE_F64X2_ZERO, F64X2_PROMOTE_LOW_F32X4, F32X4_CEIL, F32X4_FLOOR, F32X4_TRUNC,
                 F32X4_NEAREST, F64X2_CEIL, F64X2_FLOOR, F64X2_TRUNC, F64X2_NEAREST, I32X4_TRUNC_SAT_F32X4_U,
                 F32X4_CONVERT_I32X4_U, I32X4_TRUNC_SAT_F64X2_S_ZERO, I32X4_TRUNC_SAT_F64X2_U_ZERO, F64X2_CONVERT_LOW_I32X4_S,
                 F64X2_CONVERT_LOW_I32X4_U, F64X2_EQ, F64X2_NE, F64X2_LT, F64X2_GT, F64X2_LE, F64X2_GE, I64X2_EQ, I64X2_NE,
                 I64X2_LT_S, I64X2_GT_S, I64X2_LE_S, I64X2_GE_S, F64X2_PMIN, F64X2_PMAX, I64X2_ALL_TRUE, I64X2_BITMASK -> LONGS;
        };
    }
}

package dev.sextant.domain.numerics;

import static dev.sextant.domain.structure.LaneOperator.*;
import static dev.sextant.domain.structure.VectorOperator.*;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.VectorOperator;
import io.vavr.control.Option;

/// The vector functions by operator instead of by name, for engines that interpret. Numbers travel as raw bits in a `long`; of
/// an i32 and an f32 only the lower 32 bits count.
///
/// @spec §4.4.3 Vector Instructions
public final class Vectors {

    private Vectors() {}

    /// One half of the result of an operator, or all of it where the operator is a reduction.
    ///
    /// `x`, `y` and `z` are the arguments that the operator's [VectorForm] lists for that half. What it does not list is not
    /// looked at.
    public static long apply(VectorOperator operator, long x, long y, long z) {
        return switch (operator) {
            case I8X16_SWIZZLE -> I8x16.swizzle(x, y, z);
            case I8X16_SPLAT -> I8x16.splat((int) x);
            case I16X8_SPLAT -> I16x8.splat((int) x);
            case I32X4_SPLAT -> I32x4.splat((int) x);
            case I64X2_SPLAT -> I64x2.splat(x);
            case F32X4_SPLAT -> F32x4.splat(Float.intBitsToFloat((int) x));
            case F64X2_SPLAT -> F64x2.splat(Double.longBitsToDouble(x));
            case I8X16_EQ -> I8x16.eq(x, y);
            case I8X16_NE -> I8x16.ne(x, y);
            case I8X16_LT_S -> I8x16.ltS(x, y);
            case I8X16_LT_U -> I8x16.ltU(x, y);
            case I8X16_GT_S -> I8x16.gtS(x, y);
            case I8X16_GT_U -> I8x16.gtU(x, y);
            case I8X16_LE_S -> I8x16.leS(x, y);
            case I8X16_LE_U -> I8x16.leU(x, y);
            case I8X16_GE_S -> I8x16.geS(x, y);
            case I8X16_GE_U -> I8x16.geU(x, y);
            case I16X8_EQ -> I16x8.eq(x, y);
            case I16X8_NE -> I16x8.ne(x, y);
            case I16X8_LT_S -> I16x8.ltS(x, y);
            case I16X8_LT_U -> I16x8.ltU(x, y);
            case I16X8_GT_S -> I16x8.gtS(x, y);
            case I16X8_GT_U -> I16x8.gtU(x, y);
            case I16X8_LE_S -> I16x8.leS(x, y);
            case I16X8_LE_U -> I16x8.leU(x, y);
            case I16X8_GE_S -> I16x8.geS(x, y);
            case I16X8_GE_U -> I16x8.geU(x, y);
            case I32X4_EQ -> I32x4.eq(x, y);
            case I32X4_NE -> I32x4.ne(x, y);
            case I32X4_LT_S -> I32x4.ltS(x, y);
            case I32X4_LT_U -> I32x4.ltU(x, y);
            case I32X4_GT_S -> I32x4.gtS(x, y);
            case I32X4_GT_U -> I32x4.gtU(x, y);
            case I32X4_LE_S -> I32x4.leS(x, y);
            case I32X4_LE_U -> I32x4.leU(x, y);
            case I32X4_GE_S -> I32x4.geS(x, y);
            case I32X4_GE_U -> I32x4.geU(x, y);
            case F32X4_EQ -> F32x4.eq(x, y);
            case F32X4_NE -> F32x4.ne(x, y);
            case F32X4_LT -> F32x4.lt(x, y);
            case F32X4_GT -> F32x4.gt(x, y);
            case F32X4_LE -> F32x4.le(x, y);
            case F32X4_GE -> F32x4.ge(x, y);
            case F64X2_EQ -> F64x2.eq(x, y);
            case F64X2_NE -> F64x2.ne(x, y);
            case F64X2_LT -> F64x2.lt(x, y);
            case F64X2_GT -> F64x2.gt(x, y);
            case F64X2_LE -> F64x2.le(x, y);
            case F64X2_GE -> F64x2.ge(x, y);
            case V128_NOT -> V128.not(x);
            case V128_AND -> V128.and(x, y);
            case V128_ANDNOT -> V128.andnot(x, y);
            case V128_OR -> V128.or(x, y);
            case V128_XOR -> V128.xor(x, y);
            case V128_BITSELECT -> V128.bitselect(x, y, z);
            case V128_ANY_TRUE -> V128.anyTrue(x, y);
            case F32X4_DEMOTE_F64X2_ZERO -> F32x4.demoteF64x2Zero(x, y);
            case F64X2_PROMOTE_LOW_F32X4 -> F64x2.promoteF32x4((int) x);
            case I8X16_ABS -> I8x16.abs(x);
            case I8X16_NEG -> I8x16.neg(x);
            case I8X16_POPCNT -> I8x16.popcnt(x);
            case I8X16_ALL_TRUE -> I8x16.allTrue(x, y);
            case I8X16_BITMASK -> I8x16.bitmask(x, y);
            case I8X16_NARROW_I16X8_S -> I8x16.narrowI16x8S(x, y);
            case I8X16_NARROW_I16X8_U -> I8x16.narrowI16x8U(x, y);
            case F32X4_CEIL -> F32x4.ceil(x);
            case F32X4_FLOOR -> F32x4.floor(x);
            case F32X4_TRUNC -> F32x4.trunc(x);
            case F32X4_NEAREST -> F32x4.nearest(x);
            case I8X16_SHL -> I8x16.shl(x, (int) y);
            case I8X16_SHR_S -> I8x16.shrS(x, (int) y);
            case I8X16_SHR_U -> I8x16.shrU(x, (int) y);
            case I8X16_ADD -> I8x16.add(x, y);
            case I8X16_ADD_SAT_S -> I8x16.addSatS(x, y);
            case I8X16_ADD_SAT_U -> I8x16.addSatU(x, y);
            case I8X16_SUB -> I8x16.sub(x, y);
            case I8X16_SUB_SAT_S -> I8x16.subSatS(x, y);
            case I8X16_SUB_SAT_U -> I8x16.subSatU(x, y);
            case F64X2_CEIL -> F64x2.ceil(x);
            case F64X2_FLOOR -> F64x2.floor(x);
            case I8X16_MIN_S -> I8x16.minS(x, y);
            case I8X16_MIN_U -> I8x16.minU(x, y);
            case I8X16_MAX_S -> I8x16.maxS(x, y);
            case I8X16_MAX_U -> I8x16.maxU(x, y);
            case F64X2_TRUNC -> F64x2.trunc(x);
            case I8X16_AVGR_U -> I8x16.avgrU(x, y);
            case I16X8_EXTADD_PAIRWISE_I8X16_S -> I16x8.extaddPairwiseI8x16S(x);
            case I16X8_EXTADD_PAIRWISE_I8X16_U -> I16x8.extaddPairwiseI8x16U(x);
            case I32X4_EXTADD_PAIRWISE_I16X8_S -> I32x4.extaddPairwiseI16x8S(x);
            case I32X4_EXTADD_PAIRWISE_I16X8_U -> I32x4.extaddPairwiseI16x8U(x);
            case I16X8_ABS -> I16x8.abs(x);
            case I16X8_NEG -> I16x8.neg(x);
            case I16X8_Q15MULR_SAT_S -> I16x8.q15mulrSatS(x, y);
            case I16X8_ALL_TRUE -> I16x8.allTrue(x, y);
            case I16X8_BITMASK -> I16x8.bitmask(x, y);
            case I16X8_NARROW_I32X4_S -> I16x8.narrowI32x4S(x, y);
            case I16X8_NARROW_I32X4_U -> I16x8.narrowI32x4U(x, y);
            case I16X8_EXTEND_LOW_I8X16_S -> I16x8.extendI8x16S((int) x);
            case I16X8_EXTEND_HIGH_I8X16_S -> I16x8.extendI8x16S((int) x);
            case I16X8_EXTEND_LOW_I8X16_U -> I16x8.extendI8x16U((int) x);
            case I16X8_EXTEND_HIGH_I8X16_U -> I16x8.extendI8x16U((int) x);
            case I16X8_SHL -> I16x8.shl(x, (int) y);
            case I16X8_SHR_S -> I16x8.shrS(x, (int) y);
            case I16X8_SHR_U -> I16x8.shrU(x, (int) y);
            case I16X8_ADD -> I16x8.add(x, y);
            case I16X8_ADD_SAT_S -> I16x8.addSatS(x, y);
            case I16X8_ADD_SAT_U -> I16x8.addSatU(x, y);
            case I16X8_SUB -> I16x8.sub(x, y);
            case I16X8_SUB_SAT_S -> I16x8.subSatS(x, y);
            case I16X8_SUB_SAT_U -> I16x8.subSatU(x, y);
            case F64X2_NEAREST -> F64x2.nearest(x);
            case I16X8_MUL -> I16x8.mul(x, y);
            case I16X8_MIN_S -> I16x8.minS(x, y);
            case I16X8_MIN_U -> I16x8.minU(x, y);
            case I16X8_MAX_S -> I16x8.maxS(x, y);
            case I16X8_MAX_U -> I16x8.maxU(x, y);
            case I16X8_AVGR_U -> I16x8.avgrU(x, y);
            case I16X8_EXTMUL_LOW_I8X16_S -> I16x8.extmulI8x16S((int) x, (int) y);
            case I16X8_EXTMUL_HIGH_I8X16_S -> I16x8.extmulI8x16S((int) x, (int) y);
            case I16X8_EXTMUL_LOW_I8X16_U -> I16x8.extmulI8x16U((int) x, (int) y);
            case I16X8_EXTMUL_HIGH_I8X16_U -> I16x8.extmulI8x16U((int) x, (int) y);
            case I32X4_ABS -> I32x4.abs(x);
            case I32X4_NEG -> I32x4.neg(x);
            case I32X4_ALL_TRUE -> I32x4.allTrue(x, y);
            case I32X4_BITMASK -> I32x4.bitmask(x, y);
            case I32X4_EXTEND_LOW_I16X8_S -> I32x4.extendI16x8S((int) x);
            case I32X4_EXTEND_HIGH_I16X8_S -> I32x4.extendI16x8S((int) x);
            case I32X4_EXTEND_LOW_I16X8_U -> I32x4.extendI16x8U((int) x);
            case I32X4_EXTEND_HIGH_I16X8_U -> I32x4.extendI16x8U((int) x);
            case I32X4_SHL -> I32x4.shl(x, (int) y);
            case I32X4_SHR_S -> I32x4.shrS(x, (int) y);
            case I32X4_SHR_U -> I32x4.shrU(x, (int) y);
            case I32X4_ADD -> I32x4.add(x, y);
            case I32X4_SUB -> I32x4.sub(x, y);
            case I32X4_MUL -> I32x4.mul(x, y);
            case I32X4_MIN_S -> I32x4.minS(x, y);
            case I32X4_MIN_U -> I32x4.minU(x, y);
            case I32X4_MAX_S -> I32x4.maxS(x, y);
            case I32X4_MAX_U -> I32x4.maxU(x, y);
            case I32X4_DOT_I16X8_S -> I32x4.dotI16x8S(x, y);
            case I32X4_EXTMUL_LOW_I16X8_S -> I32x4.extmulI16x8S((int) x, (int) y);
            case I32X4_EXTMUL_HIGH_I16X8_S -> I32x4.extmulI16x8S((int) x, (int) y);
            case I32X4_EXTMUL_LOW_I16X8_U -> I32x4.extmulI16x8U((int) x, (int) y);
            case I32X4_EXTMUL_HIGH_I16X8_U -> I32x4.extmulI16x8U((int) x, (int) y);
            case I64X2_ABS -> I64x2.abs(x);
            case I64X2_NEG -> I64x2.neg(x);
            case I64X2_ALL_TRUE -> I64x2.allTrue(x, y);
            case I64X2_BITMASK -> I64x2.bitmask(x, y);
            case I64X2_EXTEND_LOW_I32X4_S -> I64x2.extendI32x4S((int) x);
            case I64X2_EXTEND_HIGH_I32X4_S -> I64x2.extendI32x4S((int) x);
            case I64X2_EXTEND_LOW_I32X4_U -> I64x2.extendI32x4U((int) x);
            case I64X2_EXTEND_HIGH_I32X4_U -> I64x2.extendI32x4U((int) x);
            case I64X2_SHL -> I64x2.shl(x, (int) y);
            case I64X2_SHR_S -> I64x2.shrS(x, (int) y);
            case I64X2_SHR_U -> I64x2.shrU(x, (int) y);
            case I64X2_ADD -> I64x2.add(x, y);
            case I64X2_SUB -> I64x2.sub(x, y);
            case I64X2_MUL -> I64x2.mul(x, y);
            case I64X2_EQ -> I64x2.eq(x, y);
            case I64X2_NE -> I64x2.ne(x, y);
            case I64X2_LT_S -> I64x2.ltS(x, y);
            case I64X2_GT_S -> I64x2.gtS(x, y);
            case I64X2_LE_S -> I64x2.leS(x, y);
            case I64X2_GE_S -> I64x2.geS(x, y);
            case I64X2_EXTMUL_LOW_I32X4_S -> I64x2.extmulI32x4S((int) x, (int) y);
            case I64X2_EXTMUL_HIGH_I32X4_S -> I64x2.extmulI32x4S((int) x, (int) y);
            case I64X2_EXTMUL_LOW_I32X4_U -> I64x2.extmulI32x4U((int) x, (int) y);
            case I64X2_EXTMUL_HIGH_I32X4_U -> I64x2.extmulI32x4U((int) x, (int) y);
            case F32X4_ABS -> F32x4.abs(x);
            case F32X4_NEG -> F32x4.neg(x);
            case F32X4_SQRT -> F32x4.sqrt(x);
            case F32X4_ADD -> F32x4.add(x, y);
            case F32X4_SUB -> F32x4.sub(x, y);
            case F32X4_MUL -> F32x4.mul(x, y);
            case F32X4_DIV -> F32x4.div(x, y);
            case F32X4_MIN -> F32x4.min(x, y);
            case F32X4_MAX -> F32x4.max(x, y);
            case F32X4_PMIN -> F32x4.pmin(x, y);
            case F32X4_PMAX -> F32x4.pmax(x, y);
            case F64X2_ABS -> F64x2.abs(x);
            case F64X2_NEG -> F64x2.neg(x);
            case F64X2_SQRT -> F64x2.sqrt(x);
            case F64X2_ADD -> F64x2.add(x, y);
            case F64X2_SUB -> F64x2.sub(x, y);
            case F64X2_MUL -> F64x2.mul(x, y);
            case F64X2_DIV -> F64x2.div(x, y);
            case F64X2_MIN -> F64x2.min(x, y);
            case F64X2_MAX -> F64x2.max(x, y);
            case F64X2_PMIN -> F64x2.pmin(x, y);
            case F64X2_PMAX -> F64x2.pmax(x, y);
            case I32X4_TRUNC_SAT_F32X4_S -> I32x4.truncSatF32x4S(x);
            case I32X4_TRUNC_SAT_F32X4_U -> I32x4.truncSatF32x4U(x);
            case F32X4_CONVERT_I32X4_S -> F32x4.convertI32x4S(x);
            case F32X4_CONVERT_I32X4_U -> F32x4.convertI32x4U(x);
            case I32X4_TRUNC_SAT_F64X2_S_ZERO -> I32x4.truncSatF64x2SZero(x, y);
            case I32X4_TRUNC_SAT_F64X2_U_ZERO -> I32x4.truncSatF64x2UZero(x, y);
            case F64X2_CONVERT_LOW_I32X4_S -> F64x2.convertI32x4S((int) x);
            case F64X2_CONVERT_LOW_I32X4_U -> F64x2.convertI32x4U((int) x);
        };
    }

    /// The lane of `half` as raw bits (`extract_lane`), or `half` with the bits `x` in the lane (`replace_lane`).
    ///
    /// `half` is the half that the lane lies in: the low one for a lane below `operator.lanes() / 2`.
    public static long apply(LaneOperator operator, long half, int lane, long x) {
        return switch (operator) {
            case I8X16_EXTRACT_LANE_S -> I8x16.extractLaneS(half, lane);
            case I8X16_EXTRACT_LANE_U -> I8x16.extractLaneU(half, lane);
            case I8X16_REPLACE_LANE -> I8x16.replaceLane(half, lane, (int) x);
            case I16X8_EXTRACT_LANE_S -> I16x8.extractLaneS(half, lane);
            case I16X8_EXTRACT_LANE_U -> I16x8.extractLaneU(half, lane);
            case I16X8_REPLACE_LANE -> I16x8.replaceLane(half, lane, (int) x);
            case I32X4_EXTRACT_LANE -> I32x4.extractLane(half, lane);
            case I32X4_REPLACE_LANE -> I32x4.replaceLane(half, lane, (int) x);
            case I64X2_EXTRACT_LANE -> I64x2.extractLane(half, lane);
            case I64X2_REPLACE_LANE -> I64x2.replaceLane(half, lane, x);
            case F32X4_EXTRACT_LANE -> Float.floatToRawIntBits(F32x4.extractLane(half, lane));
            case F32X4_REPLACE_LANE -> F32x4.replaceLane(half, lane, Float.intBitsToFloat((int) x));
            case F64X2_EXTRACT_LANE -> Double.doubleToRawLongBits(F64x2.extractLane(half, lane));
            case F64X2_REPLACE_LANE -> F64x2.replaceLane(half, lane, Double.longBitsToDouble(x));
        };
    }

    /// What a vector load does to the number it has read, as a splat's operand or as a low half; nothing where the number is the
    /// result as it is, with zeros above it.
    ///
    /// @spec §4.4.7 Memory Instructions
    public static Option<VectorOperator> afterLoad(AccessOperator operator) {
        return switch (operator) {
            case V128_LOAD8X8_S -> Option.some(I16X8_EXTEND_LOW_I8X16_S);
            case V128_LOAD8X8_U -> Option.some(I16X8_EXTEND_LOW_I8X16_U);
            case V128_LOAD16X4_S -> Option.some(I32X4_EXTEND_LOW_I16X8_S);
            case V128_LOAD16X4_U -> Option.some(I32X4_EXTEND_LOW_I16X8_U);
            case V128_LOAD32X2_S -> Option.some(I64X2_EXTEND_LOW_I32X4_S);
            case V128_LOAD32X2_U -> Option.some(I64X2_EXTEND_LOW_I32X4_U);
            case V128_LOAD8_SPLAT -> Option.some(I8X16_SPLAT);
            case V128_LOAD16_SPLAT -> Option.some(I16X8_SPLAT);
            case V128_LOAD32_SPLAT -> Option.some(I32X4_SPLAT);
            case V128_LOAD64_SPLAT -> Option.some(I64X2_SPLAT);
            case I32_LOAD, I64_LOAD, F32_LOAD, F64_LOAD, I32_LOAD8_S, I32_LOAD8_U, I32_LOAD16_S, I32_LOAD16_U, I64_LOAD8_S,
                 I64_LOAD8_U, I64_LOAD16_S, I64_LOAD16_U, I64_LOAD32_S, I64_LOAD32_U, I32_STORE, I64_STORE, F32_STORE, F64_STORE,
                 I32_STORE8, I32_STORE16, I64_STORE8, I64_STORE16, I64_STORE32, V128_LOAD, V128_STORE, V128_LOAD32_ZERO,
                 V128_LOAD64_ZERO -> Option.none();
        };
    }

    /// The lane operator that puts a loaded number into its lane, or takes the number to store out of it.
    ///
    /// @spec §4.4.7 Memory Instructions
    public static LaneOperator laneOf(LaneAccessOperator operator) {
        return switch (operator) {
            case V128_LOAD8_LANE -> I8X16_REPLACE_LANE;
            case V128_LOAD16_LANE -> I16X8_REPLACE_LANE;
            case V128_LOAD32_LANE -> I32X4_REPLACE_LANE;
            case V128_LOAD64_LANE -> I64X2_REPLACE_LANE;
            case V128_STORE8_LANE -> I8X16_EXTRACT_LANE_U;
            case V128_STORE16_LANE -> I16X8_EXTRACT_LANE_U;
            case V128_STORE32_LANE -> I32X4_EXTRACT_LANE;
            case V128_STORE64_LANE -> I64X2_EXTRACT_LANE;
        };
    }
}

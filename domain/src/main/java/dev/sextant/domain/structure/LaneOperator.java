package dev.sextant.domain.structure;

import static dev.sextant.domain.structure.Feature.*;
import static dev.sextant.domain.structure.NumberType.*;
import static dev.sextant.domain.structure.TypedOperator.in;
import static dev.sextant.domain.structure.TypedOperator.out;
import static dev.sextant.domain.structure.VectorType.V128;

import io.vavr.collection.Array;

/// The vector operators with a lane index: `extract_lane` and `replace_lane`.
///
/// @spec §2.4.2 Vector Instructions
public enum LaneOperator implements TypedOperator {
    I8X16_EXTRACT_LANE_S(0xFD15, "i8x16.extract_lane_s", in(V128), out(I32), SIMD, 16),
    I8X16_EXTRACT_LANE_U(0xFD16, "i8x16.extract_lane_u", in(V128), out(I32), SIMD, 16),
    I8X16_REPLACE_LANE  (0xFD17, "i8x16.replace_lane",   in(V128, I32), out(V128), SIMD, 16),
    I16X8_EXTRACT_LANE_S(0xFD18, "i16x8.extract_lane_s", in(V128), out(I32), SIMD, 8),
    I16X8_EXTRACT_LANE_U(0xFD19, "i16x8.extract_lane_u", in(V128), out(I32), SIMD, 8),
    I16X8_REPLACE_LANE  (0xFD1A, "i16x8.replace_lane",   in(V128, I32), out(V128), SIMD, 8),
    I32X4_EXTRACT_LANE  (0xFD1B, "i32x4.extract_lane",   in(V128), out(I32), SIMD, 4),
    I32X4_REPLACE_LANE  (0xFD1C, "i32x4.replace_lane",   in(V128, I32), out(V128), SIMD, 4),
    I64X2_EXTRACT_LANE  (0xFD1D, "i64x2.extract_lane",   in(V128), out(I64), SIMD, 2),
    I64X2_REPLACE_LANE  (0xFD1E, "i64x2.replace_lane",   in(V128, I64), out(V128), SIMD, 2),
    F32X4_EXTRACT_LANE  (0xFD1F, "f32x4.extract_lane",   in(V128), out(F32), SIMD, 4),
    F32X4_REPLACE_LANE  (0xFD20, "f32x4.replace_lane",   in(V128, F32), out(V128), SIMD, 4),
    F64X2_EXTRACT_LANE  (0xFD21, "f64x2.extract_lane",   in(V128), out(F64), SIMD, 2),
    F64X2_REPLACE_LANE  (0xFD22, "f64x2.replace_lane",   in(V128, F64), out(V128), SIMD, 2);

    private final Row row;
    private final int lanes;

    LaneOperator(int opcode, String mnemonic, Array<ValueType> in, Array<ValueType> out, Feature feature, int lanes) {
        this.row = new Row(opcode, mnemonic, new FunctionType(in, out), feature);
        this.lanes = lanes;
    }

    @Override
    public Row row() {
        return row;
    }

    /// The number of lanes; a lane index is below it.
    public int lanes() {
        return lanes;
    }
}

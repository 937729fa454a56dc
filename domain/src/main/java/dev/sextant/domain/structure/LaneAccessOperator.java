package dev.sextant.domain.structure;

import static dev.sextant.domain.structure.Feature.*;
import static dev.sextant.domain.structure.NumberType.*;
import static dev.sextant.domain.structure.TypedOperator.in;
import static dev.sextant.domain.structure.TypedOperator.out;
import static dev.sextant.domain.structure.VectorType.V128;

import io.vavr.collection.Array;

/// The loads and stores of one lane of a v128: memory accesses with a [MemoryArgument] and a lane index.
///
/// @spec §2.4.7 Memory Instructions
public enum LaneAccessOperator implements TypedOperator {
    V128_LOAD8_LANE  (0xFD54, "v128.load8_lane",   in(I32, V128), out(V128), SIMD, 1),
    V128_LOAD16_LANE (0xFD55, "v128.load16_lane",  in(I32, V128), out(V128), SIMD, 2),
    V128_LOAD32_LANE (0xFD56, "v128.load32_lane",  in(I32, V128), out(V128), SIMD, 4),
    V128_LOAD64_LANE (0xFD57, "v128.load64_lane",  in(I32, V128), out(V128), SIMD, 8),
    V128_STORE8_LANE (0xFD58, "v128.store8_lane",  in(I32, V128), out(), SIMD, 1),
    V128_STORE16_LANE(0xFD59, "v128.store16_lane", in(I32, V128), out(), SIMD, 2),
    V128_STORE32_LANE(0xFD5A, "v128.store32_lane", in(I32, V128), out(), SIMD, 4),
    V128_STORE64_LANE(0xFD5B, "v128.store64_lane", in(I32, V128), out(), SIMD, 8);

    private final Row row;
    private final int width;

    LaneAccessOperator(int opcode, String mnemonic, Array<ValueType> in, Array<ValueType> out, Feature feature, int width) {
        this.row = new Row(opcode, mnemonic, new FunctionType(in, out), feature);
        this.width = width;
    }

    @Override
    public Row row() {
        return row;
    }

    /// The number of bytes accessed: 1, 2, 4 or 8. An alignment may not be larger.
    public int width() {
        return width;
    }

    /// The number of lanes of that width in a v128; a lane index is below it.
    public int lanes() {
        return 16 / width;
    }

    /// Whether the access writes.
    public boolean isStore() {
        return type().results().isEmpty();
    }
}

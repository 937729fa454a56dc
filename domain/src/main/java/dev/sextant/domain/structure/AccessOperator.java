package dev.sextant.domain.structure;

import static dev.sextant.domain.structure.Feature.*;
import static dev.sextant.domain.structure.NumberType.*;
import static dev.sextant.domain.structure.TypedOperator.in;
import static dev.sextant.domain.structure.TypedOperator.out;
import static dev.sextant.domain.structure.VectorType.V128;

import io.vavr.collection.Array;

/// The loads and stores: memory accesses whose one immediate is a [MemoryArgument].
///
/// @spec §2.4.7 Memory Instructions
public enum AccessOperator implements TypedOperator {
    I32_LOAD         (0x28, "i32.load",          in(I32), out(I32), CORE, 4),
    I64_LOAD         (0x29, "i64.load",          in(I32), out(I64), CORE, 8),
    F32_LOAD         (0x2A, "f32.load",          in(I32), out(F32), CORE, 4),
    F64_LOAD         (0x2B, "f64.load",          in(I32), out(F64), CORE, 8),
    I32_LOAD8_S      (0x2C, "i32.load8_s",       in(I32), out(I32), CORE, 1),
    I32_LOAD8_U      (0x2D, "i32.load8_u",       in(I32), out(I32), CORE, 1),
    I32_LOAD16_S     (0x2E, "i32.load16_s",      in(I32), out(I32), CORE, 2),
    I32_LOAD16_U     (0x2F, "i32.load16_u",      in(I32), out(I32), CORE, 2),
    I64_LOAD8_S      (0x30, "i64.load8_s",       in(I32), out(I64), CORE, 1),
    I64_LOAD8_U      (0x31, "i64.load8_u",       in(I32), out(I64), CORE, 1),
    I64_LOAD16_S     (0x32, "i64.load16_s",      in(I32), out(I64), CORE, 2),
    I64_LOAD16_U     (0x33, "i64.load16_u",      in(I32), out(I64), CORE, 2),
    I64_LOAD32_S     (0x34, "i64.load32_s",      in(I32), out(I64), CORE, 4),
    I64_LOAD32_U     (0x35, "i64.load32_u",      in(I32), out(I64), CORE, 4),
    I32_STORE        (0x36, "i32.store",         in(I32, I32), out(), CORE, 4),
    I64_STORE        (0x37, "i64.store",         in(I32, I64), out(), CORE, 8),
    F32_STORE        (0x38, "f32.store",         in(I32, F32), out(), CORE, 4),
    F64_STORE        (0x39, "f64.store",         in(I32, F64), out(), CORE, 8),
    I32_STORE8       (0x3A, "i32.store8",        in(I32, I32), out(), CORE, 1),
    I32_STORE16      (0x3B, "i32.store16",       in(I32, I32), out(), CORE, 2),
    I64_STORE8       (0x3C, "i64.store8",        in(I32, I64), out(), CORE, 1),
    I64_STORE16      (0x3D, "i64.store16",       in(I32, I64), out(), CORE, 2),
    I64_STORE32      (0x3E, "i64.store32",       in(I32, I64), out(), CORE, 4),
    V128_LOAD        (0xFD00, "v128.load",         in(I32), out(V128), SIMD, 16),
    V128_LOAD8X8_S   (0xFD01, "v128.load8x8_s",    in(I32), out(V128), SIMD, 8),
    V128_LOAD8X8_U   (0xFD02, "v128.load8x8_u",    in(I32), out(V128), SIMD, 8),
    V128_LOAD16X4_S  (0xFD03, "v128.load16x4_s",   in(I32), out(V128), SIMD, 8),
    V128_LOAD16X4_U  (0xFD04, "v128.load16x4_u",   in(I32), out(V128), SIMD, 8),
    V128_LOAD32X2_S  (0xFD05, "v128.load32x2_s",   in(I32), out(V128), SIMD, 8),
    V128_LOAD32X2_U  (0xFD06, "v128.load32x2_u",   in(I32), out(V128), SIMD, 8),
    V128_LOAD8_SPLAT (0xFD07, "v128.load8_splat",  in(I32), out(V128), SIMD, 1),
    V128_LOAD16_SPLAT(0xFD08, "v128.load16_splat", in(I32), out(V128), SIMD, 2),
    V128_LOAD32_SPLAT(0xFD09, "v128.load32_splat", in(I32), out(V128), SIMD, 4),
    V128_LOAD64_SPLAT(0xFD0A, "v128.load64_splat", in(I32), out(V128), SIMD, 8),
    V128_STORE       (0xFD0B, "v128.store",        in(I32, V128), out(), SIMD, 16),
    V128_LOAD32_ZERO (0xFD5C, "v128.load32_zero",  in(I32), out(V128), SIMD, 4),
    V128_LOAD64_ZERO (0xFD5D, "v128.load64_zero",  in(I32), out(V128), SIMD, 8);

    private final Row row;
    private final int width;

    AccessOperator(int opcode, String mnemonic, Array<ValueType> in, Array<ValueType> out, Feature feature, int width) {
        this.row = new Row(opcode, mnemonic, new FunctionType(in, out), feature);
        this.width = width;
    }

    @Override
    public Row row() {
        return row;
    }

    /// The number of bytes accessed: 1, 2, 4, 8 or 16. An alignment may not be larger.
    public int width() {
        return width;
    }

    /// Whether the access writes.
    public boolean isStore() {
        return type().results().isEmpty();
    }
}

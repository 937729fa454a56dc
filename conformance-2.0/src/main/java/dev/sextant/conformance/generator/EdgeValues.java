package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// The numbers at which implementations break: zeros, ends of ranges, powers of two and their neighbours, infinities, NaNs with
/// payloads, subnormals, and the bounds of conversions.
final class EdgeValues {

    /// Edges of i32.
    static final List<Integer> I32 = List.of(
            0, 1, -1, 2, -2, 3, 7, 8, 15, 16, 31, 32, 33, 63, 64, 0x7F, 0x80, 0xFF, 0x100, -0x80, -0x81, 0x7FFF, 0x8000, 0xFFFF,
            0x10000, -0x8000, -0x8001, 0xFFFFFF, 0x1000000, 0x3FFFFFFF, 0x40000000, Integer.MAX_VALUE - 1, Integer.MAX_VALUE,
            Integer.MIN_VALUE, Integer.MIN_VALUE + 1, 0x55555555, 0xAAAAAAAA, 0x01020304, 0x80808080);

    /// Edges of i64.
    static final List<Long> I64 = List.of(
            0L, 1L, -1L, 2L, -2L, 3L, 7L, 31L, 32L, 33L, 63L, 64L, 65L, 0x7FL, 0x80L, 0xFFL, 0x7FFFL, 0x8000L, 0xFFFFL, 0x10000L,
            0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFFL, 0x100000000L, -0x80L, -0x8000L, -0x80000000L, -0x80000001L, 1L << 52, 1L << 53,
            (1L << 53) + 1, 1L << 62, Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 0x7FFFFF4000000001L,
            0x5555555555555555L, 0xAAAAAAAAAAAAAAAAL, 0x0102030405060708L, 0x8080808080808080L);

    /// Edges of f32, as bits.
    static final List<Integer> F32 = List.of(
            0x00000000, 0x80000000,                         // zeros
            0x00000001, 0x80000001, 0x007FFFFF, 0x807FFFFF, // subnormals
            0x00800000, 0x80800000, 0x7F7FFFFF, 0xFF7FFFFF, // least and greatest normals
            0x7F800000, 0xFF800000,                         // infinities
            0x7FC00000, 0xFFC00000, 0x7FC00001, 0xFFFFFFFF, // quiet NaNs
            0x7F800001, 0xFF800001, 0x7FA00000, 0x7FBFFFFF, // signalling NaNs
            0x3F800000, 0xBF800000, 0x3F000000, 0xBF000000, 0x3EFFFFFF, // 1, .5, just below
            0x3FC00000, 0xBFC00000, 0x40200000, // 1.5, 2.5
            0x3F7FFFFF, 0xBF7FFFFF, 0xBF800001, 0x4B000000, 0x4B800000, 0x4B800001, // just below 1, just beyond -1, 2^23, 2^24
            0x4EFFFFFF, 0x4F000000, 0xCF000000, 0xCF000001, 0x4F7FFFFF, 0x4F800000, // 2^31, 2^32 and neighbours
            0x5EFFFFFF, 0x5F000000, 0xDF000000, 0xDF000001, 0x5F7FFFFF, 0x5F800000, // 2^63, 2^64 and neighbours
            0x40490FDB, 0xC2F6E979, 0x42F60000, 0x43000000, 0x437F0000, 0x47000000); // pi, -123.456, 123, 128, 255, 2^15

    /// Edges of f64, as bits.
    static final List<Long> F64 = List.of(
            0x0000000000000000L, 0x8000000000000000L,
            0x0000000000000001L, 0x8000000000000001L, 0x000FFFFFFFFFFFFFL, 0x800FFFFFFFFFFFFFL,
            0x0010000000000000L, 0x8010000000000000L, 0x7FEFFFFFFFFFFFFFL, 0xFFEFFFFFFFFFFFFFL,
            0x7FF0000000000000L, 0xFFF0000000000000L,
            0x7FF8000000000000L, 0xFFF8000000000000L, 0x7FF8000000000001L, 0xFFFFFFFFFFFFFFFFL,
            0x7FF0000000000001L, 0xFFF0000000000001L, 0x7FF4000000000000L, 0x7FF7FFFFFFFFFFFFL,
            0x3FF0000000000000L, 0xBFF0000000000000L, 0x3FE0000000000000L, 0xBFE0000000000000L, 0x3FDFFFFFFFFFFFFFL,
            0x3FF8000000000000L, 0xBFF8000000000000L, 0x4004000000000000L,
            0x3FEFFFFFFFFFFFFFL, 0xBFEFFFFFFFFFFFFFL, 0xBFF0000000000001L, 0x4330000000000000L, 0x4340000000000000L,
            0x41DFFFFFFFC00000L, 0x41DFFFFFFFFFFFFFL, 0x41E0000000000000L, 0xC1E0000000000000L, 0xC1E00000001FFFFFL,
            0xC1E0000000200000L, 0x41EFFFFFFFE00000L, 0x41EFFFFFFFFFFFFFL, 0x41F0000000000000L,    // 2^31, 2^32 and neighbours
            0x43DFFFFFFFFFFFFFL, 0x43E0000000000000L, 0xC3E0000000000000L, 0xC3E0000000000001L,    // 2^63
            0x43EFFFFFFFFFFFFFL, 0x43F0000000000000L,                                              // 2^64
            0x47EFFFFFE0000000L, 0x47EFFFFFEFFFFFFFL, 0x47EFFFFFF0000000L, 0x3690000000000000L,    // the ends of f32
            0x36A0000000000000L, 0x380FFFFFC0000000L, 0x3810000000000000L,
            0x400921FB54442D18L, 0xC05EDD2F1A9FBE77L, 0x405EC00000000000L, 0x406FE00000000000L);

    private EdgeValues() {}

    /// Bits of a v128: lanes of one width, each an edge of its type, or all of them the same edge.
    static long[] v128(Choices choices) {
        int form = choices.below(8);
        boolean alike = choices.percent(30);
        long low = half(form, choices);
        return new long[] {low, alike ? low : half(form, choices)};
    }

    private static long half(int form, Choices choices) {
        return switch (form) {
            case 0 -> choices.of(I64);
            case 1 -> choices.of(F64);
            case 2 -> lanes(32, choices.of(I32), choices.of(I32));
            case 3 -> lanes(32, choices.of(F32), choices.of(F32));
            case 4 -> lanes(16, choices.of(I32), choices.of(I32), choices.of(I32), choices.of(I32));
            case 5 -> lanes(8, choices.of(I32), choices.of(I32), choices.of(I32), choices.of(I32),
                    choices.of(I32), choices.of(I32), choices.of(I32), choices.of(I32));
            case 6 -> choices.bits() & 0x1F1F1F1F1F1F1F1FL;
            default -> choices.bits();
        };
    }

    private static long lanes(int width, int... values) {
        long half = 0;
        for (int value : values) half = half << width | value & (1L << width) - 1;
        return half;
    }

    /// A value of a type: mostly an edge, sometimes any bits; of references null.
    static Value value(ValueType type, Choices choices) {
        boolean any = choices.percent(15);
        return switch (type) {
            case NumberType.I32 -> new Value.I32(any ? (int) choices.bits() : choices.of(I32));
            case NumberType.I64 -> new Value.I64(any ? choices.bits() : choices.of(I64));
            case NumberType.F32 -> new Value.F32(any ? (int) choices.bits() : choices.of(F32));
            case NumberType.F64 -> new Value.F64(any ? choices.bits() : choices.of(F64));
            case VectorType.V128 -> {
                var halves = v128(choices);
                yield new Value.V128(halves[0], halves[1]);
            }
            case ReferenceType.FUNCREF -> new Value.FuncRef(Option.none());
            case ReferenceType.EXTERNREF -> new Value.ExternRef(Option.none());
        };
    }

    /// All edges of a type, as values; of a v128 so many of them.
    static List<Value> all(ValueType type, Choices choices, int vectors) {
        return switch (type) {
            case NumberType.I32 -> I32.stream().<Value>map(Value.I32::new).toList();
            case NumberType.I64 -> I64.stream().<Value>map(Value.I64::new).toList();
            case NumberType.F32 -> F32.stream().<Value>map(Value.F32::new).toList();
            case NumberType.F64 -> F64.stream().<Value>map(Value.F64::new).toList();
            case VectorType.V128 -> {
                var values = new ArrayList<Value>();
                for (int i = 0; i < vectors; i++) values.add(value(type, choices));
                yield values;
            }
            case ReferenceType.FUNCREF, ReferenceType.EXTERNREF -> List.of(Value.zero(type));
        };
    }

    /// The instruction that puts a value on the operand stack.
    static Instruction constant(Value value) {
        return switch (value) {
            case Value.I32(var i) -> new Instruction.I32Const(i);
            case Value.I64(var i) -> new Instruction.I64Const(i);
            case Value.F32(var bits) -> new Instruction.F32Const(bits);
            case Value.F64(var bits) -> new Instruction.F64Const(bits);
            case Value.V128(var low, var high) -> new Instruction.V128Const(low, high);
            case Value.FuncRef _ -> new Instruction.RefNull(ReferenceType.FUNCREF);
            case Value.ExternRef _ -> new Instruction.RefNull(ReferenceType.EXTERNREF);
        };
    }

    /// The value types that a set of features has.
    static List<ValueType> types(Features features) {
        return Array.<ValueType>of(NumberType.values())
                .appendAll(Array.of(VectorType.values()))
                .appendAll(Array.of(ReferenceType.values()))
                .filter(type -> features.has(type.feature()))
                .toJavaList();
    }
}

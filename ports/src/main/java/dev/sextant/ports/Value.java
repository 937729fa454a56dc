package dev.sextant.ports;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import io.vavr.control.Option;

/// A value with its type, as it crosses the border between the embedder and a module. Floats are raw bits, so that the payload of
/// a NaN survives; the factories take and the accessors give Java's types.
///
/// @spec §4.2.1 Values
public sealed interface Value {

    /// The type of the value.
    ValueType type();

    record I32(int value) implements Value {
        @Override public ValueType type() { return NumberType.I32; }
    }

    record I64(long value) implements Value {
        @Override public ValueType type() { return NumberType.I64; }
    }

    record F32(int bits) implements Value {
        @Override public ValueType type() { return NumberType.F32; }
    }

    record F64(long bits) implements Value {
        @Override public ValueType type() { return NumberType.F64; }
    }

    /// `low` holds bytes 0 to 7, the first of them in its lowest bits.
    record V128(long low, long high) implements Value {
        @Override public ValueType type() { return VectorType.V128; }
    }

    /// A reference to a function, or none where it is null.
    record FuncRef(Option<FunctionInstance> function) implements Value {
        @Override public ValueType type() { return ReferenceType.FUNCREF; }
    }

    /// A reference to an object of the embedder's, or none where it is null.
    record ExternRef(Option<Object> object) implements Value {
        @Override public ValueType type() { return ReferenceType.EXTERNREF; }
    }

    static Value i32(int value) {
        return new I32(value);
    }

    static Value i64(long value) {
        return new I64(value);
    }

    static Value f32(float value) {
        return new F32(Float.floatToRawIntBits(value));
    }

    static Value f64(double value) {
        return new F64(Double.doubleToRawLongBits(value));
    }

    /// The value that a local or a global of this type has before it is set: zero or null.
    ///
    /// @spec §4.2.1 Values
    static Value zero(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> new I32(0);
            case NumberType.I64 -> new I64(0);
            case NumberType.F32 -> new F32(0);
            case NumberType.F64 -> new F64(0);
            case VectorType.V128 -> new V128(0, 0);
            case ReferenceType.FUNCREF -> new FuncRef(Option.none());
            case ReferenceType.EXTERNREF -> new ExternRef(Option.none());
        };
    }
}

package dev.sextant.ports;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;

/// The arguments of a call, or its results, read as Java's types.
///
/// The accessors without an index are for the one result that most functions have.
///
/// @throws IndexOutOfBoundsException (every accessor) if there is no such value
/// @throws ClassCastException        (every accessor) if it has another type
public record Values(Array<Value> values) {

    private static final Values NONE = new Values(Array.empty());

    /// No values.
    public static Values none() {
        return NONE;
    }

    /// These values.
    public static Values of(Value... values) {
        return new Values(Array.of(values));
    }

    /// The number of values.
    public int size() {
        return values.size();
    }

    /// The value at an index from 0.
    public Value get(int index) {
        return values.get(index);
    }

    public int i32(int index) {
        return get(index) instanceof Value.I32(var value) ? value : fail(index, NumberType.I32);
    }

    public long i64(int index) {
        return get(index) instanceof Value.I64(var value) ? value : fail(index, NumberType.I64);
    }

    public float f32(int index) {
        return get(index) instanceof Value.F32(var bits) ? Float.intBitsToFloat(bits) : fail(index, NumberType.F32);
    }

    public double f64(int index) {
        return get(index) instanceof Value.F64(var bits) ? Double.longBitsToDouble(bits) : fail(index, NumberType.F64);
    }

    /// The first value, an i32.
    public int asInt() {
        return i32(0);
    }

    /// The first value, an i64.
    public long asLong() {
        return i64(0);
    }

    /// The first value, an f32.
    public float asFloat() {
        return f32(0);
    }

    /// The first value, an f64.
    public double asDouble() {
        return f64(0);
    }

    private int fail(int index, ValueType wanted) {
        throw new ClassCastException("value " + index + " is " + get(index).type() + ", not " + wanted);
    }
}

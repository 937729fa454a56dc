package dev.sextant.conformance.script;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;

/// A value that a script hands to a function, or that a runtime under test answers. Floats are raw bits.
///
/// @spec §4.2.1 Values
public sealed interface Constant {

    /// The type of the value.
    ValueType type();

    record I32(int value) implements Constant {
        @Override public ValueType type() { return NumberType.I32; }
        @Override public String toString() { return Integer.toString(value); }
    }

    record I64(long value) implements Constant {
        @Override public ValueType type() { return NumberType.I64; }
        @Override public String toString() { return Long.toString(value); }
    }

    record F32(int bits) implements Constant {
        @Override public ValueType type() { return NumberType.F32; }
        @Override public String toString() { return BitPattern.show(NumberType.F32, bits); }
    }

    record F64(long bits) implements Constant {
        @Override public ValueType type() { return NumberType.F64; }
        @Override public String toString() { return BitPattern.show(NumberType.F64, bits); }
    }

    /// `low` holds bytes 0 to 7, the first of them in its lowest bits.
    record V128(long low, long high) implements Constant {
        @Override public ValueType type() { return VectorType.V128; }
        @Override public String toString() { return "0x%016x%016x".formatted(high, low); }
    }

    /// The null reference of a type.
    record Null(ReferenceType type) implements Constant {
        @Override public String toString() { return "null"; }
    }

    /// A reference to the object that the script knows by a number. Equal numbers are the same object.
    record ExternRef(long number) implements Constant {
        @Override public ValueType type() { return ReferenceType.EXTERNREF; }
        @Override public String toString() { return "extern " + number; }
    }

    /// A reference to a function. Scripts cannot tell one from another.
    record FuncRef() implements Constant {
        @Override public ValueType type() { return ReferenceType.FUNCREF; }
        @Override public String toString() { return "func"; }
    }
}

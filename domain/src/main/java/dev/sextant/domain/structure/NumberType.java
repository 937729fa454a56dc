package dev.sextant.domain.structure;

/// The type of a number: integers of 32 and 64 bits (without a sign of their own) and IEEE 754 floats.
///
/// @spec §2.3.1 Number Types
public enum NumberType implements ValueType {
    I32(0x7F, "i32"),
    I64(0x7E, "i64"),
    F32(0x7D, "f32"),
    F64(0x7C, "f64");

    private final int code;
    private final String text;

    NumberType(int code, String text) {
        this.code = code;
        this.text = text;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Feature feature() {
        return Feature.CORE;
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.sextant.domain.structure;

/// The type of a vector of 128 bits.
///
/// @spec §2.3.2 Vector Types
public enum VectorType implements ValueType {
    V128(0x7B, "v128");

    private final int code;
    private final String text;

    VectorType(int code, String text) {
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
        return Feature.SIMD;
    }

    @Override
    public String toString() {
        return text;
    }
}

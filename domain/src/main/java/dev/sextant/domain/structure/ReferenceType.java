package dev.sextant.domain.structure;

/// The type of a reference: to any function, or to any object of the embedder. Both may be null.
///
/// @spec §2.3.3 Reference Types
public enum ReferenceType implements ValueType {
    FUNCREF(0x70, "funcref"),
    EXTERNREF(0x6F, "externref");

    private final int code;
    private final String text;

    ReferenceType(int code, String text) {
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
        return Feature.REFERENCE_TYPES;
    }

    @Override
    public String toString() {
        return text;
    }
}

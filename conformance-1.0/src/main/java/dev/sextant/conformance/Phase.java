package dev.sextant.conformance;

/// Where on a module's way a fault shows.
///
/// @spec A.1 Embedding
public enum Phase {
    /// Decoding or parsing.
    MALFORMED("malformed"),
    /// Validation.
    INVALID("invalid"),
    /// Matching the imports; under Core 1.0 also placing the segments.
    UNLINKABLE("unlinkable"),
    /// Execution, that of the start function included.
    TRAP("trap"),
    /// Execution, where a resource was used up.
    EXHAUSTION("exhaustion");

    private final String text;

    Phase(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.sextant.domain.structure;

/// The type of a global: what it holds and whether it can be set.
///
/// @spec §2.3.10 Global Types
public record GlobalType(Mutability mutability, ValueType value) implements ExternalType {

    /// Whether a global can be set.
    public enum Mutability { CONST, VAR }

    /// A global that keeps its first value.
    public static GlobalType constant(ValueType value) {
        return new GlobalType(Mutability.CONST, value);
    }

    /// A global that can be set.
    public static GlobalType variable(ValueType value) {
        return new GlobalType(Mutability.VAR, value);
    }

    /// Whether the global can be set.
    public boolean isVariable() {
        return mutability == Mutability.VAR;
    }

    @Override
    public String toString() {
        return isVariable() ? "global (mut " + value + ")" : "global " + value;
    }
}

package dev.sextant.domain.structure;

import io.vavr.collection.Array;

/// The type of a function, a block or an instruction: what it takes and what it gives, in order.
///
/// @spec §2.3.6 Function Types
public record FunctionType(Array<ValueType> parameters, Array<ValueType> results) implements ExternalType {

    /// `[] -> []`.
    public static final FunctionType EMPTY = new FunctionType(Array.empty(), Array.empty());

    /// A function type without results; [#returning] adds them.
    public static FunctionType of(ValueType... parameters) {
        return new FunctionType(Array.of(parameters), Array.empty());
    }

    /// The same parameters with these results.
    public FunctionType returning(ValueType... results) {
        return new FunctionType(parameters, Array.of(results));
    }

    @Override
    public String toString() {
        return parameters.mkString("[", " ", "]") + " -> " + results.mkString("[", " ", "]");
    }
}

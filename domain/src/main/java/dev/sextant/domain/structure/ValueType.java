package dev.sextant.domain.structure;

/// The type of a value: a number, a vector or a reference.
///
/// @spec §2.3.4 Value Types
public sealed interface ValueType permits NumberType, VectorType, ReferenceType {

    /// The byte that stands for the type in the binary format.
    int code();

    /// The keyword that stands for the type in the text format.
    String text();

    /// The proposal that brought the type.
    Feature feature();
}

package dev.sextant.domain.structure;

/// The type of a block as it is written: nothing, one result, or the index of a function type.
///
/// @spec §2.4.8 Control Instructions
public sealed interface BlockType {

    /// `[] -> []`.
    enum Empty implements BlockType { EMPTY }

    /// `[] -> [type]`.
    record Result(ValueType type) implements BlockType {}

    /// The function type with this index (u32). [Feature#MULTI_VALUE].
    record Index(long type) implements BlockType {}
}

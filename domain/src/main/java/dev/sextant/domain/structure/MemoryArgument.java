package dev.sextant.domain.structure;

/// The immediate of a memory access: a constant added to the address (u32, the sum has 33 bits), and the expected alignment as a
/// power of two (2 means four bytes), which is a hint only.
///
/// @spec §2.4.7 Memory Instructions
public record MemoryArgument(long offset, int align) {}

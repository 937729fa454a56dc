package dev.sextant.domain.structure;

/// The type of something imported or exported.
///
/// @spec §2.3.11 External Types
public sealed interface ExternalType permits FunctionType, TableType, MemoryType, GlobalType {}

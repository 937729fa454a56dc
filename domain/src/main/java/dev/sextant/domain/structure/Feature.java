package dev.sextant.domain.structure;

/// One step in the growth of WebAssembly Core: version 1.0, or a proposal merged since.
///
/// @spec A.7 Change History
public enum Feature {
    /// Core 1.0 itself.
    CORE,
    /// `i32.extend8_s` and its kin.
    SIGN_EXTENSION,
    /// `i32.trunc_sat_f32_s` and its kin: conversions that saturate instead of trapping.
    SATURATING_TRUNCATION,
    /// Functions and blocks with several results; blocks with parameters.
    MULTI_VALUE,
    /// `funcref` and `externref` as values, table instructions, several tables.
    REFERENCE_TYPES,
    /// `memory.copy`, passive segments and their kin; active segments are written one by one and trap.
    BULK_MEMORY,
    /// `v128` and its instructions.
    SIMD
}

package dev.sextant.domain.structure;

/// The sizes beyond which a module is refused although the standard allows it. A file that exceeds one is [Malformed].
///
/// The default is what the WebAssembly JavaScript Interface (§ "Limits") asks of browsers, so that what runs there runs here.
///
/// @param moduleBytes      the size of the module in bytes
/// @param types            function types
/// @param functions        functions, imports not counted
/// @param imports          imports
/// @param exports          exports
/// @param globals          globals, imports not counted
/// @param tables           tables, imports not counted
/// @param memories         memories, imports not counted
/// @param elementSegments  element segments
/// @param elementEntries   entries of one element segment
/// @param dataSegments     data segments
/// @param functionBytes    the size of one function's body in bytes
/// @param locals           the locals of one function, parameters not counted
/// @param parameters       the parameters of one function type
/// @param results          the results of one function type
///
/// @spec A.2 Implementation Limitations
public record ImplementationLimits(
        int moduleBytes,
        int types,
        int functions,
        int imports,
        int exports,
        int globals,
        int tables,
        int memories,
        int elementSegments,
        int elementEntries,
        int dataSegments,
        int functionBytes,
        int locals,
        int parameters,
        int results) {

    /// The numbers of the JavaScript Interface.
    public static final ImplementationLimits DEFAULT = new ImplementationLimits(
            1 << 30, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 100_000, 100,
            10_000_000, 10_000_000, 100_000, 7_654_321, 50_000, 1_000, 1_000);
}

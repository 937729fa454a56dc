package dev.sextant.domain.text;

/// The index spaces of a module.
///
/// @spec §6.6.1 Indices
record Spaces(
        Types types,
        IndexSpace functions,
        IndexSpace tables,
        IndexSpace memories,
        IndexSpace globals,
        IndexSpace elements,
        IndexSpace datas) {

    /// Spaces with nothing in them.
    static Spaces empty(Cursor cursor) {
        return new Spaces(
                new Types(cursor),
                new IndexSpace("function"),
                new IndexSpace("table"),
                new IndexSpace("memory"),
                new IndexSpace("global"),
                new IndexSpace("elem segment"),
                new IndexSpace("data segment"));
    }
}

package dev.sextant.domain.binary;

/// The sections of a module that have a meaning, in the order in which they stand.
///
/// @spec §5.5.2 Sections
enum Section {
    TYPE(1),
    IMPORT(2),
    FUNCTION(3),
    TABLE(4),
    MEMORY(5),
    GLOBAL(6),
    EXPORT(7),
    START(8),
    ELEMENT(9),
    DATA_COUNT(12),
    CODE(10),
    DATA(11);

    /// The id of a custom section, which may stand anywhere; and of nothing, as what a custom section stands after.
    static final int CUSTOM = 0;

    private final int id;

    Section(int id) {
        this.id = id;
    }

    /// The byte that stands for the section.
    int id() {
        return id;
    }
}

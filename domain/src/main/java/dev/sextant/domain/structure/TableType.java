package dev.sextant.domain.structure;

/// The type of a table: its size range in entries and what the entries refer to.
///
/// @spec §2.3.9 Table Types
public record TableType(Limits limits, ReferenceType element) implements ExternalType {

    @Override
    public String toString() {
        return "table " + limits + " " + element;
    }
}

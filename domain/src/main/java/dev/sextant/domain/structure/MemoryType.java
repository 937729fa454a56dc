package dev.sextant.domain.structure;

/// The type of a linear memory: its size range in pages of 64 KiB.
///
/// @spec §2.3.8 Memory Types
public record MemoryType(Limits limits) implements ExternalType {

    /// The size of a page in bytes.
    public static final int PAGE = 65_536;

    /// The most pages a memory can have: 4 GiB.
    public static final int MAXIMUM_PAGES = 65_536;

    @Override
    public String toString() {
        return "memory " + limits;
    }
}

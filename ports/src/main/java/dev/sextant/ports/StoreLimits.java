package dev.sextant.ports;

/// The budgets of a [Store]: what all instances in it may have together. Growth beyond them answers -1; a module that wants more
/// to begin with is an [UnlinkableException]. Closing gives back, being forgotten does not.
///
/// @param memoryBytes      the most bytes of each linear memory
/// @param totalMemoryBytes the most bytes of all linear memories together
/// @param tableEntries     the most entries of all tables together
/// @param instances        the most module instances
/// @spec A.2.2 Implementation Limitations
public record StoreLimits(long memoryBytes, long totalMemoryBytes, long tableEntries, int instances) {

    /// No budget: what a single memory, table or the machine can have is the only bound.
    public static final StoreLimits NONE = new StoreLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);

    /// The same with at most so many bytes in each memory.
    public StoreLimits withMemoryBytes(long bytes) {
        return new StoreLimits(bytes, totalMemoryBytes, tableEntries, instances);
    }

    /// The same with at most so many bytes in all memories together.
    public StoreLimits withTotalMemoryBytes(long bytes) {
        return new StoreLimits(memoryBytes, bytes, tableEntries, instances);
    }

    /// The same with at most so many entries in all tables together.
    public StoreLimits withTableEntries(long entries) {
        return new StoreLimits(memoryBytes, totalMemoryBytes, entries, instances);
    }

    /// The same with at most so many instances.
    public StoreLimits withInstances(int instances) {
        return new StoreLimits(memoryBytes, totalMemoryBytes, tableEntries, instances);
    }
}

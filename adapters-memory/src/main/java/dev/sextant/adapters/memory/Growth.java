package dev.sextant.adapters.memory;

/// How much room a memory takes. Exactly what it needs while that is little; a memory that keeps growing gets half as much again,
/// for copying everything at each page more is quadratic (3.9 s to reach 1 GiB by pages).
final class Growth {

    private static final long EXACT_BELOW = 1 << 20;

    private Growth() {}

    /// The room to make for `wanted` bytes.
    ///
    /// @param had  the bytes that the memory has; one that has none yet gets what is wanted
    /// @param most the most room that can ever be of use
    static long room(long had, long wanted, long most) {
        return had == 0 || wanted <= EXACT_BELOW ? wanted : Math.min(most, wanted + (wanted >> 1));
    }
}

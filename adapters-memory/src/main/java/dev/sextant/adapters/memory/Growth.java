package dev.sextant.adapters.memory;

import dev.sextant.domain.structure.MemoryType;
import dev.sextant.ports.UnlinkableException;

/// How much room a memory takes. Exactly what it needs while that is little; a memory that keeps growing gets half as much again,
/// for copying everything at each page more is quadratic (3.9 s to reach 1 GiB by pages).
final class Growth {

    private static final long EXACT_BELOW = 1 << 20;

    private Growth() {}

    /// The most bytes a memory can have: by its type, and by what its carrier can hold.
    static long ceiling(MemoryType type, long carrierPages) {
        return Math.min(type.limits().maximum().getOrElse((long) MemoryType.MAXIMUM_PAGES), carrierPages) * MemoryType.PAGE;
    }

    /// The size in bytes to begin with.
    ///
    /// @throws UnlinkableException if the carrier cannot hold so much
    static long initial(MemoryType type, long carrierPages) {
        long pages = type.limits().minimum();
        if (pages > carrierPages) throw tooLarge(type, carrierPages * MemoryType.PAGE);
        return pages * MemoryType.PAGE;
    }

    /// That the machine or the carrier cannot have a memory of this type's minimum.
    static UnlinkableException tooLarge(MemoryType type, long bytes) {
        return new UnlinkableException("memory too large: " + type + ", at most " + bytes + " bytes can be had");
    }

    /// The room to make for `wanted` bytes: at least those, at most `ceiling`.
    static long room(long wanted, long ceiling) {
        return wanted <= EXACT_BELOW ? wanted : Math.min(ceiling, wanted + (wanted >> 1));
    }
}

package dev.sextant.domain.structure;

import io.vavr.control.Option;

/// The size range of a memory or a table: pages of 64 KiB for the one, entries for the other. Both numbers are u32.
///
/// @spec §2.3.7 Limits
public record Limits(long minimum, Option<Long> maximum) {

    /// At least `minimum`, with no bound.
    public static Limits atLeast(long minimum) {
        return new Limits(minimum, Option.none());
    }

    /// Between the two, both included.
    public static Limits between(long minimum, long maximum) {
        return new Limits(minimum, Option.some(maximum));
    }

    @Override
    public String toString() {
        return maximum.fold(() -> minimum + "..", most -> minimum + ".." + most);
    }
}

package dev.sextant.ports.system;

import java.util.SplittableRandom;

/// Where a guest's random bytes come from.
@FunctionalInterface
public interface Entropy {

    /// Fills part of an array.
    void fill(byte[] target, int from, int count);

    /// The same bytes at every run, for a seed.
    static Entropy seeded(long seed) {
        var random = new SplittableRandom(seed);
        return (target, from, count) -> {
            for (int i = 0; i < count; i++) target[from + i] = (byte) random.nextInt();
        };
    }
}

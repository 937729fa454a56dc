package dev.sextant.conformance.generator;

import java.util.List;
import java.util.SplittableRandom;

/// A source of choices that a seed determines, today and on every machine.
final class Choices {

    private final SplittableRandom random;

    Choices(long seed) {
        random = new SplittableRandom(seed);
    }

    /// A number from 0 to `bound` - 1.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// A number from `low` to `high`, both included.
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /// True in so many of a hundred cases.
    boolean percent(int cases) {
        return random.nextInt(100) < cases;
    }

    /// True in one of so many cases.
    boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    /// 64 random bits.
    long bits() {
        return random.nextLong();
    }

    /// One of these, each as likely as the other.
    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

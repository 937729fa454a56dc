package dev.sextant.benchmarks;

import java.util.Collection;

/// The shortest of some measurements of the same work: what it takes where nobody is in the way. Neighbours on a shared machine can
/// only make work slower, by up to twice, for seconds on end; medians show them as well.
public final class Fastest {

    private Fastest() {}

    /// It.
    public static double of(Collection<? extends Number> measurements) {
        return measurements.stream().mapToDouble(Number::doubleValue).min().orElseThrow();
    }
}

package dev.sextant.benchmarks;

import java.util.Collection;

/// The middle of some measurements.
public final class Median {

    private Median() {}

    /// It, or the mean of the middle two.
    public static double of(Collection<? extends Number> measurements) {
        var sorted = measurements.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

package dev.sextant.benchmarks.field;

import java.util.Locale;

/// How figures are written.
final class Figures {

    private Figures() {}

    /// Three digits that count, or all before the point.
    static String of(double value) {
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.0995 ? 2 : 4;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /// No more digits than it has.
    static String plain(double value) {
        return value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : String.valueOf((float) value);
    }
}

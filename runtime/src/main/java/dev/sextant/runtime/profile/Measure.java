package dev.sextant.runtime.profile;

import java.util.Locale;

/// What calls are measured in.
enum Measure {
    TIME("time", "ms") {
        @Override
        String show(long amount) {
            return String.format(Locale.ROOT, "%,.3f", amount / 1e6);
        }
    },
    FUEL("fuel", "units") {
        @Override
        String show(long amount) {
            return ProfileText.count(amount);
        }
    };

    private final String text;
    private final String unit;

    Measure(String text, String unit) {
        this.text = text;
        this.unit = unit;
    }

    /// What is measured.
    String text() {
        return text;
    }

    /// What [#show] counts.
    String unit() {
        return unit;
    }

    /// An amount as a number.
    abstract String show(long amount);
}

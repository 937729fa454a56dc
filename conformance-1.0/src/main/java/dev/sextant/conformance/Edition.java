package dev.sextant.conformance;

import dev.sextant.domain.structure.Features;

/// An edition of the standard, which has a suite of its own.
public enum Edition {
    CORE_1_0("core-1.0", Features.CORE_1_0),
    CORE_2_0("core-2.0", Features.CORE_2_0);

    private final String text;
    private final Features features;

    Edition(String text, Features features) {
        this.text = text;
        this.features = features;
    }

    /// The proposals that the edition includes.
    public Features features() {
        return features;
    }

    /// What reports and files call it, such as `core-1.0`.
    @Override
    public String toString() {
        return text;
    }
}

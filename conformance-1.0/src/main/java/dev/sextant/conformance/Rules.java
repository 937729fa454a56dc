package dev.sextant.conformance;

/// By what a runtime's answers are judged.
public record Rules(Wordings wordings, Deviations deviations) {

    /// The standard's wordings, and no deviation.
    public static Rules standard() {
        return new Rules(Wordings.standard(), Deviations.none());
    }
}

package dev.sextant.conformance;

/// What became of one command.
public sealed interface Verdict {

    /// The runtime did as the standard wants.
    enum Passed implements Verdict { PASSED }

    /// It did not, and why.
    record Failed(String reason) implements Verdict {}

    /// It did not, why, and why that is known ([Deviations]).
    record Deviates(String reason, String explanation) implements Verdict {}

    /// The command was not run, and why.
    record NotRun(String reason) implements Verdict {}
}

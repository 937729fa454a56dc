package dev.sextant.conformance;

/// In which form a suite's archive is read; it holds both. The commands are the same.
public enum Form {
    /// What `wast2json` makes of the scripts.
    JSON(""),
    /// The scripts as they were written.
    TEXT(" text");

    private final String suffix;

    Form(String suffix) {
        this.suffix = suffix;
    }

    /// What reports put behind the edition: nothing, or ` text`.
    String suffix() {
        return suffix;
    }
}

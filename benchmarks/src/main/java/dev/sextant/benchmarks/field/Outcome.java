package dev.sextant.benchmarks.field;

/// What came of a measurement. Only a right result has a figure.
sealed interface Outcome {

    /// It was measured.
    ///
    /// @param value what was measured; its unit is the table's
    /// @param note  what has to be known about it; mostly nothing
    record Measured(double value, String note) implements Outcome {}

    /// The guest printed or gave something else than it should.
    record Wrong(String expected, String actual) implements Outcome {}

    /// It could not be done.
    record Failed(String why) implements Outcome {}

    /// What a person is told instead of a figure, or beside it.
    default String complaint() {
        return switch (this) {
            case Measured measured -> measured.note();
            case Wrong wrong -> "WRONG RESULT: \"" + wrong.actual() + "\", it is \"" + wrong.expected() + "\"";
            case Failed failed -> "failed: " + failed.why();
        };
    }
}

package dev.sextant.benchmarks.field;

/// How much of a program's full work an iteration does.
enum Pace {
    /// For what makes machine code.
    COMPILED(5),
    /// For what interprets.
    INTERPRETED(50);

    private final int part;

    Pace(int part) {
        this.part = part;
    }

    /// The units of work in an iteration.
    ///
    /// @param full the units that take native code about 0.3 s
    long units(long full) {
        return full / part;
    }
}

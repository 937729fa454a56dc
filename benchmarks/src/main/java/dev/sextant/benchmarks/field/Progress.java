package dev.sextant.benchmarks.field;

/// Tells whoever waits how far it is, on the standard error output.
final class Progress {

    private final long start = System.nanoTime();
    private int expected;
    private int done;

    /// So many more steps are to come.
    void expect(int steps) {
        expected += steps;
    }

    /// One is done.
    void step(String what, Contender contender, int round, Outcome outcome, String unit) {
        done++;
        var figure = outcome instanceof Outcome.Measured measured ? "%.4g %s".formatted(measured.value(), unit) : outcome.complaint();
        System.err.printf("[%d/%d, %d s] %s, %s, round %d: %s%n", done, expected, (System.nanoTime() - start) / 1_000_000_000L, what,
                contender.title(), round, figure);
    }

    /// One is not necessary.
    void skip() {
        done++;
    }

    /// Something went wrong.
    void note(Contender contender, Outcome outcome) {
        System.err.printf("%s: %s%n", contender.title(), outcome.complaint());
    }
}

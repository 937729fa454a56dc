package dev.sextant.conformance.wasi;

import static org.junit.jupiter.api.Assertions.fail;

import org.opentest4j.TestAbortedException;

/// What a test does whose material is not there.
final class Absent {

    private Absent() {}

    /// Aborts the test with a sentence on how to get it; fails it under continuous integration (the environment variable `CI` is
    /// set), where it has to be there.
    static void because(String howToGet) {
        if (System.getenv("CI") != null) fail(howToGet);
        throw new TestAbortedException(howToGet);
    }
}

package dev.sextant.ports.system;

import dev.sextant.ports.Store;

/// What tells a guest the time, in nanoseconds.
public interface Clocks {

    /// The time since 1970-01-01T00:00Z.
    long realtime();

    /// The time since some moment; it never goes back.
    long monotonic();

    /// The time that the guest's process has computed for.
    long processTime();

    /// The least difference between two times of [#realtime], and of the others.
    long resolution();

    /// Lets time pass.
    ///
    /// @param store whose request to stop ends the wait
    /// @throws dev.sextant.ports.Interruption if it is asked to stop
    void sleep(long nanos, Store store);

    /// Whether sleeping takes real time. Where it does not, whoever waits for something with a timeout finds at once what there is.
    boolean isReal();

    /// The same times at every run: from 2022-01-01T00:00Z on, a millisecond later each time somebody looks, and later by what
    /// somebody sleeps, which takes no time.
    static Clocks fixed() {
        return new FixedClocks();
    }
}

package dev.sextant.cli;

import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.Store;
import dev.sextant.ports.StoreLimits;
import dev.sextant.runtime.Deadline;
import dev.sextant.runtime.WasmRuntime;
import java.time.Duration;
import picocli.CommandLine.Option;

/// The options that say how much a program may use.
final class Limits {

    @Option(
            names = {"--timeout", "-timeout"},
            paramLabel = "TIME",
            converter = Amounts.Time.class,
            description = "Ends the program after a time, such as 500ms, 1.5s or 1m30s (units ns, us, ms, s, m, h).")
    private Duration timeout;

    @Option(
            names = "--fuel",
            paramLabel = "N",
            converter = Amounts.Count.class,
            description = "Ends the program after N units of work, about an instruction each: at the same point at every run.")
    private Long fuel;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = Amounts.Size.class,
            description = "The most bytes of all linear memories together, such as 65536, 64k, 128M or 1GiB. One that wants to grow "
                    + "further cannot.")
    private Long memory;

    @Option(
            names = "--max-call-depth",
            paramLabel = "N",
            converter = Amounts.Depth.class,
            description = "The most calls that may be open at a time (20,000 if nothing is said).")
    private Integer depth;

    /// The limits that code has to observe.
    void apply(WasmRuntime.Builder builder) {
        if (timeout != null) builder.interruptible(true);
        if (fuel != null) builder.metered(true);
        if (depth != null) builder.maximumCallDepth(depth);
    }

    /// A store with the limits on what is in it.
    Store store() {
        var store = new Store(memory == null ? StoreLimits.NONE : StoreLimits.NONE.withTotalMemoryBytes(memory));
        if (fuel != null) store.fuel = fuel;
        return store;
    }

    /// How many calls may be open at a time.
    int callDepth() {
        return depth == null ? EngineOptions.DEFAULT.maximumCallDepth() : depth;
    }

    /// Does some work in a store, for as long as there is time.
    void during(Store store, Runnable work) {
        if (timeout == null) {
            work.run();
            return;
        }
        try (var _ = Deadline.in(timeout, store)) {
            work.run();
        }
    }
}

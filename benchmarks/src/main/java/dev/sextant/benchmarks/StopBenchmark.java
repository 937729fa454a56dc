package dev.sextant.benchmarks;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.HostModule;
import dev.sextant.runtime.Deadline;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntToLongFunction;

/// How long after a deadline each kind of guest ends, and what it costs a guest that it can be stopped and that it is metered.
final class StopBenchmark {

    private static final int STOPS = 200;
    private static final Duration DEADLINE = Duration.ofMillis(10);
    private static final int WARM_UP_SECONDS = 5;
    private static final int ROUNDS = 15;

    /// Processor time: what else runs on the machine does not count.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /// A guest of each kind: none of its exports returns.
    private static final String GUEST = """
            (module
              (import "host" "sleep" (func $sleep))
              (type $unary (func (param i32) (result i32)))
              (memory 16384)
              (table funcref (elem $indirect))
              (func (export "loop") (loop (br 0)))
              (func $fib (param i32) (result i32)
                (if (result i32) (i32.lt_u (local.get 0) (i32.const 2)) (then (local.get 0)) (else (i32.add
                  (call $fib (i32.sub (local.get 0) (i32.const 1))) (call $fib (i32.sub (local.get 0) (i32.const 2)))))))
              (func (export "recursion") (drop (call $fib (i32.const 90))))
              (func $indirect (param i32) (result i32)
                (if (result i32) (i32.lt_u (local.get 0) (i32.const 2)) (then (local.get 0)) (else (i32.add
                  (call_indirect (type $unary) (i32.sub (local.get 0) (i32.const 1)) (i32.const 0))
                  (call_indirect (type $unary) (i32.sub (local.get 0) (i32.const 2)) (i32.const 0))))))
              (func (export "indirect recursion") (drop (call_indirect (type $unary) (i32.const 90) (i32.const 0))))
              (func (export "1 GiB fill")
                (loop (memory.fill (i32.const 0) (i32.const 1) (i32.const 0x40000000)) (br 0)))
              (func (export "sleep") (call $sleep)))
            """;

    /// A guest for WASI that waits in three ways: for an hour, for its input or an hour, for its input. Its subscriptions are at 64
    /// and at 112, what is to be read goes to 16.
    private static final String WASI_GUEST = """
            (module
              (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1)
              (func $hour
                (i32.store8 (i32.const 72) (i32.const 0))
                (i32.store (i32.const 80) (i32.const 1))
                (i64.store (i32.const 88) (i64.const 3600000000000)))
              (func (export "WASI sleep") (call $hour)
                (drop (call $poll (i32.const 64) (i32.const 256) (i32.const 1) (i32.const 8))))
              (func (export "WASI poll") (call $hour)
                (i32.store8 (i32.const 120) (i32.const 1))
                (i32.store (i32.const 128) (i32.const 0))
                (drop (call $poll (i32.const 64) (i32.const 256) (i32.const 2) (i32.const 8))))
              (func (export "WASI stdin read")
                (i32.store (i32.const 0) (i32.const 16))
                (i32.store (i32.const 4) (i32.const 1))
                (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))))
            """;

    private StopBenchmark() {}

    static void run() {
        stops();
        System.out.println();
        costs();
    }

    // ---- how soon a stop comes -------------------------------------------------------------------------------------------

    private static void stops() {
        try (var runtime = WasmRuntime.builder().interruptible(true).build()) {
            var imports = Imports.none().rawFunction("host", "sleep", FunctionType.EMPTY, (caller, _, _, _) ->
                    caller.store().await(Long.MAX_VALUE));
            var guest = runtime.instantiate(runtime.loadText(GUEST), imports);
            Map<String, Runnable> kinds = new LinkedHashMap<>();
            for (var kind : guest.exports()) kinds.put(kind, guest.function(kind)::call);
            var program = runtime.instantiate(
                    runtime.loadText(WASI_GUEST), Imports.none().host(waiting()), guest.store());
            for (var kind : program.exports().remove("memory")) kinds.put(kind, program.function(kind)::call);
            // What the machine makes of the same, whoever executes.
            kinds.put("(a loop of Java)", () -> {
                while (true) guest.store().checkStopped();
            });
            Map<String, double[]> times = new LinkedHashMap<>();
            // In turns, so that what else runs on the machine hits all alike; the first turns only warm up.
            for (int i = -STOPS / 10; i < STOPS; i++) {
                for (var kind : kinds.keySet()) {
                    double time = stop(guest.store(), kinds.get(kind)) / 1e6;
                    if (i >= 0) times.computeIfAbsent(kind, _ -> new double[STOPS])[i] = time;
                }
            }
            System.out.printf("%-22s%10s%10s%10s  %s%n", "", "p50, ms", "p99, ms", "most, ms",
                    "from the deadline to the end of the call, " + STOPS + " stops");
            times.forEach(StopBenchmark::print);
        }
    }

    /// WASI with the machine's clocks, and an input on which nothing comes.
    private static HostModule waiting() {
        var silence = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    new CountDownLatch(1).await();
                    return -1;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        return WasmRuntime.hostModule("wasi_snapshot_preview1", Grants.none()
                .withClocks(WasmRuntime.host().clocks())
                .withInput(WasmRuntime.host().input(silence, false)));
    }

    private static void print(String kind, double[] times) {
        Arrays.sort(times);
        System.out.printf("%-22s%10.2f%10.2f%10.2f%n", kind, times[STOPS / 2], times[STOPS * 99 / 100 - 1], times[STOPS - 1]);
    }

    /// The nanoseconds by which a call ends after its deadline.
    private static long stop(Store store, Runnable call) {
        long begin = System.nanoTime();
        try (var _ = Deadline.in(DEADLINE, store)) {
            call.run();
            throw new IllegalStateException("the guest returned");
        } catch (Interruption _) {
            long late = System.nanoTime() - begin - DEADLINE.toNanos();
            store.resume();
            return late;
        }
    }

    // ---- what it costs that it can come ----------------------------------------------------------------------------------

    private enum Mode {
        PLAIN(false, false), INTERRUPTIBLE(true, false), METERED(false, true), BOTH(true, true);

        private final boolean isInterruptible;
        private final boolean isMetered;

        Mode(boolean isInterruptible, boolean isMetered) {
            this.isInterruptible = isInterruptible;
            this.isMetered = isMetered;
        }

        IntToLongFunction function(byte[] module) {
            var runtime = WasmRuntime.builder().engine("interpreter").interruptible(isInterruptible).metered(isMetered).build();
            var run = runtime.instantiate(runtime.load(module), Imports.none()).function("run");
            return size -> run.call(size).asLong();
        }
    }

    private static void costs() {
        Map<Workload, Map<Mode, IntToLongFunction>> runs = new EnumMap<>(Workload.class);
        for (var workload : Workload.values()) {
            Map<Mode, IntToLongFunction> modes = new EnumMap<>(Mode.class);
            for (var mode : Mode.values()) modes.put(mode, mode.function(workload.module()));
            runs.put(workload, modes);
        }
        runs.forEach(StopBenchmark::warmUp);
        System.out.printf("%-10s%-18s%12s%16s%12s%12s%n",
                "", "one iteration is", "plain, ns", "interruptible", "metered", "both");
        runs.forEach((workload, modes) -> {
            var times = measure(workload, modes);
            double plain = times.get(Mode.PLAIN);
            System.out.printf("%-10s%-18s%12.2f%15.2fx%11.2fx%11.2fx%n",
                    workload.name().toLowerCase(), workload.iteration(), plain,
                    times.get(Mode.INTERRUPTIBLE) / plain, times.get(Mode.METERED) / plain, times.get(Mode.BOTH) / plain);
        });
    }

    private static void warmUp(Workload workload, Map<Mode, IntToLongFunction> modes) {
        long end = System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) modes.values().forEach(run -> time(workload, run));
    }

    private static Map<Mode, Double> measure(Workload workload, Map<Mode, IntToLongFunction> modes) {
        Map<Mode, List<Long>> times = new EnumMap<>(Mode.class);
        for (int round = 0; round < ROUNDS; round++) {
            modes.forEach((mode, run) -> times.computeIfAbsent(mode, _ -> new ArrayList<>()).add(time(workload, run)));
        }
        Map<Mode, Double> medians = new EnumMap<>(Mode.class);
        times.forEach((mode, rounds) -> medians.put(mode, Median.of(rounds) / workload.iterations()));
        return medians;
    }

    private static long time(Workload workload, IntToLongFunction run) {
        long start = CLOCK.getCurrentThreadCpuTime();
        long result = run.applyAsLong(workload.size());
        long time = CLOCK.getCurrentThreadCpuTime() - start;
        if (result != workload.result()) throw new IllegalStateException(result + " for " + workload);
        return time;
    }
}

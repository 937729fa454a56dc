package dev.sextant.benchmarks.field;

import dev.sextant.benchmarks.Fastest;
import dev.sextant.runtime.WasmRuntime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What it costs the kernels on the compiler that they can be stopped and that they are metered: processor time beside that of code
/// which can be neither. Iterations go by turns, and the fastest of each counts.
public final class LimitBenchmark {

    /// Enough that HotSpot has compiled what it will.
    private static final int WARM_UP = 12;

    private static final int ROUNDS = 100;
    private static final long STACK_BYTES = 256L << 20;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private LimitBenchmark() {}

    private enum Mode {
        PLAIN(false, false), INTERRUPTIBLE(true, false), METERED(false, true);

        private final boolean isInterruptible;
        private final boolean isMetered;

        Mode(boolean isInterruptible, boolean isMetered) {
            this.isInterruptible = isInterruptible;
            this.isMetered = isMetered;
        }

        private Guest guest() {
            return new SextantGuest(WasmRuntime.builder().engine("compiler").interruptible(isInterruptible).metered(isMetered).build());
        }
    }

    /// Measures and prints.
    public static void run() throws InterruptedException {
        var thread = new Thread(null, LimitBenchmark::measure, "guest", STACK_BYTES);
        thread.start();
        thread.join();
    }

    private static void measure() {
        System.out.printf("%-10s %12s %14s %9s%n", "", "plain, ms", "interruptible", "metered");
        double interruptible = 0;
        double metered = 0;
        var kernels = Program.ALL.stream().filter(program -> program.kind() == Program.Kind.KERNEL).toList();
        for (var kernel : kernels) {
            var times = times(kernel);
            double plain = times.get(Mode.PLAIN);
            System.out.printf("%-10s %12.1f %14.2f %9.2f%n", kernel.name(), plain / 1e6,
                    times.get(Mode.INTERRUPTIBLE) / plain, times.get(Mode.METERED) / plain);
            interruptible += Math.log(times.get(Mode.INTERRUPTIBLE) / plain);
            metered += Math.log(times.get(Mode.METERED) / plain);
        }
        System.out.printf("%-10s %12s %14.2f %9.2f%n", "geometric mean", "",
                Math.exp(interruptible / kernels.size()), Math.exp(metered / kernels.size()));
    }

    private static Map<Mode, Double> times(Program kernel) {
        try {
            var folder = Path.of(System.getProperty("sextant.bench", "../shared/bench"), "wasm");
            var bytes = Files.readAllBytes(folder.resolve(kernel.name() + ".wasm"));
            var guests = new EnumMap<Mode, Guest.Compiled>(Mode.class);
            var times = new EnumMap<Mode, List<Long>>(Mode.class);
            for (var mode : Mode.values()) {
                guests.put(mode, mode.guest().compile(bytes));
                times.put(mode, new ArrayList<>());
            }
            for (int i = 0; i < WARM_UP; i++) {
                for (var mode : Mode.values()) iteration(kernel, Pace.COMPILED, guests.get(mode));
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (var mode : Mode.values()) times.get(mode).add(iteration(kernel, Pace.INTERPRETED, guests.get(mode)));
            }
            var fastest = new EnumMap<Mode, Double>(Mode.class);
            times.forEach((mode, list) -> fastest.put(mode, Fastest.of(list)));
            return fastest;
        } catch (IOException e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    private static long iteration(Program kernel, Pace pace, Guest.Compiled guest) {
        var output = new ByteArrayOutputStream();
        var instance = guest.instantiate(output, kernel.name(), String.valueOf(pace.units(kernel.full())));
        long start = CLOCK.getCurrentThreadCpuTime();
        instance.start();
        long time = CLOCK.getCurrentThreadCpuTime() - start;
        var sum = output.toString(StandardCharsets.UTF_8).strip();
        if (!sum.equals(kernel.sum(pace))) {
            throw new IllegalStateException(kernel.name() + ": not the checksum: " + sum);
        }
        return time;
    }
}

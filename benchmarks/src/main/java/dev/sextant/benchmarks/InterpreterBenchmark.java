package dev.sextant.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/// The interpreters side by side in one JVM, in turns: nanoseconds of the thread's processor time for an iteration, and the ratio.
final class InterpreterBenchmark {

    private static final int WARM_UP_SECONDS = 6;
    private static final int ROUNDS = 15;

    /// Processor time: what else runs on the machine does not count.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private InterpreterBenchmark() {}

    static void run() {
        Map<Workload, Map<Contender, IntToLongFunction>> runs = new EnumMap<>(Workload.class);
        for (var workload : Workload.values()) {
            Map<Contender, IntToLongFunction> contenders = new EnumMap<>(Contender.class);
            for (var contender : Contender.values()) contenders.put(contender, contender.interpret(workload.module()));
            runs.put(workload, contenders);
        }
        // Every workload is warm before the first is measured: what one does to the profile of an interpreter's loop, all feel.
        for (var workload : Workload.values()) warmUp(workload, runs.get(workload));

        System.out.printf("%-10s%-18s%14s%14s%10s%n", "", "one iteration is", "Sextant, ns", "Endive, ns", "ratio");
        double product = 1;
        for (var workload : Workload.values()) {
            var times = measure(workload, runs.get(workload));
            double ratio = times.get(Contender.SEXTANT) / times.get(Contender.ENDIVE);
            product *= ratio;
            System.out.printf("%-10s%-18s%14.2f%14.2f%10.2f%n", workload.name().toLowerCase(), workload.iteration(),
                    times.get(Contender.SEXTANT), times.get(Contender.ENDIVE), ratio);
        }
        System.out.printf("%-56s%10.2f%n", "geometric mean (below 1: Sextant is faster)",
                Math.pow(product, 1.0 / Workload.values().length));
    }

    private static void warmUp(Workload workload, Map<Contender, IntToLongFunction> contenders) {
        long end = System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) contenders.forEach((contender, run) -> time(workload, contender, run));
    }

    /// The median of the rounds for each contender, in nanoseconds an iteration.
    private static Map<Contender, Double> measure(Workload workload, Map<Contender, IntToLongFunction> contenders) {
        Map<Contender, List<Long>> times = new EnumMap<>(Contender.class);
        for (int round = 0; round < ROUNDS; round++) {
            contenders.forEach((contender, run) ->
                    times.computeIfAbsent(contender, _ -> new ArrayList<>()).add(time(workload, contender, run)));
        }
        Map<Contender, Double> medians = new EnumMap<>(Contender.class);
        times.forEach((contender, rounds) -> medians.put(contender, Median.of(rounds) / workload.iterations()));
        return medians;
    }

    private static long time(Workload workload, Contender contender, IntToLongFunction run) {
        long start = CLOCK.getCurrentThreadCpuTime();
        long result = run.applyAsLong(workload.size());
        long time = CLOCK.getCurrentThreadCpuTime() - start;
        if (result != workload.result()) {
            throw new IllegalStateException(contender + " says " + result + " for " + workload + ", it is " + workload.result());
        }
        return time;
    }
}

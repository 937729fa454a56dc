package dev.sextant.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Decoding and validation side by side, each in JVMs of its own, in turns: bytes per second in the first second and when warm, and the
/// least heap in which it can be done at all.
final class DecodeBenchmark {

    private static final int COLD_ROUNDS = 5;
    private static final int WARM_ROUNDS = 3;
    private static final int WARM_SECONDS = 10;
    private static final int MOST_HEAP_MIB = 2_048;
    /// The least heap is found to within this part of it.
    private static final int HEAP_PRECISION = 16;

    private DecodeBenchmark() {}

    static void run() throws IOException {
        var folder = Files.createTempDirectory("sextant-decode");
        try {
            System.out.printf("%-32s%-22s%14s%14s%10s%n", "", "", "Sextant", "Endive", "ratio");
            for (var module : modules(folder).entrySet()) measure(module.getKey(), module.getValue());
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static Map<String, Path> modules(Path folder) throws IOException {
        Map<String, Path> modules = new LinkedHashMap<>();
        try (var in = Contender.class.getResourceAsStream("/wast2json")) {
            modules.put("wast2json", Files.write(folder.resolve("wast2json.wasm"), in.readAllBytes()));
        }
        modules.put("generated", Files.write(folder.resolve("generated.wasm"), GeneratedModule.ofBytes(20_000_000)));
        return modules;
    }

    private static void measure(String name, Path module) throws IOException {
        var title = "%s, %.1f MB".formatted(name, Files.size(module) / 1e6);
        row(title, "cold, MB/s", COLD_ROUNDS, contender -> speed(contender, module, 1));
        row(title, "warm, MB/s", WARM_ROUNDS, contender -> speed(contender, module, WARM_SECONDS));
        row(title, "least heap, MiB", 1, contender -> leastHeap(contender, module));
    }

    private static void row(String title, String unit, int rounds, ToDoubleFunction<Contender> measure) {
        Map<Contender, List<Double>> measurements = new EnumMap<>(Contender.class);
        for (int round = 0; round < rounds; round++) {
            for (var contender : Contender.values()) {
                measurements.computeIfAbsent(contender, _ -> new ArrayList<>()).add(measure.applyAsDouble(contender));
            }
        }
        double sextant = Median.of(measurements.get(Contender.SEXTANT));
        double endive = Median.of(measurements.get(Contender.ENDIVE));
        System.out.printf("%-32s%-22s%14.1f%14.1f%10.2f%n", title, unit, sextant, endive, sextant / endive);
    }

    private static double speed(Contender contender, Path module, int seconds) {
        var printed = process("-Xmx" + MOST_HEAP_MIB + "m", contender, module, seconds);
        if (printed.isEmpty()) throw new IllegalStateException(contender + " cannot decode " + module);
        return Double.parseDouble(printed.strip()) / 1e6;
    }

    /// The least heap in MiB in which the module can be decoded and validated once and kept.
    private static double leastHeap(Contender contender, Path module) {
        int works = 4;
        while (!suffices(works, contender, module)) works *= 2;
        int fails = works / 2;
        while (works - fails > Math.max(1, works / HEAP_PRECISION)) {
            int heap = (fails + works) / 2;
            if (suffices(heap, contender, module)) {
                works = heap;
            } else {
                fails = heap;
            }
        }
        return works;
    }

    private static boolean suffices(int heap, Contender contender, Path module) {
        if (heap > 8 * MOST_HEAP_MIB) throw new IllegalStateException(contender + " cannot decode " + module);
        return !process("-Xmx" + heap + "m", contender, module, 0).isEmpty();
    }

    /// What a JVM prints that decodes for so many seconds; nothing if it fails.
    private static String process(String heap, Contender contender, Path module, int seconds) {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-XX:+UseSerialGC",
                            "-cp", System.getProperty("java.class.path"), Benchmarks.class.getName(),
                            DecodeProcess.NAME, contender.name(), module.toString(), String.valueOf(seconds))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes());
            return process.waitFor() == 0 ? printed : "";
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

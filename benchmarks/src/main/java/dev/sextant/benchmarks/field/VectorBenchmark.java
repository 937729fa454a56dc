package dev.sextant.benchmarks.field;

import dev.sextant.benchmarks.Fastest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The kernels of the workload `simd`, compiled by clang with vector instructions and without them, on the compiler in a JVM that has the
/// Vector API and in one that has not: processor time of a unit of work, and how it stands to that of the scalar code.
public final class VectorBenchmark {

    private static final String UNITS = "2200";
    private static final String CHECKSUM = "5058543471012";
    private static final int SECONDS = 20;
    private static final int PATIENCE_SECONDS = 300;

    private VectorBenchmark() {}

    /// Measures and prints.
    public static void run() throws IOException, InterruptedException {
        var source = Path.of(System.getProperty("sextant.bench", "../shared/bench")).resolve("src").resolve("simd.c");
        var folder = Files.createTempDirectory("sextant-vectors");
        var scalar = build(source, folder.resolve("scalar.wasm"), List.of());
        var vector = build(source, folder.resolve("vector.wasm"), List.of("-msimd128"));
        var with = List.of("--add-modules", "jdk.incubator.vector");
        double unit = measure(scalar, List.of());
        System.out.printf("%-36s %8.1f us%n", "scalar", unit);
        print("scalar, Vector API", measure(scalar, with), unit);
        print("vectors", measure(vector, List.of()), unit);
        print("vectors, Vector API", measure(vector, with), unit);
    }

    private static void print(String what, double micros, double unit) {
        System.out.printf("%-36s %8.1f us  %.2f of the scalar code's%n", what, micros, micros / unit);
    }

    private static Path build(Path source, Path module, List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("clang", "--target=wasm32-wasi", "-O2", "--sysroot=/usr", source.toString(),
                "-o", module.toString()));
        command.addAll(options);
        var answer = Child.run(command, PATIENCE_SECONDS);
        if (answer.code() != 0) throw new IOException("clang: " + answer.errors());
        return module;
    }

    /// Microseconds of a unit: the fastest of the second half of the iterations.
    private static double measure(Path module, List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2048m", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GuestProcess.class.getName(), "sextant", "compiler", "heap",
                "steady", module.toString(), UNITS, String.valueOf(SECONDS)));
        var lines = Child.run(command, PATIENCE_SECONDS).lines().stream().filter(line -> line.startsWith("iteration ")).toList();
        if (lines.isEmpty() || !lines.stream().allMatch(line -> line.endsWith(" " + CHECKSUM))) {
            throw new IllegalStateException("not the checksum: " + lines);
        }
        var times = lines.stream().map(line -> Long.parseLong(line.split(" ")[1])).toList();
        return Fastest.of(times.subList(times.size() / 2, times.size())) / 1e3 / Long.parseLong(UNITS);
    }
}

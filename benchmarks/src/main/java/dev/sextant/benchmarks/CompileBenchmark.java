package dev.sextant.benchmarks;

import dev.sextant.benchmarks.field.FieldBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How fast the compiler makes code: of a large generated module all of it at once, on all processors, and up to the first instruction in
/// a JVM that has just started; then lua.wasm and the same module beside others, as `field` has them.
final class CompileBenchmark {

    private static final int BYTES = 16_000_000;
    private static final int FUNCTIONS = 18_000;
    private static final int ROUNDS = 3;
    private static final String HEAP = "-Xmx2g";

    private CompileBenchmark() {}

    static void run(List<String> words) throws IOException, InterruptedException {
        var module = Files.createTempFile("sextant-compile", ".wasm");
        try {
            Files.write(module, GeneratedModule.callable(BYTES, FUNCTIONS));
            System.out.printf("generated module, %.1f MB, %,d functions, %d processors, %s%n", Files.size(module) / 1e6, FUNCTIONS,
                    Runtime.getRuntime().availableProcessors(), HEAP);
            System.out.printf("%6s %14s %14s %14s %14s %14s%n", "", "first call, s", "all code, s", "its CPU, s", "MB/s", "peak, MB");
            for (int round = 1; round <= ROUNDS; round++) System.out.printf("%6d %s", round, process(module));
        } finally {
            Files.delete(module);
        }
        var field = Stream.concat(
                Stream.of("--only", "compile", "--contenders", "sextant-compiler,endive-compiler", "--seconds", "10", "--rounds", "3"),
                words.stream());
        FieldBenchmark.run(field.toList());
    }

    private static String process(Path module) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-XX:+UseSerialGC",
                        "-cp", System.getProperty("java.class.path"), Benchmarks.class.getName(), CompileProcess.NAME, module.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(process.getInputStream().readAllBytes());
        return process.waitFor() == 0 ? printed : "failed\n";
    }
}

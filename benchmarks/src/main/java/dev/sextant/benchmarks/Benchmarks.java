package dev.sextant.benchmarks;

import dev.sextant.benchmarks.field.FieldBenchmark;
import dev.sextant.benchmarks.field.LimitBenchmark;
import dev.sextant.benchmarks.field.VectorBenchmark;
import java.nio.file.Path;
import java.util.List;

/// What `benchmarks/run` starts: the name of a benchmark, and what else it wants to know.
public final class Benchmarks {

    /// A benchmark: what it is called, what it says, and how it is run.
    private record Benchmark(String name, String says, Run run) {}

    private interface Run {
        void with(List<String> words) throws Exception;
    }

    private static final List<Benchmark> ALL = List.of(
            new Benchmark("field", "programs on everything that runs them here; field --help lists options",
                    words -> System.exit(FieldBenchmark.run(words))),
            new Benchmark("interpreter", "the interpreter's time per iteration beside another's", _ -> InterpreterBenchmark.run()),
            new Benchmark("decode", "how fast, and in how much memory, modules are decoded and validated", _ -> DecodeBenchmark.run()),
            new Benchmark("compile", "how fast code is made, of a large module and of lua.wasm, beside another's", CompileBenchmark::run),
            new Benchmark("text", "how fast the text format is read and printed", _ -> TextBenchmark.run()),
            new Benchmark("vectors", "vector instructions beside the same kernels without them", _ -> VectorBenchmark.run()),
            new Benchmark("limits", "what it costs the compiler's kernels that they can be stopped, and that they are metered",
                    _ -> LimitBenchmark.run()),
            new Benchmark("stop", "how soon a guest ends that is told to, and what it costs that it can", _ -> StopBenchmark.run()));

    private Benchmarks() {}

    /// Runs a benchmark.
    public static void main(String[] arguments) throws Exception {
        var words = List.of(arguments);
        var name = words.isEmpty() ? "" : words.getFirst();
        var rest = words.isEmpty() ? words : words.subList(1, words.size());
        // Another JVM of a benchmark, not one by itself.
        if (name.equals(DecodeProcess.NAME)) {
            DecodeProcess.run(rest.toArray(String[]::new));
            return;
        }
        if (name.equals(CompileProcess.NAME)) {
            CompileProcess.run(Path.of(rest.getFirst()));
            return;
        }
        for (var benchmark : ALL) {
            if (benchmark.name().equals(name)) {
                benchmark.run().with(rest);
                return;
            }
        }
        for (var benchmark : ALL) System.err.printf("%-14s%s%n", benchmark.name(), benchmark.says());
        System.exit(64);
    }
}

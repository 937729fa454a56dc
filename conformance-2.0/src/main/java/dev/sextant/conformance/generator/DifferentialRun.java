package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Operators;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Programs side by side on V8 and on our engines with our memories.
public final class DifferentialRun {

    /// An engine with a memory.
    public record Pair(ExecutionEngine engine, MemoryProvider memory) {

        /// All pairs that `java.util.ServiceLoader` finds.
        public static Array<Pair> all() {
            return WasmRuntime.engines().flatMap(engine -> WasmRuntime.memories().map(memory -> new Pair(engine, memory)));
        }

        /// What both of these can do.
        public Features supported(Features features) {
            return new Features(features.set().intersect(engine.features().set()));
        }

        WasmRuntime runtime(Features features) {
            return WasmRuntime.builder().engine(engine).memory(memory).features(features).build();
        }

        @Override
        public String toString() {
            return engine.name() + " · " + memory.name();
        }
    }

    /// What a run showed.
    ///
    /// @param programs    how many programs were run
    /// @param calls       how many calls were made in them
    /// @param differences the first differences
    public record Report(Pair pair, long programs, long calls, List<Difference> differences, String version) {

        /// `generated · interpreter · heap: 500 modules, 7000 calls, 0 differences (V8 11.3)`.
        @Override
        public String toString() {
            return "generated · " + pair + ": " + programs + " modules, " + calls + " calls, " + differences.size()
                    + " differences (V8 " + version + ")";
        }
    }

    /// After so many differences a run ends.
    private static final int MOST_DIFFERENCES = 20;

    private DifferentialRun() {}

    /// Generated programs with seeds from `first` on.
    public static Stream<Program> generated(long first, long count, Features features) {
        return LongStream.range(first, first + count).mapToObj(seed -> ModuleGenerator.program(seed, features));
    }

    /// For each operator of the features, the programs that execute it for certain.
    public static Stream<Program> direct(long seed, Features features) {
        return Operators.ALL.toJavaStream()
                .filter(operator -> features.has(operator.feature()))
                .flatMap(operator -> DirectPrograms.of(operator, seed, features).stream());
    }

    /// Runs programs on V8 and on a pair.
    public static Report againstV8(Stream<Program> programs, Pair pair, Features features, V8 v8) {
        long count = 0;
        long calls = 0;
        var differences = new ArrayList<Difference>();
        var runtime = pair.runtime(features);
        for (var program : (Iterable<Program>) programs::iterator) {
            v8.tell(program);
            var ours = Execution.observe(program, runtime);
            var theirs = v8.hear();
            count++;
            calls += ours.size() - 1;
            Difference.fromV8(program, ours, theirs).forEach(differences::add);
            if (differences.size() == MOST_DIFFERENCES) break;
        }
        return new Report(pair, count, calls, differences, v8.version());
    }

    /// The first difference between a program's executions on two pairs.
    public static Option<Difference> between(Program program, Pair one, Pair other) {
        return Difference.between(program,
                Execution.observe(program, one.runtime(program.features())),
                Execution.observe(program, other.runtime(program.features())));
    }
}

package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Operators;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

        /// Those of the features that the engine has, save one that is left out on request: `-Dsextant.without=SIMD`.
        public Features supported(Features features) {
            var supported = new Features(features.set().intersect(engine.features().set()));
            var without = System.getProperty("sextant.without");
            return without == null ? supported : supported.without(Feature.valueOf(without));
        }

        WasmRuntime runtime(Features features) {
            return WasmRuntime.builder().engine(engine).memory(memory).features(features).build();
        }

        WasmRuntime meteredRuntime(Features features) {
            return WasmRuntime.builder().engine(engine).memory(memory).features(features).metered(true).build();
        }

        @Override
        public String toString() {
            return engine.name() + " · " + memory.name();
        }
    }

    /// What programs there are.
    public enum Kind {
        /// At random: one half from seed 0 on, the other from a seed of one's choice on.
        GENERATED {
            @Override
            public Stream<Program> programs(long seed, long count, Features features) {
                return LongStream.concat(LongStream.range(0, count / 2), LongStream.range(seed, seed + count - count / 2))
                        .mapToObj(each -> ModuleGenerator.program(each, features));
            }
        },
        /// For each operator of the features, such as execute it for certain; the count is not looked at.
        DIRECT {
            @Override
            public Stream<Program> programs(long seed, long count, Features features) {
                return Operators.ALL.toJavaStream()
                        .filter(operator -> features.has(operator.feature()))
                        .flatMap(operator -> DirectPrograms.of(operator, seed, features).stream());
            }
        };

        /// Programs of this kind, which are valid by the features.
        public abstract Stream<Program> programs(long seed, long count, Features features);
    }

    /// What a run showed.
    ///
    /// @param kind        what programs they were
    /// @param pair        on what they were run
    /// @param features    by which they are valid
    /// @param programs    how many programs were run
    /// @param calls       how many calls were made in them
    /// @param differences the first differences
    public record Report(
            Kind kind, Pair pair, Features features, long programs, long calls, List<Difference> differences, String version) {

        /// `generated · interpreter · heap: 500 modules, 7000 calls, 0 differences (Core 2.0, V8 11.3.244.8)`.
        @Override
        public String toString() {
            return kind.name().toLowerCase(Locale.ROOT) + " · " + pair + ": "
                    + programs + " modules, " + calls + " calls, " + differences.size() + " differences ("
                    + edition() + ", V8 " + version + ")";
        }

        private String edition() {
            if (features.equals(Features.CORE_1_0)) return "Core 1.0";
            if (features.equals(Features.CORE_2_0)) return "Core 2.0";
            return features.set().toSortedSet().mkString(" ");
        }
    }

    /// After so many differences a run ends.
    private static final int MOST_DIFFERENCES = 20;

    private DifferentialRun() {}

    /// Runs programs of a kind on V8 and on pairs, all of which have the features.
    ///
    /// @param seed  from which on the seeds are that are not the first ones
    /// @param count how many programs, if the kind does not know by itself
    /// @return a report on each pair
    public static Array<Report> againstV8(Kind kind, long seed, long count, Features features, Array<Pair> pairs, V8 v8) {
        var tallies = pairs.map(pair -> new Tally(pair, features));
        for (var program : (Iterable<Program>) kind.programs(seed, count, features)::iterator) {
            v8.tell(program);
            var ours = tallies.map(tally -> Execution.observe(program, tally.runtime));
            var theirs = v8.hear();
            for (int i = 0; i < ours.size(); i++) tallies.get(i).add(program, ours.get(i), theirs);
            if (tallies.exists(tally -> tally.differences.size() == MOST_DIFFERENCES)) break;
        }
        return tallies.map(tally -> tally.report(kind, v8));
    }

    /// What was seen on a pair so far.
    private static final class Tally {
        private final Pair pair;
        private final Features features;
        private final WasmRuntime runtime;
        private final ArrayList<Difference> differences = new ArrayList<>();
        private long programs;
        private long calls;

        Tally(Pair pair, Features features) {
            this.pair = pair;
            this.features = features;
            this.runtime = pair.runtime(features);
        }

        void add(Program program, List<String> ours, List<String> theirs) {
            programs++;
            calls += ours.size() - 1;
            Difference.fromV8(program, ours, theirs).forEach(differences::add);
        }

        Report report(Kind kind, V8 v8) {
            return new Report(kind, pair, features, programs, calls, differences, v8.version());
        }
    }

    /// The first difference of each of some pairs' executions of a program from another pair's, in anything that can be seen of them:
    /// results, the words of traps and the calls that were open, host calls, memory, globals and tables.
    public static Array<Difference> between(Program program, Pair one, Array<Pair> others) {
        return between(program, one, others, pair -> pair.runtime(program.features()), Long.MAX_VALUE);
    }

    /// The same where execution is metered, and what it used up.
    ///
    /// @param fuel what there is of it for the instantiation, and what is there again once it was used up
    public static Array<Difference> between(Program program, Pair one, Array<Pair> others, long fuel) {
        return between(program, one, others, pair -> pair.meteredRuntime(program.features()), fuel);
    }

    private static Array<Difference> between(
            Program program, Pair one, Array<Pair> others, Function<Pair, WasmRuntime> runtimes, long fuel) {
        var ours = Execution.observeClosely(program, runtimes.apply(one), fuel);
        return others.flatMap(other ->
                Difference.between(program, ours, Execution.observeClosely(program, runtimes.apply(other), fuel)));
    }
}

package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sextant.conformance.generator.DifferentialRun.Kind;
import dev.sextant.conformance.generator.DifferentialRun.Pair;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Operators;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Programs on V8 and on ours. So many are run: `-Dsextant.generated=20000`; from this seed on, besides: `-Dsextant.seed=1`.
class DifferentialTest {

    private static final int PROGRAMS = Integer.getInteger("sextant.generated", 500);
    private static final long SEED = Long.getLong("sextant.seed", new SplittableRandom().nextLong(1L << 40));

    private static V8 v8;

    @BeforeAll
    static void start() {
        v8 = V8.find().getOrElse(() -> abort("there is no V8: no command node is on the path"));
        System.out.println("generated programs: " + PROGRAMS + ", half from seed 0 on, half from seed " + SEED + " on");
    }

    @AfterAll
    static void stop() {
        if (v8 != null) v8.close();
    }

    @Test
    void v8AcceptsEveryGeneratedProgram() {
        for (var features : List.of(Features.CORE_1_0, Features.CORE_2_0)) {
            var refused = new ArrayList<String>();
            Stream.concat(Kind.DIRECT.programs(0, 0, features), Kind.GENERATED.programs(0, 200, features)).forEach(program -> {
                v8.tell(program);
                var lines = v8.hear();
                Array.ofAll(lines).filter(line -> line.startsWith("error"))
                        .forEach(line -> refused.add(program.name() + ": " + line));
            });
            assertEquals(List.of(), refused);
        }
    }

    @Test
    void everyOperatorIsExecutedByItsDirectPrograms() {
        Set<Operator> executed = new HashSet<>();
        for (var operator : Operators.ALL) {
            for (var program : DirectPrograms.of(operator, 0, Features.CORE_2_0)) {
                v8.tell(program);
                var lines = v8.hear();
                if (lines.getFirst().startsWith("instantiated") && lines.size() > 1) executed.add(operator);
            }
        }
        assertEquals(Array.empty(), Operators.ALL.reject(executed::contains).map(Operator::mnemonic));
    }


    @Test
    void ourEnginesAndV8AgreeOnDirectPrograms() {
        for (var pair : found()) agree(pair, Kind.DIRECT, pair.supported(Features.CORE_2_0));
    }

    @Test
    void ourEnginesAndV8AgreeOnGeneratedPrograms() {
        for (var pair : found()) agree(pair, Kind.GENERATED, pair.supported(Features.CORE_2_0));
    }

    @Test
    void ourEnginesAndV8AgreeOnGeneratedProgramsOfCore1() {
        for (var pair : found()) agree(pair, Kind.GENERATED, Features.CORE_1_0);
    }

    private static void agree(Pair pair, Kind kind, Features features) {
        var report = DifferentialRun.againstV8(kind.programs(SEED, PROGRAMS, features), kind, pair, features, v8);
        System.out.println(report);
        assertEquals(List.of(), report.differences());
    }

    private static Array<Pair> found() {
        var pairs = Pair.all();
        assumeFalse(pairs.isEmpty(), "there is no engine on the class path");
        return pairs;
    }
}

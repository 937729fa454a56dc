package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

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

    static List<Pair> pairs() {
        return Pair.all().toJavaList();
    }

    static Stream<Program> programs(Features features) {
        return Stream.concat(
                DifferentialRun.generated(0, PROGRAMS / 2, features),
                DifferentialRun.generated(SEED, PROGRAMS - PROGRAMS / 2, features));
    }

    @Test
    void v8AcceptsEveryGeneratedProgram() {
        for (var features : List.of(Features.CORE_1_0, Features.CORE_2_0)) {
            var refused = new ArrayList<String>();
            Stream.concat(DifferentialRun.direct(0, features), DifferentialRun.generated(0, 200, features)).forEach(program -> {
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

}

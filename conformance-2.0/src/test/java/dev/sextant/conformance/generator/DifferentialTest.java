package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sextant.conformance.generator.DifferentialRun.Kind;
import dev.sextant.conformance.generator.DifferentialRun.Pair;
import dev.sextant.domain.structure.Features;
import java.util.List;
import java.util.SplittableRandom;
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
    void ourEnginesAndV8AgreeOnDirectPrograms() {
        agree(Kind.DIRECT, Features.CORE_2_0);
    }

    @Test
    void ourEnginesAndV8AgreeOnGeneratedProgramsOfCore1() {
        agree(Kind.GENERATED, Features.CORE_1_0);
    }

    @Test
    void ourEnginesAndV8AgreeOnGeneratedProgramsOfCore2() {
        agree(Kind.GENERATED, Features.CORE_2_0);
    }

    private static void agree(Kind kind, Features features) {
        var pairs = Pair.all();
        assumeFalse(pairs.isEmpty(), "there is no engine on the class path");
        for (var alike : pairs.groupBy(pair -> pair.supported(features))) {
            var reports = DifferentialRun.againstV8(kind, SEED, PROGRAMS, alike._1(), alike._2(), v8);
            reports.forEach(System.out::println);
            for (var report : reports) assertEquals(List.of(), report.differences());
        }
    }
}

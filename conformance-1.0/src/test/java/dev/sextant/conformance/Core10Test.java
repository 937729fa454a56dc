package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sextant.conformance.junit.SuiteTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The suite of Core 1.0 on every engine with every memory.
class Core10Test {

    @TestFactory
    Stream<DynamicNode> core_1_0() {
        var candidates = SextantCandidate.every(Edition.CORE_1_0.features());
        assertFalse(candidates.isEmpty(), "there is an engine and a memory");
        var suite = SuiteTests.suite(Edition.CORE_1_0);
        var rules = new Rules(Wordings.standard(), Deviations.ofResource(Core10Test.class, "deviations.txt"));
        return candidates.map(candidate -> new SuiteRun(suite, candidate, rules)).toJavaStream().flatMap(run -> Stream.of(
                SuiteTests.of(run, System.out::println),
                DynamicTest.dynamicTest(
                        run.title() + ": only modules in the text format are not run", () -> onlyTextsAreLeftOut(run))));
    }

    private static void onlyTextsAreLeftOut(SuiteRun run) {
        var notRun = run.counts(Verdict.NotRun.class::isInstance);
        assertEquals(run.expected().rows().filterKeys(row -> row.type().equals("assert_malformed text")), notRun.rows());
        assertEquals(430, notRun.total());
    }
}

package dev.sextant.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sextant.conformance.Deviations;
import dev.sextant.conformance.Edition;
import dev.sextant.conformance.Form;
import dev.sextant.conformance.Rules;
import dev.sextant.conformance.ScriptRun;
import dev.sextant.conformance.SextantCandidate;
import dev.sextant.conformance.Suite;
import dev.sextant.conformance.SuiteRun;
import dev.sextant.conformance.Verdict;
import dev.sextant.conformance.Wordings;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/// A suite as JUnit tests: a container for each script, in it a test for each command, and a last test on the totals.
///
/// ```java
/// @TestFactory
/// DynamicContainer core_1_0() {
///     var suite = SuiteTests.suite(Edition.CORE_1_0, Form.TEXT);
///     return SuiteTests.of(new SuiteRun(suite, new MyRuntime(), Rules.standard()), System.out::println);
/// }
/// ```
public final class SuiteTests {

    private SuiteTests() {}

    /// An edition's suite. If it is not there the test is aborted with a sentence on how to get it; under continuous integration
    /// (the environment variable `CI` is set) it fails.
    public static Suite suite(Edition edition, Form form) {
        return Suite.find(edition, form).getOrElse(() -> absent(Suite.howToGet(edition), System.getenv("CI") != null));
    }

    static Suite absent(String howToGet, boolean integration) {
        if (integration) return fail(howToGet);
        throw new TestAbortedException(howToGet);
    }

    /// An edition's suite on each of Sextant's engines: with every memory as JSON, with one as it was written. Nothing may be
    /// left out.
    ///
    /// @param report is told [SuiteRun#summary] of each run
    public static Stream<DynamicContainer> ofSextant(Edition edition, Consumer<String> report) {
        var candidates = SextantCandidate.every(edition.features());
        assertFalse(candidates.isEmpty(), "there is an engine and a memory");
        var rules = new Rules(Wordings.standard(), Deviations.ofSextant());
        var json = suite(edition, Form.JSON);
        var text = suite(edition, Form.TEXT);
        return candidates.map(candidate -> new SuiteRun(json, candidate, rules))
                .appendAll(candidates.distinctBy(SextantCandidate::engine).map(candidate -> new SuiteRun(text, candidate, rules)))
                .toJavaStream()
                .map(run -> dynamicContainer(run.title(), Stream.of(
                        of(run, report),
                        dynamicTest("nothing is left out", () ->
                                assertEquals(Map.of(), run.counts(Verdict.NotRun.class::isInstance).rows().toJavaMap())))));
    }

    /// The tests of a run.
    ///
    /// @param report is told [SuiteRun#summary] when all are over
    public static DynamicContainer of(SuiteRun run, Consumer<String> report) {
        var totals = dynamicTest("totals", () -> totals(run, report));
        return dynamicContainer(run.title(),
                Stream.concat(run.scripts().toJavaStream().map(SuiteTests::script), Stream.of(totals)));
    }

    private static DynamicContainer script(ScriptRun run) {
        var commands = run.script().commands();
        return dynamicContainer(run.script().name(), IntStream.range(0, commands.size()).mapToObj(index ->
                test(run.script().title(commands.get(index)), run, index)));
    }

    private static DynamicTest test(String title, ScriptRun run, int index) {
        return dynamicTest(title, () -> tell(title, run.verdict(index)));
    }

    /// The title is part of the message because reports tend to number the tests instead.
    private static void tell(String title, Verdict verdict) {
        switch (verdict) {
            case Verdict.Passed _ -> {}
            case Verdict.Failed(var reason) -> fail(title + ": " + reason);
            case Verdict.Deviates(var reason, var explanation) ->
                    throw new TestAbortedException("known deviation: " + explanation + " (" + reason + ")");
            case Verdict.NotRun(var reason) -> throw new TestAbortedException("not run: " + reason);
        }
    }

    private static void totals(SuiteRun run, Consumer<String> report) {
        report.accept(run.summary());
        assertEquals(run.expected(), run.counts(_ -> true), "commands by script and type");
        assertEquals(Deviations.none(), run.outdated(), "deviations that did not show");
    }
}

package dev.sextant.conformance;

import static dev.sextant.conformance.FakeCandidate.module;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.conformance.Deviations.Deviation;
import dev.sextant.conformance.script.Action;
import dev.sextant.conformance.script.BitPattern;
import dev.sextant.conformance.script.Command;
import dev.sextant.conformance.script.Constant;
import dev.sextant.conformance.script.Expected;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.conformance.script.Script;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.NumberType;
import io.vavr.collection.Array;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class ScriptRunTest {

    private static final Verdict PASSED = Verdict.Passed.PASSED;
    private static final Command FINE = new Command.Instantiate(1, Option.none(), module("fine"));

    private final FakeCandidate candidate = new FakeCandidate();

    @Test
    void an_expected_result_passes_and_another_fails_with_both_sides() {
        assertEquals(
                Array.of(PASSED, PASSED, new Verdict.Failed("expected [i32 8]; got [i32 7]")),
                run(FINE, new Command.AssertReturn(2, same(7), i32(7)), new Command.AssertReturn(3, same(7), i32(8))));
    }

    @Test
    void another_number_of_results_fails() {
        assertEquals(
                Array.of(PASSED, new Verdict.Failed("expected []; got [i32 7]")),
                run(FINE, new Command.AssertReturn(2, same(7), Array.empty())));
    }

    @Test
    void a_trap_is_matched_by_phase_and_text() {
        assertEquals(
                Array.of(
                        PASSED,
                        PASSED,
                        new Verdict.Failed("expected trap: integer overflow; got trap: integer divide by zero: 1 / 0"),
                        new Verdict.Failed("expected trap: call stack exhausted; got exhaustion: call stack exhausted: limit 1"),
                        new Verdict.Failed("expected trap: unreachable; got [i32 1]"),
                        PASSED),
                run(
                        FINE,
                        new Command.AssertTrap(2, invoke("divide"), "integer divide by zero"),
                        new Command.AssertTrap(3, invoke("divide"), "integer overflow"),
                        new Command.AssertTrap(4, invoke("runaway"), "call stack exhausted"),
                        new Command.AssertTrap(5, same(1), "unreachable"),
                        new Command.AssertExhaustion(6, invoke("runaway"), "call stack exhausted")));
    }

    @Test
    void a_fault_of_the_candidate_is_a_failure_whatever_was_expected() {
        var verdicts = run(
                FINE,
                new Command.AssertTrap(2, invoke("crash"), "unreachable"),
                new Command.AssertExhaustion(3, invoke("overflow"), "call stack exhausted"));
        assertEquals("the candidate threw java.lang.IllegalStateException: oh", beginning(verdicts.get(1)));
        assertEquals("the candidate threw java.lang.StackOverflowError", beginning(verdicts.get(2)));
    }

    @Test
    void faulty_modules_are_matched_by_phase_and_text() {
        assertEquals(
                Array.of(
                        PASSED,
                        PASSED,
                        PASSED,
                        PASSED,
                        new Verdict.Failed("expected malformed: unexpected end; got invalid: unexpected end"),
                        new Verdict.Failed("expected invalid: type mismatch; got the module is accepted"),
                        new Verdict.Failed("expected unlinkable: unknown import; got the module is instantiated")),
                run(
                        new Command.AssertMalformed(1, module("malformed unexpected end at 3"), "unexpected end"),
                        new Command.AssertInvalid(2, module("invalid type mismatch"), "type mismatch"),
                        new Command.AssertUnlinkable(3, module("needs M"), "unknown import"),
                        new Command.AssertUninstantiable(4, module("trap unreachable"), "unreachable"),
                        new Command.AssertMalformed(5, module("invalid unexpected end"), "unexpected end"),
                        new Command.AssertInvalid(6, module("fine"), "type mismatch"),
                        new Command.AssertUnlinkable(7, module("fine"), "unknown import")));
    }

    @Test
    void commands_that_depend_on_a_failed_module_fail_and_say_so_and_the_next_module_ends_that() {
        assertEquals(
                Array.of(
                        new Verdict.Failed("expected success; got invalid: type mismatch"),
                        new Verdict.Failed("the module on line 1 failed: expected success; got invalid: type mismatch"),
                        new Verdict.Failed("the module on line 1 failed: expected success; got invalid: type mismatch"),
                        PASSED,
                        PASSED,
                        new Verdict.Failed("the module on line 1 failed: expected success; got invalid: type mismatch"),
                        new Verdict.Failed("no module is called $B")),
                run(
                        new Command.Instantiate(1, Option.some("$A"), module("invalid type mismatch")),
                        new Command.AssertReturn(2, same(7), i32(7)),
                        new Command.Register(3, "A", Option.none()),
                        new Command.Instantiate(4, Option.none(), module("fine")),
                        new Command.Perform(5, same(7)),
                        new Command.Perform(6, new Action.Invoke(Option.some("$A"), "same", Array.empty())),
                        new Command.Perform(7, new Action.Get(Option.some("$B"), "g"))));
    }

    @Test
    void a_name_keeps_standing_for_its_instance_and_none_for_the_latest() {
        assertEquals(
                Array.of(PASSED, PASSED, PASSED, PASSED, PASSED, PASSED),
                run(
                        new Command.Instantiate(1, Option.some("$A"), module("fine")),
                        new Command.Register(2, "M", Option.some("$A")),
                        new Command.Instantiate(3, Option.none(), module("needs M")),
                        new Command.AssertReturn(4, new Action.Get(Option.some("$A"), "length"), i32(4)),
                        new Command.AssertReturn(5, new Action.Get(Option.none(), "length"), i32(7)),
                        new Command.Perform(6, same(1))));
    }

    @Test
    void a_faulty_module_does_not_become_the_latest() {
        assertEquals(
                Array.of(PASSED, PASSED, PASSED),
                run(
                        FINE,
                        new Command.AssertUninstantiable(2, module("trap unreachable"), "unreachable"),
                        new Command.Perform(3, same(1))));
    }

    @Test
    void commands_in_a_format_that_the_candidate_does_not_read_are_not_run_nor_those_that_depend_on_them() {
        var text = ModuleSource.text(Bytes.EMPTY);
        assertEquals(
                Array.of(
                        new Verdict.NotRun("text format"),
                        new Verdict.NotRun("text format"),
                        new Verdict.NotRun("text format, of the module on line 2")),
                run(
                        new Command.AssertMalformed(1, text, "unexpected token"),
                        new Command.Instantiate(2, Option.none(), text),
                        new Command.Perform(3, same(1))));
    }

    @Test
    void a_known_deviation_is_told_apart_from_a_failure_and_an_outdated_one_is_found() {
        var known = new Deviation("core-1.0", "toy.wast:2", "fake", "toys cannot add");
        var outdated = new Deviation("core-1.0", "toy.wast:1", "*", "toys break");
        var elsewhere = new Deviation("core-2.0", "toy.wast:3", "*", "another suite");
        var deviations = new Deviations(Array.of(known, outdated, elsewhere));
        var run = suiteRun(deviations, FINE, new Command.AssertReturn(2, same(7), i32(8)));
        assertEquals(
                Array.of(PASSED, new Verdict.Deviates("expected [i32 8]; got [i32 7]", "toys cannot add")),
                run.scripts().head().verdicts());
        assertEquals(new Deviations(Array.of(outdated)), run.outdated());
        assertEquals("core-1.0 · fake · none: 1 passed, 0 failed, 1 known deviations, 0 not run", run.summary());
    }

    @Test
    void asking_for_a_verdict_runs_what_stands_before_it_once_and_the_last_closes_the_world() {
        var run = suiteRun(Deviations.none(), FINE, new Command.Perform(2, same(1)), new Command.Perform(3, same(1)))
                .scripts().head();
        assertEquals(PASSED, run.verdict(1));
        assertEquals(PASSED, run.verdict(0));
        assertEquals(0, candidate.closed);
        assertEquals(Array.of(PASSED, PASSED, PASSED), run.verdicts());
        assertEquals(Array.of(PASSED, PASSED, PASSED), run.verdicts());
        assertEquals(1, candidate.opened);
        assertEquals(1, candidate.closed);
    }

    @Test
    void counts_tell_scripts_and_types_apart_and_malformed_modules_by_format() {
        var run = suiteRun(
                Deviations.none(),
                FINE,
                new Command.AssertMalformed(2, module("malformed x"), "x"),
                new Command.AssertMalformed(3, ModuleSource.text(Bytes.EMPTY), "x"),
                new Command.AssertMalformed(4, ModuleSource.text(Bytes.EMPTY), "x"));
        var table = """
                file\tcommands\tmodule text\tmodule binary\tassert_malformed text\tassert_malformed binary\taction
                toy.wast\t4\t1\t0\t2\t1\t0
                TOTAL\t4\t1\t0\t2\t1\t0
                """;
        assertEquals(Counts.parse(table), run.counts(_ -> true));
        assertEquals(2, run.counts(Verdict.NotRun.class::isInstance).total());
    }

    private Array<Verdict> run(Command... commands) {
        return suiteRun(Deviations.none(), commands).scripts().head().verdicts();
    }

    private SuiteRun suiteRun(Deviations deviations, Command... commands) {
        var script = new Script("toy.wast", Array.of(commands));
        var suite = new Suite(Edition.CORE_1_0, Form.JSON, Array.of(script), new Counts(TreeMap.empty()));
        return new SuiteRun(suite, candidate, new Rules(Wordings.standard(), deviations));
    }

    private static Action invoke(String name, Constant... arguments) {
        return new Action.Invoke(Option.none(), name, Array.of(arguments));
    }

    private static Action same(int value) {
        return invoke("same", new Constant.I32(value));
    }

    private static Array<Expected> i32(int value) {
        return Array.of(new Expected.Number(NumberType.I32, new BitPattern.Exactly(value)));
    }

    private static String beginning(Verdict verdict) {
        return ((Verdict.Failed) verdict).reason().split(" at ")[0];
    }
}

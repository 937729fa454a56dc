package dev.sextant.benchmarks.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.benchmarks.GeneratedModule;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// That a report says what was measured, and nothing that was not. Nothing is timed here.
class FieldTest {

    private static final Contender NATIVE = contender("native");
    private static final Contender OTHER = contender("other");

    private static Contender contender(String key) {
        return new JavaContender(key, key, Pace.COMPILED, "#000000", List.of(), "", List.of());
    }

    private static Answer answer(String... lines) {
        return new Answer(List.of(lines), "", 0, 1, 1);
    }

    @Test
    void a_figure_is_the_fastest_of_the_second_half_per_unit() {
        var outcome = FieldBenchmark.perUnit(
                answer("iteration 900000 5", "iteration 800000 5", "iteration 100000 5", "iteration 300000 5"), "5", 10);
        assertEquals(new Outcome.Measured(10, ""), outcome);
    }

    @Test
    void one_wrong_checksum_among_right_ones_is_no_time() {
        assertEquals(new Outcome.Wrong("5", "6"), FieldBenchmark.perUnit(answer("iteration 1 5", "iteration 1 6"), "5", 10));
        assertEquals(new Outcome.Wrong("5", ""), FieldBenchmark.perUnit(answer("iteration 1 "), "5", 10));
        assertInstanceOf(Outcome.Failed.class, FieldBenchmark.perUnit(answer(), "5", 10));
    }

    @Test
    void a_round_that_goes_wrong_spoils_the_others() {
        var table = new Table("t", "ms", List.of(OTHER));
        table.add("row", OTHER, 1);
        table.add("row", OTHER, new Outcome.Wrong("1", "2"));
        assertInstanceOf(Outcome.Wrong.class, table.at("row", OTHER).orElseThrow());
    }

    @Test
    void a_wrong_result_is_shown_as_wrong_everywhere() {
        var report = new Report(List.of(NATIVE, OTHER));
        report.time().add("fib", NATIVE, 1234);
        report.time().add("fib", OTHER, new Outcome.Wrong("<1>", "<2>"));
        var surroundings = new Surroundings(List.of("here"));
        var markdown = report.markdown(surroundings);
        assertTrue(markdown.contains("| fib | 1,234 | **wrong** [1] |"), markdown);
        assertTrue(markdown.contains("| fib | 1.00 | **wrong** |"), markdown);
        assertTrue(markdown.contains("1. other: WRONG RESULT: \"<2>\", it is \"<1>\" (fib)"), markdown);
        assertTrue(report.html(surroundings).contains("WRONG RESULT"));
        assertFalse(report.isAllRight());
    }

    @Test
    void a_mean_says_of_how_many_it_is() {
        var report = new Report(List.of(NATIVE, OTHER));
        report.time().add("fib", NATIVE, 1);
        report.time().add("sieve", NATIVE, 1);
        report.time().add("fib", OTHER, 4);
        report.time().add("sieve", OTHER, new Outcome.Failed("no SIMD"));
        var markdown = report.markdown(new Surroundings(List.of()));
        assertTrue(markdown.contains("| **geometric mean, kernels** | **1.00** | **4.00 (1 of 2)** |"), markdown);
    }

    @Test
    void a_mean_is_geometric() {
        var table = new Table("t", "×", List.of(OTHER));
        table.add("a", OTHER, 2);
        table.add("b", OTHER, 8);
        assertEquals(4, table.mean(List.of("a", "b"), OTHER).value(), 1e-9);
    }

    @Test
    void a_process_that_fails_says_why() {
        assertEquals(new Outcome.Failed("why"), answer("failed why").failure().orElseThrow());
        assertEquals(new Outcome.Failed("ended with 3 because"), new Answer(List.of(), "because", 3, 1, 1).failure().orElseThrow());
        assertTrue(answer("iteration 1 5").failure().isEmpty());
    }

    @Test
    void every_program_knows_what_it_prints() {
        assertEquals(18, Program.ALL.size());
        for (var program : Program.ALL) {
            for (var pace : Pace.values()) assertTrue(program.sum(pace).matches("\\d+"), program.name());
            assertTrue(Pace.INTERPRETED.units(program.full()) > 0, program.name());
        }
    }

    @Test
    void options_choose_programs_by_name_and_by_kind() {
        var options = FieldOptions.of(List.of("--programs", "fib,programs"), Path.of("target"));
        assertEquals(List.of("fib", "lua", "zlib"), options.chosenPrograms().stream().map(Program::name).toList());
        var unknown = FieldOptions.of(List.of("--programs", "fob"), Path.of("target"));
        assertThrows(IllegalArgumentException.class, unknown::chosenPrograms);
    }

    @Test
    void every_function_of_the_callable_module_can_be_called() {
        int functions = 300;
        var bytes = GeneratedModule.callable(functions * 889, functions);
        assertEquals(functions * 889, bytes.length, functions * 889 * 0.1);
        List.of(new SextantGuest("interpreter", "heap"), new EndiveGuest(false)).forEach(guest -> {
            var instance = guest.compile(bytes).instantiate(OutputStream.nullOutputStream(), "program");
            assertEquals(GeneratedModule.ANSWER, instance.call("first"));
            assertEquals(functions * GeneratedModule.ANSWER, instance.call("all"));
        });
    }
}

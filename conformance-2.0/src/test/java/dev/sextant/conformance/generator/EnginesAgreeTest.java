package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sextant.adapters.compiler.Magnified;
import dev.sextant.conformance.generator.DifferentialRun.Pair;
import dev.sextant.domain.structure.Features;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// All engines with all memories give the same: results, traps with their words and the calls that were open, memories, globals, tables,
/// host calls, and the fuel that is left. So many programs are run: `-Dsextant.generated=50000`; half from seed 0 on, half from this one:
/// `-Dsextant.seed=1`.
class EnginesAgreeTest {

    private static final int PROGRAMS = Integer.getInteger("sextant.generated", 250);
    private static final long SEED = Long.getLong("sextant.seed", new SplittableRandom().nextLong(1L << 40));
    private static final int TOLD = 1_000;
    private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

    @BeforeAll
    static void tell() {
        System.out.println("engines beside each other: " + PROGRAMS + " programs, half from seed 0 on, half from seed " + SEED + " on");
    }

    /// How pairs are held against another.
    private interface Comparison {
        Array<Difference> of(Program program, Pair one, Array<Pair> others, long number);
    }

    @Test
    void engines_agree_on_programs_of_core_2() {
        agree(PROGRAMS / 2, Features.CORE_2_0, others(), (program, one, others, _) ->
                DifferentialRun.between(program, one, others));
    }

    @Test
    void engines_agree_on_programs_of_core_1() {
        agree(PROGRAMS / 8, Features.CORE_1_0, others(), (program, one, others, _) ->
                DifferentialRun.between(program, one, others));
    }

    @Test
    void engines_agree_where_the_compiler_makes_parts_of_functions() {
        agree(PROGRAMS / 4, Features.CORE_2_0, inParts(), (program, one, others, _) ->
                DifferentialRun.between(program, one, others));
    }

    @Test
    void engines_agree_on_the_fuel_and_stop_where_it_ends() {
        agree(PROGRAMS / 8, Features.CORE_2_0, others().appendAll(inParts().take(1)), (program, one, others, number) ->
                DifferentialRun.between(program, one, others, new SplittableRandom(number).nextLong(20, 3_000)));
    }

    private static Option<Pair> reference() {
        return Pair.all().find(pair -> pair.engine().name().equals("interpreter"));
    }

    private static Array<Pair> others() {
        return Pair.all().reject(pair -> reference().exists(one -> pair.toString().equals(one.toString())));
    }

    /// The compiler, splitting all functions but the smallest.
    private static Array<Pair> inParts() {
        return Array.of(40, 400).flatMap(magnification ->
                WasmRuntime.memories().map(memory -> new Pair(Magnified.compiler(magnification), memory)));
    }

    private static void agree(int count, Features features, Array<Pair> others, Comparison comparison) {
        var one = reference();
        assumeFalse(one.isEmpty() || others.isEmpty(), "there are no two engines on the class path");
        var programs = Math.max(count, 2);
        var differences = new ArrayList<Difference>();
        var failures = new ArrayList<Throwable>();
        var threads = IntStream.range(0, THREADS).mapToObj(thread -> Thread.ofPlatform().start(() -> {
            try {
                for (int i = thread; i < programs && isFine(differences, failures); i += THREADS) {
                    long seed = i < programs / 2 ? i : SEED + i;
                    var program = ModuleGenerator.program(seed, features);
                    comparison.of(program, one.get(), others, seed).forEach(difference -> add(differences, difference));
                    if (i % TOLD == TOLD - 1) System.out.println((i + 1) + " of " + programs + " programs");
                }
            } catch (Throwable thrown) {
                add(failures, thrown);
            }
        })).toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        if (!failures.isEmpty()) throw new AssertionError("seed " + SEED, failures.getFirst());
        System.out.println(programs + " programs, " + features.set().size() + " proposals, " + one.get() + " beside "
                + others.mkString(", ") + ": " + differences.size() + " differences");
        assertEquals(List.of(), differences);
    }

    private static <T> void add(List<T> list, T element) {
        synchronized (EnginesAgreeTest.class) {
            list.add(element);
        }
    }

    private static boolean isFine(List<Difference> differences, List<Throwable> failures) {
        synchronized (EnginesAgreeTest.class) {
            return differences.size() < 5 && failures.isEmpty();
        }
    }
}

package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.conformance.junit.SuiteTests;
import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.domain.validation.Validator;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Spoiled modules on their way through decoding, validation and, where they are still valid, encoding and execution on every
/// engine with every memory. Hazards 1 to 14 all live here.
class MutationTest {

    private static final int MUTANTS = 200_000;

    /// Larger modules take longer and break no differently.
    private static final int LARGEST_SOURCE = 4_096;

    /// What engines execute by now. A module that needs more is not executed.
    private static final Features EXECUTED = Features.CORE_2_0.without(Feature.SIMD);

    private final Array<Trial> trials = Trial.every(EXECUTED);

    @Test
    void a_spoiled_module_is_malformed_or_invalid_or_runs_alike_on_every_engine() {
        assertTrue(trials.size() > 1, "there is something to compare");
        for (var edition : Edition.values()) {
            var sources = SuiteTests.suite(edition, Form.JSON).binaries()
                    .filter(bytes -> bytes.length() <= LARGEST_SOURCE && decode(bytes, edition).isRight());
            Map<String, Integer> outcomes = new HashMap<>();
            for (int seed = 0; seed < MUTANTS / Edition.values().length; seed++) {
                var mutant = new Mutation(new Random(seed), sources).mutant();
                outcomes.merge(outcome(edition, seed, mutant), 1, Integer::sum);
            }
            System.out.println(edition + ": mutants " + new TreeMap<>(outcomes));
            assertEquals(Array.of("executed", "invalid", "malformed", "valid"), Array.ofAll(outcomes.keySet()).sorted());
            assertTrue(outcomes.values().stream().allMatch(count -> count > 100), "each outcome is tried: " + outcomes);
        }
    }

    private String outcome(Edition edition, int seed, Bytes mutant) {
        try {
            return decode(mutant, edition).fold(
                    _ -> "malformed",
                    module -> Validator.validate(module, edition.features()).fold(
                            _ -> "invalid",
                            valid -> {
                                assertEquals(module, decode(Encoder.encode(module), edition).get());
                                return executed(valid);
                            }));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new AssertionError(
                    "%s, seed %d: %s".formatted(edition, seed, HexFormat.of().formatHex(mutant.toArray())), e);
        }
    }

    private String executed(ValidModule module) {
        if (!Trial.isShort(module) || Validator.validate(module.module(), EXECUTED).isLeft()) return "valid";
        var runs = trials.map(trial -> trial.run(module));
        runs.tail().forEach(run -> assertEquals(runs.head(), run));
        return "executed";
    }

    private static Either<Malformed, Module> decode(Bytes bytes, Edition edition) {
        return Decoder.decode(bytes, edition.features(), ImplementationLimits.DEFAULT);
    }
}

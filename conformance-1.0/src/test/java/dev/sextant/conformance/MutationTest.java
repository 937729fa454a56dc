package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.conformance.junit.SuiteTests;
import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Spoiled modules on their way through decoding, validation and compilation. Hazards 1 to 14 all live here.
class MutationTest {

    private static final int MUTANTS = 200_000;

    /// Larger modules take longer and break no differently.
    private static final int LARGEST_SOURCE = 4_096;

    @Test
    void a_spoiled_module_is_malformed_or_invalid_or_valid_and_nothing_else() {
        for (var edition : Edition.values()) {
            var engines = WasmRuntime.engines().filter(engine -> engine.features().hasAll(edition.features()));
            var sources = SuiteTests.suite(edition, Form.JSON).binaries()
                    .filter(bytes -> bytes.length() <= LARGEST_SOURCE && decode(bytes, edition).isRight());
            Map<String, Integer> outcomes = new HashMap<>();
            for (int seed = 0; seed < MUTANTS / Edition.values().length; seed++) {
                var mutant = new Mutation(new Random(seed), sources).mutant();
                outcomes.merge(outcome(edition, seed, mutant, engines), 1, Integer::sum);
            }
            System.out.println(edition + ": mutants " + new TreeMap<>(outcomes));
            assertEquals(Array.of("invalid", "malformed", "valid"), Array.ofAll(outcomes.keySet()).sorted());
            assertTrue(outcomes.values().stream().allMatch(count -> count > 1_000), "each outcome is tried: " + outcomes);
        }
    }

    private static String outcome(Edition edition, int seed, Bytes mutant, Array<ExecutionEngine> engines) {
        try {
            return decode(mutant, edition).fold(
                    _ -> "malformed",
                    module -> Validator.validate(module, edition.features()).fold(
                            _ -> "invalid",
                            valid -> compiled(module, valid, edition, engines)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new AssertionError(
                    "%s, seed %d threw on %s".formatted(edition, seed, HexFormat.of().formatHex(mutant.toArray())), e);
        }
    }

    private static String compiled(Module module, ValidModule valid, Edition edition, Array<ExecutionEngine> engines) {
        engines.forEach(engine -> engine.compile(valid, EngineOptions.DEFAULT));
        assertEquals(module, decode(Encoder.encode(module), edition).get());
        return "valid";
    }

    private static Either<Malformed, Module> decode(Bytes bytes, Edition edition) {
        return Decoder.decode(bytes, edition.features(), ImplementationLimits.DEFAULT);
    }
}

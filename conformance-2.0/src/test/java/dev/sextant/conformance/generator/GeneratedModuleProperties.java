package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.validation.Invalid;
import dev.sextant.domain.validation.Validator;
import io.vavr.collection.Array;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class GeneratedModuleProperties {

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    @Label("every generated module is valid by the features it is generated for")
    void everyGeneratedModuleIsValidByItsFeatures(@ForAll long seed, @ForAll("features") Features features) {
        assertEquals(Array.empty(), faults(ModuleGenerator.module(seed, features), features));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    @Label("the modules of every generated program are valid")
    void theModulesOfEveryGeneratedProgramAreValid(@ForAll long seed, @ForAll("features") Features features) {
        var program = ModuleGenerator.program(seed, features);
        for (var module : program.library().toArray().append(program.module())) {
            assertEquals(Array.empty(), faults(module, features));
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    @Label("the modules of every direct program are valid")
    void theModulesOfEveryDirectProgramAreValid(@ForAll long seed) {
        for (var features : Array.of(Features.CORE_1_0, Features.CORE_2_0)) {
            DifferentialRun.Kind.DIRECT.programs(seed, 0, features)
                    .forEach(program -> assertEquals(Array.empty(), faults(program.module(), features), program.name()));
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    @Label("decode(encode(m)) = m")
    void aModuleComesBackFromItsBytes(@ForAll long seed, @ForAll("features") Features features) {
        var module = ModuleGenerator.module(seed, features);
        var decoded = Decoder.decode(Encoder.encode(module), features, ImplementationLimits.DEFAULT);
        assertEquals("", decoded.fold(Malformed::message, _ -> ""));
        assertEquals(module, decoded.get());
        assertEquals(Array.empty(), faults(decoded.get(), features));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    @Label("a seed always gives the same module")
    void aSeedAlwaysGivesTheSameModule(@ForAll long seed, @ForAll("features") Features features) {
        assertEquals(ModuleGenerator.module(seed, features), ModuleGenerator.module(seed, features));
    }

    private static Array<String> faults(Module module, Features features) {
        return Validator.validate(module, features).fold(faults -> faults.map(Invalid::message), _ -> Array.empty());
    }

    @Provide
    Arbitrary<Features> features() {
        return Arbitraries.of(
                Features.CORE_1_0, Features.CORE_2_0, Features.CORE_2_0.without(Feature.SIMD),
                Features.of(Feature.MULTI_VALUE, Feature.SIMD), Features.of(Feature.BULK_MEMORY),
                Features.of(Feature.REFERENCE_TYPES, Feature.BULK_MEMORY));
    }
}

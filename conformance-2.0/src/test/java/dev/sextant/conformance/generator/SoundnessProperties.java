package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sextant.conformance.generator.DifferentialRun.Pair;
import dev.sextant.domain.structure.Features;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class SoundnessProperties {

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    @Label("a valid module never raises what is impossible, and its results have the declared types")
    void aValidModuleNeverRaisesWhatIsImpossible(@ForAll long seed, @ForAll boolean second) {
        for (var pair : Pair.all()) {
            var features = pair.supported(second ? Features.CORE_2_0 : Features.CORE_1_0);
            var program = ModuleGenerator.program(seed, features);
            var lines = Execution.observe(program, pair.runtime(features));
            for (var line : lines) assertFalse(line.startsWith("results of other types"), () -> program.name() + ": " + line);
        }
    }
}

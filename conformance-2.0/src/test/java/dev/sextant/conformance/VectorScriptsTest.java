package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.conformance.junit.SuiteTests;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Run twice: in a JVM without the Vector API, and in one that has it and where the compiler uses it wherever it can.
class VectorScriptsTest {

    @ParameterizedTest
    @ValueSource(strings = {"heap", "segment"})
    void every_script_on_vectors_passes_on_the_compiler(String memory) {
        var suite = SuiteTests.suite(Edition.CORE_2_0, Form.JSON);
        var scripts = suite.scripts().filter(script -> script.name().startsWith("simd"));
        var run = new SuiteRun(new Suite(suite.edition(), suite.form(), scripts, suite.counts()),
                new SextantCandidate("compiler", memory, Edition.CORE_2_0.features()),
                new Rules(Wordings.standard(), Deviations.none()));
        assertEquals(Map.of(), run.counts(verdict -> !(verdict instanceof Verdict.Passed)).rows().toJavaMap());
        assertTrue(run.counts(_ -> true).rows().size() > 50);
    }

    @Test
    void the_vector_api_is_there_where_it_is_to_be_used() {
        assertEquals("always".equals(System.getProperty("sextant.packing")),
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    }
}

package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sextant.conformance.generator.DifferentialRun.Pair;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Operators;
import io.vavr.collection.Array;
import org.junit.jupiter.api.Test;

class DirectProgramsTest {

    @Test
    void everyOperatorOfCore1IsExecuted() {
        everyOperatorIsExecuted(Features.CORE_1_0);
    }

    @Test
    void everyOperatorOfCore2IsExecuted() {
        everyOperatorIsExecuted(Features.CORE_2_0);
    }

    private static void everyOperatorIsExecuted(Features features) {
        assumeFalse(Pair.all().isEmpty(), "there is no engine on the class path");
        var pair = Pair.all().head();
        var supported = pair.supported(features);
        var runtime = pair.runtime(supported);
        var rest = Operators.ALL
                .filter(operator -> supported.has(operator.feature()))
                .reject(operator -> DirectPrograms.of(operator, 0, supported).stream()
                        .map(program -> Execution.observe(program, runtime))
                        .anyMatch(lines -> lines.getFirst().startsWith("instantiated") && lines.size() > 1));
        assertEquals(Array.empty(), rest.map(Operator::mnemonic));
    }
}

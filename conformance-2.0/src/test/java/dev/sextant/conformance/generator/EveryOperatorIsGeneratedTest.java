package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Operators;
import io.vavr.collection.Array;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class EveryOperatorIsGeneratedTest {

    private static final int MODULES = 400;

    @Test
    void everyOperatorOfCore1OccursInTheFirstModules() {
        everyOperatorOccurs(Features.CORE_1_0);
    }

    @Test
    void everyOperatorOfCore2OccursInTheFirstModules() {
        everyOperatorOccurs(Features.CORE_2_0);
    }

    private static void everyOperatorOccurs(Features features) {
        var counts = new HashMap<Operator, Integer>();
        for (long seed = 0; seed < MODULES; seed++) {
            for (var function : ModuleGenerator.module(seed, features).functions()) {
                for (Instruction instruction : function.body()) counts.merge(instruction.operator(), 1, Integer::sum);
            }
        }
        var missing = Operators.ALL.filter(operator -> features.has(operator.feature()) && !counts.containsKey(operator));
        assertEquals(Array.empty(), missing.map(Operator::mnemonic));
        var foreign = Operators.ALL.filter(operator -> !features.has(operator.feature()) && counts.containsKey(operator));
        assertEquals(Array.empty(), foreign.map(Operator::mnemonic));
    }
}

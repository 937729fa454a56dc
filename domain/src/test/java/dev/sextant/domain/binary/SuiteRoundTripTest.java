package dev.sextant.domain.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.SegmentMode;
import io.vavr.collection.Array;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteRoundTripTest {

    @ParameterizedTest
    @EnumSource
    void whatIsEncodedDecodesToTheSameModule(Suite suite) {
        for (var bytes : suite.decodable()) {
            var module = decode(suite, bytes);
            assertEquals(module, decode(suite, Encoder.encode(module)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEncodingIsNeverLongerThanWhatWasDecoded(Suite suite) {
        for (var bytes : suite.valid()) {
            var encoded = Encoder.encode(decode(suite, bytes));
            assertTrue(encoded.length() <= bytes.length(), () -> bytes + " became " + encoded);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModuleHeldAsListsIsEqualToItsViewAndEncodesAlike(Suite suite) {
        for (var bytes : suite.decodable()) {
            var module = decode(suite, bytes);
            var listed = listed(module);
            assertEquals(module, listed);
            assertEquals(listed, module);
            assertEquals(module.hashCode(), listed.hashCode());
            assertEquals(Encoder.encode(module), Encoder.encode(listed));
        }
    }

    @Test
    void theModulesOfTheFirstEditionAreTheSameUnderTheSecond() {
        for (var bytes : Suite.CORE_1_0.valid()) {
            assertEquals(decode(Suite.CORE_1_0, bytes), decode(Suite.CORE_2_0, bytes));
        }
    }

    private static Module decode(Suite suite, Bytes bytes) {
        return Decoder.decode(bytes, suite.features(), ImplementationLimits.DEFAULT)
                .getOrElseThrow(fault -> new AssertionError(fault.message()));
    }

    private static Module listed(Module module) {
        return new Module(
                module.types(),
                module.functions().map(f -> new Module.Function(f.type(), f.locals(), listed(f.body()))),
                module.tables(),
                module.memories(),
                module.globals().map(g -> new Module.Global(g.type(), listed(g.init()))),
                module.elements().map(e -> new Module.ElementSegment(e.type(), listed(e.items()), listed(e.mode()))),
                module.datas().map(d -> new Module.DataSegment(d.init(), listed(d.mode()))),
                module.start(), module.imports(), module.exports(), module.customs());
    }

    private static Module.Items listed(Module.Items items) {
        return items instanceof Module.Items.Expressions(var expressions)
                ? new Module.Items.Expressions(expressions.map(SuiteRoundTripTest::listed)) : items;
    }

    private static SegmentMode listed(SegmentMode mode) {
        return mode instanceof SegmentMode.Active(var index, var offset) ? new SegmentMode.Active(index, listed(offset)) : mode;
    }

    private static Expression listed(Expression expression) {
        Array<Instruction> instructions = Array.ofAll(expression);
        return Expression.of(instructions.dropRight(1));
    }
}

package dev.sextant.domain.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Array;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class TypesTest {

    private static final Array<ValueType> ALL = Array.<ValueType>of(NumberType.values())
            .appendAll(Array.of(VectorType.values())).appendAll(Array.of(ReferenceType.values()));

    @Test
    void aValueTypeHasTheStandardsByteAndKeyword() {
        assertEquals(Array.of(0x7F, 0x7E, 0x7D, 0x7C, 0x7B, 0x70, 0x6F), ALL.map(ValueType::code));
        assertEquals(Array.of("i32", "i64", "f32", "f64", "v128", "funcref", "externref"), ALL.map(ValueType::text));
        assertEquals(ALL.map(ValueType::text), ALL.map(ValueType::toString));
    }

    @Test
    void aValueTypeCameWithItsProposal() {
        assertEquals(Array.of(Feature.CORE, Feature.CORE, Feature.CORE, Feature.CORE, Feature.SIMD,
                Feature.REFERENCE_TYPES, Feature.REFERENCE_TYPES), ALL.map(ValueType::feature));
    }

    @Test
    void limitsWithAMaximumAreOthersThanWithout() {
        assertEquals(new Limits(1, Option.none()), Limits.atLeast(1));
        assertEquals(new Limits(1, Option.some(2L)), Limits.between(1, 2));
        assertNotEquals(Limits.atLeast(1), Limits.between(1, 1));
        assertEquals("1..", Limits.atLeast(1).toString());
        assertEquals("1..4294967295", Limits.between(1, 0xFFFF_FFFFL).toString());
    }

    @Test
    void aFunctionTypeIsWhatItTakesAndGives() {
        var type = FunctionType.of(NumberType.I32, NumberType.I64).returning(VectorType.V128);
        assertEquals("[i32 i64] -> [v128]", type.toString());
        assertEquals(new FunctionType(Array.of(NumberType.I32, NumberType.I64), Array.of(VectorType.V128)), type);
        assertNotEquals(FunctionType.of(NumberType.I32), FunctionType.of().returning(NumberType.I32));
        assertEquals("[] -> []", FunctionType.EMPTY.toString());
        assertEquals(FunctionType.EMPTY, FunctionType.of());
    }

    @Test
    void aGlobalIsConstantOrVariable() {
        assertFalse(GlobalType.constant(NumberType.F32).isVariable());
        assertTrue(GlobalType.variable(NumberType.F32).isVariable());
        assertEquals("global f32", GlobalType.constant(NumberType.F32).toString());
        assertEquals("global (mut f32)", GlobalType.variable(NumberType.F32).toString());
    }

    @Test
    void tablesAndMemoriesShowTheirSizes() {
        assertEquals("table 0..10 funcref", new TableType(Limits.between(0, 10), ReferenceType.FUNCREF).toString());
        assertEquals("memory 2..", new MemoryType(Limits.atLeast(2)).toString());
        assertEquals(1L << 32, (long) MemoryType.PAGE * MemoryType.MAXIMUM_PAGES);
    }

    @Test
    void theSizesOfTheJavaScriptInterfaceAreTheDefault() {
        var limits = ImplementationLimits.DEFAULT;
        assertEquals(1 << 30, limits.moduleBytes());
        assertEquals(1_000_000, limits.types());
        assertEquals(1_000_000, limits.functions());
        assertEquals(7_654_321, limits.functionBytes());
        assertEquals(50_000, limits.locals());
        assertEquals(1_000, limits.parameters());
        assertEquals(1_000, limits.results());
    }
}

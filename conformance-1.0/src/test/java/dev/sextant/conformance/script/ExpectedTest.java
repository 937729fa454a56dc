package dev.sextant.conformance.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import io.vavr.collection.Array;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private static final int CANONICAL_32 = 0x7FC0_0000;
    private static final long CANONICAL_64 = 0x7FF8_0000_0000_0000L;

    @Test
    void hazard18_floats_are_compared_by_their_bits() {
        assertTrue(f32(0x7F80_0001).matches(new Constant.F32(0x7F80_0001)));
        assertFalse(f32(0x7F80_0001).matches(new Constant.F32(0x7FC0_0001)));
        assertFalse(f32(0).matches(new Constant.F32(0x8000_0000)));
        assertTrue(f64(0x7FF0_0000_0000_0001L).matches(new Constant.F64(0x7FF0_0000_0000_0001L)));
        assertFalse(f64(0x7FF0_0000_0000_0001L).matches(new Constant.F64(0x7FF8_0000_0000_0001L)));
        assertFalse(f64(0).matches(new Constant.F64(Long.MIN_VALUE)));
    }

    @Test
    void a_value_of_another_type_does_not_match() {
        assertFalse(f32(1).matches(new Constant.I32(1)));
        assertFalse(f32(1).matches(new Constant.F64(1)));
        assertFalse(new Expected.Null(ReferenceType.FUNCREF).matches(new Constant.Null(ReferenceType.EXTERNREF)));
    }

    @Test
    void a_canonical_nan_has_just_the_highest_bit_of_the_payload_and_any_sign() {
        var f32 = new Expected.Number(NumberType.F32, BitPattern.Nan.CANONICAL);
        assertTrue(f32.matches(new Constant.F32(CANONICAL_32)));
        assertTrue(f32.matches(new Constant.F32(CANONICAL_32 | 1 << 31)));
        assertFalse(f32.matches(new Constant.F32(CANONICAL_32 | 1)));
        assertFalse(f32.matches(new Constant.F32(0x7F80_0000)));
        var f64 = new Expected.Number(NumberType.F64, BitPattern.Nan.CANONICAL);
        assertTrue(f64.matches(new Constant.F64(CANONICAL_64)));
        assertTrue(f64.matches(new Constant.F64(CANONICAL_64 | Long.MIN_VALUE)));
        assertFalse(f64.matches(new Constant.F64(CANONICAL_64 | 1)));
        assertFalse(f64.matches(new Constant.F64(0x7FF0_0000_0000_0000L)));
    }

    @Property
    void a_float_is_an_arithmetic_nan_iff_it_is_a_nan_with_the_highest_bit_of_the_payload(@ForAll int bits, @ForAll boolean nan) {
        int actual = nan ? bits | 0x7F80_0000 : bits;
        boolean arithmetic = Float.isNaN(Float.intBitsToFloat(actual)) && (actual & 0x40_0000) != 0;
        var expected = new Expected.Number(NumberType.F32, BitPattern.Nan.ARITHMETIC);
        assertEquals(arithmetic, expected.matches(new Constant.F32(actual)));
    }

    @Property
    void a_double_is_an_arithmetic_nan_iff_it_is_a_nan_with_the_highest_bit_of_the_payload(
            @ForAll long bits, @ForAll boolean nan) {
        long actual = nan ? bits | 0x7FF0_0000_0000_0000L : bits;
        boolean arithmetic = Double.isNaN(Double.longBitsToDouble(actual)) && (actual & 0x8_0000_0000_0000L) != 0;
        var expected = new Expected.Number(NumberType.F64, BitPattern.Nan.ARITHMETIC);
        assertEquals(arithmetic, expected.matches(new Constant.F64(actual)));
    }

    @Property
    void the_lanes_of_a_vector_are_those_it_is_made_of(@ForAll LaneShape shape, @ForAll long seed) {
        var lanes = new java.util.Random(seed).longs(shape.lanes()).map(bits -> bits >>> 64 - shape.width()).toArray();
        var vector = shape.vector(lanes);
        for (int i = 0; i < lanes.length; i++) assertEquals(lanes[i], shape.extract(vector, i));
        var expected = new Expected.Vector(shape, Array.ofAll(lanes).map(BitPattern.Exactly::new));
        assertTrue(expected.matches(vector));
        assertFalse(expected.matches(new Constant.V128(vector.low() ^ 1, vector.high())));
        assertFalse(expected.matches(new Constant.V128(vector.low(), vector.high() ^ Long.MIN_VALUE)));
    }

    @Test
    void lane_0_is_in_the_lowest_bits() {
        assertEquals(new Constant.V128(0x0000_0002_0000_0001L, 0x0000_0004_0000_0003L), LaneShape.I32X4.vector(1, 2, 3, 4));
        assertEquals(new Constant.V128(0xFF01L, 0), LaneShape.I8X16.vector(1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void a_lane_can_be_a_nan_of_a_class() {
        var expected = new Expected.Vector(LaneShape.F32X4, Array.of(
                new BitPattern.Exactly(0), BitPattern.Nan.CANONICAL, BitPattern.Nan.ARITHMETIC, new BitPattern.Exactly(1)));
        assertTrue(expected.matches(LaneShape.F32X4.vector(0, CANONICAL_32, CANONICAL_32 | 5, 1)));
        assertFalse(expected.matches(LaneShape.F32X4.vector(0, CANONICAL_32 | 5, CANONICAL_32, 1)));
    }

    @Test
    void a_nan_of_a_class_may_be_of_either_type_where_the_script_does_not_say() {
        var expected = new Expected.AnyNan(BitPattern.Nan.CANONICAL);
        assertTrue(expected.matches(new Constant.F32(CANONICAL_32)));
        assertTrue(expected.matches(new Constant.F64(CANONICAL_64)));
        assertFalse(expected.matches(new Constant.F32(CANONICAL_32 | 1)));
        assertFalse(expected.matches(new Constant.F64(CANONICAL_32)));
        assertFalse(expected.matches(new Constant.I32(CANONICAL_32)));
        assertEquals("nan:canonical", expected.toString());
    }

    @Test
    void references_are_told_apart_as_far_as_scripts_can() {
        assertTrue(new Expected.Extern(7).matches(new Constant.ExternRef(7)));
        assertFalse(new Expected.Extern(7).matches(new Constant.ExternRef(8)));
        assertFalse(new Expected.Extern(7).matches(new Constant.Null(ReferenceType.EXTERNREF)));
        assertTrue(new Expected.Null(ReferenceType.FUNCREF).matches(new Constant.Null(ReferenceType.FUNCREF)));
        assertFalse(new Expected.Null(ReferenceType.FUNCREF).matches(new Constant.FuncRef()));
        assertTrue(new Expected.AnyReference(ReferenceType.FUNCREF).matches(new Constant.FuncRef()));
        assertFalse(new Expected.AnyReference(ReferenceType.FUNCREF).matches(new Constant.Null(ReferenceType.FUNCREF)));
    }

    @Test
    void what_was_expected_and_what_came_can_be_read() {
        assertEquals("i32 -1", new Expected.Number(NumberType.I32, new BitPattern.Exactly(0xFFFF_FFFFL)).toString());
        assertEquals("f32 nan:canonical", new Expected.Number(NumberType.F32, BitPattern.Nan.CANONICAL).toString());
        assertEquals("f64 -nan:0x1", f64(0xFFF0_0000_0000_0001L).toString());
        assertEquals("1.5", new Constant.F32(Float.floatToRawIntBits(1.5f)).toString());
        assertEquals("v128 f64x2 0x1 nan:arithmetic", new Expected.Vector(
                LaneShape.F64X2, Array.of(new BitPattern.Exactly(1), BitPattern.Nan.ARITHMETIC)).toString());
        assertEquals("0x00000000000000020000000000000001", LaneShape.I64X2.vector(1, 2).toString());
    }

    private static Expected f32(int bits) {
        return new Expected.Number(NumberType.F32, new BitPattern.Exactly(Integer.toUnsignedLong(bits)));
    }

    private static Expected f64(long bits) {
        return new Expected.Number(NumberType.F64, new BitPattern.Exactly(bits));
    }
}

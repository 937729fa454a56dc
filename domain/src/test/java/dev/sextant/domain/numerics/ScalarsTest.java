package dev.sextant.domain.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.numerics.UndefinedResult.Reason;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ValueType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The scalar functions held against the standard's definitions.
class ScalarsTest {

    // Every operator.

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void everyOperatorDoesWhatTheStandardSays(
            @ForAll("bits32") BigInteger a32, @ForAll("bits32") BigInteger b32,
            @ForAll("bits64") BigInteger a64, @ForAll("bits64") BigInteger b64) {
        for (var operator : NumericOperator.values()) {
            var operands = ScalarOracle.width(operator.type().parameters().get(0)) == 32 ? List.of(a32, b32) : List.of(a64, b64);
            check(operator, operands.subList(0, operator.type().parameters().size()));
        }
    }

    @Provide
    Arbitrary<BigInteger> bits32() {
        return Numbers.any(32);
    }

    @Provide
    Arbitrary<BigInteger> bits64() {
        return Numbers.any(64);
    }

    @ParameterizedTest
    @MethodSource
    void everyOperatorDoesWhatTheStandardSaysAtTheEdges(NumericOperator operator) {
        crossEdges(operator);
    }

    static Stream<NumericOperator> everyOperatorDoesWhatTheStandardSaysAtTheEdges() {
        return Arrays.stream(NumericOperator.values());
    }

    // Hazards.

    @Test
    void hazard16_division_of_the_least_integer_by_minus_one_and_by_zero() {
        crossEdges(named("(div|rem)_[su]"));
        assertReason(Reason.OVERFLOW, () -> I32.divS(Integer.MIN_VALUE, -1));
        assertReason(Reason.OVERFLOW, () -> I64.divS(Long.MIN_VALUE, -1));
        assertEquals(0, I32.remS(Integer.MIN_VALUE, -1));
        assertEquals(0, I64.remS(Long.MIN_VALUE, -1));
        assertEquals(0, I32.divU(Integer.MIN_VALUE, -1));
        assertEquals(Long.MIN_VALUE, I64.remU(Long.MIN_VALUE, -1));
        assertReason(Reason.DIVIDE_BY_ZERO, () -> I32.divS(1, 0));
        assertReason(Reason.DIVIDE_BY_ZERO, () -> I32.divU(1, 0));
        assertReason(Reason.DIVIDE_BY_ZERO, () -> I32.remS(1, 0));
        assertReason(Reason.DIVIDE_BY_ZERO, () -> I32.remU(1, 0));
        assertReason(Reason.DIVIDE_BY_ZERO, () -> I64.divS(1, 0));
        assertReason(Reason.DIVIDE_BY_ZERO, () -> I64.divU(1, 0));
        assertReason(Reason.DIVIDE_BY_ZERO, () -> I64.remS(1, 0));
        assertReason(Reason.DIVIDE_BY_ZERO, () -> I64.remU(1, 0));
    }

    @Test
    void hazard17_truncation_at_the_exact_bounds() {
        crossEdges(named("trunc_.*"));
        assertEquals(Integer.MIN_VALUE, I32.truncF32S(-0x1p31f));
        assertReason(Reason.OVERFLOW, () -> I32.truncF32S(0x1p31f));
        assertReason(Reason.OVERFLOW, () -> I32.truncF32S(Math.nextDown(-0x1p31f)));
        assertEquals(Integer.MIN_VALUE, I32.truncF64S(-2147483648.9));
        assertEquals(Integer.MAX_VALUE, I32.truncF64S(2147483647.9));
        assertReason(Reason.OVERFLOW, () -> I32.truncF64S(-2147483649.0));
        assertReason(Reason.OVERFLOW, () -> I32.truncF64S(2147483648.0));
        assertEquals(0, I32.truncF32U(-0.99999f));
        assertReason(Reason.OVERFLOW, () -> I32.truncF32U(-1f));
        assertEquals(-1, I32.truncF64U(4294967295.9));
        assertReason(Reason.OVERFLOW, () -> I32.truncF64U(4294967296.0));
        assertEquals(-1L << 40, I64.truncF32U(Math.nextDown(0x1p64f)));
        assertReason(Reason.OVERFLOW, () -> I64.truncF32U(0x1p64f));
        assertEquals(Long.MIN_VALUE, I64.truncF64U(0x1p63));
        assertReason(Reason.OVERFLOW, () -> I64.truncF64S(0x1p63));
        assertReason(Reason.OVERFLOW, () -> I64.truncF64S(Double.NEGATIVE_INFINITY));
        assertReason(Reason.INVALID_CONVERSION, () -> I64.truncF64S(Double.NaN));
        assertReason(Reason.INVALID_CONVERSION, () -> I32.truncF32U(Float.intBitsToFloat(0xFFA0_0000)));
        assertEquals(0, I64.truncSatF64U(Double.NaN));
        assertEquals(-1, I64.truncSatF64U(Double.POSITIVE_INFINITY));
        assertEquals(-1, I32.truncSatF32U(Float.POSITIVE_INFINITY));
        assertEquals(0, I32.truncSatF32U(Float.NEGATIVE_INFINITY));
    }

    @Test
    void hazard18_a_payload_survives_abs_neg_copysign_and_reinterpret() {
        crossEdges(named("abs|neg|copysign|reinterpret_.*"));
        assertEquals(0x7FA0_0001, bits(F32.abs(Float.intBitsToFloat(0xFFA0_0001))));
        assertEquals(0x7FA0_0001, bits(F32.neg(Float.intBitsToFloat(0xFFA0_0001))));
        assertEquals(0xFFA0_0001, bits(F32.copysign(Float.intBitsToFloat(0x7FA0_0001), -1f)));
        assertEquals(0x7FF4_0000_0000_0001L, bits(F64.abs(Double.longBitsToDouble(0xFFF4_0000_0000_0001L))));
        assertEquals(0x7FF4_0000_0000_0001L, bits(F64.neg(Double.longBitsToDouble(0xFFF4_0000_0000_0001L))));
        assertEquals(0xFFF4_0000_0000_0001L, bits(F64.copysign(Double.longBitsToDouble(0x7FF4_0000_0000_0001L), -1)));
    }

    @Test
    void hazard18_a_signalling_nan_comes_out_of_arithmetic_quiet() {
        crossEdges(named("ceil|floor|trunc|nearest|sqrt|add|sub|mul|div|min|max|promote_.*|demote_.*"));
        assertEquals(0x7FC0_0000, bits(F32.canonical(Float.intBitsToFloat(0xFFA0_0001))));
        assertEquals(0x7FF8_0000_0000_0000L, bits(F64.canonical(Double.longBitsToDouble(0xFFF4_0000_0000_0001L))));
        assertEquals(bits(-0f), bits(F32.canonical(-0f)));
        assertEquals(bits(-0d), bits(F64.canonical(-0d)));
    }

    @Test
    void hazard19_min_and_max_of_zeros_and_nans() {
        crossEdges(named("min|max"));
        assertEquals(bits(-0f), bits(F32.min(0f, -0f)));
        assertEquals(bits(-0f), bits(F32.min(-0f, 0f)));
        assertEquals(bits(0f), bits(F32.max(-0f, 0f)));
        assertEquals(bits(0f), bits(F32.max(0f, -0f)));
        assertEquals(bits(-0d), bits(F64.min(0d, -0d)));
        assertEquals(bits(0d), bits(F64.max(-0d, 0d)));
        assertTrue(Float.isNaN(F32.min(Float.NEGATIVE_INFINITY, Float.NaN)));
        assertTrue(Double.isNaN(F64.max(Double.NaN, Double.POSITIVE_INFINITY)));
    }

    @Test
    void hazard20_shift_and_rotation_counts() {
        crossEdges(named("shl|shr_[su]|rot[lr]"));
        for (int count : new int[] {0, 31, 32, 33, 63, 64, -1}) {
            assertEquals(0x8765_4321 << (count & 31), I32.shl(0x8765_4321, count));
            assertEquals(0x8765_4321 >> (count & 31), I32.shrS(0x8765_4321, count));
            assertEquals(I32.rotl(0x8765_4321, count), I32.rotr(0x8765_4321, -count));
            assertEquals(0x8765_4321_0FED_CBA9L << (count & 63), I64.shl(0x8765_4321_0FED_CBA9L, count));
            assertEquals(0x8765_4321_0FED_CBA9L >>> (count & 63), I64.shrU(0x8765_4321_0FED_CBA9L, count));
            assertEquals(I64.rotl(0x8765_4321_0FED_CBA9L, count), I64.rotr(0x8765_4321_0FED_CBA9L, -count));
        }
        assertEquals(1, I64.shl(1, 1L << 32), "a count of 64 bits counts modulo 64");
        assertEquals(0xABCD_9876, I32.rotl(0xABCD_9876, 32));
        assertEquals(0x579B_30EDL, Integer.toUnsignedLong(I32.rotl(0xABCD_9876, 1)));
    }

    // What the standard's suites single out.

    @Test
    void nearest_takes_the_even_one_of_two_and_keeps_the_sign_of_zero() {
        assertEquals(bits(-0f), bits(F32.nearest(-0.5f)));
        assertEquals(bits(0f), bits(F32.nearest(0.5f)));
        assertEquals(2f, F32.nearest(1.5f));
        assertEquals(2f, F32.nearest(2.5f));
        assertEquals(-4f, F32.nearest(-3.5f));
        assertEquals(8388609f, F32.nearest(8388609f));
        assertEquals(bits(-0d), bits(F64.nearest(-0.5)));
        assertEquals(4503599627370498.0, F64.nearest(4503599627370497.5));
    }

    @Test
    void rounding_to_an_integer_keeps_the_sign_of_what_becomes_zero() {
        assertEquals(bits(-0f), bits(F32.ceil(-0.9f)));
        assertEquals(bits(-0f), bits(F32.trunc(-0.9f)));
        assertEquals(bits(-0f), bits(F32.floor(-0f)));
        assertEquals(bits(0f), bits(F32.floor(0.9f)));
        assertEquals(bits(-0d), bits(F64.trunc(-0.9)));
        assertEquals(bits(-0d), bits(F64.sqrt(-0d)));
    }

    @Test
    void conversion_of_great_integers_rounds_once() {
        assertEquals(0x1.000002p63f, F32.convertI64U(0x8000_0080_0000_0001L));
        assertEquals(0x1p63f, F32.convertI64U(0x8000_0080_0000_0000L));
        assertEquals(0x1.0000000000001p63, F64.convertI64U(0x8000_0000_0000_0401L));
        assertEquals(0x1p63, F64.convertI64U(0x8000_0000_0000_0400L));
        assertEquals(0x1p64, F64.convertI64U(-1));
        assertEquals(0x1.000004p24f, F32.convertI32S(16777219));
        assertEquals(0x1p32f, F32.convertI32U(-1));
        assertEquals(0x1.fffffffep31, F64.convertI32U(-1));
        assertEquals(0x1.000002p53f, F32.convertI64S(0x20_0000_2000_0001L), "by way of a double it would be 2^53");
    }

    @Test
    void an_undefined_result_has_the_wording_of_the_suite_and_no_stack() {
        var undefined = assertThrows(UndefinedResult.class, () -> I32.divU(1, 0));
        assertEquals("integer divide by zero", undefined.getMessage());
        assertEquals(0, undefined.getStackTrace().length);
        undefined.addSuppressed(new RuntimeException());
        assertEquals(0, undefined.getSuppressed().length);
        assertEquals(List.of("integer divide by zero", "integer overflow", "invalid conversion to integer"),
                Arrays.stream(Reason.values()).map(Reason::text).toList());
    }

    // Means.

    private static void assertReason(Reason reason, Executable executable) {
        assertEquals(reason, assertThrows(UndefinedResult.class, executable).reason());
    }

    private static int bits(float z) {
        return Float.floatToRawIntBits(z);
    }

    private static long bits(double z) {
        return Double.doubleToRawLongBits(z);
    }

    private static NumericOperator[] named(String pattern) {
        Predicate<NumericOperator> matches = operator -> operator.mnemonic().substring(4).matches(pattern);
        return Arrays.stream(NumericOperator.values()).filter(matches).toArray(NumericOperator[]::new);
    }

    /// Every edge, or every pair of edges.
    private static void crossEdges(NumericOperator... operators) {
        assertTrue(operators.length > 0);
        for (var operator : operators) {
            var edges = edges(operator.type().parameters().get(0));
            for (var a : edges) {
                if (operator.type().parameters().size() == 1) check(operator, List.of(a));
                else for (var b : edges) check(operator, List.of(a, b));
            }
        }
    }

    private static List<BigInteger> edges(ValueType type) {
        int width = ScalarOracle.width(type);
        return type == NumberType.I32 || type == NumberType.I64 ? Numbers.integers(width) : Numbers.floats(width);
    }

    private static void check(NumericOperator operator, List<BigInteger> operands) {
        var expected = ScalarOracle.expected(operator, operands);
        var seen = ScalarCall.seen(operator, operands);
        assertTrue(expected.allows(seen, ScalarOracle.width(operator.type().results().get(0))),
                () -> operator.mnemonic() + operands.stream().map(bits -> "0x" + bits.toString(16)).toList()
                        + ": expected " + expected + ", saw " + seen);
    }
}

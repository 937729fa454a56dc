package dev.sextant.domain.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.text.FloatLiteral.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FloatLiteralTest {

    private static final String WELL_FORMED = "0 1. 1.5 1e1 1.e1 1E+1 1.5e-1 0x1 0x1. 0x1.8 0x1p1 0x1.8P-1"
            + " 1_0.0_1e1_0 0xa_b.c_dp1_0 inf +inf -inf nan -nan nan:0x1 -nan:0x7f_ffff";
    private static final String ILL_FORMED = ".5 . e1 1e 1e+ 1.5e _1.0 1_.0 1._0 1.0_ 1e_1 1e1_ 0x 0x. 0x.8 0x1p"
            + " 0x1p+ 0x1.p_1 0x1pa 0x_1 0x1_ 0x1._8 0x1.8_ 1p1 1f 1d 0x1p1f nan: nan:1 nan:0x nan:0x_1 nan:0xg inf1"
            + " infinity nano + - +-1 NaN Infinity";

    @Test
    void theGrammarTellsWhatIsAFloat() {
        for (var text : WELL_FORMED.split(" ")) assertTrue(read(text, Format.F64).wellFormed, text);
        for (var text : ILL_FORMED.split(" ")) assertFalse(read(text, Format.F64).wellFormed, text);
    }

    @Test
    void aNumberThatWouldRoundToInfinityIsOutOfRange() {
        assertEquals(0x7F7F_FFFF, read("0x1.fffffep127", Format.F32).bits);
        assertEquals(0x7F7F_FFFF, read("0x1.fffffefffffffffffffffffp127", Format.F32).bits);
        assertEquals(0x7F7F_FFFF, read("340282356779733661637539395458142568447", Format.F32).bits);
        var tooLarge = "0x1.ffffffp127 0x1p128 0x1p99999999999999999999 340282356779733661637539395458142568448 1e39";
        for (var text : tooLarge.split(" ")) {
            assertTrue(read(text, Format.F32).outOfRange, text);
        }
        assertEquals(Double.doubleToRawLongBits(Double.MAX_VALUE), read("0x1.fffffffffffff7p1023", Format.F64).bits);
        for (var text : "0x1.fffffffffffff8p1023 0x1p1024 1e309 -1e99999999999999999999".split(" ")) {
            assertTrue(read(text, Format.F64).outOfRange, text);
        }
    }

    @Test
    void aNumberTooSmallIsZeroWithItsSign() {
        for (var text : "0x1p-1075 0x1p-99999999999999999999 1e-400 1e-99999999999999999999 0x0.0p9999".split(" ")) {
            assertEquals(0L, read(text, Format.F64).bits, text);
            assertEquals(Long.MIN_VALUE, read("-" + text, Format.F64).bits, text);
        }
        assertEquals(1, read("0x1.000001p-1075", Format.F64).bits);
        assertEquals(1, read("0x0." + "0".repeat(268) + "8p-1", Format.F64).bits);
    }

    @Test
    void aPayloadMustNotBeZeroAndMustFit() {
        for (var text : "nan:0x0 nan:0x80_0000 nan:0x1_0000_0000_0000_0000".split(" ")) {
            assertTrue(read(text, Format.F32).outOfRange, text);
        }
        assertTrue(read("nan:0x10_0000_0000_0000", Format.F64).outOfRange);
        assertEquals(0x7FC0_0000, read("nan", Format.F32).bits);
        assertEquals(0xFFC0_0000L, read("-nan", Format.F32).bits);
        assertEquals(0x7FFF_FFFF, read("nan:0x7f_ffff", Format.F32).bits);
        assertEquals(0x7FF0_0000_0000_0001L, read("nan:0x1", Format.F64).bits);
    }

    @Test
    void aHexadecimalNumberOfMoreDigitsThanALongHoldsRoundsOnce() {
        // One reading rounds this one ulp low.
        assertEquals(Double.doubleToRawLongBits(0x0123456789ABCDEFabcdefp0), read("0x0123456789ABCDEFabcdef", Format.F64).bits);
        assertEquals(0x3F80_0001, read("0x1.00000100000000000000000000000000000000001", Format.F32).bits);
        assertEquals(0x3F80_0000, read("0x1.00000100000000000000000000000000000000000", Format.F32).bits);
        assertEquals(Double.doubleToRawLongBits(0x1p400), read("0x1" + "0".repeat(100), Format.F64).bits);
    }

    @Property
    void aHexadecimalNumberIsTheNearestToWhatItsDigitsSay(
            @ForAll("hexadecimalDigits") String digits, @ForAll @IntRange(min = 0, max = 40) int point,
            @ForAll("exponents") int exponent, @ForAll long seed) {
        int before = Math.clamp(point, 1, digits.length());
        var text = "0x" + Underscores.among(digits.substring(0, before), seed)
                + (before < digits.length() ? "." + Underscores.among(digits.substring(before), seed) : "") + "p" + exponent;
        long power = exponent - 4L * (digits.length() - before);
        var exact = power >= 0
                ? new BigDecimal(new BigInteger(digits, 16).shiftLeft((int) power))
                : new BigDecimal(new BigInteger(digits, 16)).divide(new BigDecimal(BigInteger.TWO.pow((int) -power)));
        demandNearest(text, exact);
    }

    @Property
    void aDecimalNumberIsTheNearestToWhatItsDigitsSay(
            @ForAll("decimalDigits") String digits, @ForAll @IntRange(min = 1, max = 40) int point,
            @ForAll @IntRange(min = -340, max = 320) int exponent, @ForAll long seed) {
        int before = Math.min(point, digits.length());
        var text = Underscores.among(digits.substring(0, before), seed)
                + (before < digits.length() ? "." + Underscores.among(digits.substring(before), seed) : "") + "e" + exponent;
        demandNearest(text, new BigDecimal(new BigInteger(digits), digits.length() - before - exponent));
    }

    @Property
    void everyFloatIsReadAsJavaWritesIt(@ForAll int bits) {
        float value = Float.intBitsToFloat(bits);
        if (!Float.isFinite(value)) return;
        assertEquals(bits & 0xFFFF_FFFFL, read(Float.toString(value), Format.F32).bits);
        assertEquals(bits & 0xFFFF_FFFFL, read(Float.toHexString(value), Format.F32).bits);
    }

    @Property
    void everyDoubleIsReadAsJavaWritesIt(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (!Double.isFinite(value)) return;
        assertEquals(bits, read(Double.toString(value), Format.F64).bits);
        assertEquals(bits, read(Double.toHexString(value), Format.F64).bits);
    }

    @Provide
    Arbitrary<String> hexadecimalDigits() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789abcdefABCDEF").ofMinLength(1).ofMaxLength(40),
                // Ties and their neighbours.
                Arbitraries.strings().withChars("0f8").ofMinLength(10).ofMaxLength(20));
    }

    @Provide
    Arbitrary<String> decimalDigits() {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(45);
    }

    @Provide
    Arbitrary<Integer> exponents() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-200, 200),
                Arbitraries.integers().between(-1_200, -900),
                Arbitraries.integers().between(880, 1_030));
    }

    private static void demandNearest(String text, BigDecimal exact) {
        var f32 = read(text, Format.F32);
        var f64 = read(text, Format.F64);
        assertTrue(f32.wellFormed && f64.wellFormed, text);
        float single = Float.intBitsToFloat((int) f32.bits);
        // What lies half-way to the number beyond the largest is out of range; the largest itself has an odd significand.
        var half = new BigDecimal(Math.ulp(Float.MAX_VALUE)).divide(BigDecimal.TWO);
        assertEquals(exact.compareTo(new BigDecimal(Float.MAX_VALUE).add(half)) >= 0, f32.outOfRange, text);
        if (!f32.outOfRange) demandNearest(text, exact, single, Math.nextDown(single), Math.nextUp(single), f32.bits);
        double number = Double.longBitsToDouble(f64.bits);
        var halfDouble = new BigDecimal(Math.ulp(Double.MAX_VALUE)).divide(BigDecimal.TWO);
        assertEquals(exact.compareTo(new BigDecimal(Double.MAX_VALUE).add(halfDouble)) >= 0, f64.outOfRange, text);
        if (!f64.outOfRange) demandNearest(text, exact, number, Math.nextDown(number), Math.nextUp(number), f64.bits);
    }

    private static void demandNearest(String text, BigDecimal exact, double found, double below, double above, long bits) {
        var distance = exact.subtract(new BigDecimal(found)).abs();
        for (double neighbour : new double[] {below, above}) {
            if (!Double.isFinite(neighbour)) continue;
            int comparison = distance.compareTo(exact.subtract(new BigDecimal(neighbour)).abs());
            boolean nearest = comparison < 0 || comparison == 0 && (bits & 1) == 0;
            assertTrue(nearest, text + " is nearer to " + neighbour + " than " + found);
        }
    }

    private static FloatLiteral read(String text, Format format) {
        var literal = new FloatLiteral();
        literal.read(text.getBytes(ISO_8859_1), 0, text.length(), format);
        return literal;
    }
}

package dev.sextant.domain.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IntegerLiteralTest {

    @Test
    void anUnderscoreStandsOnlyBetweenTwoDigits() {
        for (var text : "0 00 1_0 1_2_3 0x0 0xF_f +1 -1 +0x1 -0x1_0".split(" ")) {
            assertTrue(read(text).wellFormed, text);
        }
        for (var text : "_1 1_ 1__0 0x 0x_1 0x1_ 0X1 + - +_1 1x 0xg 1.0 --1 +-1 0b1 a".split(" ")) {
            assertFalse(read(text).wellFormed, text);
        }
    }

    @Test
    void aNumberFitsAsSignedOrAsUnsigned() {
        for (var text : "255 -128 +255 0xff -0x80 -0".split(" ")) assertTrue(read(text).fits(8), text);
        for (var text : "256 -129 0x100 -0x81 18446744073709551616 -18446744073709551617".split(" ")) {
            assertFalse(read(text).fits(8), text);
        }
        for (var text : "18446744073709551615 -9223372036854775808 0xffff_ffff_ffff_ffff".split(" ")) {
            assertTrue(read(text).fits(64), text);
        }
        for (var text : "18446744073709551616 -9223372036854775809 0x1_0000_0000_0000_0000 99999999999999999999999".split(" ")) {
            assertFalse(read(text).fits(64), text);
        }
    }

    @Property
    void aNumberIsWhatItsDigitsSay(@ForAll("numbers") BigInteger number, @ForAll boolean hexadecimal, @ForAll long seed) {
        var digits = number.abs().toString(hexadecimal ? 16 : 10);
        var text = (number.signum() < 0 ? "-" : "") + (hexadecimal ? "0x" : "") + Underscores.among(digits, seed);
        var literal = read(text);
        assertTrue(literal.wellFormed, text);
        for (int bits : new int[] {8, 16, 32, 64}) {
            boolean fits = number.compareTo(BigInteger.ONE.shiftLeft(bits)) < 0
                    && number.compareTo(BigInteger.ONE.shiftLeft(bits - 1).negate()) >= 0;
            assertEquals(fits, literal.fits(bits), text + " in " + bits + " bits");
            if (fits) assertEquals(number.longValue(), literal.value(), text);
        }
    }

    @Provide
    Arbitrary<BigInteger> numbers() {
        var bound = BigInteger.ONE.shiftLeft(70);
        var edges = Arbitraries.of(7, 8, 15, 16, 31, 32, 63, 64).flatMap(bits ->
                Arbitraries.integers().between(-2, 2).flatMap(delta -> Arbitraries.of(1, -1).map(sign ->
                        BigInteger.ONE.shiftLeft(bits).multiply(BigInteger.valueOf(sign)).add(BigInteger.valueOf(delta)))));
        return Arbitraries.oneOf(edges, Arbitraries.bigIntegers().between(bound.negate(), bound));
    }

    private static IntegerLiteral read(String text) {
        var literal = new IntegerLiteral();
        literal.read(text.getBytes(ISO_8859_1), 0, text.length());
        return literal;
    }
}

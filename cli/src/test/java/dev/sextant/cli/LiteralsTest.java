package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.ports.Value;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {

    @Provide
    Arbitrary<Value> numbers() {
        var ints = Arbitraries.integers();
        var longs = Arbitraries.longs();
        return Arbitraries.oneOf(
                ints.map(Value.I32::new),
                longs.map(Value.I64::new),
                ints.map(Value.F32::new),
                longs.map(Value.F64::new),
                Arbitraries.floats().map(Value::f32),
                Arbitraries.doubles().map(Value::f64),
                longs.flatMap(low -> longs.map(high -> new Value.V128(low, high))));
    }

    @Property
    void whatIsPrintedIsReadAsTheSameBits(@ForAll("numbers") Value value) {
        assertEquals(value, Literals.parse(value.type(), Literals.print(value)));
    }

    @Property
    void everyPrintedNumberThatBeginsWithAMinusIsToldFromAnOption(@ForAll("numbers") Value value) {
        var printed = Literals.print(value);
        assertEquals(printed.startsWith("-"), Literals.isNegative(printed));
    }

    @Property
    void anUnsignedNumberIsReadAsTheSignedOneWithItsBits(@ForAll int bits) {
        assertEquals(new Value.I32(bits), Literals.parse(NumberType.I32, Integer.toUnsignedString(bits)));
        assertEquals(new Value.I32(bits), Literals.parse(NumberType.I32, "0x" + Integer.toHexString(bits)));
    }

    @Property
    void aNanKeepsItsPayloadAndSign(@ForAll int payload, @ForAll boolean negative) {
        int significand = payload & 0x7F_FFFF | 1;
        var literal = (negative ? "-" : "") + "nan:0x" + Integer.toHexString(significand);
        int bits = 0x7F80_0000 | significand | (negative ? 1 << 31 : 0);
        assertEquals(new Value.F32(bits), Literals.parse(NumberType.F32, literal));
    }

    private static ValueType type(String text) {
        return Stream.<ValueType>of(NumberType.I32, NumberType.I64, NumberType.F32, NumberType.F64, VectorType.V128, ReferenceType.FUNCREF)
                .filter(type -> type.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "i32, 0x7fff_ffff, 2147483647", "i32, +1, 1", "i32, -0x80000000, -2147483648", "i32, -0, 0", "i32, 007, 7",
        "f32, 1, 1.0", "f32, -0, -0.0", "f32, 1., 1.0", "f32, 1e38, 1.0E38", "f32, +inf, inf",
        "f32, 1.17549435e-38, 1.1754944E-38", "f32, 16777217, 1.6777216E7", "f32, 16777217.0000001, 1.6777218E7",
        "f64, 0x1p-1074, 4.9E-324", "f64, 0x0.8, 0.5", "f64, -0x1.8p+1, -3.0", "f64, 1E3, 1000.0", "f64, nan:0x8000000000000, nan",
        "f64, -nan, -nan", "f64, nan:0x1, nan:0x1"
    })
    void aNumberIsReadInTheNotationOfTheTextFormat(String type, String word, String printed) {
        assertEquals(printed, Literals.print(Literals.parse(type(type), word)));
    }

    @ParameterizedTest
    @CsvSource({
        "i32, ''", "i32, -", "i32, 1-", "i32, --1", "i32, 0x", "i32, _1", "i32, 1_", "i32, 1__0", "i32, 1.0", "i32, 1e3", "i32, 1 2",
        "i32, 4294967296", "i32, -2147483649", "i64, 0x10000000000000000", "i32, nan", "i32, \u0661", "i32, i32.const 1", "i32, (1)",
        "f32, ''", "f32, .", "f32, .5", "f32, 1e", "f32, 0x", "f32, 0x.", "f32, 1f", "f32, 1d", "f32, NaN", "f32, infinity",
        "f32, nan:0x0", "f32, nan:0x800000", "f32, nan:", "f32, 1e39", "f64, 1e309", "f64, nan:0x10000000000000", "f64, 1_",
        "v128, 1", "v128, i32x4 1 2 3", "v128, i8x16 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 256", "funcref, f"
    })
    void anythingElseIsRefused(String type, String word) {
        var failure = assertThrows(Failure.class, () -> Literals.parse(type(type), word));
        assertEquals(ExitCode.USAGE, failure.code());
        assertTrue(failure.getMessage().startsWith("\"" + word + "\" is no " + type + ": "), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "-x", "--invoke", "-e1", "-V", "", "1", "inf"})
    void aWordThatIsNoNegativeNumberMayBeAnOption(String word) {
        assertFalse(Literals.isNegative(word));
    }
}

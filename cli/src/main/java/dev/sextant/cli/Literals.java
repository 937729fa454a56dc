package dev.sextant.cli;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.Printable;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Value;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// Values as they stand on a command line: numbers in the notation of the text format, a v128 as one integer of 128 bits,
/// references as `null` or, for an externref, any text.
///
/// @spec §6.3 Values
final class Literals {

    private static final Pattern INTEGER = Pattern.compile("([+-]?)(?:0x([0-9a-f]+(?:_[0-9a-f]+)*)|(\\d+(?:_\\d+)*))");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?");
    private static final Pattern HEXADECIMAL = Pattern.compile("[+-]?0x([0-9a-f]+\\.?[0-9a-f]*|\\.[0-9a-f]+)(p[+-]?\\d+)?");
    private static final Pattern NAN = Pattern.compile("([+-]?)nan(?::0x([0-9a-f]{1,14}))?");
    private static final Pattern NEGATIVE = Pattern.compile("-(\\.?\\d|inf|nan).*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final long F32_QUIET = 0x40_0000L;
    private static final long F64_QUIET = 0x8_0000_0000_0000L;

    private Literals() {}

    /// Whether a word that begins with `-` is a number and not an option.
    static boolean isNegative(String word) {
        return NEGATIVE.matcher(word).matches();
    }

    /// The value of a type that a word stands for.
    static Value parse(ValueType type, String word) {
        var text = word.toLowerCase(Locale.ROOT);
        return switch (type) {
            case NumberType.I32 -> new Value.I32(integer(type, 32, text).intValue());
            case NumberType.I64 -> new Value.I64(integer(type, 64, text).longValue());
            case NumberType.F32 -> new Value.F32((int) real(type, 23, F32_QUIET, text));
            case NumberType.F64 -> new Value.F64(real(type, 52, F64_QUIET, text));
            case VectorType.V128 -> {
                var bits = integer(type, 128, text);
                yield new Value.V128(bits.longValue(), bits.shiftRight(64).longValue());
            }
            case ReferenceType.FUNCREF -> {
                if (!text.equals("null")) throw no(type, word, "a funcref can only be null here");
                yield new Value.FuncRef(Option.none());
            }
            case ReferenceType.EXTERNREF -> new Value.ExternRef(text.equals("null") ? Option.none() : Option.some(word));
        };
    }

    private static BigInteger integer(ValueType type, int bits, String text) {
        var match = INTEGER.matcher(text);
        if (!match.matches()) throw no(type, text, "an integer is wanted, such as 42, -1 or 0x2a");
        boolean hexadecimal = match.group(2) != null;
        var magnitude = new BigInteger((hexadecimal ? match.group(2) : match.group(3)).replace("_", ""), hexadecimal ? 16 : 10);
        var number = match.group(1).equals("-") ? magnitude.negate() : magnitude;
        var least = BigInteger.ONE.shiftLeft(bits - 1).negate();
        if (number.compareTo(least) < 0 || number.bitLength() > bits) {
            throw no(type, text, "it takes more than " + bits + " bits");
        }
        return number;
    }

    /// The bits of a float whose significand takes `bits` bits.
    private static long real(ValueType type, int bits, long quiet, String text) {
        boolean single = type == NumberType.F32;
        var nan = NAN.matcher(text);
        if (nan.matches()) {
            long payload = nan.group(2) == null ? quiet : Long.parseLong(nan.group(2), 16);
            if (payload == 0 || payload >>> bits != 0) throw no(type, text, "a payload takes 1 to " + bits + " bits");
            long exponent = single ? 0x7F80_0000L : 0x7FF0_0000_0000_0000L;
            long sign = nan.group(1).equals("-") ? (single ? 0x8000_0000L : Long.MIN_VALUE) : 0;
            return sign | exponent | payload;
        }
        var unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        boolean infinite = unsigned.equals("inf");
        String java;
        if (infinite) {
            java = text.replace("inf", "Infinity");
        } else if (DECIMAL.matcher(text).matches()) {
            java = text;
        } else if (HEXADECIMAL.matcher(text).matches()) {
            java = text.contains("p") ? text : text + "p0";
        } else {
            throw no(type, text, "a number is wanted, such as 1.5, -2e10, 0x1.8p3, inf or nan");
        }
        double number = single ? Float.parseFloat(java) : Double.parseDouble(java);
        if (!infinite && Double.isInfinite(number)) throw no(type, text, "it is out of range");
        return single
                ? Integer.toUnsignedLong(Float.floatToRawIntBits((float) number))
                : Double.doubleToRawLongBits(number);
    }

    private static Failure no(ValueType type, String word, String reason) {
        return Failure.usage(Printable.quoted(word) + " is no " + type.text() + ": " + reason);
    }

    /// A value in the notation that [#parse] reads.
    static String print(Value value) {
        return switch (value) {
            case Value.I32(var number) -> Integer.toString(number);
            case Value.I64(var number) -> Long.toString(number);
            case Value.F32(var bits) -> {
                float number = Float.intBitsToFloat(bits);
                yield Float.isNaN(number)
                        ? nan(bits < 0, bits & 0x7F_FFFFL, F32_QUIET)
                        : Float.toString(number).replace("Infinity", "inf");
            }
            case Value.F64(var bits) -> {
                double number = Double.longBitsToDouble(bits);
                yield Double.isNaN(number)
                        ? nan(bits < 0, bits & 0xF_FFFF_FFFF_FFFFL, F64_QUIET)
                        : Double.toString(number).replace("Infinity", "inf");
            }
            case Value.V128(var low, var high) -> String.format("0x%016x%016x", high, low);
            case Value.FuncRef(var function) -> function.fold(() -> "null", FunctionInstance::name);
            case Value.ExternRef(var object) -> object.fold(() -> "null", String::valueOf);
        };
    }

    private static String nan(boolean negative, long payload, long quiet) {
        return (negative ? "-nan" : "nan") + (payload == quiet ? "" : ":0x" + Long.toHexString(payload));
    }
}

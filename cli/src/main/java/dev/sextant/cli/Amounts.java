package dev.sextant.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Counts, sizes and times as they stand on a command line.
final class Amounts {

    private static final Pattern COUNT = Pattern.compile("\\d{1,1000}");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,1000})([kmgt]?)(i?b)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("\\G(\\d{1,1000}(?:\\.\\d{1,1000})?)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L,
            "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

    private Amounts() {}

    /// Reads a whole number, 0 to 2^63 - 1.
    static final class Count implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!COUNT.matcher(text).matches()) throw no(text, "a whole number, 0 or more");
            return inLong(text, new BigInteger(text));
        }
    }

    /// Reads a whole number, 1 to 2^31 - 1.
    static final class Depth implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!COUNT.matcher(text).matches()) throw no(text, "a whole number, 1 or more");
            var number = new BigInteger(text);
            if (number.signum() == 0) throw no(text, "a whole number, 1 or more");
            if (number.bitLength() > 31) throw tooMuch(text);
            return number.intValue();
        }
    }

    /// Reads a number of bytes, such as `65536`, `64k`, `128M` or `1GiB`: each letter is 1,024 times the one before it.
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            var size = SIZE.matcher(text);
            if (!size.matches()) throw no(text, "a size, such as 65536, 64k, 128M or 1GiB");
            int power = size.group(2).isEmpty() ? 0 : 1 + "kmgt".indexOf(size.group(2).toLowerCase(Locale.ROOT));
            return inLong(text, new BigInteger(size.group(1)).shiftLeft(10 * power));
        }
    }

    /// Reads a time, such as `500ms`, `1.5s` or `1m30s`. It is more than nothing.
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            var parts = TIME.matcher(text);
            var nanos = BigDecimal.ZERO;
            int end = 0;
            while (parts.find()) {
                nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(NANOS.get(parts.group(2)))));
                end = parts.end();
            }
            if (end == 0 || end < text.length()) throw no(text, "a time, such as 500ms, 1.5s or 1m30s");
            long time = inLong(text, nanos.toBigInteger());
            if (time == 0) throw new TypeConversionException("the time is over at once; without the option there is no limit");
            return Duration.ofNanos(time);
        }
    }

    private static long inLong(String text, BigInteger number) {
        if (number.bitLength() > 63) throw tooMuch(text);
        return number.longValue();
    }

    private static TypeConversionException no(String text, String wanted) {
        return new TypeConversionException("wants " + wanted + ", not " + Words.quoted(text));
    }

    private static TypeConversionException tooMuch(String text) {
        return new TypeConversionException(Words.quoted(text) + " is too much");
    }
}

package dev.sextant.domain.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// The reading of a float: decimal, hexadecimal, `inf`, `nan` or `nan:0x…`, rounded to the nearest number of its format, ties to
/// even. One reading serves token after token.
///
/// @spec §6.3.1 Floating-Point
final class FloatLiteral {

    /// A binary format of IEEE 754.
    ///
    /// @spec §2.2.3 Floating-Point
    enum Format {
        F32(32, 24),
        F64(64, 53);

        /// The bits of the significand, the hidden one included.
        final int precision;
        final int bias;
        final long sign;
        final long infinity;
        final long canonicalPayload;

        Format(int bits, int precision) {
            this.precision = precision;
            this.bias = (1 << bits - precision - 1) - 1;
            this.sign = 1L << bits - 1;
            this.infinity = (2L * bias + 1) << precision - 1;
            this.canonicalPayload = 1L << precision - 2;
        }
    }

    /// A bound beyond which an exponent's exact value makes no difference, and far enough from overflow.
    private static final long FAR = 1L << 50;

    /// Whether the token has the form of a float at all.
    boolean wellFormed;
    /// Whether the number has no place in the format: too large, or a payload of 0 or with too many bits.
    boolean outOfRange;
    /// The bits of the number.
    long bits;

    private final IntegerLiteral digits = new IntegerLiteral();

    void read(byte[] text, int from, int to, Format format) {
        boolean negative = text[from] == '-';
        int at = negative || text[from] == '+' ? from + 1 : from;
        wellFormed = false;
        outOfRange = false;
        bits = 0;
        if (at >= to) return;
        if (text[at] == 'i') {
            wellFormed = to - at == 3 && text[at + 1] == 'n' && text[at + 2] == 'f';
            bits = format.infinity;
        } else if (text[at] == 'n') {
            nan(text, at, to, format);
        } else if (to - at > 2 && text[at] == '0' && text[at + 1] == 'x') {
            hexadecimal(text, at + 2, to, format);
        } else {
            decimal(text, at, to, format);
        }
        if (negative) bits |= format.sign;
    }

    private void nan(byte[] text, int at, int to, Format format) {
        if (to - at < 3 || text[at + 1] != 'a' || text[at + 2] != 'n') return;
        if (to - at == 3) {
            wellFormed = true;
            bits = format.infinity | format.canonicalPayload;
            return;
        }
        if (to - at < 7 || text[at + 3] != ':' || text[at + 4] != '0' || text[at + 5] != 'x') return;
        digits.digits(text, at + 6, to, 16);
        wellFormed = digits.wellFormed;
        outOfRange = digits.overflow || digits.magnitude == 0 || digits.magnitude >>> format.precision - 1 != 0;
        bits = format.infinity | digits.magnitude;
    }

    /// `digits (. digits?)? ([eE] sign? digits)?`
    private void decimal(byte[] text, int from, int to, Format format) {
        int at = Digits.run(text, from, to, 10);
        if (at == from) return;
        if (at < to && text[at] == '.') at = Digits.run(text, at + 1, to, 10);
        if (at < to && (text[at] | 0x20) == 'e') {
            int exponent = behindSign(text, at + 1, to);
            at = Digits.run(text, exponent, to, 10);
            if (at == exponent) return;
        }
        wellFormed = at == to;
        if (!wellFormed) return;
        var number = withoutUnderscores(text, from, to);
        bits = format == Format.F32
                ? Float.floatToRawIntBits(Float.parseFloat(number))
                : Double.doubleToRawLongBits(Double.parseDouble(number));
        outOfRange = bits == format.infinity;
    }

    private static String withoutUnderscores(byte[] text, int from, int to) {
        var kept = new byte[to - from];
        int size = 0;
        for (int at = from; at < to; at++) {
            if (text[at] != '_') kept[size++] = text[at];
        }
        return new String(kept, 0, size, ISO_8859_1);
    }

    private static int behindSign(byte[] text, int at, int to) {
        return at < to && (text[at] == '+' || text[at] == '-') ? at + 1 : at;
    }

    /// `hexdigits (. hexdigits?)? ([pP] sign? digits)?`
    private void hexadecimal(byte[] text, int from, int to, Format format) {
        int point = Digits.run(text, from, to, 16);
        if (point == from) return;
        int end = point < to && text[point] == '.' ? Digits.run(text, point + 1, to, 16) : point;
        long exponent = 0;
        int at = end;
        if (at < to && (text[at] | 0x20) == 'p') {
            int start = behindSign(text, at + 1, to);
            at = Digits.run(text, start, to, 10);
            if (at == start) return;
            digits.digits(text, start, at, 10);
            exponent = digits.overflow || digits.magnitude > FAR || digits.magnitude < 0 ? FAR : digits.magnitude;
            if (text[start - 1] == '-') exponent = -exponent;
        }
        wellFormed = at == to;
        if (wellFormed) significand(text, from, point, end, exponent, format);
    }

    /// Takes the digits from `from` to `end`, the point among them at `point`, as `significand * 2^exponent`, and as many bits of
    /// them as a long holds; `inexact` says whether any bit beyond was set.
    private void significand(byte[] text, int from, int point, int end, long exponent, Format format) {
        long significand = 0;
        long power = exponent;
        boolean inexact = false;
        for (int at = from; at < end; at++) {
            if (at == point || text[at] == '_') continue;
            int digit = Digits.value(text[at]);
            boolean room = significand >>> 60 == 0;
            if (room) {
                significand = significand << 4 | digit;
            } else {
                inexact |= digit != 0;
            }
            if (room && at > point) power -= 4;
            if (!room && at < point) power += 4;
        }
        if (significand != 0) round(significand, power, inexact, format);
    }

    /// The number of the format nearest to `(significand + (inexact ? ε : 0)) * 2^power`.
    private void round(long significand, long power, boolean inexact, Format format) {
        int shift = Long.numberOfLeadingZeros(significand);
        long top = significand << shift;
        // The number is 1.… * 2^exponent.
        long exponent = power - shift + 63;
        if (exponent > format.bias) {
            outOfRange = true;
            return;
        }
        long subnormal = Math.max(0, 1 - format.bias - exponent);
        long dropped = 64 - format.precision + subnormal;
        if (dropped > 64) return;
        long kept = dropped == 64 ? 0 : top >>> dropped;
        long rest = dropped == 64 ? top : top << 64 - dropped;
        boolean aboveHalf = rest < 0 && (rest << 1 != 0 || inexact);
        boolean tieToOdd = rest < 0 && (kept & 1) == 1;
        if (aboveHalf || tieToOdd) kept++;
        // A significand that is all ones rounds up into the next exponent, by the carry of this sum.
        bits = subnormal > 0 ? kept : (exponent + format.bias - 1 << format.precision - 1) + kept;
        outOfRange = bits == format.infinity;
    }
}

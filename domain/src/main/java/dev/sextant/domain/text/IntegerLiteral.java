package dev.sextant.domain.text;

/// The reading of an integer: `sign? digits`, in decimal or behind `0x` in hexadecimal, with single underscores between digits.
/// One reading serves token after token.
///
/// @spec §6.3.1 Integers
final class IntegerLiteral {

    /// Whether the token has the form of an integer at all.
    boolean wellFormed;
    /// Whether it has a sign.
    boolean signed;
    boolean negative;
    /// Whether the magnitude needs more than 64 bits.
    boolean overflow;
    /// The magnitude, unsigned.
    long magnitude;

    void read(byte[] text, int from, int to) {
        byte first = text[from];
        negative = first == '-';
        signed = negative || first == '+';
        int at = signed ? from + 1 : from;
        boolean hexadecimal = to - at > 2 && text[at] == '0' && text[at + 1] == 'x';
        if (hexadecimal) {
            digits(text, at + 2, to, 16);
        } else {
            digits(text, at, to, 10);
        }
    }

    /// Reads digits only, with underscores between them.
    void digits(byte[] text, int from, int to, int radix) {
        wellFormed = false;
        overflow = false;
        magnitude = 0;
        long most = Long.divideUnsigned(-1L, radix);
        boolean afterDigit = false;
        for (int at = from; at < to; at++) {
            byte b = text[at];
            if (b == '_') {
                if (!afterDigit) return;
                afterDigit = false;
                continue;
            }
            int digit = Digits.value(b);
            if (digit >= radix) return;
            afterDigit = true;
            overflow |= Long.compareUnsigned(magnitude, most) > 0;
            long next = magnitude * radix + digit;
            overflow |= Long.compareUnsigned(next, digit) < 0;
            magnitude = next;
        }
        wellFormed = afterDigit;
    }

    /// Whether the number is one of `bits` bits, read as signed or as unsigned.
    boolean fits(int bits) {
        if (overflow) return false;
        if (negative) return Long.compareUnsigned(magnitude, 1L << bits - 1) <= 0;
        return bits == 64 || magnitude >>> bits == 0;
    }

    /// The number as a bit pattern.
    long value() {
        return negative ? -magnitude : magnitude;
    }
}

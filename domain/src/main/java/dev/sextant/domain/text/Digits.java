package dev.sextant.domain.text;

/// Digits and runs of them.
///
/// @spec §6.3.1 Integers
final class Digits {

    /// What [#value] answers for a character that is no digit.
    static final int NONE = 99;

    private Digits() {}

    /// The value of a hexadecimal (or decimal) digit, or [#NONE].
    static int value(byte b) {
        if (b >= '0' && b <= '9') return b - '0';
        if (b >= 'a' && b <= 'f') return b - 'a' + 10;
        if (b >= 'A' && b <= 'F') return b - 'A' + 10;
        return NONE;
    }

    /// The offset behind the longest run `digit (_? digit)*` at `from`; `from` itself if there is none.
    static int run(byte[] text, int from, int to, int radix) {
        int at = from;
        while (at < to) {
            boolean separated = text[at] == '_' && at > from;
            int next = separated ? at + 1 : at;
            if (next >= to || value(text[next]) >= radix) return at;
            at = next + 1;
        }
        return at;
    }
}

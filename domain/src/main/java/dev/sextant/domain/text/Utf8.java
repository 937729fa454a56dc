package dev.sextant.domain.text;

/// The form of UTF-8: no byte out of place, no code point in more bytes than it needs, no surrogate, nothing above U+10FFFF.
///
/// @spec §5.2.4 Names
final class Utf8 {

    private Utf8() {}

    /// The offset of the first byte between `from` and `to` that does not begin a code point in full, or `to` if there is none.
    static int wellFormed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int first = bytes[at];
            int length = first >= 0 ? 1 : length(first & 0xFF);
            if (length == 0 || at + length > to) return at;
            if (length > 1 && !continued(bytes, at, length)) return at;
            at += length;
        }
        return to;
    }

    private static int length(int first) {
        if (first < 0xC2) return 0;
        if (first < 0xE0) return 2;
        if (first < 0xF0) return 3;
        return first < 0xF5 ? 4 : 0;
    }

    private static boolean continued(byte[] bytes, int at, int length) {
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) return false;
        }
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}

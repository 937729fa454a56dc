package dev.sextant.domain.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Printable;
import java.io.ByteArrayOutputStream;

/// Strings and the ways to write their characters: read into bytes, written so that no control character stands raw.
///
/// @spec §6.3.3 Strings
final class Escapes {

    private static final int SHOWN = 60;

    private Escapes() {}

    /// Reads the characters between the quotes at `from` and `to` and puts the bytes they stand for into `target`.
    ///
    /// @return the offset of an escape that is none, or -1
    static int read(byte[] text, int from, int to, ByteArrayOutputStream target) {
        int at = from;
        int plain = from;
        while (at < to) {
            if (text[at] != '\\') {
                at++;
                continue;
            }
            target.write(text, plain, at - plain);
            int end = escape(text, at + 1, to, target);
            if (end < 0) return at;
            at = end;
            plain = end;
        }
        target.write(text, plain, to - plain);
        return -1;
    }

    /// Reads what stands behind a backslash and answers the offset behind it, or -1.
    private static int escape(byte[] text, int at, int to, ByteArrayOutputStream target) {
        int high = Character.digit(text[at], 16);
        if (high >= 0) {
            int low = at + 1 < to ? Character.digit(text[at + 1], 16) : -1;
            if (low < 0) return -1;
            target.write(high << 4 | low);
            return at + 2;
        }
        switch (text[at]) {
            case 't' -> target.write('\t');
            case 'n' -> target.write('\n');
            case 'r' -> target.write('\r');
            case '"', '\'', '\\' -> target.write(text[at]);
            case 'u' -> {
                return unicode(text, at + 1, to, target);
            }
            default -> {
                return -1;
            }
        }
        return at + 1;
    }

    /// Reads `{hexnum}`, the number of a code point.
    private static int unicode(byte[] text, int open, int to, ByteArrayOutputStream target) {
        if (open >= to || text[open] != '{') return -1;
        int at = open + 1;
        int codePoint = 0;
        while (at < to && text[at] != '}') {
            boolean separator = text[at] == '_' && at > open + 1 && text[at - 1] != '_' && text[at + 1] != '}';
            int digit = Character.digit(text[at], 16);
            if (digit < 0 && !separator) return -1;
            if (digit >= 0) codePoint = codePoint << 4 | digit;
            if (codePoint > Character.MAX_CODE_POINT) return -1;
            at++;
        }
        if (at == open + 1 || at >= to || codePoint >= 0xD800 && codePoint < 0xE000) return -1;
        target.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
        return at + 1;
    }

    /// A name in quotes, as the text format wants it. What does not show by itself is escaped.
    static void quote(String name, StringBuilder out) {
        out.append(Printable.quoted(name));
    }

    /// Bytes in quotes: printable ASCII as it is, anything else as two hexadecimal digits.
    static void quote(Bytes bytes, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < bytes.length(); i++) {
            int b = bytes.at(i);
            if (b >= 0x20 && b < 0x7F && b != '"' && b != '\\') {
                out.append((char) b);
            } else {
                out.append('\\').append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 0xF, 16));
            }
        }
        out.append('"');
    }

    /// A piece of the text for a message: no more than its beginning, and nothing that a terminal would obey.
    static String shown(String piece) {
        if (piece.length() <= SHOWN) return Printable.of(piece);
        return Printable.of(piece.substring(0, SHOWN)) + "…";
    }

    /// A code point for a message, as U+000A.
    static String codePoint(int c) {
        return "U+%04X".formatted(c);
    }
}

package dev.sextant.domain.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Place;
import java.util.Arrays;

/// The walk from token to token. It looks at each byte once and makes no object; white space and comments are passed over.
///
/// The current token is `kind`, and its bytes are those from `from` to `to`. Lines are counted only when a place is asked for.
///
/// @spec §6.3 Lexical Format
final class Lexer {

    private static final byte BLANK = 1;
    private static final byte ID_CHARACTER = 2;
    private static final byte QUOTE = 3;
    private static final byte OPEN = 4;
    private static final byte CLOSE = 5;
    private static final byte SEMICOLON = 6;
    private static final byte NUL = 7;
    private static final byte[] CLASS = classes();

    /// The text, and one NUL more, so that looking one byte ahead is always possible.
    final byte[] text;
    final int length;
    Token kind = Token.END;
    int from;
    int to;
    /// A hash over the bytes of a token without strings, for [Keywords].
    int hash;

    private int countedTo;
    private int countedLines = 1;
    private int countedLineStart;

    Lexer(byte[] utf8) {
        text = Arrays.copyOf(utf8, utf8.length + 1);
        length = utf8.length;
        int wellFormed = Utf8.wellFormed(text, 0, length);
        if (wellFormed < length) {
            throw fault(wellFormed, "malformed UTF-8 encoding", "found byte 0x" + Integer.toHexString(text[wellFormed] & 0xFF));
        }
    }

    /// Moves to the next token.
    void advance() {
        int at = blank(to);
        from = at;
        switch (CLASS[text[at] & 0xFF]) {
            case ID_CHARACTER -> word(at);
            case QUOTE -> quoted(at);
            case OPEN -> single(Token.OPEN);
            case CLOSE -> single(Token.CLOSE);
            case NUL -> {
                if (at < length) throw illegal(at);
                kind = Token.END;
                to = at;
            }
            default -> throw illegal(at);
        }
    }

    /// Moves to the token that begins at an offset where one did before.
    void moveTo(int offset) {
        to = offset;
        advance();
    }

    /// Moves to the `)` that closes the group around the current token, looking at nothing but brackets, strings and comments.
    /// Does not move if the token is that bracket.
    void moveToClose() {
        int depth = kind == Token.OPEN ? 1 : 0;
        if (kind == Token.CLOSE || kind == Token.END) return;
        int at = to;
        while (true) {
            at = blank(at);
            switch (CLASS[text[at] & 0xFF]) {
                case OPEN -> depth++;
                case CLOSE -> {
                    if (depth == 0) {
                        to = at;
                        advance();
                        return;
                    }
                    depth--;
                }
                case QUOTE -> at = string(at) - 1;
                case NUL -> {
                    if (at < length) throw illegal(at);
                    to = at;
                    advance();
                    return;
                }
                default -> { }
            }
            at++;
        }
    }

    /// Whether the token after the current one is this word.
    boolean followedBy(String word) {
        int start = blank(to);
        int end = start + word.length();
        if (end > length || CLASS[text[end] & 0xFF] == ID_CHARACTER || CLASS[text[end] & 0xFF] == QUOTE) return false;
        return matches(word, start);
    }

    /// Whether the current token consists of these (ASCII) characters.
    boolean is(String word) {
        return to - from == word.length() && matches(word, from);
    }

    /// Whether the current token begins with these (ASCII) characters.
    boolean startsWith(String word) {
        return to - from >= word.length() && matches(word, from);
    }

    private boolean matches(String word, int start) {
        for (int i = 0; i < word.length(); i++) {
            if (text[start + i] != word.charAt(i)) return false;
        }
        return true;
    }

    private void single(Token token) {
        kind = token;
        to = from + 1;
    }

    private void quoted(int start) {
        to = string(start);
        kind = Token.STRING;
        if (continues(to)) word(start);
    }

    /// The longest run of identifier characters and strings.
    private void word(int start) {
        int at = start;
        int sum = 0;
        boolean strings = false;
        while (continues(at)) {
            byte b = text[at];
            if (b == '"') {
                at = string(at);
                strings = true;
            } else {
                sum = sum * 31 + b;
                at++;
            }
        }
        to = at;
        hash = sum;
        kind = strings ? Token.RESERVED : wordKind(start, at);
    }

    private boolean continues(int at) {
        byte type = CLASS[text[at] & 0xFF];
        return type == ID_CHARACTER || type == QUOTE;
    }

    private Token wordKind(int start, int end) {
        byte first = text[start];
        if (first >= 'a' && first <= 'z') {
            return first == 'i' && is("inf") || first == 'n' && isNan(start, end) ? Token.NUMBER : Token.KEYWORD;
        }
        if (first == '$') return end - start > 1 ? Token.ID : Token.RESERVED;
        return first >= '0' && first <= '9' || first == '+' || first == '-' ? Token.NUMBER : Token.RESERVED;
    }

    /// `nan` and `nan:0x…`; the two patterns of the test scripts, `nan:canonical` and `nan:arithmetic`, are keywords.
    private boolean isNan(int start, int end) {
        return is("nan") || end - start > 6 && matches("nan:0x", start);
    }

    /// The offset behind the string that begins at `start`.
    private int string(int start) {
        int at = start + 1;
        while (true) {
            int b = text[at];
            if (b == '"') return at + 1;
            if (b == '\\') b = text[++at];
            if (b >= 0 && b < 0x20 || b == 0x7F) {
                boolean ends = at >= length || b == '\n' || b == '\r';
                if (ends) throw fault(start, "unclosed string literal", "expected `\"` before the end of the line");
                throw fault(at, "illegal control character in string literal", "found " + Escapes.codePoint(b));
            }
            at++;
        }
    }

    /// The offset of the first byte from `at` on that is neither white space nor part of a comment.
    private int blank(int at) {
        while (true) {
            byte type = CLASS[text[at] & 0xFF];
            if (type == BLANK) {
                at++;
            } else if (type == SEMICOLON && text[at + 1] == ';') {
                at = lineComment(at + 2);
            } else if (type == OPEN && text[at + 1] == ';') {
                at = blockComment(at);
            } else {
                return at;
            }
        }
    }

    private int lineComment(int at) {
        while (at < length && text[at] != '\n' && text[at] != '\r') at++;
        return at;
    }

    private int blockComment(int start) {
        int depth = 1;
        int at = start + 2;
        while (depth > 0) {
            if (at >= length) throw fault(start, "unclosed comment", "expected `;)`");
            if (text[at] == ';' && text[at + 1] == ')') {
                depth--;
                at += 2;
            } else if (text[at] == '(' && text[at + 1] == ';') {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
        return at;
    }

    private Fault illegal(int at) {
        int b = text[at];
        String found = "found " + Escapes.codePoint(codePointAt(at));
        if (b < 0) return fault(at, "misplaced unicode character", found);
        if (b < 0x20 || b == 0x7F) return fault(at, "misplaced control character", found);
        return fault(at, "unknown operator " + (char) b, "");
    }

    private int codePointAt(int at) {
        int end = at + 1;
        while (end < length && (text[end] & 0xC0) == 0x80) end++;
        return new String(text, at, end - at, UTF_8).codePointAt(0);
    }

    Fault fault(int offset, String fault, String detail) {
        return new Fault(new Malformed(fault, detail, place(offset)));
    }

    /// The line and column of an offset. Asking for places in ascending order costs one pass over the text in all.
    Place.Text place(int offset) {
        if (offset < countedTo) {
            countedTo = 0;
            countedLines = 1;
            countedLineStart = 0;
        }
        for (int at = countedTo; at < offset; at++) {
            if (text[at] == '\n' || text[at] == '\r' && text[at + 1] != '\n') {
                countedLines++;
                countedLineStart = at + 1;
            }
        }
        countedTo = offset;
        int column = 1;
        for (int at = countedLineStart; at < offset; at++) {
            if ((text[at] & 0xC0) != 0x80) column++;
        }
        return new Place.Text(countedLines, column);
    }

    private static byte[] classes() {
        var classes = new byte[256];
        for (char c = '0'; c <= '9'; c++) classes[c] = ID_CHARACTER;
        for (char c = 'A'; c <= 'Z'; c++) classes[c] = ID_CHARACTER;
        for (char c = 'a'; c <= 'z'; c++) classes[c] = ID_CHARACTER;
        for (char c : "!#$%&'*+-./:<=>?@\\^_`|~".toCharArray()) classes[c] = ID_CHARACTER;
        for (char c : " \t\n\r".toCharArray()) classes[c] = BLANK;
        classes['"'] = QUOTE;
        classes['('] = OPEN;
        classes[')'] = CLOSE;
        classes[';'] = SEMICOLON;
        classes[0] = NUL;
        return classes;
    }
}

package dev.sextant.domain.text;

import static dev.sextant.domain.text.Token.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Malformed;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void everyKindOfTokenIsKnownByItsBeginning() {
        assertEquals(
                List.of(OPEN, KEYWORD, ID, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, STRING, CLOSE, RESERVED, RESERVED),
                tokens("( i32.add $x 0 +1 -1 inf nan nan:0x1 \"a\" ) $ #x"));
        assertEquals(List.of(KEYWORD, KEYWORD, KEYWORD, KEYWORD), tokens("nan:canonical nan:arithmetic info nano"));
    }

    @Test
    void aTokenIsTheLongestRunThatCanBeOne() {
        assertEquals(List.of(RESERVED), tokens("\"a\"\"b\""));
        assertEquals(List.of(RESERVED, RESERVED, RESERVED), tokens("$l\"a\" \"a\"x 0\"a\""));
        assertEquals(List.of(NUMBER, KEYWORD), tokens("0$l nop"));
        assertEquals(List.of(OPEN, KEYWORD, CLOSE, STRING, OPEN), tokens("(nop)\"a\"("));
    }

    @Test
    void commentsNestAndLineCommentsEndWithTheLine() {
        assertEquals(List.of(KEYWORD), tokens("(; a (; b ;) c ;)(;;) nop ;; x"));
        assertEquals(List.of(KEYWORD, KEYWORD, KEYWORD), tokens(";; (;\nnop;;\rnop;;\r\nnop"));
        assertEquals(List.of(KEYWORD), tokens("(;; ;) nop (; \u0000 \u00e4 ;)"));
        assertEquals("unclosed comment: expected `;)` (at 1:5)", fault("nop (; (; ;)"));
    }

    @Test
    void placesCountLinesAndCodePoints() {
        assertEquals("unknown operator #: expected `end` (at 1:1)", faultAt("#", "end"));
        assertEquals("unknown operator #: expected `end` (at 4:3)", faultAt("\n\r\n\r  #", "end"));
        assertEquals("unknown operator #: expected `end` (at 2:9)", faultAt(";; \u00e4\n(; \ud83d\ude00 ;) #", "end"));
    }

    @Test
    void stringsBecomeBytes() {
        assertEquals("a\t\n\r\"'\\ ä€😀\0\u007f",
                read("\"a\\t\\n\\r\\\"\\'\\\\ \\u{e4}\\u{20_aC}\\u{1f600}\\00\\7F\"", Cursor::name));
        assertEquals("ä€😀", read("\"ä€😀\"", Cursor::name));
        assertEquals(Bytes.copyOf((byte) 0xFF, (byte) 'a', (byte) 'b', (byte) 0x80),
                read("\"\\ffa\" \"b\\80\"", Cursor::strings));
        assertEquals(Bytes.EMPTY, read("\"\"", Cursor::string));
    }

    @Test
    void whatIsNoStringIsRefused() {
        assertEquals("illegal escape (at 1:3)", message("\"a\\x\"", Cursor::string));
        assertEquals("illegal escape (at 1:2)", message("\"\\0\"", Cursor::string));
        var faulty = "\\u{} \\u{d800} \\u{DFFF} \\u{110000} \\u{_1} \\u{1_} \\u{1__1} \\u{1 \\u1 \\u{99999999999}";
        for (var escape : faulty.split(" ")) {
            assertEquals("illegal escape (at 1:2)", message("\"" + escape + "\"", Cursor::string));
        }
        assertEquals("unclosed string literal: expected `\"` before the end of the line (at 1:1)", fault("\"a"));
        assertEquals("unclosed string literal: expected `\"` before the end of the line (at 1:1)", fault("\"a\\"));
        assertEquals("unclosed string literal: expected `\"` before the end of the line (at 1:1)", fault("\"a\nb\""));
        assertEquals("illegal control character in string literal: found U+0009 (at 1:3)", fault("\"a\tb\""));
        assertEquals("illegal control character in string literal: found U+007F (at 1:2)", fault("\"\u007f\""));
    }

    @Test
    void aNameIsUtf8AndAStringNeedNotBe() {
        for (var name : "\\80 \\c0\\80 \\ed\\a0\\80 \\f4\\90\\80\\80 \\f0\\80\\80\\80 a\\e2\\82 \\ff".split(" ")) {
            assertEquals("malformed UTF-8 encoding", faultOf("\"" + name + "\"", Cursor::name).fault(), name);
        }
    }

    @Test
    void charactersThatBeginNoTokenAreRefused() {
        assertEquals("misplaced unicode character: found U+00E4 (at 1:3)", fault("  ä"));
        assertEquals("misplaced unicode character: found U+1F600 (at 1:1)", fault("😀"));
        assertEquals("misplaced control character: found U+0000 (at 1:4)", fault("nop\u0000"));
        assertEquals("misplaced control character: found U+000C (at 1:1)", fault("\f"));
        for (var c : ", ; [ ] { }".split(" ")) assertEquals("unknown operator " + c + " (at 1:1)", fault(c));
    }

    @Test
    void aTextThatIsNotUtf8IsRefused() {
        var bytes = Bytes.copyOf((byte) '\n', (byte) '(', (byte) ';', (byte) 0xC3, (byte) ';', (byte) ')');
        var fault = Parser.parse(bytes, Features.CORE_2_0).getLeft();
        assertEquals("malformed UTF-8 encoding: found byte 0xc3 (at 2:3)", fault.message());
        assertEquals("malformed UTF-8 encoding: found byte 0xff (at 1:4)",
                Parser.parse("(; \ud800 ;)", Features.CORE_2_0).getLeft().message());
    }

    @Test
    void aScriptIsReadWithACursor() {
        var text = """
                (register "m" $m)
                (assert_return (invoke $m "f" (i32.const -1) (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 -1))
                  (f32.const nan:canonical) (ref.extern 7))
                (module binary "\\00asm" "\\01")
                """;
        var steps = read(text, cursor -> {
            var found = new ArrayList<Object>();
            cursor.open("register");
            found.add(cursor.name());
            found.add(cursor.id());
            cursor.close();
            found.add(cursor.place().line());
            cursor.open("assert_return");
            cursor.open("invoke");
            found.add(cursor.id());
            found.add(cursor.name());
            cursor.open("i32.const");
            found.add(cursor.i32());
            cursor.close();
            cursor.open("v128.const");
            found.add(cursor.v128());
            cursor.close();
            cursor.close();
            cursor.open("f32.const");
            found.add(cursor.keyword());
            cursor.close();
            cursor.leave();
            cursor.open("module");
            cursor.take("binary");
            found.add(cursor.strings());
            cursor.close();
            cursor.take(END);
            return found;
        });
        assertEquals(
                List.of("m", Option.some("$m"), 2, Option.some("$m"), "f", -1,
                        new Instruction.V128Const(0x0706050403020100L, 0xFF0E0D0C0B0A0908L), "nan:canonical",
                        Bytes.copyOf("\0asm\u0001".getBytes(UTF_8))),
                steps);
    }

    @Test
    void hazard11_aMessageShowsNoCharacterThatATerminalObeys() {
        assertEquals("unknown operator \"\\u{9b}31m\\u{202e}x\"\"\": expected `(` (at 1:1)",
                message("\"\u009b31m\u202ex\"\"\"", c -> { c.take(OPEN); return 0; }));
        var longWord = "x".repeat(100_000);
        assertEquals("unknown operator " + "x".repeat(60) + "…: expected `end` (at 1:1)", faultAt(longWord, "end"));
    }

    private static List<Token> tokens(String text) {
        return read(text, cursor -> {
            var tokens = new ArrayList<Token>();
            for (; !cursor.at(END); cursor.take(cursor.token())) tokens.add(cursor.token());
            return tokens;
        });
    }

    private static String fault(String text) {
        return message(text, cursor -> {
            while (!cursor.at(END)) cursor.take(cursor.token());
            return 0;
        });
    }

    private static String faultAt(String text, String keyword) {
        return message(text, cursor -> {
            cursor.take(keyword);
            return 0;
        });
    }

    private static <T> String message(String text, Parser.Grammar<T> grammar) {
        return faultOf(text, grammar).message();
    }

    private static <T> Malformed faultOf(String text, Parser.Grammar<T> grammar) {
        return Parser.parse(Bytes.copyOf(text.getBytes(UTF_8)), Features.CORE_2_0, grammar).getLeft();
    }

    private static <T> T read(String text, Parser.Grammar<T> grammar) {
        return Parser.parse(Bytes.copyOf(text.getBytes(UTF_8)), Features.CORE_2_0, grammar)
                .getOrElseThrow(fault -> new AssertionError(fault.message()));
    }
}

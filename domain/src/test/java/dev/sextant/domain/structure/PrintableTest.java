package dev.sextant.domain.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void hazard60_whatATerminalObeysIsShownAsItsCodePoint() {
        assertEquals("a\\u{1b}[2Jb\\u{7}", Printable.of("a\u001B[2Jb\u0007"));
        assertEquals("\\u{a}\\u{9b}\\u{7f}", Printable.of("\n\u009B\u007F"));
    }

    @Test
    void whatMakesNamesLookAlikeIsShownAsItsCodePoint() {
        assertEquals("\\u{202e}a\\u{200b}\\u{feff}", Printable.of("\u202Ea\u200B\uFEFF"));
        assertEquals("\\u{2028}\\u{2029}\\u{d800}", Printable.of("\u2028\u2029\uD800"));
        assertEquals("\\u{e0041}", Printable.of(Character.toString(0xE0041)), "a format character beyond 16 bits");
    }

    @Test
    void everyOtherNameStaysAsItIs() {
        var name = "größe 名前 😀";
        assertSame(name, Printable.of(name));
        assertEquals("\"a\\\"b\"", Printable.quoted("a\"b"));
    }

    @Property
    void noControlCharacterIsEverShown(@ForAll String name) {
        assertTrue(Printable.of(name).chars().noneMatch(Character::isISOControl));
    }
}

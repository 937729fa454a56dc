package dev.sextant.adapters.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final List<String> DEVICES = List.of(
            "CON", "PRN", "AUX", "NUL", "COM0", "COM1", "COM9", "COM¹", "COM²", "COM³", "LPT0", "LPT1", "LPT9", "LPT¹",
            "LPT²", "LPT³",
            "CONIN$", "CONOUT$", "CLOCK$");

    @Test
    void hazard54_windows_takes_names_for_devices() {
        for (var device : DEVICES) {
            for (var name : List.of(device, device.toLowerCase(Locale.ROOT), device + ".txt", device + ".tar.gz",
                    device + " ", device + " .txt", device + ":", device + ":stream", device + "...", " " + device)) {
                assertTrue(Names.isWindowsDevice(name), name);
                assertFalse(Names.isUsableOnWindows(name), name);
            }
        }
    }

    @Test
    void other_names_are_not_those_of_devices() {
        for (var name : List.of("CONSOLE", "COM", "COM10", "COMA", "LPT", "NULL", "XCON", "a.CON", "com.example", "COM⁴",
                "AUXILIARY", "C")) {
            assertFalse(Names.isWindowsDevice(name), name);
            assertTrue(Names.isUsableOnWindows(name), name);
        }
    }

    @Test
    void windows_reads_more_into_names_than_they_say() {
        for (var name : List.of("a\\b", "..\\a", "C:", "C:a", "a:b", "a::$DATA", "a.", "a ", "...", ".. ", ". .", "a*", "a?",
                "a<", "a>", "a|", "a\"", "a\tb", "\u0001", "a/b")) {
            assertFalse(Names.isUsableOnWindows(name), name);
            assertEquals(Errno.INVAL, errno(() -> Names.check(name, true)), name);
        }
    }

    @Property
    void a_name_is_one_component_and_has_at_most_255_bytes(@ForAll String name) {
        boolean isText = StandardCharsets.UTF_8.newEncoder().canEncode(name);
        boolean isComponent = !name.isEmpty() && !name.equals(".") && !name.equals("..") && !name.contains("/")
                && !name.contains("\0");
        boolean isShort = name.getBytes(StandardCharsets.UTF_8).length <= 255;
        assertEquals(isText && isComponent && isShort, errno(() -> Names.check(name)) == Errno.SUCCESS);
    }

    private interface Attempt {
        void run() throws ErrnoException;
    }

    private static Errno errno(Attempt attempt) {
        try {
            attempt.run();
            return Errno.SUCCESS;
        } catch (ErrnoException e) {
            return e.errno();
        }
    }

    @Test
    void what_a_link_says_is_text() {
        assertThrows(ErrnoException.class, () -> Names.checkTarget(""));
        assertEquals(Errno.NAMETOOLONG, errno(() -> Names.checkTarget("a".repeat(4_096))));
        assertEquals(Errno.SUCCESS, errno(() -> Names.checkTarget("a".repeat(4_095))));
    }
}

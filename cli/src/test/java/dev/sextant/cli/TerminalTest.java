package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What reaches a terminal, and what happens when the terminal goes away.
class TerminalTest {

    private static final Path MODULES = Path.of("cli/src/test/resources/modules");

    @TempDir
    Path folder;

    /// A module of the test's whose names hold an escape for each `~` and a line feed for each `^`.
    private String escaped(String name) throws IOException {
        var bytes = Files.readAllBytes(MODULES.resolve(name));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = switch (bytes[i]) {
                case '~' -> 0x1B;
                case '^' -> '\n';
                default -> bytes[i];
            };
        }
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private static void assertTame(Outcome outcome, String name, int lines) {
        assertFalse(outcome.all().contains("\u001b"), outcome.all());
        assertTrue(outcome.all().contains(name), outcome.all());
        assertEquals(lines, outcome.all().lines().count(), outcome.all());
    }

    @Test
    void hazard11_anEscapeInAnExportsNameIsShownAsItsCodePoint() throws IOException {
        assertTame(Outcome.of("run", escaped("escapes.wasm")), "\"\\u{1b}exported\\u{a}\" function 1 [] -> []", 1);
    }

    @Test
    void hazard11_anEscapeInAnImportsNameIsShownAsItsCodePoint() throws IOException {
        var outcome = Outcome.of("inspect", escaped("escapes-import.wasm"));
        assertTame(outcome, "\"\\u{1b}module\\u{a}\" \"\\u{1b}imported\\u{a}\" function [i32] -> []", 7);
    }

    @Test
    void hazard60_anEscapeInAFunctionsNameIsShownAsItsCodePointInATrace() throws IOException {
        var outcome = Outcome.of("run", escaped("escapes.wasm"), "--invoke", "\u001bexported\n");
        assertEquals(ExitCode.TRAP.number(), outcome.code());
        assertTame(outcome, "  at \\u{1b}named\\u{a} (function 0, byte 0x", 3);
    }

    @Test
    void hazard60_anEscapeInAMissingImportsNameIsShownAsItsCodePoint() throws IOException {
        var outcome = Outcome.of("run", escaped("escapes-import.wasm"));
        assertEquals(ExitCode.UNLINKABLE.number(), outcome.code());
        assertTame(outcome, "\\u{1b}imported\\u{a}", 1);
    }

    @Test
    void hazard60_anEscapeOnTheCommandLineIsShownAsItsCodePoint() {
        assertTame(Outcome.of("run", "\u001b[2J"), "\\u{1b}[2J", 1);
        assertTame(Outcome.of("\u001b[2J"), "\\u{1b}[2J", 2);
        assertTame(Outcome.of("run", "examples/fac.wasm", "--invoke", "\u001b[2J"), "\\u{1b}[2J", 1);
        assertTame(Outcome.of("run", "examples/fac.wasm", "--invoke", "fac", "\u001b[2J"), "\\u{1b}[2J", 1);
        assertTame(Outcome.of("run", "examples/fac.wasm", "--engine", "\u001b[2J"), "\\u{1b}[2J", 1);
        assertTame(Outcome.of("run", "examples/fac.wasm", "--features", "\u001b[2J"), "\\u{1b}[2J", 2);
    }

    /// A stream that takes nothing.
    private static OutputStream broken(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private static Console console(OutputStream out, OutputStream err) {
        return new Console(InputStream.nullInputStream(), out, err, StandardCharsets.UTF_8);
    }

    private static Outcome intoBroken(String message) {
        var err = new ByteArrayOutputStream();
        int code = Main.run(console(broken(message), err), "inspect", "examples/fac.wasm");
        return new Outcome(code, "", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void hazard60_aPipeThatIsClosedEndsTheCommandInSilence() {
        assertEquals(new Outcome(ExitCode.UNWRITABLE.number(), "", ""), intoBroken("Broken pipe"));
    }

    @Test
    void hazard60_aDiskThatIsFullIsSaid() {
        assertEquals(
                new Outcome(
                        ExitCode.UNWRITABLE.number(), "",
                        "sextant: the output cannot be written: No space left on device" + System.lineSeparator()),
                intoBroken("No space left on device"));
    }

    @Test
    void complaintsThatCannotBeWrittenDoNotChangeHowTheCommandEnds() {
        var out = new ByteArrayOutputStream();
        int code = Main.run(console(out, broken("Broken pipe")), "run", "nowhere.wasm");
        assertEquals(ExitCode.UNREADABLE.number(), code);
    }

    @Test
    void aFaultOfAnEnginesOwnIsNoneOfTheGuestsAndShowsNoStackTrace() {
        var outcome = Outcome.of("run", "examples/fac.wasm", "--engine", "broken");
        assertEquals(ExitCode.INTERNAL.number(), outcome.code());
        assertEquals("", outcome.out());
        assertTrue(
                outcome.err().startsWith("sextant: a fault of Sextant's own, please report it: IllegalState: it broke ("), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
    }

    @Test
    void memoryThatRunsOutIsAnExhaustion() {
        var outcome = Outcome.of("run", "examples/fac.wasm", "--engine", "greedy");
        assertEquals(ExitCode.EXHAUSTION.number(), outcome.code());
        assertTrue(outcome.err().startsWith("sextant: out of memory: Java may use "), outcome.err());
    }

    @Test
    void hazard60_anEscapeInAPathIsShownAsItsCodePointInAHostlog() {
        var outcome = Outcome.of("run", "--hostlog", "filesystem", "--dir", "examples", "examples/cat.wasm", "\u001b[2J\n\u202e");
        assertEquals(44, outcome.code());
        assertTame(outcome, "path=\"\\u{1b}[2J\\u{a}\\u{202e}\"", 1);
    }

    @Test
    void hazard60_anEscapeInAFunctionsNameIsShownAsItsCodePointInAProfile() throws IOException {
        var outcome = Outcome.of("run", "--profile", "-", escaped("escapes.wasm"), "--invoke", "\u001bexported\n");
        assertEquals(ExitCode.TRAP.number(), outcome.code());
        assertTame(outcome, "\\u{1b}named\\u{a}\n", 6);
        for (var file : List.of("p.svg", "p.html", "p.folded", "p.txt")) {
            var name = folder.resolve(file);
            Outcome.of("run", "--profile", name.toString(), escaped("escapes.wasm"), "--invoke", "\u001bexported\n");
            assertTrue(Files.readString(name).contains("\\u{1b}named\\u{a}"), file);
            assertFalse(Files.readString(name).contains("\u001b"), file);
        }
    }

    @Test
    void whatAProgramWritesIsItsOwnAndStaysAsItIs() throws IOException {
        var file = Files.write(folder.resolve("bytes"), new byte[] {0x1b, '[', 'm', 0, (byte) 0xff, '\r', '\n'});
        var out = new ByteArrayOutputStream();
        assertEquals(0, Main.run(console(out, out), "run", "--dir", folder.toString(), "examples/cat.wasm", "bytes"));
        assertArrayEquals(Files.readAllBytes(file), out.toByteArray());
    }
}

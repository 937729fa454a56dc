package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts from the command line.
class WastTest {

    private static final String SCRIPTS = "cli/src/test/resources/scripts/";

    @TempDir
    Path folder;

    @Test
    void everyCommandThatFailsIsPrintedWithFileAndLineAndBothSides() {
        var file = SCRIPTS + "fails.wast:";
        assertEquals(
                new Outcome(ExitCode.FAILED.number(), """
                        %s3 assert_return seven(): expected [i32 8]; got [i32 7]
                        %s4 assert_trap trap(): expected trap: integer overflow; got trap: unreachable
                        %s6 assert_trap seven(): expected trap: unreachable; got [i32 7]
                        %s7 assert_malformed unexpected token: expected malformed: unexpected token; \
                        got the module is accepted
                        %s10 module: expected success; got unlinkable: unknown import: \
                        "nowhere" "at all" is not among the imports given
                        %s11 action any(): the module on line 10 failed: expected success; \
                        got unlinkable: unknown import: "nowhere" "at all" is not among the imports given
                        4 passed, 6 failed, 0 skipped
                        """.replace("%s", file), ""),
                Outcome.of("wast", SCRIPTS + "fails.wast"));
    }

    @Test
    void hazard60_anEscapeInTheNameOfAnExportOrAModuleIsShownAsItsCodePoint() throws IOException {
        var script = """
                (module)
                (register "\\1b[2J" $a)
                (invoke "\\1b[2J")
                """;
        var file = Files.writeString(folder.resolve("escapes.wast"), script);
        var lines = Outcome.of("wast", file.toString()).out().lines().toList();
        assertEquals(file + ":2 register \\u{1b}[2J: no module is called $a", lines.get(0));
        assertEquals("1 passed, 2 failed, 0 skipped", lines.get(2));
    }

    @Test
    void aFaultOfTheEnginesIsAFailureOfTheCommand() {
        var outcome = Outcome.of("wast", SCRIPTS + "vector.wast", "--engine", "broken");
        assertEquals(ExitCode.FAILED.number(), outcome.code());
        assertEquals("0 passed, 2 failed, 0 skipped", outcome.out().lines().toList().getLast());
    }
}

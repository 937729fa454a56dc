package dev.sextant.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// From text to binary and back.
class TranslationTest {

    private static final Outcome SILENT = new Outcome(0, "", "");

    @TempDir
    Path folder;

    static Stream<String> examples() throws IOException {
        try (var files = Files.list(Path.of("examples"))) {
            var texts = files.map(Path::toString).filter(file -> file.endsWith(".wat")).toList();
            return texts.stream().map(file -> file.replace(".wat", ""));
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsParsedPrintsAsTheTextItselfAndParsesAgainToTheSameBytes(String example) throws IOException {
        assertEquals(SILENT, Outcome.of("parse", example + ".wat", "-o", file("a.wasm")));
        assertEquals(SILENT, Outcome.of("print", file("a.wasm"), "-o", file("b.wat")));
        assertEquals(Files.readString(folder.resolve("b.wat")), Outcome.of("print", example + ".wat").out());
        assertEquals(SILENT, Outcome.of("parse", file("b.wat"), "-o", file("b.wasm")));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.wasm")), Files.readAllBytes(folder.resolve("b.wasm")));
    }

    @Test
    void whatIsParsedRuns() {
        assertEquals(SILENT, Outcome.of("parse", "examples/fac.wat", "-o", file("fac.wasm")));
        assertEquals(new Outcome(0, "120\n", ""), Outcome.of("run", file("fac.wasm"), "--invoke", "fac", "5"));
    }

    @Test
    void parseReadsTextWhateverTheNameEndsIn() throws IOException {
        Files.copy(Path.of("examples/fac.wat"), folder.resolve("fac.txt"));
        assertEquals(SILENT, Outcome.of("parse", file("fac.txt"), "-o", file("fac.wasm")));
    }

    @Test
    void whatCannotBeParsedLeavesTheOutputAsItWas() throws IOException {
        var output = Files.writeString(folder.resolve("kept"), "kept");
        var outcome = Outcome.of("parse", "cli/src/test/resources/modules/unknown-word.wat", "-o", output.toString());
        assertEquals(ExitCode.MALFORMED.number(), outcome.code());
        assertEquals("kept", Files.readString(output));
    }

    @Test
    void aCharacterThatTheTerminalDoesNotHaveIsPrintedAsAnEscapeThatParsesToTheSame() throws IOException {
        var text = Files.writeString(folder.resolve("a.wat"), "(module (func (export \"straße\")))");
        var out = new ByteArrayOutputStream();
        var console = new Console(InputStream.nullInputStream(), out, new ByteArrayOutputStream(), US_ASCII);
        assertEquals(0, Main.run(console, "print", text.toString()));
        var printed = out.toString(US_ASCII);
        assertFalse(printed.contains("?"), printed);
        Files.writeString(folder.resolve("b.wat"), printed);
        Outcome.of("parse", file("a.wat"), "-o", file("a.wasm"));
        Outcome.of("parse", file("b.wat"), "-o", file("b.wasm"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.wasm")), Files.readAllBytes(folder.resolve("b.wasm")));
    }
}

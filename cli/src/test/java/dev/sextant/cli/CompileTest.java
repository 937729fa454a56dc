package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Modules that are compiled to jars.
class CompileTest {

    private static final Outcome SILENT = new Outcome(0, "", "");

    @TempDir
    Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String compiled(String example, String... options) {
        var words = Stream.concat(Stream.of("compile", "examples/" + example, "-o", file(example + ".jar")), Stream.of(options));
        assertEquals(SILENT, Outcome.of(words.toArray(String[]::new)));
        return file(example + ".jar");
    }

    @Test
    void whatIsCompiledRunsAsTheModuleDoes() {
        assertEquals(new Outcome(0, "120\n", ""), Outcome.of("run", compiled("fac.wasm"), "--invoke", "fac", "5"));
        assertEquals(Outcome.of("run", "examples/hello.wasm"), Outcome.of("run", compiled("hello.wasm")));
        assertEquals(
                Outcome.of("run", "--dir", "examples", "examples/cat.wasm", "fac.wat"),
                Outcome.of("run", "--dir", "examples", compiled("cat.wasm"), "fac.wat"));
        assertEquals(Outcome.of("run", "examples/fac.wat"), Outcome.of("run", compiled("fac.wat")));
    }

    @Test
    void aTrapHasTheSameTrace() {
        var jar = compiled("trap.wasm");
        var trap = Outcome.of("run", jar, "--invoke", "divide", "0");
        var expected = Outcome.of("run", "--engine", "compiler", "examples/trap.wasm", "--invoke", "divide", "0");
        assertEquals(new Outcome(expected.code(), expected.out(), expected.err().replace("examples/trap.wasm", jar)), trap);
        assertEquals(ExitCode.TRAP.number(), trap.code());
    }

    @Test
    void theSameModuleAndOptionsMakeTheSameFile() throws IOException {
        var first = Files.readAllBytes(Path.of(compiled("fac.wasm", "--metered")));
        assertArrayEquals(first, Files.readAllBytes(Path.of(compiled("fac.wasm", "--metered"))));
        assertFalse(Arrays.equals(first, Files.readAllBytes(Path.of(compiled("fac.wasm")))));
    }

    @Test
    void whatWasNotCompiledInIsRefused() {
        var plain = compiled("hello.wasm");
        refused(plain, "compiled without being interruptible", "--timeout", "1h");
        refused(plain, "compiled without being metered", "--fuel", "1000");
        refused(plain, "compiled without being", "--profile", "-");
        refused(plain, "compiled for 20000 open calls, asked for at most 7", "--max-call-depth", "7");
        refused(plain, "what is compiled already needs no --engine", "--engine", "interpreter");
        refused(plain, "asked for", "--features", "1.0");
        var segment = Outcome.of("run", "--memory", "segment", plain);
        assertEquals(ExitCode.UNLINKABLE.number(), segment.code());
        assertTrue(segment.err().contains("compiled for memories held in an array"), segment.err());
    }

    private static void refused(String jar, String complaint, String... options) {
        var words = Stream.of(Stream.of("run"), Stream.of(options), Stream.of(jar)).flatMap(some -> some).toArray(String[]::new);
        var outcome = Outcome.of(words);
        assertEquals(ExitCode.USAGE.number(), outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(complaint), outcome.err());
    }

    @Test
    void whatWasCompiledInIsThere() {
        var all = compiled("hello.wasm", "--interruptible", "--metered", "--observable", "--max-call-depth", "100", "--features", "1.0");
        var hello = Outcome.of("run", "examples/hello.wasm");
        for (var options : List.of(List.of("--timeout", "1h"), List.of("--fuel", "100000"), List.of("--max-call-depth", "100"),
                List.of("--deterministic", "--profile", file("p.svg")), List.of("--features", "1.0"), List.<String>of())) {
            var words = Stream.of(List.of("run"), options, List.of(all)).flatMap(List::stream).toArray(String[]::new);
            assertEquals(hello, Outcome.of(words));
        }
        assertEquals(ExitCode.EXHAUSTION.number(), Outcome.of("run", "--fuel", "1", all).code());
        var segment = compiled("cat.wasm", "--memory", "segment");
        assertEquals(Outcome.of("run", "examples/cat.wasm"), Outcome.of("run", "--memory", "segment", segment));
    }

    @Test
    void hazard50_aJarThatIsCutOrFlippedAnywhereIsRefusedAndNeverRun() throws IOException {
        var whole = Files.readAllBytes(Path.of(compiled("hello.wasm")));
        var random = new Random(50);
        for (int i = 0; i < 300; i++) {
            var flipped = whole.clone();
            flipped[i < 40 ? whole.length - 1 - i : random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            refusedAsMalformed(flipped);
        }
        for (int i = 0; i < 100; i++) refusedAsMalformed(Arrays.copyOf(whole, i < 50 ? whole.length - 1 - i : random.nextInt(whole.length)));
        refusedAsMalformed(Arrays.copyOf(whole, whole.length + 1));
        refusedAsMalformed(Files.readAllBytes(Path.of("examples/hello.wasm")));
    }

    private void refusedAsMalformed(byte[] content) throws IOException {
        var outcome = Outcome.of("run", Files.write(folder.resolve("bad.jar"), content).toString());
        assertEquals("", outcome.out());
        assertEquals(ExitCode.MALFORMED.number(), outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("malformed: not a compiled module"), outcome.err());
    }

    @Test
    void hazard50_aJarOfAnotherVersionIsRefused() throws Exception {
        var foreign = folder.resolve("foreign.jar");
        try (var jar = new ZipFile(compiled("hello.wasm")); var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(foreign))) {
            for (var entry : jar.stream().toList()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                var content = jar.getInputStream(entry).readAllBytes();
                var isManifest = entry.getName().endsWith("MANIFEST.MF");
                var text = new String(content, StandardCharsets.ISO_8859_1);
                zip.write(isManifest ? text.replaceFirst("Sextant-Version: .*", "Sextant-Version: 0.0.1").getBytes(
                        StandardCharsets.ISO_8859_1) : content);
            }
        }
        // Sealed as its version would have done it.
        var bytes = Files.readAllBytes(foreign);
        bytes[bytes.length - 2] = 15 + 64;
        var digest = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        var seal = ("sextant-sha256:" + HexFormat.of().formatHex(digest)).getBytes(StandardCharsets.US_ASCII);
        var sealed = Arrays.copyOf(bytes, bytes.length + seal.length);
        System.arraycopy(seal, 0, sealed, bytes.length, seal.length);
        Files.write(foreign, sealed);
        var outcome = Outcome.of("run", foreign.toString());
        assertEquals(ExitCode.MALFORMED.number(), outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("made by Sextant \"0.0.1\", this is "), outcome.err());
    }

    @Test
    void aFileIsNeverRunAsAJarUnlessItsNameSaysSo() throws IOException {
        var hidden = Files.copy(Path.of(compiled("hello.wasm")), folder.resolve("hidden.wasm"));
        assertEquals(ExitCode.MALFORMED.number(), Outcome.of("run", hidden.toString()).code());
        assertEquals(ExitCode.USAGE.number(), Outcome.of("compile", "examples/hello.wasm", "-o", file("hello.wasm")).code());
    }

    @Test
    void whatCannotBeCompiledLeavesTheOutputAsItWas() throws IOException {
        var output = Files.writeString(folder.resolve("kept.jar"), "kept");
        for (var bad : List.of("cli/src/test/resources/modules/unknown-word.wat", "nowhere.wasm", "examples/fac.wast")) {
            assertTrue(Outcome.of("compile", bad, "-o", output.toString()).code() >= ExitCode.USAGE.number());
            assertEquals("kept", Files.readString(output));
        }
    }

    @Test
    void theJarRunsBesideThePortsAndWithoutTheCompiler() throws Exception {
        var jar = compiled("hello.wasm");
        // All that is on this class path but the two engines.
        var path = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> !entry.contains("adapters-compiler") && !entry.contains("adapters-interpreter"))
                .collect(Collectors.joining(java.io.File.pathSeparator));
        var log = folder.resolve("classes.log");
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log, "-cp", path, Main.class.getName(), "run", jar).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(Outcome.of("run", "examples/hello.wasm").out(), said);
        assertEquals(0, process.waitFor());
        try (var lines = Files.lines(log)) {
            assertEquals(List.of(), lines.filter(line -> line.contains(" dev.sextant.adapters.compiler")
                    || line.contains(" dev.sextant.adapters.interpreter")).toList());
        }
    }
}

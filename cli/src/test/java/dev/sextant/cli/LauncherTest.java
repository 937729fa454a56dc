package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a process of its own, in a tree that holds what a build leaves behind, and a Maven that only counts its calls.
/// Run once the jars are there.
class LauncherTest {

    private static final List<String> TOOLS = List.of(
            "cat", "dirname", "find", "head", "mkdir", "mv", "readlink", "rm", "sleep", "touch", "tr");

    @TempDir
    Path folder;

    private Path root;
    private Path tools;
    private Path source;

    @BeforeEach
    void layOut() throws IOException {
        root = Files.createDirectories(folder.resolve("a folder/with the sources"));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (var tool : TOOLS) {
            var place = Stream.of(System.getenv("PATH").split(":")).filter(path -> Files.isExecutable(Path.of(path, tool))).findFirst();
            program(tool, "exec " + place.orElseThrow() + "/" + tool + " \"$@\"");
        }
        copy(Path.of("sextant"));
        copy(Path.of("examples/fac.wasm"));
        copy(Path.of("examples/fac.wast"));
        for (var name : List.of("trap.wasm", "hello.wasm", "cat.wasm", "fac.wat")) copy(Path.of("examples/" + name));
        copy(Path.of("cli/target/sextant-cli.jar"));
        try (var jars = Files.list(Path.of("cli/target/lib"))) {
            for (var jar : jars.toList()) copy(jar);
        }
        source = root.resolve("domain/src/main/java/Source.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "");
        age(source, 100);
        age(source.getParent(), 100);
        age(root.resolve("domain/src/main"), 100);
        Files.writeString(built(), "");
        // Recording takes seconds: only the test that is about it begins without a cache.
        Files.writeString(cache(), "");
    }

    private void copy(Path file) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.copy(file, root.resolve(file));
    }

    private Path built() {
        return root.resolve("cli/target/built");
    }

    private Path cache() {
        return root.resolve("cli/target/" + System.getProperty("java.home").replaceAll("[^A-Za-z0-9.]", "_") + ".aot");
    }

    private static void age(Path file, long seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    /// Puts a program among the tools.
    private void program(String name, String... lines) throws IOException {
        var file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    /// A Maven that writes down how it is called.
    private void maven(String... lines) throws IOException {
        var all = new ArrayList<>(List.of("echo \"$@\" >>\"" + folder.resolve("calls") + '"'));
        all.addAll(List.of(lines));
        program("mvn", all.toArray(String[]::new));
    }

    private List<String> calls() throws IOException {
        var calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private ProcessBuilder process(Path launcher, String... words) {
        var line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line).directory(root.toFile());
        process.environment().clear();
        process.environment().putAll(Map.of("PATH", tools.toString(), "JAVA_HOME", System.getProperty("java.home")));
        return process;
    }

    private static Outcome run(ProcessBuilder builder) throws Exception {
        var process = builder.start();
        var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        return new Outcome(process.waitFor(), out.get(), err.get());
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Outcome launch(String... words) throws Exception {
        return run(process(root.resolve("sextant"), words));
    }

    private static final Outcome FAC = new Outcome(0, "2432902008176640000\n", "");
    private static final String BUILDING = "sextant: building, once after each change of the sources\n";

    @Test
    void whatIsBuiltIsStartedAndTheSecondStartIsTheSame() throws Exception {
        Files.delete(cache());
        assertEquals(FAC, launch("run", "examples/fac.wasm", "--invoke", "fac", "20"));
        assertEquals(FAC, launch("run", "examples/fac.wasm", "--invoke", "fac", "20"));
        assertTrue(Files.size(cache()) > 0);
    }

    @Test
    void whatIsCompiledToAJarRuns() throws Exception {
        assertEquals(new Outcome(0, "", ""), launch("compile", "examples/fac.wasm", "-o", "fac.jar"));
        assertEquals(FAC, launch("run", "fac.jar", "--invoke", "fac", "20"));
    }

    @Test
    void theCommandsExitCodeAndStreamsComeThrough() throws Exception {
        var outcome = launch("run", "examples/trap.wasm", "--invoke", "divide", "0");
        assertEquals(ExitCode.TRAP.number(), outcome.code());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().startsWith("sextant: examples/trap.wasm: trap: integer divide by zero\n  at divide ("), outcome.err());
    }

    @Test
    void scriptsRunWithNothingBesideTheJdkButVavrAndPicocli() throws Exception {
        try (var jars = Files.list(root.resolve("cli/target/lib"))) {
            assertEquals(
                    List.of("jspecify.jar", "picocli.jar", "vavr-match.jar", "vavr.jar"),
                    jars.map(jar -> jar.getFileName().toString()).filter(jar -> !jar.startsWith("sextant")).sorted().toList());
        }
        assertEquals(new Outcome(0, "7 passed, 0 failed, 0 skipped\n", ""), launch("wast", "examples/fac.wast"));
    }

    @Test
    void itIsFoundThroughALinkAndFromAnotherFolder() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a folder/with the sources/sextant"));
        var builder = process(link, "run", "with the sources/examples/fac.wasm", "--invoke", "fac", "20");
        assertEquals(FAC, run(builder.directory(folder.resolve("a folder").toFile())));
    }

    @Test
    void hazard60_aReaderThatGoesAwayEndsItInSilence() throws Exception {
        var process = process(root.resolve("sextant"), "inspect", "examples/fac.wasm").start();
        process.getInputStream().close();
        assertEquals("", text(process.getErrorStream()));
        assertEquals(ExitCode.UNWRITABLE.number(), process.waitFor());
    }

    private Path wat(String name, String fields) throws IOException {
        return Files.writeString(root.resolve(name), "(module " + fields + ")");
    }

    /// What a line of the shell's leads to, in which `sextant` is the launcher.
    private Outcome shell(String line) throws Exception {
        var builder = process(Path.of("/bin/sh"), "-c", "sextant() { ./sextant \"$@\"; }; " + line);
        return run(builder);
    }

    @Test
    void aProgramsArgumentsAndStreamsAreTheProcesss() throws Exception {
        assertEquals(new Outcome(0, "hello, sextant\n", ""), launch("run", "examples/hello.wasm", "--help", "-x"));
        var fac = Files.readString(Path.of("examples/fac.wat"));
        assertEquals(new Outcome(0, fac, ""), launch("run", "--dir", "examples::/:ro", "examples/cat.wasm", "fac.wat"));
        assertEquals(new Outcome(0, fac, ""), launch("run", "-mount=examples:/:ro", "examples/cat.wasm", "fac.wat"));
        assertEquals(new Outcome(44, "", ""), launch("run", "--dir", "examples", "examples/cat.wasm", "nowhere"));
        assertEquals(new Outcome(64, "", ""), launch("run", "examples/cat.wasm"));
    }

    @Test
    void aProgramThatTakesTooLongEndsWithTheCodeOfATimeout() throws Exception {
        wat("loop.wat", "(func (export \"_start\") (loop (br 0)))");
        var outcome = launch("run", "--timeout", "50ms", "loop.wat");
        assertEquals(ExitCode.TIMEOUT.number(), outcome.code());
        assertTrue(outcome.err().startsWith("sextant: loop.wat: interrupted: deadline passed\n  at "), outcome.err());
    }

    /// A program that says when it has begun, and then never ends.
    private Process endless(String... options) throws Exception {
        wat("endless.wat", """
                (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 0) "\\08\\00\\00\\00\\01\\00\\00\\00.")
                (func (export "_start") (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 4))) (loop (br 0)))
                """);
        var words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(options));
        words.add("endless.wat");
        var process = process(root.resolve("sextant"), words.toArray(String[]::new)).start();
        assertEquals('.', process.getInputStream().read());
        return process;
    }

    /// Sends a process the signal whose code it is.
    private static void signal(Process process, ExitCode code) throws Exception {
        new ProcessBuilder("kill", "-" + (code.number() - 128), String.valueOf(process.pid())).start().waitFor();
    }

    @Test
    void aProgramThatIsToldToEndEndsWithTheSignalsCodeAndInSilence() throws Exception {
        for (var signal : List.of(ExitCode.HUNG_UP, ExitCode.INTERRUPTED, ExitCode.TERMINATED)) {
            var process = endless();
            signal(process, signal);
            assertEquals(signal.number(), process.waitFor());
            assertEquals("", text(process.getErrorStream()));
        }
    }

    @Test
    void aProgramThatIsToldToEndLeavesItsProfileBehind() throws Exception {
        var process = endless("--profile", "p.folded");
        signal(process, ExitCode.TERMINATED);
        assertEquals(ExitCode.TERMINATED.number(), process.waitFor());
        assertEquals("", text(process.getErrorStream()));
        assertTrue(Files.readString(root.resolve("p.folded")).startsWith("function 1 "));
    }

    @Test
    void hazard60_aProgramWhoseReaderGoesAwayEndsInSilence() throws Exception {
        wat("yes.wat", """
                (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 0) "\\08\\00\\00\\00\\02\\00\\00\\00y\\0a")
                (func (export "_start")
                  (loop (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 4))) (br 0)))
                """);
        assertEquals(new Outcome(0, "y\n74\n", ""), shell("{ sextant run yes.wat; echo $? >&2; } 2>code | head -n 1; sleep 2; cat code"));
    }

    @Test
    void hazard60_streamsThatAreClosedAreAtTheirEndAndNobodyElses() throws Exception {
        wat("read.wat", """
                (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
                (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                (memory (export "memory") 1)
                (data (i32.const 0) "\\10\\00\\00\\00\\64\\00\\00\\00")
                (func (export "_start")
                  (if (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)) (then (call $exit (i32.const 1))))
                  (call $exit (i32.add (i32.const 100) (i32.load (i32.const 8)))))
                """);
        assertEquals(new Outcome(100, "", ""), shell("sextant run read.wat <&-"));
        assertEquals(new Outcome(100, "", ""), shell("sextant run read.wat </dev/null"));
        assertEquals(new Outcome(105, "", ""), shell("echo four | sextant run read.wat"));
        assertEquals(ExitCode.UNWRITABLE.number(), shell("sextant inspect examples/fac.wasm >&-").code());
        assertEquals(new Outcome(0, "2432902008176640000\n", ""), shell("sextant run examples/fac.wasm --invoke fac 20 2>&-"));
        assertEquals(new Outcome(ExitCode.UNREADABLE.number(), "", ""), shell("sextant run nowhere.wasm 2>&- <&- >&-"));
    }

    @Test
    void whatBashIsToldCompletesCommandsAndOptions() throws Exception {
        if (!Files.isExecutable(Path.of("/bin/bash"))) return;
        var script = Files.writeString(root.resolve("completion"), launch("completion", "bash").out());
        var line = "source " + script.getFileName() + "; COMP_WORDS=(sextant %s); COMP_CWORD=%d; _complete_sextant; echo ${COMPREPLY[@]}";
        assertEquals("parse print\n", run(process(Path.of("/bin/bash"), "-c", line.formatted("p", 1))).out());
        assertEquals("--timeout\n", run(process(Path.of("/bin/bash"), "-c", line.formatted("run --ti", 2))).out());
    }

    @Test
    void aJavaThatIsTooOldIsPassedOver() throws Exception {
        var old = Files.createDirectories(folder.resolve("old/bin")).getParent();
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"24.0.2\"\n");
        Files.createFile(old.resolve("bin/java")).toFile().setExecutable(true);
        var builder = process(root.resolve("sextant"), "run", "examples/fac.wasm", "--invoke", "fac", "20");
        builder.environment().put("JAVA_HOME", old.toString());
        builder.environment().merge("PATH", System.getProperty("java.home") + "/bin", (path, more) -> path + ":" + more);
        assertEquals(FAC, run(builder));
    }

    @Test
    void aMachineWithoutASuitableJavaIsToldSoInASentence() throws Exception {
        var launcher = root.resolve("sextant");
        Files.writeString(launcher, Files.readString(launcher).replace("\nneeded=25\n", "\nneeded=999\n"));
        assertEquals(
                new Outcome(
                        ExitCode.UNBUILT.number(), "",
                        "sextant: needs Java 999 or newer, and there is none in JAVA_HOME, in the usual places or on the PATH\n"),
                launch("--version"));
    }

    @Test
    void aTreeThatIsNotBuiltIsBuiltOnce() throws Exception {
        maven();
        Files.delete(built());
        assertEquals(new Outcome(0, FAC.out(), BUILDING), launch("run", "examples/fac.wasm", "--invoke", "fac", "20"));
        assertEquals(FAC, launch("run", "examples/fac.wasm", "--invoke", "fac", "20"));
        assertEquals(List.of("-q -B -Dstyle.color=never -DskipTests -pl cli -am package"), calls());
    }

    @Test
    void aSourceThatIsNewerThanTheBuildHasItBuiltAgain() throws Exception {
        maven();
        age(built(), 50);
        assertEquals(0, launch("--version").code());
        assertEquals(0, calls().size());
        age(source, 20);
        assertEquals(BUILDING, launch("--version").err());
        assertEquals(1, calls().size());
        assertEquals("", launch("--version").err());
    }

    @Test
    void everyRoomThatTheCommandIsBuiltFromIsLookedAt() throws IOException {
        var rooms = Pattern.compile("for room in (.*); do").matcher(Files.readString(Path.of("sextant"))).results()
                .map(loop -> loop.group(1))
                .findFirst()
                .orElseThrow();
        try (var jars = Files.list(Path.of("cli/target/lib"))) {
            jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith("sextant-"))
                    .map(name -> name.replaceAll("^sextant-|\\.jar$", ""))
                    .map(room -> room.replaceFirst("^adapters-.*", "adapters-*"))
                    .forEach(room -> assertTrue(List.of(rooms.split(" ")).contains(room), room + " is not among " + rooms));
        }
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        maven("sleep 2");
        Files.delete(built());
        var one = process(root.resolve("sextant"), "--version").start();
        var other = process(root.resolve("sextant"), "--version").start();
        assertEquals(0, one.waitFor(), () -> text(one.getErrorStream()));
        assertEquals(0, other.waitFor(), () -> text(other.getErrorStream()));
        assertEquals(1, calls().size());
    }

    @Test
    void whatAKilledBuildLeftBehindIsClearedAway() throws Exception {
        maven();
        Files.delete(built());
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(Files.createDirectory(root.resolve("cli/target/building")).resolve("owner"), dead.pid() + "\n");
        assertEquals(0, launch("--version").code());
        assertEquals(1, calls().size());
    }

    @Test
    void aBuildThatFailsIsSaidAndTriedAgain() throws Exception {
        maven("echo what Maven says", "exit 1");
        Files.delete(built());
        var failed = new Outcome(ExitCode.UNBUILT.number(), "", BUILDING + "what Maven says\nsextant: the build failed\n");
        assertEquals(failed, launch("--version"));
        assertEquals(failed, launch("--version"));
        assertFalse(Files.exists(root.resolve("cli/target/building")));
    }

    @Test
    void aMachineWithoutMavenIsToldSoInASentence() throws Exception {
        Files.delete(built());
        assertEquals(
                new Outcome(
                        ExitCode.UNBUILT.number(), "", "sextant: has to be built first, and Maven (mvn) is not on the PATH\n"),
                launch("--version"));
    }
}

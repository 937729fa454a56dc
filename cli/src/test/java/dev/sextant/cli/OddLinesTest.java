package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Command lines as nobody should write them, and as somebody will: made from tables, each with the exit code that is documented for it.
class OddLinesTest {

    private static final Pattern STACK_TRACE = Pattern.compile("\\tat |Exception|Caused by|java\\.|picocli");
    private static final String ESCAPE = "\u001b[2J\u0007";
    private static final String HUGE = "x".repeat(100_000);

    private static final InputStream CLOSED_IN = new InputStream() {
        @Override
        public int read() throws IOException {
            throw new IOException("Bad file descriptor");
        }
    };

    private static final OutputStream CLOSED_OUT = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    };

    /// A line of words, and what the process is to end with: a number of [ExitCode]'s, or the program's own.
    private record Line(List<String> words, int code, boolean isOutClosed) {

        Outcome outcome() {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            var console = new Console(CLOSED_IN, isOutClosed ? CLOSED_OUT : out, err, StandardCharsets.UTF_8);
            int code = Main.run(console, words.toArray(String[]::new));
            return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return words.stream().map(Words::quoted).collect(Collectors.joining(" ", "sextant ", " -> " + code));
        }
    }

    private final List<Line> lines = new ArrayList<>();

    @TempDir
    Path folder;

    private String program;
    private String echo;

    @BeforeEach
    void programs() throws IOException {
        program = wat("nothing", "(func (export \"_start\"))");
        echo = wat("echo", """
                (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
                (import "wasi_snapshot_preview1" "args_get" (func $get (param i32 i32) (result i32)))
                (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                (memory (export "memory") 8)
                (func (export "_start")
                  (drop (call $sizes (i32.const 0) (i32.const 20)))
                  (drop (call $get (i32.const 64) (i32.const 1024)))
                  (i32.store (i32.const 16) (i32.const 1024))
                  (drop (call $write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 0))))
                """);
    }

    private String wat(String name, String fields) throws IOException {
        return Files.writeString(folder.resolve(name + ".wat"), "(module " + fields + ")").toString();
    }

    private void line(ExitCode code, String... words) {
        line(code.number(), words);
    }

    private void line(int code, String... words) {
        lines.add(new Line(List.of(words), code, false));
    }

    /// A line for each value of an option of `run`.
    private void values(ExitCode code, String option, String... values) {
        for (var value : values) line(code, "run", option, value, program);
    }

    @Test
    void every_odd_line_ends_with_a_documented_code_and_without_a_stack_trace() throws IOException {
        amounts();
        places();
        choices();
        files();
        options();
        exits();
        faults();
        verbatim();
        long traces = 0;
        long undocumented = 0;
        var wrong = new ArrayList<String>();
        for (var line : lines) {
            var outcome = line.outcome();
            if (STACK_TRACE.matcher(outcome.err()).find()) {
                traces++;
                wrong.add(line + ": " + outcome.err());
            } else if (outcome.code() != line.code()) {
                undocumented++;
                wrong.add(line + " ended with " + outcome.code() + ": " + outcome.err());
            } else if (outcome.err().contains("\u001b")) {
                wrong.add(line + " lets an escape through");
            }
        }
        System.out.printf("command line: %d lines, %d stack traces, %d undocumented exit codes%n", lines.size(), traces, undocumented);
        assertEquals(List.of(), wrong);
        assertTrue(lines.size() >= 500, "only " + lines.size() + " lines");
    }

    private void amounts() {
        String[] neverNumbers = {
            "", " ", "-1", "+1", "--", "1.5", "0x10", "1e3", "ten", "1_000", "1,000", "٣", "NaN", "inf", "null", "1 ", " 1", "1\0", ESCAPE,
            "9223372036854775808", "18446744073709551616", "9".repeat(1_000), HUGE, "-0", "½", "$N", "1;2"
        };
        values(ExitCode.USAGE, "--fuel", neverNumbers);
        values(ExitCode.OK, "--fuel", "1", "001", "9223372036854775807");
        values(ExitCode.EXHAUSTION, "--fuel");
        values(ExitCode.USAGE, "--max-call-depth", neverNumbers);
        values(ExitCode.USAGE, "--max-call-depth", "0", "2147483648", "1k");
        values(ExitCode.OK, "--max-call-depth", "1", "2147483647");
        values(ExitCode.USAGE, "--max-memory", neverNumbers);
        values(ExitCode.USAGE, "--max-memory", "k", "1kk", "1KiBB", "1 MiB", "1PiB", "1i", "8388608T", "1.5G", "-1k", "1MB/s");
        values(ExitCode.OK, "--max-memory", "0", "0k", "1", "64k", "64K", "64KB", "128M", "128MiB", "1g", "1GiB", "1T", "8388607T");
        values(ExitCode.USAGE, "--timeout", neverNumbers);
        values(ExitCode.USAGE, "--timeout", "0", "1", "0s", "0ms", "0h0m0s", "-1s", "s", "1 s", "1sec", "1d", "1s1", "1.s", ".5s", "1..5s",
                "0.1ns", "1s 1ms", "s1", "2562047h48m", "9223372036854775808ns", "1S", "1e3s", "1s-1s");
        values(ExitCode.OK, "--timeout", "1h", "1.5h", "1m30s", "90s", "60000ms", "60000000us", "60000000µs", "1h1h", "2562047h",
                "9223372036854775807ns", "0h1m", "99999999999ns");
        for (var alias : List.of("-timeout", "--timeout=", "-timeout=")) {
            if (alias.endsWith("=")) {
                line(ExitCode.OK, "run", alias + "1h", program);
                line(ExitCode.USAGE, "run", alias, program);
                line(ExitCode.USAGE, "run", alias + "never", program);
            } else {
                values(ExitCode.OK, alias, "1h");
                values(ExitCode.USAGE, alias, "never");
            }
        }
    }

    private void places() throws IOException {
        var place = folder.toString();
        for (var option : List.of("--dir", "-mount")) {
            values(ExitCode.USAGE, option, "", ":", "::", ":::", ":ro", "::ro", ":/data", place + ":", place + "::", place + ":a:b",
                    place + ":a:b:ro", place + "::a::b", place + ":a\0b", "a\0b", place + ":a:rw", place + "::ro");
            values(ExitCode.UNREADABLE, option, "nowhere", "nowhere:/", "nowhere::/", "nowhere:/:ro", place + "/no/where", program,
                    program + ":/:ro", program + "/below", ESCAPE, HUGE, "nowhere" + ESCAPE + ":/", "~nobody", "$HOME/nowhere", "\u202e");
            values(ExitCode.OK, option, place, place + ":/", place + ":ro", place + ":/:ro", place + "::/", place + "::/:ro",
                    place + ":" + ESCAPE, place + "/", place + "/../" + folder.getFileName(), "/:/:ro", ".", ".:..", place + ":x");
        }
        line(ExitCode.OK, "run", "--dir", place, "--dir", place + ":/", "-mount", place + ":/again:ro", program);
        line(ExitCode.UNREADABLE, "run", "--dir", place, "--dir", "nowhere", program);
        Files.createDirectory(folder.resolve("ro"));
        line(ExitCode.OK, "run", "--dir", place + "/ro", program);
        for (var option : List.of("--listen", "-listen")) {
            values(ExitCode.USAGE, option, "", ":", "localhost", "localhost:", ":8080", "8080", "localhost:http", "localhost:65536",
                    "localhost:-1", "localhost:99999", "localhost:100000", "[::1]", "::1:80:", "a b:1", "http://localhost:80", ESCAPE + ":1x",
                    "localhost:1:2");
            values(ExitCode.UNREADABLE, option, "nobody.invalid:80", "256.256.256.256:80", "[]:1", ESCAPE + ":0");
            values(ExitCode.OK, option, "127.0.0.1:0", "localhost:0");
        }
        values(ExitCode.USAGE, "--env", "", "=", "=b", "A\0=b", "A=b\0", "SEXTANT_HAS_NO_SUCH_VARIABLE", ESCAPE, HUGE);
        values(ExitCode.OK, "--env", "A=", "A=b", "A=b=c", "A==", " =x", "A=" + ESCAPE, "A=" + HUGE, "PATH", "Ä=ö", "a b=c d");
        values(ExitCode.OK, "-env", "A=b");
        line(ExitCode.OK, "run", "--env", "A=1", "--env", "A=2", "-env", "B=", program);
        line(ExitCode.OK, "run", "--env-inherit", program);
        line(ExitCode.OK, "run", "-env-inherit", "--env", "PATH=", program);
        line(ExitCode.USAGE, "run", "--env-inherit=maybe", program);
    }

    private void choices() {
        values(ExitCode.USAGE, "--hostlog", "", ",", "all,", ",all", "files", "ALL", "clock poll", "clock;poll", "none", ESCAPE, HUGE, "clock,,poll",
                "socket\0", "*");
        values(ExitCode.OK, "--hostlog", "all", "clock", "exit", "filesystem", "memory", "poll", "proc", "random", "socket", "sock",
                "clock,exit,filesystem,memory,poll,proc,random,socket", "all,all", "clock,clock");
        values(ExitCode.OK, "-hostlogging", "all");
        values(ExitCode.UNWRITABLE, "--profile", "nowhere/p.svg", ".", "/", folder.toString(), folder + "/no/p.svg", program + "/p.svg", HUGE,
                folder + "/" + HUGE + ".svg");
        values(ExitCode.USAGE, "--profile", "", "a\0b");
        for (var end : List.of(".svg", ".html", ".folded", ".txt", "", ".SVG", ".svg.", " ", ".prof")) {
            values(ExitCode.OK, "--profile", folder + "/p" + end);
            line(ExitCode.OK, "run", "--deterministic", "-cpuprofile", folder + "/p" + end, program);
        }
        values(ExitCode.OK, "--arg0", "", " ", "name", ESCAPE, HUGE, "-x", "ä", "a/b/c");
        values(ExitCode.USAGE, "--arg0", "--help", "--fuel", "-mount");
        values(ExitCode.USAGE, "--engine", "", "warp", "INTERPRETER", ESCAPE, HUGE, "interpreter,interpreter");
        values(ExitCode.USAGE, "--memory", "", "paper", "HEAP", ESCAPE, "64k");
        values(ExitCode.USAGE, "--features", "", "3.0", "2", "1.0,2.0", "wg-2.0", ESCAPE, "-1");
        values(ExitCode.USAGE, "--invoke", "", "nothing", "_START", ESCAPE, HUGE, "_start ", "--fuel");
        values(ExitCode.OK, "--invoke", "_start");
        line(ExitCode.USAGE, "completion");
        for (var shell : List.of("", "fish", "BASH", "bash ", ESCAPE, "-", "csh")) line(ExitCode.USAGE, "completion", shell);
        for (var shell : List.of("bash", "zsh")) line(ExitCode.OK, "completion", shell);
        line(ExitCode.USAGE, "completion", "bash", "zsh");
    }

    private void files() throws IOException {
        var empty = Files.createFile(folder.resolve("empty.wasm")).toString();
        var text = Files.writeString(folder.resolve("text.wasm"), "to be or not to be").toString();
        var cut = Files.write(folder.resolve("cut.wasm"), Arrays.copyOf(Files.readAllBytes(Path.of("examples/fac.wasm")), 40)).toString();
        var wide = Files.writeString(folder.resolve("wide.wasm"), "\0asm\1\0\0\0" + "\uffff".repeat(10)).toString();
        for (var command : List.of("run", "validate", "inspect", "print")) {
            for (var name : List.of("nowhere.wasm", "nowhere.wat", folder.toString(), ".", "/", "..", empty + "/below", HUGE, ESCAPE, "*.wasm",
                    "nowhere" + ESCAPE + ".wasm", "~", "$FILE", "-", "\u202e", " ", "/dev/null/x", "@nowhere", "http://localhost/a.wasm")) {
                line(ExitCode.UNREADABLE, command, name);
            }
            for (var name : List.of("", "a\0b", "\0")) line(ExitCode.USAGE, command, name);
            line(ExitCode.MALFORMED, command, empty);
            line(ExitCode.MALFORMED, command, text);
            line(ExitCode.MALFORMED, command, cut);
            line(ExitCode.MALFORMED, command, wide);
            line(ExitCode.MALFORMED, command, "/dev/null");
            line(ExitCode.USAGE, command);
        }
        for (var name : List.of("nowhere.wast", folder.toString(), HUGE, ESCAPE, "*.wast")) line(ExitCode.UNREADABLE, "wast", name);
        line(ExitCode.USAGE, "wast", "a\0b");
        for (var out : List.of("", "a\0b")) line(ExitCode.USAGE, "parse", program, "-o", out);
        for (var out : List.of(".", "/", "nowhere/out", HUGE, program + "/out", "/dev/full", "/proc/out")) {
            line(ExitCode.UNWRITABLE, "parse", program, "-o", out);
            line(ExitCode.UNWRITABLE, "print", program, "-o", out);
            line(ExitCode.USAGE, "compile", program, "-o", out);
        }
        for (var out : List.of("", ".jar ", "a.JAR", "a.jar\0", "-", "a.wasm")) line(ExitCode.USAGE, "compile", program, "-o", out);
        for (var out : List.of("nowhere/out.jar", HUGE + ".jar", program + "/out.jar", "/proc/out.jar", ESCAPE + "/x.jar")) {
            line(ExitCode.UNWRITABLE, "compile", program, "-o", out);
        }
        line(ExitCode.USAGE, "compile", program);
        line(ExitCode.USAGE, "compile", "-o", folder + "/a.jar");
        for (var name : List.of("nowhere.wasm", folder.toString(), HUGE, ESCAPE)) line(ExitCode.UNREADABLE, "compile", name, "-o", folder + "/a.jar");
        for (var name : List.of(empty, text, cut, wide, "/dev/null")) line(ExitCode.MALFORMED, "compile", name, "-o", folder + "/a.jar");
        for (var value : List.of("", "0", "-1", "many", ESCAPE)) {
            line(ExitCode.USAGE, "compile", program, "-o", folder + "/a.jar", "--max-call-depth", value);
        }
        for (var value : List.of("", "paper", "HEAP")) line(ExitCode.USAGE, "compile", program, "-o", folder + "/a.jar", "--memory", value);
        line(ExitCode.OK, "compile", program, "-o", folder + "/a.jar", "--interruptible", "--metered", "--observable");
        line(ExitCode.USAGE, "compile", program, "-o", folder + "/a.jar", "--interruptible=maybe");
        for (var name : List.of("nowhere.jar", folder + "/none.jar", ESCAPE + ".jar", HUGE + ".jar", ".jar")) {
            line(ExitCode.UNREADABLE, "run", name);
        }
        for (var content : List.of("", "PK", "to be or not to be")) {
            line(ExitCode.MALFORMED, "run", Files.writeString(folder.resolve("odd" + content.length() + ".jar"), content).toString(), "-x");
        }
    }

    private void options() {
        for (var command : List.of("run", "validate", "inspect", "parse", "print", "compile", "wast", "completion")) {
            for (var option : List.of("--hlep", "-x", "---", "--", "--version", "-V", "--help=no", "-" + HUGE, "--" + ESCAPE)) {
                line(ExitCode.USAGE, command, option);
            }
            line(ExitCode.OK, command, "--help");
            line(ExitCode.OK, command, "-h");
        }
        for (var word : List.of("", " ", "RUN", "runn", "ru", "help", "-", "--", "-v", "--Version", ESCAPE, HUGE, "\0", "@file", "run ", "/bin/sh",
                "--run", "-run", "--dir=.", "--timeout=1s", program)) {
            line(ExitCode.USAGE, word);
        }
        line(ExitCode.USAGE);
        for (var option : List.of("--dir", "--env", "--listen", "--arg0", "--timeout", "--fuel", "--max-memory", "--max-call-depth", "--hostlog",
                "--profile", "--invoke", "--engine", "--memory", "--features", "-mount", "-env", "-listen", "-timeout", "-hostlogging",
                "-cpuprofile")) {
            line(ExitCode.USAGE, "run", option);
            line(ExitCode.USAGE, "run", option, "--env-inherit", program);
        }
    }

    /// What programs end with themselves.
    private void exits() throws IOException {
        for (long code : new long[] {0, 1, 2, 3, 42, 63, 64, 69, 70, 71, 74, 124, 125, 126, 127, 128, 130, 143, 254, 255, 256, 257, 511, 65_536,
            0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_FFFFL}) {
            var exit = wat("exit" + code, """
                    (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                    (func $deep (param i32)
                      (if (local.get 0) (then (call $deep (i32.sub (local.get 0) (i32.const 1)))) (else (call $exit (i32.const %d)))))
                    (func (export "_start") (call $deep (i32.const 100)) unreachable)
                    (func (export "f") (call $exit (i32.const %d)))
                    """.formatted(code, code));
            line((int) code & 0xFF, "run", exit);
            line((int) code & 0xFF, "run", "--deterministic", "--profile", folder + "/p", "--hostlog", "all", exit);
            line((int) code & 0xFF, "run", "--invoke", "f", exit);
        }
        var inStart = wat("exit-in-start", """
                (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                (func $start (call $exit (i32.const 7)))
                (start $start)
                """);
        line(7, "run", inStart);
        line(7, "run", "--timeout", "1h", inStart);
    }

    /// What goes wrong in programs, or stops them.
    private void faults() throws IOException {
        var trap = wat("trap", "(func (export \"_start\") unreachable)");
        var loop = wat("loop", "(func (export \"_start\") (loop (br 0)))");
        var recursion = wat("recursion", "(func $f (export \"_start\") (call $f))");
        var memory = wat("memory", """
                (memory 2)
                (func (export "_start") (if (i32.eq (memory.grow (i32.const 100)) (i32.const -1)) (then unreachable)))
                """);
        var closed = wat("closed", """
                (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
                (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                (memory (export "memory") 1)
                (func (export "_start")
                  (i32.store (i32.const 4) (i32.const 8))
                  (call $exit (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8))))
                """);
        var reactor = wat("reactor", """
                (global $x (mut i32) (i32.const 0))
                (func (export "_initialize") (global.set $x (i32.const 7)))
                (func (export "x") (if (i32.ne (global.get $x) (i32.const 7)) (then unreachable)))
                """);
        for (var option : List.of("--timeout=1h", "--fuel=1000000", "--max-memory=1G", "--max-call-depth=1000", "--deterministic", "--hostlog=all",
                "--profile=" + folder.resolve("p.svg"), "--env-inherit", "--engine=interpreter", "--memory=segment", "--arg0=x")) {
            line(ExitCode.TRAP, "run", option, trap);
            line(ExitCode.EXHAUSTION, "run", option, recursion);
            line(29, "run", option, closed);
            line(ExitCode.OK, "run", option, "--invoke", "x", reactor);
            line(ExitCode.OK, "run", reactor, option, "--invoke", "x");
            line(ExitCode.OK, "run", reactor, option);
        }
        for (var option : List.of("--hostlog=all", "--profile=" + folder.resolve("p.folded"), "--deterministic", "--max-memory=1G")) {
            line(ExitCode.TIMEOUT, "run", "--timeout", "5ms", option, loop);
            line(ExitCode.EXHAUSTION, "run", "--fuel", "1000", option, loop);
        }
        line(ExitCode.EXHAUSTION, "run", "--max-call-depth", "1", recursion);
        line(ExitCode.EXHAUSTION, "run", "--max-call-depth", "50000", recursion);
        line(ExitCode.OK, "run", memory);
        line(ExitCode.OK, "run", "--max-memory", "10M", memory);
        line(ExitCode.TRAP, "run", "--max-memory", "128k", memory);
        line(ExitCode.UNLINKABLE, "run", "--max-memory", "127k", memory);
        line(ExitCode.UNLINKABLE, "run", wat("unknown", "(import \"wasi_snapshot_preview1\" \"fd_fly\" (func))"));
        line(ExitCode.UNLINKABLE, "run", wat("unstable", "(import \"wasi_unstable\" \"fd_write\" (func))"));
        line(ExitCode.UNLINKABLE, "run", wat("mistyped", "(import \"wasi_snapshot_preview1\" \"fd_write\" (func))"));
        line(ExitCode.UNLINKABLE, "run", wat("escape", "(import \"\\1b[2J\" \"\\1b[2J\" (func))"));
        line(ExitCode.INVALID, "run", wat("invalid", "(func (export \"_start\") (result i32))"), "-x");
        line(ExitCode.USAGE, "run", wat("parameter", "(func (export \"_start\") (param i32))"));
        line(ExitCode.OK, "run", wat("parameter", "(func (export \"_start\") (param i32))"), "1");
        line(ExitCode.USAGE, "run", wat("parameter", "(func (export \"_start\") (param i32))"), "-x");
        for (var command : List.of("inspect", "validate", "print")) lines.add(new Line(List.of(command, program), ExitCode.UNWRITABLE.number(), true));
        lines.add(new Line(List.of("run", echo, "a"), ExitCode.UNWRITABLE.number(), true));
        lines.add(new Line(List.of("run", "--timeout", "1h", echo, "a"), ExitCode.UNWRITABLE.number(), true));
        lines.add(new Line(List.of("completion", "bash"), ExitCode.UNWRITABLE.number(), true));
        lines.add(new Line(List.of("--help"), ExitCode.UNWRITABLE.number(), true));
        lines.add(new Line(List.of("--version"), ExitCode.UNWRITABLE.number(), true));
    }

    private static Stream<String> oddWords() {
        return Stream.of("", " ", "-h", "--help", "-V", "--", "---", "-", "-x", "--dir", "--dir=.", "-mount=.", "--invoke", "--timeout", "0", "-1",
                ESCAPE, "\u202e", "é", "日本語", "\ud83d\ude00", "a b", "$(reboot)", "*", "~", "@file", "'", "\"", "\\", "\n", "a=b", HUGE);
    }

    private void verbatim() {
        oddWords().forEach(word -> {
            line(ExitCode.OK, "run", echo, word);
            line(ExitCode.OK, "run", "--", echo, word, word);
        });
    }

    @Test
    void what_stands_behind_a_program_reaches_it_as_it_is() {
        oddWords().forEach(word -> assertEquals(
                new Outcome(0, "echo.wat\0" + word + "\0--fuel\0" + word + "\0", ""), Outcome.of("run", echo, word, "--fuel", word)));
        assertEquals(new Outcome(0, "me\0--arg0\0you\0", ""), Outcome.of("run", "--arg0", "me", echo, "--arg0", "you"));
    }
}

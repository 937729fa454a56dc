package dev.sextant.conformance.wasi;

import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The C compiler, for this machine and for WebAssembly, if there is one on the path that can make both.
final class Clang {

    /// What is said where there is none.
    static final String MISSING = "there is no command clang on the path that compiles and links C for the target wasm32-wasi"
            + " (headers and libraries in /usr, or in WASI_SYSROOT), so the programs were not compared with what the same C"
            + " does natively, nor the kept modules with those that clang makes now";

    private static final String SYSROOT = Option.of(System.getenv("WASI_SYSROOT")).getOrElse("/usr");
    private static final Array<String> NATIVE = Array.of("clang", "-O2", "-w");
    private static final Array<String> WASM = NATIVE.append("--target=wasm32-wasi").append("--sysroot=" + SYSROOT).append("-s");

    private final Path directory;

    private Clang(Path directory) {
        this.directory = directory;
    }

    /// The compiler; what it makes is kept in a directory.
    static Option<Clang> find(Path directory) {
        try {
            var empty = Files.writeString(directory.resolve("nothing.c"), "#include <stdio.h>\nint main(void) { return 0; }\n");
            var clang = new Clang(directory);
            clang.compile(NATIVE, empty, "nothing");
            clang.compile(WASM, empty, "nothing.wasm");
            return Option.some(clang);
        } catch (IOException | UncheckedIOException e) {
            return Option.none();
        }
    }

    /// The program for this machine that a source makes.
    Path program(Path source) {
        return compile(NATIVE, source, name(source));
    }

    /// The module that a source makes.
    Bytes module(Path source) {
        try {
            return Bytes.copyOf(Files.readAllBytes(compile(WASM, source, name(source) + ".wasm")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".c", "");
    }

    private Path compile(Array<String> command, Path source, String name) {
        var target = directory.resolve(name);
        if (Files.exists(target)) return target;
        try {
            var log = directory.resolve(name + ".log");
            var whole = command.appendAll(Array.of("-o", target.toString(), source.toString(), "-lm"));
            var process = new ProcessBuilder(whole.toJavaList()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(whole.mkString(" ") + ": " + Files.readString(log));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What comes of a program of this machine on a directory, which must be empty.
    static Outcome run(Path program, ProgramCase given, Path directory, Path work) {
        given.files().plant(directory);
        try {
            var input = Files.write(work.resolve(given.title() + ".in"), given.input().toArray());
            var output = work.resolve(given.title() + ".out");
            var errors = work.resolve(given.title() + ".err");
            var builder = new ProcessBuilder(given.arguments().prepend(program.toString()).toJavaList())
                    .directory(directory.toFile())
                    .redirectInput(input.toFile()).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().clear();
            given.environment().forEach(variable -> {
                int cut = variable.indexOf('=');
                builder.environment().put(variable.substring(0, cut), variable.substring(cut + 1));
            });
            var process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(given.title() + " does not end natively");
            }
            return new Outcome(end(process.exitValue()), bytes(output), bytes(errors), Tree.of(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A shell's way of saying that a signal ended a program is a code above 128; the programs here end with none of those.
    private static Outcome.End end(int code) {
        return code > 128 ? new Outcome.End.Aborted() : new Outcome.End.Exited(code);
    }

    private static Bytes bytes(Path file) throws IOException {
        return Bytes.copyOf(Files.readAllBytes(file));
    }
}

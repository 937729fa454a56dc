package dev.sextant.conformance.wasi;

import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.Array;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The programs beside the tests: sources, the modules made of them, and what is expected to come of each case.
final class Kept {

    /// The programs that cannot be compared with native ones.
    static final Set<String> WITHOUT_NATIVE = HashSet.of("greedy", "serving", "wait");

    private static final Path DIRECTORY = Path.of("src/programs");

    private Kept() {}

    /// The source of a program.
    static Path source(String program) {
        return DIRECTORY.resolve(program + ".c").toAbsolutePath();
    }

    /// The module that was made of a source.
    static byte[] module(String program) {
        try {
            return Files.readAllBytes(DIRECTORY.resolve(program + ".wasm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is expected to come of a case, as of [Outcome#text].
    static String expected(ProgramCase given) {
        try {
            return Files.readString(DIRECTORY.resolve(given.title() + ".expected"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of the files with an ending.
    static TreeSet<String> names(String ending) {
        try (var files = Files.list(DIRECTORY)) {
            return TreeSet.ofAll(Array.ofAll(files.map(file -> file.getFileName().toString()).toList())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps a module from now on.
    static void keep(String program, Bytes module) {
        write(program + ".wasm", module.toArray());
    }

    /// Keeps an expectation from now on.
    static void keep(ProgramCase given, Outcome outcome) {
        write(given.title() + ".expected", outcome.text().getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(String name, byte[] content) {
        try {
            Files.write(DIRECTORY.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

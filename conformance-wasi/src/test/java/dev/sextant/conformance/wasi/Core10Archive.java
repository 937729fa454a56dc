package dev.sextant.conformance.wasi;

import dev.sextant.conformance.Edition;
import dev.sextant.conformance.Suite;
import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.Array;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/// The archive with the suite of Core 1.0: scripts, and what wast2json makes of each.
final class Core10Archive implements AutoCloseable {

    private final FileSystem archive;

    private Core10Archive(FileSystem archive) {
        this.archive = archive;
    }

    /// The archive in the directory that the system property names. If it is not there the test is aborted, or fails.
    static Core10Archive open() {
        var file = Path.of(System.getProperty(Suite.DIRECTORY, "")).resolve(Edition.CORE_1_0 + ".zip");
        if (!Files.isReadable(file)) Absent.because(Suite.howToGet(Edition.CORE_1_0));
        try {
            return new Core10Archive(FileSystems.newFileSystem(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of the scripts, without the ending.
    Array<String> names() {
        return list(archive.getPath("wast")).filter(name -> name.endsWith(".wast")).map(name -> name.replace(".wast", ""));
    }

    /// A script.
    Bytes script(String name) {
        return bytes(archive.getPath("wast", name + ".wast"));
    }

    /// What wast2json makes of a script: `NAME.json` and the modules.
    Tree converted(String name) {
        var directory = archive.getPath("json", name);
        return list(directory).foldLeft(Tree.EMPTY, (tree, file) -> tree.file(file, bytes(directory.resolve(file))));
    }

    private static Array<String> list(Path directory) {
        try (var files = Files.list(directory)) {
            return Array.ofAll(files.map(file -> file.getFileName().toString()).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bytes bytes(Path file) {
        try {
            return Bytes.copyOf(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sextant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the files named on the command line.
final class OutputFile {

    private OutputFile() {}

    /// Makes this the content of a file.
    ///
    /// @throws Failure which names the file, if it cannot be written
    static void write(Path file, byte[] content) {
        try {
            if (Files.isDirectory(file)) throw new IOException("is a directory");
            Files.write(file, content);
        } catch (IOException e) {
            throw Failure.unwritable(e).in(file);
        }
    }
}

package dev.sextant.cli;

import dev.sextant.domain.structure.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/// Words of the command line, as they are quoted in complaints and read as what they name.
final class Words {

    private Words() {}

    /// A word in quotation marks, of a very long one only the beginning.
    static String quoted(String word) {
        return Printable.excerpt(word);
    }

    /// The file or directory that a word names.
    ///
    /// @throws TypeConversionException if it cannot name one
    static Path path(String word) {
        try {
            if (word.isEmpty()) throw new TypeConversionException("an empty name names no file");
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(quoted(word) + " names no file: " + e.getReason());
        }
    }
}

package dev.sextant.cli;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Place;
import dev.sextant.domain.text.Parser;
import dev.sextant.ports.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the files named on the command line.
final class ModuleFile {

    private static final ImplementationLimits LIMITS = ImplementationLimits.DEFAULT;

    private ModuleFile() {}

    /// The module in a file, in the binary format: as it is, or made of the text if the name ends in `.wat`.
    ///
    /// @throws Failure            which names the file, if it cannot be read
    /// @throws MalformedException if it is too large, or a text that is no module
    static Bytes read(Path file, Features features) {
        return file.toString().endsWith(".wat") ? Encoder.encode(text(file, features)) : content(file);
    }

    /// The module in a file in the text format, whatever its name ends in.
    ///
    /// @throws Failure            which names the file, if it cannot be read
    /// @throws MalformedException if it is too large, or no module
    static Module text(Path file, Features features) {
        return Parser.parse(content(file), features, LIMITS).getOrElseThrow(MalformedException::new);
    }

    /// What is in a file.
    ///
    /// @throws Failure            which names the file, if it cannot be read
    /// @throws MalformedException if it is too large
    static Bytes content(Path file) {
        try {
            if (Files.isDirectory(file)) throw new IOException("is a directory");
            try (var in = Files.newInputStream(file)) {
                var bytes = in.readNBytes(LIMITS.moduleBytes() + 1);
                if (bytes.length > LIMITS.moduleBytes()) {
                    throw new MalformedException(new Malformed(
                            "module too large", "limit " + LIMITS.moduleBytes() + " bytes", Place.Binary.at(0)));
                }
                return Bytes.copyOf(bytes);
            }
        } catch (IOException e) {
            throw Failure.unreadable(e).in(file);
        }
    }

    /// The module that bytes stand for.
    static Module decode(Bytes bytes, Features features) {
        return Decoder.decode(bytes, features, LIMITS).getOrElseThrow(MalformedException::new);
    }
}

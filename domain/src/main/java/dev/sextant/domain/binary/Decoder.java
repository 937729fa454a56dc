package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import io.vavr.control.Either;

/// Reads the binary format.
///
/// @spec §5.5 Modules
public final class Decoder {

    private Decoder() {}

    /// Reads a module. The module's expressions and segments are views on `bytes`.
    public static Either<Malformed, Module> decode(Bytes bytes, Features features, ImplementationLimits limits) {
        try {
            return Either.right(new ModuleReader(bytes, features, limits).module());
        } catch (MalformedBinary fault) {
            return Either.left(fault.malformed());
        }
    }
}

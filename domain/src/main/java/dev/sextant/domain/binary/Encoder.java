package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Module;

/// Writes the binary format.
///
/// @spec §5.5 Modules
public final class Encoder {

    private Encoder() {}

    /// The module in bytes, every number in its shortest form.
    public static Bytes encode(Module module) {
        return new ModuleWriter(module).bytes();
    }
}

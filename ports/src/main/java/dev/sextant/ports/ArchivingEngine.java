package dev.sextant.ports;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.validation.ValidModule;
import java.io.IOException;

/// An engine whose code can be kept, in a jar that needs no engine.
public interface ArchivingEngine extends ExecutionEngine {

    /// Writes the classes of a module, and what they need to run beside `sextant-ports`. The same module, options and kind of memory
    /// give the same entries.
    ///
    /// @param binary  the module in the binary format, which the jar has, too
    /// @param module  what was decoded from it
    /// @param options what the code is to observe; any listener but [ExecutionListener#NONE] stands for all
    /// @param isArray whether the module's memories will be held in arrays: [LinearMemory#array]
    /// @throws IOException  if the archive cannot be written
    void archive(Bytes binary, ValidModule module, EngineOptions options, boolean isArray, ModuleArchive.Writer archive)
            throws IOException;
}

package dev.sextant.runtime;

import dev.sextant.domain.structure.Module;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.CompiledModule;
import io.vavr.collection.Array;

/// A module that is decoded, valid and compiled: ready to be instantiated, any number of times.
public final class LoadedModule {

    private final CompiledModule compiled;

    LoadedModule(CompiledModule compiled) {
        this.compiled = compiled;
    }

    /// The module as it was written.
    public Module module() {
        return compiled.module().module();
    }

    /// The module with what validation learned of it.
    public ValidModule valid() {
        return compiled.module();
    }

    /// Makes the code of every function now, on all processors. Without it engines make some of it when it is first called. May be
    /// called by several threads, also while instances execute.
    public void complete() {
        compiled.complete();
    }

    /// The functions that the engine made no code of and that went to the fallback, up to now; all there will be after [#complete].
    public Array<CompiledModule.HandedOver> handedOver() {
        return compiled.handedOver();
    }

    CompiledModule compiled() {
        return compiled;
    }
}

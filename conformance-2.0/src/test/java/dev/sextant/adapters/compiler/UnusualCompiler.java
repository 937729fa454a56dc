package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionEngine;

/// The compiler as it is with functions that are large: it has parts made of small ones, too.
public final class UnusualCompiler implements ExecutionEngine {

    private final int magnification;

    /// @param magnification how many times as large functions are taken for as they are
    public UnusualCompiler(int magnification) {
        this.magnification = magnification;
    }

    @Override
    public String name() {
        return "compiler in parts (" + magnification + ")";
    }

    @Override
    public int preference() {
        return 0;
    }

    @Override
    public Features features() {
        return Features.CORE_2_0;
    }

    @Override
    public CompiledModule compile(ValidModule module, EngineOptions options) {
        return new TranslatedModule(module, options, _ -> false, magnification);
    }

    @Override
    public void close() {}
}

package dev.sextant.runtime;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionEngine;

/// The engine of a runtime that has none: what it runs was compiled beforehand.
final class NoEngine implements ExecutionEngine {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public int preference() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Features features() {
        return Features.CORE_2_0;
    }

    @Override
    public CompiledModule compile(ValidModule module, EngineOptions options) {
        throw new IllegalStateException("there is no engine to compile a module with: this runtime loads archives only");
    }

    @Override
    public void close() {}
}

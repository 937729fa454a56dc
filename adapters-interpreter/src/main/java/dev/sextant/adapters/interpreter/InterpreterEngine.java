package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.FallbackEngine;

/// The engine that interprets: a function is lowered to compact register code when it is first called, and executed by one loop.
/// It needs no class generation, starts at once, and runs anywhere. It also executes single functions for other engines.
public final class InterpreterEngine implements FallbackEngine {

    private final TypePool types = new TypePool();

    @Override
    public String name() {
        return "interpreter";
    }

    @Override
    public int preference() {
        return 50;
    }

    @Override
    public Features features() {
        return Features.CORE_2_0;
    }

    @Override
    public CompiledModule compile(ValidModule module, EngineOptions options) {
        return new InterpretedModule(module, options, types, false);
    }

    @Override
    public Substitution substitution(ValidModule module, EngineOptions options) {
        var interpreted = new InterpretedModule(module, options, types, true);
        return instance -> new InterpretedInstance(interpreted, instance)::substitute;
    }

    /// Does nothing: there is nothing to give back.
    @Override
    public void close() {}
}

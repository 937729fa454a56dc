package dev.sextant.ports;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.validation.ValidModule;

/// A way to execute modules. Found by `java.util.ServiceLoader`. May be used by several threads at once.
public interface ExecutionEngine extends AutoCloseable {

    /// What `--engine` calls it, such as `interpreter`.
    String name();

    /// How gladly it is taken where nobody chooses: the highest is the default.
    int preference();

    /// What it can execute.
    Features features();

    /// Makes a module ready to be instantiated, any number of times.
    CompiledModule compile(ValidModule module, EngineOptions options);

    /// Gives back what the engine holds.
    @Override
    void close();
}

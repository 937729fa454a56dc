package dev.sextant.ports;

import dev.sextant.domain.validation.ValidModule;

/// A module that an engine has made ready. May be used by several threads at once.
public interface CompiledModule {

    /// What was compiled.
    ValidModule module();

    /// Makes an instance: its function instances, around tables, memories and globals that are already there. Nothing of the
    /// guest runs yet: evaluating initialisers, copying segments and calling the start function is the runtime's part.
    ModuleInstance instantiate(Allocation allocation);

    /// Makes the code of every function now, on all processors, of which engines may else make some when it is first called: for the
    /// kinds of memory that instances have had up to now, or if there is no instance yet, for memory in an array.
    default void complete() {}
}

package dev.sextant.ports;

import dev.sextant.domain.validation.ValidModule;
import io.vavr.collection.Array;

/// A module that an engine has made ready. May be used by several threads at once.
public interface CompiledModule {

    /// A function that the engine did not make code of: its index (imports counted), and why.
    record HandedOver(long function, String reason) {}

    /// What was compiled.
    ValidModule module();

    /// Makes an instance: its function instances, around tables, memories and globals that are already there. Nothing of the
    /// guest runs yet: evaluating initialisers, copying segments and calling the start function is the runtime's part.
    ModuleInstance instantiate(Allocation allocation);

    /// Makes the code of every function now, on all processors, of which engines may else make some when it is first called: for the
    /// kinds of memory that instances have had up to now, or if there is no instance yet, for memory in an array.
    void complete();

    /// The functions that went to the engine given as fallback ([EngineOptions#fallback]) up to now, in the order of their indices.
    /// All there will be after [#complete].
    Array<HandedOver> handedOver();
}

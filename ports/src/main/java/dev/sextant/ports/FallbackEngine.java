package dev.sextant.ports;

import dev.sextant.domain.validation.ValidModule;

/// An engine that can also execute single functions of instances that another engine made: those that the other cannot make code
/// of. The two need not know each other.
public interface FallbackEngine extends ExecutionEngine {

    /// Makes a module ready for its functions to be taken over one by one.
    ///
    /// @param options what the substitutes observe; its own fallback is not looked at
    Substitution substitution(ValidModule module, EngineOptions options);

    /// A module whose functions can be taken over.
    @FunctionalInterface
    interface Substitution {

        /// What takes over functions of an instance of the module, made by whichever engine. To be asked for once an instance.
        Substitutes in(ModuleInstance instance);
    }

    /// What takes over functions of one instance.
    @FunctionalInterface
    interface Substitutes {

        /// A function that executes the code of the instance's function with this index (imports counted), one of the module's
        /// own. It works on the instance's tables, memories, globals and segments, and calls the instance's functions; listeners
        /// and traces name the instance's function, for which it stands. Nobody but the instance's engine gets to see it: the
        /// reference of the function remains the one in the instance. May be called while code of the instance executes.
        FunctionInstance function(int index);
    }
}

package dev.sextant.runtime;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Values;

/// An exported function, as the embedder calls it.
///
/// @spec A.1.4 Functions
public final class Function {

    private final String name;
    private final FunctionInstance instance;

    Function(String name, FunctionInstance instance) {
        this.name = name;
        this.instance = instance;
    }

    /// The name under which it is exported.
    public String name() {
        return name;
    }

    /// Its type.
    public FunctionType type() {
        return instance.type();
    }

    /// The function instance behind it, which can be put into a table or given to another module.
    public FunctionInstance instance() {
        return instance;
    }

    /// Calls the function. Each argument is an `Integer`, `Long`, `Float` or `Double` for a number of just that type, a
    /// [dev.sextant.ports.Value] of any type, a [FunctionInstance] or null for a funcref, any object or null for an externref.
    ///
    /// @throws IllegalArgumentException       if number or types of the arguments do not fit
    /// @throws dev.sextant.ports.Trap         if the guest fails
    /// @throws dev.sextant.ports.Exhaustion   if a resource of the guest's is used up
    public Values call(Object... arguments) {
        throw new UnsupportedOperationException("in the making");
    }
}

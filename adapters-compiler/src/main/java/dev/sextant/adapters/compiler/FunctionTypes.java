package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.ports.FunctionInstance;

/// The classes that stand for function types, as code needs them while it runs. Where code is generated there is one for every type
/// that is met ([Signatures]); a jar has those of its module.
abstract class FunctionTypes {

    private static volatile FunctionTypes known;

    /// Says what all code runs with whose classes are loaded beside this one.
    static synchronized void use(FunctionTypes types) {
        if (known != null && known != types) throw new ImpossibleException("function types are there already");
        known = types;
    }

    static FunctionTypes known() {
        return known;
    }

    /// A callee for a function whose code is not of these classes.
    abstract Calls.Callee foreign(FunctionInstance function);

    /// What a class stands for.
    abstract FunctionType typeOf(Class<?> generated);
}

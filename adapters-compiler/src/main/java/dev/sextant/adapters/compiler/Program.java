package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.InstructionIterator;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.FallbackEngine;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.UnsupportedFunctionException;

/// A module whose code is in classes: what these have to know while they run, wherever they come from.
abstract class Program implements CompiledModule {

    private final ValidModule module;
    private final EngineOptions options;
    private dev.sextant.domain.binary.Names names;

    Program(ValidModule module, EngineOptions options) {
        this.module = module;
        this.options = options;
    }

    @Override
    public final ValidModule module() {
        return module;
    }

    final EngineOptions options() {
        return options;
    }

    /// What executes functions of an instance that its code does not.
    ///
    /// @param function the first of them, for the message
    /// @throws UnsupportedFunctionException if nobody does
    abstract FallbackEngine.Substitutes substitutes(Instances.Instance instance, int function);

    /// The loader of an instance's classes.
    static ModuleLoader loaderOf(Instances.Instance instance) {
        return (ModuleLoader) instance.getClass().getClassLoader();
    }

    /// What a stack trace calls a function.
    final String functionName(long index) {
        return names().functions().get(index).getOrElse(() -> "function " + index);
    }

    private synchronized dev.sextant.domain.binary.Names names() {
        if (names == null) names = dev.sextant.domain.binary.Names.of(module.module());
        return names;
    }

    /// An open call, as a stack trace tells it.
    ///
    /// @param line the number of the instruction in the function, from 1
    final GuestFault.Frame frame(int index, int line) {
        var code = module.functions().get(index - module.importedFunctions()).code();
        InstructionIterator instructions = code.body().iterator();
        for (int i = 0; i < line && instructions.hasNext(); i++) instructions.next();
        return new GuestFault.Frame(functionName(index), index, instructions.offset());
    }
}

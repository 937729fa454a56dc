package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.InstructionIterator;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.ModuleInstance;
import io.vavr.collection.Array;
import java.util.function.IntPredicate;

/// A module as this engine has it: its classes, once for memories that are held in an array and once for others.
final class TranslatedModule implements CompiledModule {

    private final ValidModule module;
    private final EngineOptions options;
    private ModuleLoader arrays;
    private ModuleLoader methods;
    private dev.sextant.domain.binary.Names names;
    private final HandingOver handingOver;
    private final int magnification;

    TranslatedModule(ValidModule module, EngineOptions options) {
        this(module, options, _ -> false, 1);
    }

    TranslatedModule(ValidModule module, EngineOptions options, IntPredicate isUnwanted) {
        this(module, options, isUnwanted, 1);
    }

    /// @param isUnwanted    the functions to hand over, whatever they are
    /// @param magnification how many times as large functions are taken for as they are: tests have small ones split
    TranslatedModule(ValidModule module, EngineOptions options, IntPredicate isUnwanted, int magnification) {
        this.module = module;
        this.options = options;
        this.handingOver = new HandingOver(module, options, isUnwanted);
        this.magnification = magnification;
    }

    @Override
    public ValidModule module() {
        return module;
    }

    EngineOptions options() {
        return options;
    }

    boolean isListening() {
        return options.listener() != ExecutionListener.NONE;
    }

    @Override
    public ModuleInstance instantiate(Allocation allocation) {
        boolean isArray = allocation.memories().isEmpty() || allocation.memories().get(0).array() != null;
        return loader(isArray).instance(this, allocation);
    }

    private synchronized ModuleLoader loader(boolean isArray) {
        if (isArray) {
            if (arrays == null) arrays = new ModuleLoader(new ModuleCode(this, true));
            return arrays;
        }
        if (methods == null) methods = new ModuleLoader(new ModuleCode(this, false));
        return methods;
    }

    @Override
    public void complete() {
        loader(true).code().complete();
        if (module.module().memories().isEmpty() && module.importedMemories() == 0) return;
        loader(false).code().complete();
    }

    @Override
    public Array<HandedOver> handedOver() {
        return handingOver.functions();
    }

    /// The functions that others execute.
    HandingOver handingOver() {
        return handingOver;
    }

    /// How many times as large functions are taken for as they are.
    int magnification() {
        return magnification;
    }

    /// The loader of an instance's classes.
    ModuleLoader loaderOf(Instances.Instance instance) {
        return (ModuleLoader) instance.getClass().getClassLoader();
    }

    /// What a stack trace calls a function.
    String functionName(long index) {
        return names().functions().get(index).getOrElse(() -> "function " + index);
    }

    private synchronized dev.sextant.domain.binary.Names names() {
        if (names == null) names = dev.sextant.domain.binary.Names.of(module.module());
        return names;
    }

    /// An open call, as a stack trace tells it.
    ///
    /// @param line the number of the instruction in the function, from 1
    GuestFault.Frame frame(int index, int line) {
        var code = module.functions().get(index - module.importedFunctions()).code();
        InstructionIterator instructions = code.body().iterator();
        for (int i = 0; i < line && instructions.hasNext(); i++) instructions.next();
        return new GuestFault.Frame(functionName(index), index, instructions.offset());
    }
}

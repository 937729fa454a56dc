package dev.sextant.adapters.compiler;

import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.FallbackEngine;
import dev.sextant.ports.ModuleInstance;
import io.vavr.collection.Array;
import java.util.function.IntPredicate;

/// A module as this engine has it: its classes, once for memories that are held in an array and once for others.
final class TranslatedModule extends Program {

    private ModuleLoader arrays;
    private ModuleLoader methods;
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
        super(module, options);
        this.handingOver = new HandingOver(module, options, isUnwanted);
        this.magnification = magnification;
    }

    boolean isListening() {
        return options().listener() != ExecutionListener.NONE;
    }

    @Override
    public ModuleInstance instantiate(Allocation allocation) {
        boolean isArray = allocation.memories().isEmpty() || allocation.memories().get(0).array() != null;
        return loader(isArray).instance(this, allocation);
    }

    private synchronized ModuleLoader loader(boolean isArray) {
        if (isArray) {
            if (arrays == null) arrays = new ModuleLoader(new ModuleCode(this, true), this);
            return arrays;
        }
        if (methods == null) methods = new ModuleLoader(new ModuleCode(this, false), this);
        return methods;
    }

    @Override
    public void complete() {
        boolean isArray;
        boolean isOther;
        synchronized (this) {
            isOther = methods != null;
            isArray = arrays != null || !isOther;
        }
        if (isArray) complete(loader(true));
        if (isOther) complete(loader(false));
    }

    private static void complete(ModuleLoader loader) {
        ((ModuleCode) loader.source()).complete(loader);
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

    @Override
    FallbackEngine.Substitutes substitutes(Instances.Instance instance, int function) {
        return handingOver.substitutes(instance, function);
    }
}

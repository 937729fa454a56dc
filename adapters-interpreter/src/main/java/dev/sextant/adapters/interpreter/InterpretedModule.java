package dev.sextant.adapters.interpreter;

import dev.sextant.domain.binary.Names;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.ModuleInstance;
import io.vavr.collection.Array;

/// A module as the interpreter has it: its register code, which is made function by function, once for memories held in an array
/// and once for others.
final class InterpretedModule implements CompiledModule {

    private final ValidModule module;
    private final EngineOptions options;
    private final TypePool pool;
    private final FunctionType[] types;
    private final boolean isSubstitution;
    private CodeSpace near;
    private CodeSpace distant;
    private Names names;

    /// @param isSubstitution whether the instances are of another engine, which executes their other functions
    InterpretedModule(ValidModule module, EngineOptions options, TypePool pool, boolean isSubstitution) {
        this.module = module;
        this.options = options;
        this.pool = pool;
        this.types = module.module().types().map(pool::canonical).toJavaArray(FunctionType[]::new);
        this.isSubstitution = isSubstitution;
    }

    @Override
    public ValidModule module() {
        return module;
    }

    @Override
    public ModuleInstance instantiate(Allocation allocation) {
        return new InterpretedInstance(this, allocation);
    }

    /// Does nothing: a function is lowered when it is first called, which takes less time than reading it did.
    @Override
    public void complete() {}

    @Override
    public Array<HandedOver> handedOver() {
        return Array.empty();
    }

    /// Whether functions of the module's own may be another engine's, as imported ones may.
    boolean isSubstitution() {
        return isSubstitution;
    }

    EngineOptions options() {
        return options;
    }

    /// Whether calls are to be announced.
    boolean isListening() {
        return options.listener() != ExecutionListener.NONE;
    }

    /// The function types by index; equal ones are the same.
    FunctionType[] types() {
        return types;
    }

    /// The one type that stands for all equal ones.
    FunctionType canonical(FunctionType type) {
        return pool.canonical(type);
    }

    /// The register code.
    ///
    /// @param isDistant whether memory 0 is not held in an array
    synchronized CodeSpace code(boolean isDistant) {
        if (isDistant) {
            if (distant == null) distant = new CodeSpace(this, true);
            return distant;
        }
        if (near == null) near = new CodeSpace(this, false);
        return near;
    }

    /// What a stack trace calls a function.
    String functionName(long index) {
        return names().functions().get(index).getOrElse(() -> "function " + index);
    }

    private synchronized Names names() {
        if (names == null) names = Names.of(module.module());
        return names;
    }
}

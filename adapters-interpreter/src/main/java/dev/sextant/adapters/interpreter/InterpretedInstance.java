package dev.sextant.adapters.interpreter;

import dev.sextant.ports.Allocation;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GlobalInstance;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.TableInstance;

/// A module instance whose code is interpreted.
final class InterpretedInstance extends ModuleInstance {

    private static final byte[] NO_BYTES = {};

    /// The largest stack worth keeping for the next call.
    private static final int KEPT_REGISTERS = 1 << 15;

    private final InterpretedModule compiled;
    private final CodeSpace code;
    private final LinearMemory memory;

    /// What a call of a function by its index calls.
    private final FunctionInstance[] callees;

    /// A machine for the next call.
    private Machine spare;

    InterpretedInstance(InterpretedModule compiled, Allocation allocation) {
        super(compiled.module(), compiled.options(), allocation);
        this.compiled = compiled;
        this.memory = memories.length == 0 ? null : memories[0];
        this.code = compiled.code(memory != null && memory.array() == null);
        int imported = module.importedFunctions();
        for (int i = imported; i < functions.length; i++) {
            functions[i] = new InterpretedFunction(this, i, compiled.canonical(module.functionTypes().get(i)));
        }
        this.callees = functions;
    }

    /// A view on an instance of another engine's.
    InterpretedInstance(InterpretedModule compiled, ModuleInstance other) {
        super(other);
        this.compiled = compiled;
        this.memory = memories.length == 0 ? null : memories[0];
        this.code = compiled.code(memory != null && memory.array() == null);
        this.callees = functions.clone();
    }

    /// Takes over a function. From now on it is called directly by those that were taken over, too.
    FunctionInstance substitute(int index) {
        var substitute = new InterpretedFunction(this, index, compiled.canonical(module.functionTypes().get(index)));
        callees[index] = substitute;
        return substitute;
    }

    InterpretedModule compiled() {
        return compiled;
    }

    CodeSpace code() {
        return code;
    }

    FunctionInstance[] functions() {
        return functions;
    }

    /// What calls by index call: the functions, but for those that were taken over from another engine.
    FunctionInstance[] callees() {
        return callees;
    }

    TableInstance[] tables() {
        return tables;
    }

    GlobalInstance[] globals() {
        return globals;
    }

    /// Memory 0, or null.
    LinearMemory memory0() {
        return memory;
    }

    /// The array that holds memory 0; an empty one if there is none.
    byte[] bytes() {
        byte[] array = memory == null ? null : memory.array();
        return array == null ? NO_BYTES : array;
    }

    /// The size of memory 0 in bytes; 0 if there is none.
    long limit() {
        return memory == null ? 0 : memory.size();
    }

    /// A machine for a call from outside.
    Machine takeMachine() {
        var machine = spare == null ? new Machine() : spare;
        spare = null;
        machine.enter(this);
        return machine;
    }

    /// The machine's call is over, in whatever way.
    void giveBack(Machine machine) {
        machine.leave();
        if (machine.registers().length <= KEPT_REGISTERS) spare = machine;
    }
}

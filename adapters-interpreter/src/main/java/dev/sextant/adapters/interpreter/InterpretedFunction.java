package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.ports.Caller;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Slots;

/// A function whose code is interpreted.
final class InterpretedFunction extends FunctionInstance {

    private final InterpretedInstance instance;
    private final int index;

    /// The function with this index (imports counted) in the instance's module.
    InterpretedFunction(InterpretedInstance instance, int index, FunctionType type) {
        super(type);
        this.instance = instance;
        this.index = index;
    }

    InterpretedInstance instance() {
        return instance;
    }

    /// The index among the module's own functions.
    int ordinal() {
        return index - instance.module().importedFunctions();
    }

    @Override
    public String name() {
        return instance.compiled().functionName(index);
    }

    @Override
    public void call(Caller caller, long[] numbers, Object[] references, int base) {
        try {
            execute(numbers, references, base);
        } catch (StackOverflowError _) {
            // Before there was a frame of the guest's to unwind.
            throw Unwinding.stackUsedUp();
        }
    }

    private void execute(long[] numbers, Object[] references, int base) {
        var machine = instance.takeMachine();
        try {
            machine.pushFrame(instance, ordinal(), 0, Machine.OUTERMOST);
            int parameters = Slots.of(type().parameters());
            System.arraycopy(numbers, base, machine.registers(), 0, parameters);
            if (machine.hasReferences(type().parameters())) {
                System.arraycopy(references, base, machine.references(), 0, parameters);
            }
            Execution.run(machine);
            int results = Slots.of(type().results());
            System.arraycopy(machine.registers(), 0, numbers, base, results);
            if (machine.hasReferences(type().results())) {
                System.arraycopy(machine.references(), 0, references, base, results);
            }
        } finally {
            instance.giveBack(machine);
        }
    }
}

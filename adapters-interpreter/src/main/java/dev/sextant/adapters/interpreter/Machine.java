package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.GlobalInstance;
import dev.sextant.ports.Store;
import io.vavr.collection.Array;
import java.util.Arrays;

/// What one call from outside executes on: registers for all its frames, one behind the other, and what [Interpreter] keeps in
/// local variables while it runs. A call of the host's back into the guest takes another machine.
final class Machine {

    /// The link of the outermost frame.
    static final long OUTERMOST = -1;

    /// Marks the link of a frame whose caller is of another instance, which is on the stack of instances.
    static final long CROSSING = Long.MIN_VALUE;

    /// The most registers: 32 MiB of them, about what a native stack has.
    private static final int MOST_REGISTERS = 1 << 22;

    static final Object[] NO_REFERENCES = {};
    private static final int KEPT_REFERENCES = 1 << 12;

    /// The instance whose code is executed.
    InterpretedInstance instance;

    /// The address behind the instruction that is executed.
    int pc;

    /// The first register of the frame.
    int base;

    /// The number of open calls.
    int depth;

    /// The most calls that may be open.
    int maximumDepth;

    /// Where the functions of the instance begin in its code.
    int[] entries;

    /// The globals of the instance.
    GlobalInstance[] globals;

    /// The store that the instance is in.
    Store store;

    private long[] registers = new long[256];
    private Object[] references = NO_REFERENCES;
    private InterpretedInstance[] instances = {};
    private int crossings;

    /// Begins a call from outside. Calls are counted on from those that are open in the store.
    void enter(InterpretedInstance instance) {
        executeIn(instance);
        this.depth = store.depth;
        this.crossings = 0;
    }

    /// Ends it: nothing of the guest's stays reachable.
    void leave() {
        if (references.length > KEPT_REFERENCES) {
            references = NO_REFERENCES;
        } else {
            Arrays.fill(references, null);
        }
        Arrays.fill(instances, null);
        instance = null;
        entries = null;
        globals = null;
        store = null;
    }

    long[] registers() {
        return registers;
    }

    /// The registers for references, as many as there are others.
    Object[] references() {
        if (references.length < registers.length) references = Arrays.copyOf(references, registers.length);
        return references;
    }

    /// Whether a call of a function of this type has to do with references.
    boolean hasReferences(FunctionType type) {
        return hasReferences(type.parameters()) || hasReferences(type.results());
    }

    /// Whether a reference is among values of these types.
    boolean hasReferences(Array<ValueType> types) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i) instanceof ReferenceType) return true;
        }
        return false;
    }

    /// Begins a frame. Either it is begun, or nothing has changed.
    ///
    /// @param owner    the instance that the function belongs to
    /// @param function the function, by its index among the module's own
    /// @param first    the frame's first register, where the parameters are or will be
    /// @param link     where to go on afterwards
    void pushFrame(InterpretedInstance owner, int function, int first, long link) {
        int start = owner.code().entry(function);
        int[] code = owner.code().code();
        checkDepth(depth + 1);
        if (first + code[start] > registers.length) grow(first + code[start]);
        registers[first + code[start + 2]] = link;
        if (owner != instance) cross(owner);
        depth++;
        base = first;
        pc = code[start + 1];
    }

    /// The link to where the machine is.
    long here() {
        return (long) base << 32 | pc;
    }

    /// Sees to it that so many open calls are not too many.
    private void checkDepth(int calls) {
        if (calls > maximumDepth) {
            throw new Exhaustion(Exhaustion.Resource.CALL_STACK, calls + " open calls, limit " + maximumDepth);
        }
    }

    /// Makes that many registers, or more.
    private void grow(int wanted) {
        if (wanted > MOST_REGISTERS) {
            throw new Exhaustion(Exhaustion.Resource.CALL_STACK, wanted + " registers, limit " + MOST_REGISTERS);
        }
        registers = Arrays.copyOf(registers, Math.min(MOST_REGISTERS, Math.max(wanted, registers.length * 2)));
        if (references.length > 0) references = Arrays.copyOf(references, registers.length);
    }

    // ---- instances -------------------------------------------------------------------------------------------------------

    /// Goes on in another instance, until [#comeBack].
    private void cross(InterpretedInstance to) {
        if (crossings == instances.length) instances = Arrays.copyOf(instances, Math.max(4, crossings * 2));
        instances[crossings++] = instance;
        executeIn(to);
    }

    /// Goes on in the instance that was left last.
    void comeBack() {
        executeIn(instances[--crossings]);
    }

    private void executeIn(InterpretedInstance instance) {
        this.instance = instance;
        this.entries = instance.code().entries();
        this.globals = instance.globals();
        this.store = instance.store();
        this.maximumDepth = instance.compiled().options().maximumCallDepth();
    }
}

package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.ports.Exhaustion;
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

    /// The link that a return found.
    long link;

    /// The function that [#resolve] found.
    Object callee;

    private long[] registers = new long[256];
    private Object[] references = NO_REFERENCES;
    private InterpretedInstance[] instances = {};
    private int crossings;
    private Machine outer;

    /// Begins a call from outside.
    ///
    /// @param outer the machine from inside whose call this one is made, or null
    void enter(InterpretedInstance instance, Machine outer) {
        this.instance = instance;
        this.outer = outer;
        this.depth = outer == null ? 0 : outer.depth;
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
        callee = null;
        instance = null;
        outer = null;
    }

    Machine outer() {
        return outer;
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

    /// Makes the outermost frame: the parameters are still to be put into it.
    void prepare(int function) {
        var code = instance.code();
        int start = code.entry(function);
        int[] words = code.code();
        checkDepth(++depth);
        if (words[start] > registers.length) grow(words[start]);
        int locals = words[start + 1];
        int linkAt = words[start + 2];
        Arrays.fill(registers, locals, linkAt, 0);
        registers[linkAt] = OUTERMOST;
        base = 0;
        pc = start + Assembler.LENGTH;
    }

    /// Sees to it that so many open calls are not too many.
    void checkDepth(int calls) {
        if (calls > instance.compiled().options().maximumCallDepth()) throw tooDeep(calls);
    }

    /// That so many open calls are too many.
    Exhaustion tooDeep(int calls) {
        return new Exhaustion(Exhaustion.Resource.CALL_STACK,
                calls + " open calls, limit " + instance.compiled().options().maximumCallDepth());
    }

    /// Sees to it that there are so many registers.
    long[] grow(int wanted) {
        if (wanted > MOST_REGISTERS) {
            throw new Exhaustion(Exhaustion.Resource.CALL_STACK, wanted + " registers, limit " + MOST_REGISTERS);
        }
        registers = Arrays.copyOf(registers, Math.min(MOST_REGISTERS, Math.max(wanted, registers.length * 2)));
        if (references.length > 0) references = Arrays.copyOf(references, registers.length);
        return registers;
    }

    // ---- instances -------------------------------------------------------------------------------------------------------

    /// Goes on in another instance, until [#comeBack].
    void cross(InterpretedInstance to) {
        if (crossings == instances.length) instances = Arrays.copyOf(instances, Math.max(4, crossings * 2));
        instances[crossings++] = instance;
        instance = to;
    }

    /// Goes on in the instance that was left last.
    void comeBack() {
        instance = instances[--crossings];
    }
}

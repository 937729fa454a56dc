package dev.sextant.adapters.compiler;

import java.lang.classfile.CodeBuilder;
import java.util.HashMap;
import java.util.Map;

/// The JVM's local variables of a method, beyond its parameters.
final class Slots {

    private record Place(String use, Kind kind, int index) {}

    private final CodeBuilder code;
    private final Map<Place, Integer> places = new HashMap<>();
    private int next;

    /// @param first the slot behind the parameters
    Slots(CodeBuilder code, int first) {
        this.code = code;
        this.next = first;
    }

    /// A new variable.
    int allocate(Kind kind) {
        int slot = next;
        next += kind.slots();
        return slot;
    }

    /// The slots taken so far.
    int size() {
        return next;
    }

    /// A variable for a moment.
    int temporary(Kind kind, int index) {
        return place("temporary", kind, index);
    }

    /// The variable for what lies at a height of the operand stack while a loop runs above it.
    int settled(Kind kind, int height) {
        return place("settled", kind, height);
    }

    private int place(String use, Kind kind, int index) {
        return places.computeIfAbsent(new Place(use, kind, index), _ -> allocate(kind));
    }

    void load(Kind kind, int slot) {
        code.loadLocal(kind.carrier(), slot);
        if (kind == Kind.VECTOR) code.loadLocal(kind.carrier(), slot + 2);
    }

    void store(Kind kind, int slot) {
        if (kind == Kind.VECTOR) code.storeLocal(kind.carrier(), slot + 2);
        code.storeLocal(kind.carrier(), slot);
    }

    void zero(Kind kind, int slot) {
        switch (kind) {
            case INT -> code.iconst_0();
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            case REFERENCE -> code.aconst_null();
            case VECTOR -> code.lconst_0().lconst_0();
        }
        store(kind, slot);
    }

    void drop(Kind kind) {
        switch (kind) {
            case INT, FLOAT, REFERENCE -> code.pop();
            case LONG, DOUBLE -> code.pop2();
            case VECTOR -> code.pop2().pop2();
        }
    }
}

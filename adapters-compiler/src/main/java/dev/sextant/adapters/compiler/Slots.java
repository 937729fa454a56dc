package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;

/// The JVM's local variables of a method, beyond its parameters.
final class Slots {

    private record Place(String use, Kind kind, int index) {}

    private final CodeBuilder code;
    private final boolean isPacked;
    private final Map<Place, Integer> places = new HashMap<>();
    private int next;

    /// @param first    the slot behind the parameters
    /// @param isPacked whether a v128 is one object here, else two longs
    Slots(CodeBuilder code, int first, boolean isPacked) {
        this.code = code;
        this.next = first;
        this.isPacked = isPacked;
    }

    /// Whether a v128 is an object of the Vector API.
    boolean isPacked() {
        return isPacked;
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

    /// A variable for what lies on the values that [#unpack] is to change.
    int above(Kind kind) {
        return place("above", kind, 0);
    }

    /// The variable for what lies at a height of the operand stack while a loop runs above it.
    int settled(Kind kind, int height) {
        return place("settled", kind, height);
    }

    private int place(String use, Kind kind, int index) {
        return places.computeIfAbsent(new Place(use, kind, index), _ -> allocate(kind));
    }

    void load(Kind kind, int slot) {
        if (kind == Kind.VECTOR && isPacked) {
            code.aload(slot);
        } else {
            code.loadLocal(kind.carrier(), slot);
            if (kind == Kind.VECTOR) code.loadLocal(kind.carrier(), slot + 2);
        }
    }

    void store(Kind kind, int slot) {
        if (kind == Kind.VECTOR && isPacked) {
            code.astore(slot);
        } else {
            if (kind == Kind.VECTOR) code.storeLocal(kind.carrier(), slot + 2);
            code.storeLocal(kind.carrier(), slot);
        }
    }

    void zero(Kind kind, int slot) {
        switch (kind) {
            case INT -> code.iconst_0();
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            case REFERENCE -> code.aconst_null();
            case VECTOR -> {
                code.lconst_0().lconst_0();
                if (isPacked) pack();
            }
        }
        store(kind, slot);
    }

    void drop(Kind kind) {
        switch (kind) {
            case INT, FLOAT, REFERENCE -> code.pop();
            case LONG, DOUBLE -> code.pop2();
            case VECTOR -> {
                if (isPacked) {
                    code.pop();
                } else {
                    code.pop2().pop2();
                }
            }
        }
    }

    // ---- packed vectors --------------------------------------------------------------------------------------------------

    /// Makes one object of the two longs on the stack.
    void pack() {
        int high = place("packing", Kind.LONG, 0);
        code.lstore(high).getstatic(Lane.LONG.vector(), "SPECIES_128", VectorApi.SPECIES).dup_x2().pop()
                .invokestatic(Lane.LONG.vector(), "broadcast", MethodTypeDesc.of(Lane.LONG.vector(), VectorApi.SPECIES, CD_long))
                .iconst_1().lload(high)
                .invokevirtual(Lane.LONG.vector(), "withLane", MethodTypeDesc.of(Lane.LONG.vector(), CD_int, CD_long))
                .invokevirtual(Lane.LONG.vector(), Lane.BYTE.view(), MethodTypeDesc.of(Lane.BYTE.vector()));
    }

    /// Makes two longs of each packed vector among the values on the stack.
    void unpack(Kind... kinds) {
        if (!isPacked) return;
        int from = kinds.length;
        for (int i = kinds.length - 1; i >= 0; i--) {
            if (kinds[i] == Kind.VECTOR) from = i;
        }
        if (from == kinds.length) return;
        for (int i = kinds.length - 1; i >= from; i--) store(kinds[i], temporary(kinds[i], i));
        for (int i = from; i < kinds.length; i++) {
            load(kinds[i], temporary(kinds[i], i));
            if (kinds[i] == Kind.VECTOR) halves();
        }
    }

    private void halves() {
        int longs = place("packing", Kind.REFERENCE, 0);
        var lane = MethodTypeDesc.of(CD_long, CD_int);
        code.invokevirtual(Lane.BYTE.vector(), Lane.LONG.view(), MethodTypeDesc.of(Lane.LONG.vector())).astore(longs);
        code.aload(longs).iconst_0().invokevirtual(Lane.LONG.vector(), "lane", lane);
        code.aload(longs).iconst_1().invokevirtual(Lane.LONG.vector(), "lane", lane);
    }

    /// Packs each vector among the values on the stack, which is there as two longs.
    void packAll(Kind... kinds) {
        if (!isPacked) return;
        int from = kinds.length;
        for (int i = kinds.length - 1; i >= 0; i--) {
            if (kinds[i] == Kind.VECTOR) from = i;
        }
        if (from == kinds.length) return;
        for (int i = kinds.length - 1; i >= from; i--) {
            if (kinds[i] == Kind.VECTOR) pack();
            store(kinds[i], temporary(kinds[i], i));
        }
        for (int i = from; i < kinds.length; i++) load(kinds[i], temporary(kinds[i], i));
    }

    /// Takes two longs from the stack, also where vectors are packed.
    void storeLongs(int slot) {
        code.lstore(slot + 2).lstore(slot);
    }

    /// Puts two longs on the stack, also where vectors are packed.
    void loadLongs(int slot) {
        code.lload(slot).lload(slot + 2);
    }
}

package dev.sextant.adapters.compiler;

import java.lang.classfile.CodeBuilder;
import java.util.Arrays;
import java.util.BitSet;

/// A function's locals in one method: in variables of the JVM, or, where the function has parts, in its frame ([Sharing]).
final class Variables {

    private final CodeBuilder code;
    private final Slots slots;
    private final Body body;
    private final Frames frames;
    private final int frame;
    private final int[] places;

    /// @param frames the function's frames, or null if it has no parts
    /// @param frame  the variable with the frame
    Variables(CodeBuilder code, Slots slots, Body body, Frames frames, int frame) {
        this.code = code;
        this.slots = slots;
        this.body = body;
        this.frames = frames;
        this.frame = frame;
        this.places = new int[body.locals().length];
        Arrays.fill(places, -1);
    }

    /// The variable with the frame.
    int frame() {
        return frame;
    }

    Kind kind(int local) {
        return body.locals()[local];
    }

    /// The variable that a local is in; -1 if it is in the frame.
    int place(int local) {
        return places[local];
    }

    /// Says which variable a local is in.
    void place(int local, int slot) {
        places[local] = slot;
    }

    /// Puts a local's value on the stack.
    void get(int local) {
        if (places[local] < 0) {
            frames.loadLocal(code, frame, local, kind(local));
        } else {
            slots.load(kind(local), places[local]);
        }
    }

    /// Takes a local's value from the stack.
    void set(int local) {
        if (places[local] < 0) {
            frames.storeLocal(code, frame, local, kind(local), slots);
        } else {
            slots.store(kind(local), places[local]);
        }
    }

    /// Takes locals from the frame.
    void load(BitSet locals) {
        for (int i = locals.nextSetBit(0); i >= 0; i = locals.nextSetBit(i + 1)) {
            frames.loadLocal(code, frame, i, kind(i));
            slots.store(kind(i), places[i]);
        }
    }

    /// Puts locals into the frame.
    void save(BitSet locals) {
        for (int i = locals.nextSetBit(0); i >= 0; i = locals.nextSetBit(i + 1)) {
            slots.load(kind(i), places[i]);
            frames.storeLocal(code, frame, i, kind(i), slots);
        }
    }
}

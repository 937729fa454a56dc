package dev.sextant.adapters.compiler;

import java.lang.classfile.CodeBuilder;
import java.util.Arrays;
import java.util.BitSet;

/// A function's locals in one method: each that the method uses has variables of the JVM. In a function that has parts their home is the
/// frame, where they are put before somebody else may look at them.
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

    /// Where a local is.
    int place(int local) {
        return places[local];
    }

    /// Says where a local is.
    void place(int local, int slot) {
        places[local] = slot;
    }

    /// Gives locals variables that have none yet, and the values they have in the frame.
    void fetch(BitSet locals) {
        for (int i = locals.nextSetBit(0); i >= 0; i = locals.nextSetBit(i + 1)) {
            if (places[i] < 0) places[i] = slots.allocate(kind(i));
        }
        load(locals);
    }

    /// Takes locals from the frame.
    void load(BitSet locals) {
        for (int i = locals.nextSetBit(0); i >= 0; i = locals.nextSetBit(i + 1)) {
            if (places[i] < 0) continue;
            frames.loadLocal(code, frame, i, kind(i));
            slots.store(kind(i), places[i]);
        }
    }

    /// Puts locals into the frame.
    void save(BitSet locals) {
        for (int i = locals.nextSetBit(0); i >= 0; i = locals.nextSetBit(i + 1)) {
            if (places[i] < 0) continue;
            slots.load(kind(i), places[i]);
            frames.storeLocal(code, frame, i, kind(i), slots);
        }
    }
}

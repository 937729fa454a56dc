package dev.sextant.ports;

import io.vavr.collection.List;

/// A guest that was stopped in its tracks, with the calls that were open.
public abstract sealed class GuestFault extends WasmException permits Trap, Exhaustion, Interruption {

    /// One open call: what the function is called, its index in its module (imports counted), and the offset of the instruction
    /// in the module's bytes.
    public record Frame(String name, long function, long offset) {
        @Override
        public String toString() {
            return name + " (function " + function + ", byte 0x" + Long.toHexString(offset) + ")";
        }
    }

    /// The most frames kept at either end of a trace.
    public static final int KEPT = 50;

    private List<Frame> newest = List.empty();
    private List<Frame> oldest = List.empty();
    private int frames;

    GuestFault(String message) {
        super(message);
    }

    /// Puts an open call behind those already there. Engines do, from the innermost call outwards.
    public final void open(Frame frame) {
        frames++;
        if (newest.size() < KEPT) {
            newest = newest.prepend(frame);
        } else {
            oldest = oldest.prepend(frame);
            if (oldest.size() > 2 * KEPT) oldest = oldest.take(KEPT);
        }
    }

    /// The open calls, the innermost first. Of a very deep stack only [#KEPT] at either end.
    public final List<Frame> trace() {
        return oldest.take(KEPT).reverse().prependAll(newest.reverse());
    }

    /// How many calls were open, those that [#trace] leaves out too.
    public final int depth() {
        return frames;
    }
}

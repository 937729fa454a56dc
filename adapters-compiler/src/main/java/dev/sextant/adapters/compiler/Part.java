package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.Instruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A part of a function that has a method of its own: instructions side by side in one block, but for what is in parts of theirs.
final class Part {

    final int number;
    final int from;
    final int to;

    /// The parts within it, in order.
    final List<Part> inner = new ArrayList<>();

    /// The locals that its own method uses, and those it sets.
    final BitSet used = new BitSet();
    final BitSet set = new BitSet();

    /// The locals that it or a part within it uses, and those they set.
    final BitSet allUsed = new BitSet();
    final BitSet allSet = new BitSet();

    /// The locals whose values it takes from around it, and those it gives back changed; where it leaves to but its end, as the
    /// starts of blocks.
    final BitSet taken = new BitSet();
    final BitSet given = new BitSet();
    final BitSet targets = new BitSet();

    /// The locals that its own method uses in the frame, and those it has in variables besides.
    final BitSet framed = new BitSet();
    final BitSet cached = new BitSet();

    // What the method around it knows where it calls it: the stack, the block, what is left of the stack, and where it goes.
    Operands operands;
    Block block;
    int floor;
    List<Block> exits;

    Part(int number, int from, int to) {
        this.number = number;
        this.from = from;
        this.to = to;
    }

    boolean isRoot() {
        return number == 0;
    }

    /// The part within it that begins here, or null.
    Part at(int position) {
        int low = 0;
        int high = inner.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int from = inner.get(middle).from;
            if (from == position) return inner.get(middle);
            if (from < position) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /// Looks which locals are used where. Those of the parts within must be known.
    void findLocals(Body body) {
        int next = 0;
        int position = from;
        while (position < to) {
            if (next < inner.size() && inner.get(next).from == position) {
                var part = inner.get(next++);
                allUsed.or(part.allUsed);
                allSet.or(part.allSet);
                position = part.to;
                continue;
            }
            switch (body.at(position)) {
                case Instruction.LocalGet(long local) -> used.set((int) local);
                case Instruction.LocalSet(long local) -> setting((int) local);
                case Instruction.LocalTee(long local) -> setting((int) local);
                default -> { }
            }
            position++;
        }
        allUsed.or(used);
        allSet.or(set);
    }

    private void setting(int local) {
        used.set(local);
        set.set(local);
    }
}

package dev.sextant.adapters.compiler;

import java.util.Arrays;

/// The kinds of the values on the operand stack, as far as code is reachable, and which of them are literals.
final class Operands {

    private Kind[] kinds = new Kind[16];
    private long[] literals = new long[16];
    private boolean[] areLiterals = new boolean[16];
    private int height;
    private int lowest;

    int height() {
        return height;
    }

    /// The least height since the last [#mark].
    int lowest() {
        return lowest;
    }

    void mark() {
        lowest = height;
    }

    void push(Kind kind) {
        if (height == kinds.length) {
            kinds = Arrays.copyOf(kinds, height * 2);
            literals = Arrays.copyOf(literals, height * 2);
            areLiterals = Arrays.copyOf(areLiterals, height * 2);
        }
        areLiterals[height] = false;
        kinds[height++] = kind;
    }

    void pushAll(Kind[] pushed) {
        for (var kind : pushed) push(kind);
    }

    /// Says that the topmost value is known: its raw bits.
    void markLiteral(long bits) {
        areLiterals[height - 1] = true;
        literals[height - 1] = bits;
    }

    /// Whether the value so far below the topmost is known to have these raw bits.
    boolean isLiteral(int below, long bits) {
        return areLiterals[height - 1 - below] && literals[height - 1 - below] == bits;
    }

    /// Whether the value so far below the topmost is known.
    boolean isLiteral(int below) {
        return areLiterals[height - 1 - below];
    }

    Kind pop() {
        height--;
        lowest = Math.min(lowest, height);
        return kinds[height];
    }

    void pop(int count) {
        height -= count;
        lowest = Math.min(lowest, height);
    }

    /// Makes the stack so high, as the end of a block does.
    void cut(int to) {
        height = to;
        lowest = Math.min(lowest, height);
    }

    /// The kind of the topmost value.
    Kind top() {
        return kinds[height - 1];
    }

    /// The kind of the value at a height from 0.
    Kind at(int position) {
        return kinds[position];
    }

    Operands copy() {
        var copy = new Operands();
        copy.kinds = Arrays.copyOf(kinds, Math.max(16, height));
        copy.literals = Arrays.copyOf(literals, Math.max(16, height));
        copy.areLiterals = Arrays.copyOf(areLiterals, Math.max(16, height));
        copy.height = height;
        copy.lowest = height;
        return copy;
    }
}

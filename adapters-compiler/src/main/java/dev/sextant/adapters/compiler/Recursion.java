package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.Instruction;
import java.util.EnumSet;
import java.util.Set;

/// What a method is to its function. HotSpot inlines a method only once into itself, so a small function that calls itself has four
/// methods that call one another in turn: then eight calls become one. Only the first looks how many calls are open, for all four.
enum Recursion {
    /// The only method of the function.
    NONE,
    /// The first in turn. Where there is no room for three more calls, it passes its own on to the [#LAST].
    FIRST, SECOND, THIRD, FOURTH,
    /// The method for a call behind which there may be no room for others. It calls the first, which passes the call on to it again.
    LAST;

    /// The methods of a function with one, and of one with methods in turn.
    static final Set<Recursion> ONCE = EnumSet.of(NONE);
    static final Set<Recursion> TURNS = EnumSet.range(FIRST, LAST);

    /// The most bytes of bytecode, as estimated, of a function with methods that take turns. With up to 600, *qsort* of the workloads
    /// became 1.1 times as slow.
    private static final int SMALL = 200;

    /// Whether a function has methods that take turns.
    ///
    /// @param bytes the bytes of its bytecode, about
    static boolean isIn(Body body, Convention convention, long bytes) {
        if (bytes > SMALL || convention.isWide()) return false;
        for (int i = 0; i < body.size(); i++) {
            if (body.at(i) instanceof Instruction.Call(long function) && function == body.index()) return true;
        }
        return false;
    }

    private boolean takesTurns() {
        return this != NONE && this != LAST;
    }

    /// The name of this method of a function.
    String method(int function) {
        return switch (this) {
            case NONE, FIRST -> Methods.name(function);
            case SECOND, THIRD, FOURTH -> Methods.turn(function, (char) ('a' + missing()));
            case LAST -> Methods.root(function);
        };
    }

    /// The name of the method by which a function calls itself here.
    String callee(int function) {
        return hasNext() ? values()[ordinal() + 1].method(function) : Methods.name(function);
    }

    private boolean hasNext() {
        return takesTurns() && this != FOURTH;
    }

    /// How many open calls the method is not told of: it has the number from the first in turn as it is.
    int missing() {
        return takesTurns() ? ordinal() - FIRST.ordinal() : 0;
    }

    /// How many more calls there must be room for when this begins.
    int ahead() {
        return this == FIRST ? FOURTH.missing() : 0;
    }

    /// What a call of the function itself adds to the number of open calls.
    int passed() {
        return hasNext() ? 0 : missing() + 1;
    }
}

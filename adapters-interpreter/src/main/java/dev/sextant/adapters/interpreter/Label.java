package dev.sextant.adapters.interpreter;

/// A place in code that branches go to, perhaps before it is known.
final class Label {

    static final int NOWHERE = -1;

    /// The address, once it is bound.
    int address = NOWHERE;

    /// The index of the newest int that waits for the address; it holds the index of the next older one.
    int pending = NOWHERE;

    /// Whether a branch comes from further up.
    boolean isAwaited() {
        return pending != NOWHERE;
    }

    boolean isBound() {
        return address != NOWHERE;
    }
}

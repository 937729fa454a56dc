package dev.sextant.ports;

import dev.sextant.domain.validation.Invalid;
import io.vavr.collection.Array;

/// A module that breaks the rules of validation.
public final class InvalidException extends WasmException {

    private final transient Array<Invalid> faults;

    public InvalidException(Array<Invalid> faults) {
        super(faults.head().message() + (faults.size() > 1 ? " and " + (faults.size() - 1) + " more" : ""));
        this.faults = faults;
    }

    /// Every fault found, at least one.
    public Array<Invalid> faults() {
        return faults;
    }
}

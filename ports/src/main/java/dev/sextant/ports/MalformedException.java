package dev.sextant.ports;

import dev.sextant.domain.structure.Malformed;

/// A file that is not a module.
public final class MalformedException extends WasmException {

    private final transient Malformed fault;

    public MalformedException(Malformed fault) {
        super(fault.message());
        this.fault = fault;
    }

    /// What is wrong and where.
    public Malformed fault() {
        return fault;
    }
}

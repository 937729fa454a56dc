package dev.sextant.ports;

/// The guest ended its program, as with WASI's `proc_exit`. It is no fault: it goes through the guest's frames to whoever called
/// it.
public final class Exit extends WasmException {

    private final int code;

    /// @param code what the program answers (u32); 0 for success
    public Exit(int code) {
        super("exit with code " + Integer.toUnsignedString(code));
        this.code = code;
    }

    /// What the program answers (u32); 0 for success.
    public int code() {
        return code;
    }
}

package dev.sextant.ports;

/// What can go wrong with a module, as the embedder catches it. Four words, never mixed: malformed is the file's fault, invalid
/// the author's, unlinkable the embedder's, a trap or an exhaustion the guest's. An interruption and an exit are nobody's, and a
/// function that an engine cannot execute is the engine's. A fault of Sextant's own is none of these.
///
/// None of them carries Java's stack trace: what happened inside the guest is in [GuestFault#trace].
public abstract sealed class WasmException extends RuntimeException
        permits MalformedException, InvalidException, UnlinkableException, UnsupportedFunctionException, GuestFault, Exit {

    WasmException(String message) {
        super(message, null, false, false);
    }
}

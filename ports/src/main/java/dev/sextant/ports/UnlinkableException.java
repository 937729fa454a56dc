package dev.sextant.ports;

/// Imports that are missing or do not match; a memory, a table or an instance for which there is no room, in the store's budgets
/// or in the machine; or under Core 1.0 a segment that does not fit.
///
/// @spec §4.5.4 Instantiation
public final class UnlinkableException extends WasmException {

    public UnlinkableException(String message) {
        super(message);
    }
}

package dev.sextant.ports;

/// Imports that are missing or do not match, or under Core 1.0 a segment that does not fit.
///
/// @spec §4.5.4 Instantiation
public final class UnlinkableException extends WasmException {

    public UnlinkableException(String message) {
        super(message);
    }
}

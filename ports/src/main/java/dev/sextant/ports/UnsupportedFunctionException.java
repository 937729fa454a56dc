package dev.sextant.ports;

/// A function was called that the engine cannot make code of, and nobody else was there to execute it ([EngineOptions#fallback]).
///
/// @spec A.2 Implementation Limitations
public final class UnsupportedFunctionException extends WasmException {

    private static final long serialVersionUID = 1;

    public UnsupportedFunctionException(String message) {
        super(message);
    }
}

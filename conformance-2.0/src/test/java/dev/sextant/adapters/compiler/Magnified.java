package dev.sextant.adapters.compiler;

import dev.sextant.ports.ExecutionEngine;

/// The compiler as it is with large functions: it has parts made of small ones, too.
public final class Magnified {

    private Magnified() {}

    /// A compiler that takes functions for so many times as large as they are.
    public static ExecutionEngine compiler(int magnification) {
        return new CompilerEngine(magnification);
    }
}

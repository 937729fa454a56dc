package dev.sextant.adapters.compiler;

import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.contract.ProgramContract;

/// Programs whose functions have parts, small as they are.
class ProgramsInPartsTest extends ProgramContract {

    @Override
    protected ExecutionEngine engine() {
        return new CompilerEngine(60);
    }
}

package dev.sextant.adapters.compiler;

import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.contract.ProgramContract;

class CompilerProgramsTest extends ProgramContract {

    @Override
    protected ExecutionEngine engine() {
        return new CompilerEngine();
    }
}

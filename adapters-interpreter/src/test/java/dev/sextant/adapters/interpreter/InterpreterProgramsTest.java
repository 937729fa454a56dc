package dev.sextant.adapters.interpreter;

import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.contract.ProgramContract;

class InterpreterProgramsTest extends ProgramContract {

    @Override
    protected ExecutionEngine engine() {
        return new InterpreterEngine();
    }
}

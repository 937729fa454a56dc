package dev.sextant.adapters.interpreter;

import dev.sextant.adapters.interpreter.Guest.World;
import org.junit.jupiter.api.Nested;

/// The interpreter keeps the contracts of engines, with either kind of memory: the one that is an array, and the one that is not.
class InterpreterContractTest {

    private static World world(String memories) {
        return World.of(new InterpreterEngine(), memories);
    }

    @Nested
    class CallsOnHeap extends CallContract {
        @Override
        World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class CallsOnSegments extends CallContract {
        @Override
        World world() {
            return InterpreterContractTest.world("segment");
        }
    }

    @Nested
    class FaultsOnHeap extends FaultContract {
        @Override
        World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class FaultsOnSegments extends FaultContract {
        @Override
        World world() {
            return InterpreterContractTest.world("segment");
        }
    }

    @Nested
    class MemoryOnHeap extends MemoryContract {
        @Override
        World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class MemoryOnSegments extends MemoryContract {
        @Override
        World world() {
            return InterpreterContractTest.world("segment");
        }
    }

    @Nested
    class Numbers extends NumericContract {
        @Override
        World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class Control extends ControlContract {
        @Override
        World world() {
            return InterpreterContractTest.world("heap");
        }
    }
}

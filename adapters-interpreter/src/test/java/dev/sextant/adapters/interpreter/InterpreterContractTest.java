package dev.sextant.adapters.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.contract.CallContract;
import dev.sextant.ports.contract.ControlContract;
import dev.sextant.ports.contract.FaultContract;
import dev.sextant.ports.contract.FuelContract;
import dev.sextant.ports.contract.Guest.World;
import dev.sextant.ports.contract.LimitContract;
import dev.sextant.ports.contract.MemoryContract;
import dev.sextant.ports.contract.NumericContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The interpreter keeps the contracts of engines, with either kind of memory: the one that is an array, and the one that is not.
class InterpreterContractTest {

    private static World world(String memories) {
        return World.of(new InterpreterEngine(), memories);
    }

    @Nested
    class CallsOnHeap extends CallContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class CallsOnSegments extends CallContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("segment");
        }
    }

    @Nested
    class FaultsOnHeap extends FaultContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class FaultsOnSegments extends FaultContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("segment");
        }
    }

    @Nested
    class MemoryOnHeap extends MemoryContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class MemoryOnSegments extends MemoryContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("segment");
        }
    }

    @Nested
    class Numbers extends NumericContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class Control extends ControlContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class LimitsOnHeap extends LimitContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class LimitsOnSegments extends LimitContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("segment");
        }
    }

    @Nested
    class FuelOnHeap extends FuelContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("heap");
        }
    }

    @Nested
    class FuelOnSegments extends FuelContract {
        @Override
        protected World world() {
            return InterpreterContractTest.world("segment");
        }
    }

    /// More than the contract asks for: the guest's frames are none of Java's, so that a small thread does for the deepest calls.
    @Test
    void calls_reach_their_limit_on_a_small_thread() throws InterruptedException {
        var guest = world("heap").guest("(module (func $f (export \"f\") (call $f)))");
        var depths = new ArrayList<Integer>();
        var thread = new Thread(
                null, () -> depths.add(assertThrows(Exhaustion.class, () -> guest.call("f")).depth()), "small", 256 << 10);
        thread.start();
        thread.join();
        assertEquals(List.of(EngineOptions.DEFAULT.maximumCallDepth()), depths);
    }
}

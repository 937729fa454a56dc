package dev.sextant.adapters.compiler;

import dev.sextant.ports.contract.CallContract;
import dev.sextant.ports.contract.ControlContract;
import dev.sextant.ports.contract.FaultContract;
import dev.sextant.ports.contract.FuelContract;
import dev.sextant.ports.contract.Guest.World;
import dev.sextant.ports.contract.LimitContract;
import dev.sextant.ports.contract.MemoryContract;
import dev.sextant.ports.contract.NumericContract;
import org.junit.jupiter.api.Nested;

/// The compiler keeps the contracts of engines, with either kind of memory: the one that is an array, and the one that is not.
class CompilerContractTest {

    private static World world(String memories) {
        return World.of(new CompilerEngine(), memories);
    }

    @Nested
    class CallsOnHeap extends CallContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("heap");
        }
    }

    @Nested
    class CallsOnSegments extends CallContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("segment");
        }
    }

    @Nested
    class FaultsOnHeap extends FaultContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("heap");
        }
    }

    @Nested
    class FaultsOnSegments extends FaultContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("segment");
        }
    }

    @Nested
    class MemoryOnHeap extends MemoryContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("heap");
        }
    }

    @Nested
    class MemoryOnSegments extends MemoryContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("segment");
        }
    }

    @Nested
    class Numbers extends NumericContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("heap");
        }
    }

    @Nested
    class Control extends ControlContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("heap");
        }
    }

    @Nested
    class LimitsOnHeap extends LimitContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("heap");
        }
    }

    @Nested
    class LimitsOnSegments extends LimitContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("segment");
        }
    }

    @Nested
    class FuelOnHeap extends FuelContract {
        @Override
        protected World world() {
            return CompilerContractTest.world("heap");
        }
    }

    /// Where all functions but the smallest are split.
    private static World inParts(String memories) {
        return World.of(new CompilerEngine(100), memories);
    }

    @Nested
    class CallsInParts extends CallContract {
        @Override
        protected World world() {
            return inParts("heap");
        }
    }

    @Nested
    class FaultsInParts extends FaultContract {
        @Override
        protected World world() {
            return inParts("heap");
        }
    }

    @Nested
    class MemoryInParts extends MemoryContract {
        @Override
        protected World world() {
            return inParts("segment");
        }
    }

    @Nested
    class FuelInParts extends FuelContract {
        @Override
        protected World world() {
            return inParts("heap");
        }
    }
}

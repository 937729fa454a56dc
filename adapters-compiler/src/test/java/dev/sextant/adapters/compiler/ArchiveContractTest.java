package dev.sextant.adapters.compiler;

import dev.sextant.ports.contract.CallContract;
import dev.sextant.ports.contract.FaultContract;
import dev.sextant.ports.contract.FuelContract;
import dev.sextant.ports.contract.Guest.World;
import dev.sextant.ports.contract.LimitContract;
import org.junit.jupiter.api.Nested;

/// What a jar runs keeps the contracts of engines, each instance from a jar of its own. Those whose every line is a module of its own are
/// left out: their code is the same in a jar.
class ArchiveContractTest {

    @Nested
    class CallOnHeap extends CallContract {
        @Override
        protected World world() {
            return ArchivingWorld.of("heap");
        }
    }

    @Nested
    class CallOnSegments extends CallContract {
        @Override
        protected World world() {
            return ArchivingWorld.of("segment");
        }
    }

    @Nested
    class FaultOnHeap extends FaultContract {
        @Override
        protected World world() {
            return ArchivingWorld.of("heap");
        }
    }

    @Nested
    class FaultOnSegments extends FaultContract {
        @Override
        protected World world() {
            return ArchivingWorld.of("segment");
        }
    }

    @Nested
    class FuelOnHeap extends FuelContract {
        @Override
        protected World world() {
            return ArchivingWorld.of("heap");
        }
    }

    @Nested
    class FuelOnSegments extends FuelContract {
        @Override
        protected World world() {
            return ArchivingWorld.of("segment");
        }
    }

    @Nested
    class LimitOnHeap extends LimitContract {
        @Override
        protected World world() {
            return ArchivingWorld.of("heap");
        }
    }

    @Nested
    class LimitOnSegments extends LimitContract {
        @Override
        protected World world() {
            return ArchivingWorld.of("segment");
        }
    }
}

package dev.sextant.adapters.compiler;

import dev.sextant.adapters.interpreter.InterpreterEngine;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.contract.CallContract;
import dev.sextant.ports.contract.ControlContract;
import dev.sextant.ports.contract.FaultContract;
import dev.sextant.ports.contract.FuelContract;
import dev.sextant.ports.contract.Guest.World;
import dev.sextant.ports.contract.LimitContract;
import dev.sextant.ports.contract.MemoryContract;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Nested;

/// The compiler keeps the contracts of engines when functions are handed over: all of them, or every second.
class HandingOverTest {

    /// An engine that compiles the functions that are not chosen.
    private static World world(String memories, IntPredicate isHandedOver) {
        return World.of(new ExecutionEngine() {
            @Override
            public String name() {
                return "compiler and interpreter";
            }

            @Override
            public int preference() {
                return 0;
            }

            @Override
            public Features features() {
                return Features.CORE_2_0;
            }

            @Override
            public CompiledModule compile(ValidModule module, EngineOptions options) {
                return new TranslatedModule(module, options.withFallback(new InterpreterEngine()), isHandedOver);
            }

            @Override
            public void close() {}
        }, memories);
    }

    @Nested
    class AllCalls extends CallContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", _ -> true);
        }
    }

    @Nested
    class AllFaults extends FaultContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", _ -> true);
        }
    }

    @Nested
    class AllFuel extends FuelContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", _ -> true);
        }
    }

    @Nested
    class AllLimits extends LimitContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", _ -> true);
        }
    }

    @Nested
    class AllMemory extends MemoryContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", _ -> true);
        }
    }

    @Nested
    class AllControl extends ControlContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", _ -> true);
        }
    }

    @Nested
    class SomeCalls extends CallContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", index -> index % 2 == 0);
        }
    }

    @Nested
    class SomeCallsOnSegments extends CallContract {
        @Override
        protected World world() {
            return HandingOverTest.world("segment", index -> index % 2 == 0);
        }
    }

    @Nested
    class SomeFaults extends FaultContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", index -> index % 2 == 0);
        }
    }

    @Nested
    class SomeFuel extends FuelContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", index -> index % 2 == 0);
        }
    }

    @Nested
    class SomeLimits extends LimitContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", index -> index % 2 == 0);
        }
    }

    @Nested
    class SomeMemory extends MemoryContract {
        @Override
        protected World world() {
            return HandingOverTest.world("heap", index -> index % 2 == 0);
        }
    }

    @Nested
    class SomeMemoryOnSegments extends MemoryContract {
        @Override
        protected World world() {
            return HandingOverTest.world("segment", index -> index % 2 == 0);
        }
    }
}

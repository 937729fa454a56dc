package dev.sextant.cli;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionEngine;

/// An engine that fails as none should.
abstract class FailingEngine implements ExecutionEngine {

    @Override
    public Features features() {
        return Features.CORE_2_0;
    }

    @Override
    public int preference() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void close() {}

    /// Has a fault.
    public static final class Broken extends FailingEngine {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public CompiledModule compile(ValidModule module, EngineOptions options) {
            throw new IllegalStateException("it broke");
        }
    }

    /// Wants more memory than there is.
    public static final class Greedy extends FailingEngine {
        @Override
        public String name() {
            return "greedy";
        }

        @Override
        public CompiledModule compile(ValidModule module, EngineOptions options) {
            throw new OutOfMemoryError("Java heap space");
        }
    }
}

package dev.sextant.cli;

import dev.sextant.domain.structure.Features;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.runtime.WasmRuntime;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/// The options that say what executes modules.
final class Machine {

    @Option(names = "--engine", paramLabel = "NAME", description = "What executes the module: compiler (if nothing is said) or interpreter.")
    private String engine;

    @Option(names = "--memory", paramLabel = "NAME", description = "What holds its linear memories.")
    private String memory;

    /// Does without an engine, for a module that is compiled already.
    ///
    /// @throws Failure if one is asked for
    void withoutEngine(WasmRuntime.Builder builder) {
        if (engine != null) throw Failure.usage("what is compiled already needs no --engine");
        builder.withoutEngine();
    }

    /// A runtime under the rules of some features.
    ///
    /// @throws Failure if there is no such engine or memory, or the engine does not execute the features
    WasmRuntime runtime(Features features) {
        return runtime(features, _ -> {});
    }

    /// The same with more choices made.
    WasmRuntime runtime(Features features, Consumer<WasmRuntime.Builder> choices) {
        try {
            var builder = WasmRuntime.builder().features(features);
            choices.accept(builder);
            if (engine != null) builder.engine(engine);
            if (memory != null) builder.memory(memory);
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Failure.usage(e.getMessage());
        }
    }

    /// The name of the runtime's engine, once there is one.
    String engine() {
        return engine != null ? engine : WasmRuntime.engines().map(ExecutionEngine::name).head();
    }

    /// The name of the runtime's kind of memory, once there is one.
    String memory() {
        return memory != null ? memory : WasmRuntime.memories().map(MemoryProvider::name).head();
    }
}

package dev.sextant.runtime;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Module;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.MemoryProvider;
import io.vavr.collection.Array;
import java.nio.file.Path;

/// The embedder's front door: takes a module all the way from bytes to an instance.
///
/// ```java
/// try (var runtime = WasmRuntime.create()) {
///     var fac = runtime.instantiate(Path.of("fac.wasm")).function("fac");
///     long r = fac.call(20L).asLong();
/// }
/// ```
///
/// A runtime may be used by several threads at once; an [Instance] by one at a time.
///
/// @spec A.1 Embedding
public final class WasmRuntime implements AutoCloseable {

    /// A runtime with the default engine and memory, and the rules of Core 2.0.
    public static WasmRuntime create() {
        return builder().build();
    }

    /// Choices to make before a runtime is made.
    public static Builder builder() {
        return new Builder();
    }

    /// The engines that `java.util.ServiceLoader` finds, the default first.
    public static Array<ExecutionEngine> engines() {
        throw new UnsupportedOperationException("in the making");
    }

    /// The kinds of memory that `java.util.ServiceLoader` finds, the default first.
    public static Array<MemoryProvider> memories() {
        throw new UnsupportedOperationException("in the making");
    }

    /// Decodes, validates and compiles the module in a file.
    ///
    /// @throws java.io.UncheckedIOException         if the file cannot be read
    /// @throws dev.sextant.ports.MalformedException if it is not a module
    /// @throws dev.sextant.ports.InvalidException   if the module breaks a rule
    public LoadedModule load(Path file) {
        throw new UnsupportedOperationException("in the making");
    }

    /// Decodes, validates and compiles a module in the binary format.
    ///
    /// @throws dev.sextant.ports.MalformedException if it is not a module
    /// @throws dev.sextant.ports.InvalidException   if the module breaks a rule
    public LoadedModule load(byte[] bytes) {
        throw new UnsupportedOperationException("in the making");
    }

    /// Validates and compiles a module.
    ///
    /// @throws dev.sextant.ports.InvalidException if it breaks a rule
    public LoadedModule load(Module module) {
        throw new UnsupportedOperationException("in the making");
    }

    /// An instance of a module that imports nothing. What [#load(Path)] throws, and what
    /// [#instantiate(LoadedModule, Imports)] does.
    public Instance instantiate(Path file) {
        return instantiate(load(file), Imports.none());
    }

    /// An instance of a module. What [#load(Path)] throws, and what [#instantiate(LoadedModule, Imports)] does.
    public Instance instantiate(Path file, Imports imports) {
        return instantiate(load(file), imports);
    }

    /// An instance of a module: imports matched, tables, memories and globals allocated and initialised, the start function called.
    ///
    /// @throws dev.sextant.ports.UnlinkableException if an import is missing or of another type
    /// @throws dev.sextant.ports.Trap                if a segment does not fit or the start function fails
    /// @spec §4.5.4 Instantiation
    public Instance instantiate(LoadedModule module, Imports imports) {
        throw new UnsupportedOperationException("in the making");
    }

    /// Closes the engine.
    @Override
    public void close() {
        throw new UnsupportedOperationException("in the making");
    }

    /// The choices of a runtime.
    public static final class Builder {

        private Builder() {}

        /// The engine with this name, one of [WasmRuntime#engines].
        public Builder engine(String name) {
            throw new UnsupportedOperationException("in the making");
        }

        /// This engine, which the runtime will close.
        public Builder engine(ExecutionEngine engine) {
            throw new UnsupportedOperationException("in the making");
        }

        /// The kind of memory with this name, one of [WasmRuntime#memories].
        public Builder memory(String name) {
            throw new UnsupportedOperationException("in the making");
        }

        /// This kind of memory.
        public Builder memory(MemoryProvider memory) {
            throw new UnsupportedOperationException("in the making");
        }

        /// The rules: [Features#CORE_1_0], [Features#CORE_2_0] (the default), or a set of one's own.
        public Builder features(Features features) {
            throw new UnsupportedOperationException("in the making");
        }

        /// The sizes beyond which a module is refused.
        public Builder limits(ImplementationLimits limits) {
            throw new UnsupportedOperationException("in the making");
        }

        /// The most calls that may be open at a time.
        public Builder maximumCallDepth(int calls) {
            throw new UnsupportedOperationException("in the making");
        }

        /// Who is told of calls.
        public Builder listener(ExecutionListener listener) {
            throw new UnsupportedOperationException("in the making");
        }

        /// The runtime.
        public WasmRuntime build() {
            throw new UnsupportedOperationException("in the making");
        }
    }
}

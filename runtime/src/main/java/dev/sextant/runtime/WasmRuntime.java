package dev.sextant.runtime;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Place;
import dev.sextant.domain.structure.Printable;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.ArchivingEngine;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.FallbackEngine;
import dev.sextant.ports.InvalidException;
import dev.sextant.ports.MalformedException;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.ModuleArchive;
import dev.sextant.ports.PrecompiledModule;
import dev.sextant.ports.Store;
import dev.sextant.ports.StoreLimits;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Host;
import dev.sextant.ports.system.HostModule;
import dev.sextant.ports.system.HostModuleProvider;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.ServiceLoader;
import java.util.function.ToIntFunction;

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

    private final ExecutionEngine engine;
    private final MemoryProvider memory;
    private final Features features;
    private final ImplementationLimits limits;
    private final EngineOptions options;
    private final StoreLimits budgets;

    private WasmRuntime(
            ExecutionEngine engine, MemoryProvider memory, Features features, ImplementationLimits limits, EngineOptions options,
            StoreLimits budgets) {
        if (!engine.features().hasAll(features)) {
            throw new IllegalStateException("engine " + engine.name() + " executes " + engine.features() + ", asked for " + features);
        }
        this.engine = engine;
        this.memory = memory;
        this.features = features;
        this.limits = limits;
        this.options = options.fallback().isDefined() ? options : fallback(engine).map(options::withFallback).getOrElse(options);
        this.budgets = budgets;
    }

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
        return found(ExecutionEngine.class, ExecutionEngine::preference);
    }

    /// The kinds of memory that `java.util.ServiceLoader` finds, the default first.
    public static Array<MemoryProvider> memories() {
        return found(MemoryProvider.class, MemoryProvider::preference);
    }

    /// The real machine, to grant a guest parts of it. Without it there are the safe fakes of [dev.sextant.ports.system.Grants].
    ///
    /// @throws IllegalStateException if no adapter of it is on the class path
    public static Host host() {
        return ServiceLoader.load(Host.class, WasmRuntime.class.getClassLoader()).findFirst().orElseThrow(() ->
                new IllegalStateException("the machine is not on the class path: add Sextant's adapters-host"));
    }

    /// The kinds of host module that `java.util.ServiceLoader` finds.
    public static Array<HostModuleProvider> hostModules() {
        return Array.ofAll(ServiceLoader.load(HostModuleProvider.class, WasmRuntime.class.getClassLoader()));
    }

    /// A host module for one program, which reaches what is granted and nothing else: `wasi_snapshot_preview1`, for one.
    ///
    /// @throws IllegalArgumentException if there is none of this name, the message lists what there is; or if a mount is not there
    public static HostModule hostModule(String name, Grants grants) {
        return named("host module", name, hostModules(), HostModuleProvider::name).provide(grants);
    }

    /// The first engine that can take over functions from this one.
    private static Option<FallbackEngine> fallback(ExecutionEngine engine) {
        return engines().find(other -> other instanceof FallbackEngine && other.getClass() != engine.getClass())
                .map(FallbackEngine.class::cast);
    }

    private static <T> Array<T> found(Class<T> port, ToIntFunction<T> preference) {
        return Array.ofAll(ServiceLoader.load(port, WasmRuntime.class.getClassLoader()))
                .sorted(Comparator.comparingInt(preference).reversed());
    }

    private static <T> T named(String kind, String name, Array<T> found, java.util.function.Function<T, String> called) {
        return found.find(candidate -> called.apply(candidate).equals(name)).getOrElseThrow(() ->
                new IllegalArgumentException(
                        "no " + kind + " " + Printable.quoted(name) + "; there is " + found.map(called).mkString(", ")));
    }

    /// Decodes, validates and compiles the module in a file.
    ///
    /// @throws java.io.UncheckedIOException         if the file cannot be read
    /// @throws dev.sextant.ports.MalformedException if it is not a module
    /// @throws dev.sextant.ports.InvalidException   if the module breaks a rule
    public LoadedModule load(Path file) {
        try {
            long size = Files.size(file);
            if (size > limits.moduleBytes()) {
                throw new MalformedException(new Malformed(
                        "module too large", size + " bytes, limit " + limits.moduleBytes(), Place.Binary.at(0)));
            }
            return load(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Decodes, validates and compiles a module in the binary format.
    ///
    /// @throws dev.sextant.ports.MalformedException if it is not a module
    /// @throws dev.sextant.ports.InvalidException   if the module breaks a rule
    public LoadedModule load(byte[] bytes) {
        return load(Decoder.decode(Bytes.copyOf(bytes), features, limits).getOrElseThrow(MalformedException::new));
    }

    /// Reads, validates and compiles a module in the text format.
    ///
    /// @throws dev.sextant.ports.MalformedException if it is not a module
    /// @throws dev.sextant.ports.InvalidException   if the module breaks a rule
    public LoadedModule loadText(String text) {
        return load(Parser.parse(text, features).getOrElseThrow(MalformedException::new));
    }

    /// Validates and compiles a module.
    ///
    /// @throws dev.sextant.ports.InvalidException if it breaks a rule
    public LoadedModule load(Module module) {
        var valid = Validator.validate(module, features).getOrElseThrow(InvalidException::new);
        return new LoadedModule(engine.compile(valid, options));
    }

    /// Decodes, validates and compiles a module and writes it as a jar, which needs no engine to run: [#loadArchive]. What its code
    /// observes is what this runtime's options say. The same module and options make the same bytes.
    ///
    /// @throws IllegalStateException                if the engine cannot
    /// @throws java.io.UncheckedIOException         if the jar cannot be written
    /// @throws dev.sextant.ports.MalformedException if the bytes are not a module
    /// @throws dev.sextant.ports.InvalidException   if the module breaks a rule
    public void archive(byte[] bytes, OutputStream jar) {
        if (!(engine instanceof ArchivingEngine archiving)) {
            throw new IllegalStateException("engine " + engine.name() + " makes no archives");
        }
        var binary = Bytes.copyOf(bytes);
        var module = Decoder.decode(binary, features, limits).getOrElseThrow(MalformedException::new);
        var valid = Validator.validate(module, features).getOrElseThrow(InvalidException::new);
        var none = new MemoryType(new Limits(0, Option.some(0L)));
        try (var writer = new ModuleArchive.Writer(jar); var probe = memory.allocate(none)) {
            archiving.archive(binary, valid, options, probe.array() != null, writer);
            writer.seal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The module in a jar that [#archive] made, to be run without an engine. Its code is Java's: unlike that of a module it can do
    /// whatever this program can, so load only what you made. Whether the file is whole, and of this version of Sextant, is looked at
    /// before any of it runs.
    ///
    /// @throws java.io.UncheckedIOException         if the file cannot be read
    /// @throws dev.sextant.ports.MalformedException if it is no such jar, not a whole one, or of another version of Sextant
    /// @throws IllegalArgumentException             if this runtime's options ask for what was not compiled in
    public LoadedModule loadArchive(Path jar) {
        try {
            return load(ModuleArchive.read(Files.readAllBytes(jar)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A module that was compiled beforehand, such as one that `java.util.ServiceLoader` finds on the class path.
    ///
    /// @throws IllegalArgumentException if this runtime's options ask for what was not compiled in
    public LoadedModule load(PrecompiledModule module) {
        if (!features.hasAll(module.features())) {
            throw new IllegalArgumentException("compiled under the rules of " + module.features() + ", asked for " + features);
        }
        return new LoadedModule(module.open(options));
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

    /// An instance of a module in a store of its own: imports matched, tables, memories and globals allocated and initialised,
    /// the start function called.
    ///
    /// @throws dev.sextant.ports.UnlinkableException if an import is missing or of another type, or the store's budgets or the
    ///     machine do not have what the module wants to begin with
    /// @throws dev.sextant.ports.GuestFault          if a segment does not fit or the start function fails
    /// @spec §4.5.4 Instantiation
    public Instance instantiate(LoadedModule module, Imports imports) {
        return instantiate(module, imports, newStore());
    }

    /// An instance of a module in a store, whose budgets and fuel it shares with the others there. Instances that import from one
    /// another belong into one store, or a request to stop would reach the code of some of them only. What
    /// [#instantiate(LoadedModule, Imports)] throws.
    public Instance instantiate(LoadedModule module, Imports imports, Store store) {
        var instantiation = new Instantiation(module.compiled(), memory, store);
        return new Instance(instantiation.run(imports), instantiation.footprint());
    }

    /// A new store with this runtime's budgets, such as each instance gets that is not put into another.
    public Store newStore() {
        return new Store(budgets);
    }

    /// Closes the engines.
    @Override
    public void close() {
        engine.close();
        options.fallback().forEach(FallbackEngine::close);
    }

    /// The choices of a runtime.
    public static final class Builder {

        private Option<ExecutionEngine> engine = Option.none();
        private Option<MemoryProvider> memory = Option.none();
        private Features features = Features.CORE_2_0;
        private ImplementationLimits limits = ImplementationLimits.DEFAULT;
        private EngineOptions options = EngineOptions.DEFAULT;
        private StoreLimits budgets = StoreLimits.NONE;

        private Builder() {}

        /// The engine with this name, one of [WasmRuntime#engines].
        ///
        /// @throws IllegalArgumentException if there is none; the message lists what there is
        public Builder engine(String name) {
            return engine(named("engine", name, engines(), ExecutionEngine::name));
        }

        /// This engine, which the runtime will close.
        public Builder engine(ExecutionEngine engine) {
            this.engine = Option.some(engine);
            return this;
        }

        /// No engine, for modules that were compiled beforehand: [WasmRuntime#loadArchive]. To load others is an
        /// [IllegalStateException].
        public Builder withoutEngine() {
            return engine(new NoEngine());
        }

        /// The kind of memory with this name, one of [WasmRuntime#memories].
        ///
        /// @throws IllegalArgumentException if there is none; the message lists what there is
        public Builder memory(String name) {
            return memory(named("memory", name, memories(), MemoryProvider::name));
        }

        /// This kind of memory.
        public Builder memory(MemoryProvider memory) {
            this.memory = Option.some(memory);
            return this;
        }

        /// The rules: [Features#CORE_1_0], [Features#CORE_2_0] (the default), or a set of one's own.
        public Builder features(Features features) {
            this.features = features;
            return this;
        }

        /// The sizes beyond which a module is refused.
        public Builder limits(ImplementationLimits limits) {
            this.limits = limits;
            return this;
        }

        /// The most calls that may be open at a time.
        public Builder maximumCallDepth(int calls) {
            options = options.withMaximumCallDepth(calls);
            return this;
        }

        /// Who is told of calls.
        public Builder listener(ExecutionListener listener) {
            options = options.withListener(listener);
            return this;
        }

        /// Whether execution ends soon after its store is told to stop ([Store#stop], [Deadline]). It costs a look at the store
        /// for each call and each turn of a loop; not by default.
        public Builder interruptible(boolean isInterruptible) {
            options = options.withInterruptible(isInterruptible);
            return this;
        }

        /// The engine that executes functions of which the other cannot make code; by default the first one found that can. The runtime
        /// will close it.
        public Builder fallback(FallbackEngine engine) {
            options = options.withFallback(engine);
            return this;
        }

        /// The time that making code of a module may take, where that takes time. What is left then goes to the fallback.
        public Builder compileBudget(EngineOptions.CompileBudget budget) {
            options = options.withCompileBudget(budget);
            return this;
        }

        /// Whether execution uses up its store's fuel ([Store#fuel], by the table of [dev.sextant.ports.Fuel]); not by default. A
        /// new store has as much as a long can hold.
        public Builder metered(boolean isMetered) {
            options = options.withMetered(isMetered);
            return this;
        }

        /// The budgets of each store that the runtime makes; none by default.
        public Builder storeLimits(StoreLimits budgets) {
            this.budgets = budgets;
            return this;
        }

        /// The runtime.
        ///
        /// @throws IllegalStateException if there is no engine or no memory, or the engine cannot execute the features
        public WasmRuntime build() {
            return new WasmRuntime(
                    engine.getOrElse(() -> first("engine", engines())),
                    memory.getOrElse(() -> first("memory", memories())),
                    features, limits, options, budgets);
        }

        private static <T> T first(String kind, Array<T> found) {
            return found.headOption().getOrElseThrow(() -> new IllegalStateException(
                    "no " + kind + " is on the class path: add one of Sextant's adapters"));
        }
    }
}

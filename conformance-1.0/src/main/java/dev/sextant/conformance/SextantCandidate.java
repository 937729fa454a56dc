package dev.sextant.conformance;

import dev.sextant.conformance.script.Constant;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.text.Parser;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.Exit;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.InvalidException;
import dev.sextant.ports.MalformedException;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.Trap;
import dev.sextant.ports.UnlinkableException;
import dev.sextant.ports.UnsupportedFunctionException;
import dev.sextant.ports.Value;
import dev.sextant.ports.WasmException;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.LoadedModule;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// Sextant itself as a runtime under test: one of its engines with one of its memories, under the rules of a set of features.
public final class SextantCandidate implements Candidate {

    private final String engine;
    private final String memory;
    private final Features features;

    /// @param engine one of [WasmRuntime#engines]
    /// @param memory one of [WasmRuntime#memories]
    public SextantCandidate(String engine, String memory, Features features) {
        this.engine = engine;
        this.memory = memory;
        this.features = features;
    }

    /// Every engine that can execute the features, with every memory.
    public static Array<SextantCandidate> every(Features features) {
        return WasmRuntime.engines()
                .filter(engine -> engine.features().hasAll(features))
                .map(ExecutionEngine::name)
                .flatMap(engine -> WasmRuntime.memories()
                        .map(MemoryProvider::name)
                        .map(memory -> new SextantCandidate(engine, memory, features)));
    }

    /// The name of the engine.
    public String engine() {
        return engine;
    }

    @Override
    public String name() {
        return engine + " · " + memory;
    }

    @Override
    public boolean reads(ModuleSource.Format format) {
        return true;
    }

    @Override
    public Session open() {
        var runtime = WasmRuntime.builder().engine(engine).memory(memory).features(features).build();
        var provider = WasmRuntime.memories().find(found -> found.name().equals(memory)).get();
        return new World(runtime, features, Spectest.imports(provider));
    }

    private static final class World implements Session {

        private final WasmRuntime runtime;
        private final Features features;
        private Imports imports;

        private World(WasmRuntime runtime, Features features, Imports imports) {
            this.runtime = runtime;
            this.features = features;
            this.imports = imports;
        }

        @Override
        public void check(ModuleSource module) throws Fault {
            guarded(() -> load(module));
        }

        @Override
        public Instance instantiate(ModuleSource module) throws Fault {
            return guarded(() -> new Running(runtime.instantiate(load(module), imports)));
        }

        @Override
        public void register(String name, Instance instance) {
            imports = imports.instance(name, ((Running) instance).instance());
        }

        @Override
        public void close() {
            runtime.close();
        }

        private LoadedModule load(ModuleSource module) {
            return switch (module.format()) {
                case BINARY -> runtime.load(module.bytes().toArray());
                case TEXT -> runtime.load(Parser.parse(module.bytes(), features).getOrElseThrow(MalformedException::new));
            };
        }
    }

    private record Running(dev.sextant.runtime.Instance instance) implements Instance {

        @Override
        public Array<Constant> invoke(String export, Array<Constant> arguments) throws Fault {
            var function = instance.function(export).instance();
            return guarded(() -> function.call(arguments.map(Running::value))).map(Running::constant);
        }

        @Override
        public Constant get(String export) {
            return constant(instance.global(export).get());
        }

        private static Value value(Constant constant) {
            return switch (constant) {
                case Constant.I32(var value) -> new Value.I32(value);
                case Constant.I64(var value) -> new Value.I64(value);
                case Constant.F32(var bits) -> new Value.F32(bits);
                case Constant.F64(var bits) -> new Value.F64(bits);
                case Constant.V128(var low, var high) -> new Value.V128(low, high);
                case Constant.Null(var type) when type == ReferenceType.FUNCREF -> new Value.FuncRef(Option.none());
                case Constant.Null _ -> new Value.ExternRef(Option.none());
                case Constant.ExternRef ref -> new Value.ExternRef(Option.some(ref));
                case Constant.FuncRef _ -> throw new IllegalArgumentException("a script has no function to hand over");
            };
        }

        private static Constant constant(Value value) {
            return switch (value) {
                case Value.I32(var i) -> new Constant.I32(i);
                case Value.I64(var i) -> new Constant.I64(i);
                case Value.F32(var bits) -> new Constant.F32(bits);
                case Value.F64(var bits) -> new Constant.F64(bits);
                case Value.V128(var low, var high) -> new Constant.V128(low, high);
                case Value.FuncRef(Option<FunctionInstance> function) -> function.fold(
                        () -> new Constant.Null(ReferenceType.FUNCREF), _ -> new Constant.FuncRef());
                case Value.ExternRef(Option<Object> object) -> object.fold(
                        () -> new Constant.Null(ReferenceType.EXTERNREF), Constant.ExternRef.class::cast);
            };
        }
    }

    private interface Step<A> {
        A run();
    }

    private static <A> A guarded(Step<A> step) throws Fault {
        try {
            return step.run();
        } catch (WasmException e) {
            throw new Fault(phase(e), e);
        }
    }

    private static Phase phase(WasmException fault) {
        return switch (fault) {
            case MalformedException _ -> Phase.MALFORMED;
            case InvalidException _ -> Phase.INVALID;
            case UnlinkableException _ -> Phase.UNLINKABLE;
            case Trap _ -> Phase.TRAP;
            case Exhaustion _ -> Phase.EXHAUSTION;
            // Nothing that the suites do ends so.
            case Interruption _, Exit _, UnsupportedFunctionException _ -> throw fault;
        };
    }
}

package dev.sextant.conformance;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.Value;
import dev.sextant.ports.WasmException;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.Instance;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.util.stream.StreamSupport;

/// A short run of any valid module: it is instantiated, and each exported function is called with zeros and nulls. What comes of
/// it is put into words, so that engines can be compared.
final class Trial {

    /// Calls that may be open at a time. What has no loop ends soon then.
    private static final int DEPTH = 4;

    private static final long PAGES = 16;
    private static final long ENTRIES = 10_000;

    private final ExecutionEngine engine;
    private final MemoryProvider memory;

    Trial(ExecutionEngine engine, MemoryProvider memory) {
        this.engine = engine;
        this.memory = memory;
    }

    /// One for each engine that can execute the features, with each memory.
    static Array<Trial> every(Features features) {
        return WasmRuntime.engines().filter(engine -> engine.features().hasAll(features)).flatMap(engine ->
                WasmRuntime.memories().map(memory -> new Trial(engine, memory)));
    }

    /// Whether a module can be run without a watch: it has no loops, starts small, and does not grow.
    static boolean isShort(ValidModule module) {
        return module.memoryTypes().forAll(type -> type.limits().minimum() <= PAGES)
                && module.tableTypes().forAll(type -> type.limits().minimum() <= ENTRIES)
                && module.module().functions().forAll(Trial::isShort);
    }

    private static boolean isShort(Module.Function function) {
        return StreamSupport.stream(function.body().spliterator(), false).noneMatch(instruction ->
                instruction instanceof Instruction.Loop
                        || instruction instanceof Instruction.MemoryGrow
                        || instruction instanceof Instruction.TableGrow);
    }

    /// What comes of a short module.
    Array<String> run(ValidModule module) {
        var runtime = WasmRuntime.builder()
                .engine(engine).memory(memory).features(module.features()).maximumCallDepth(DEPTH).build();
        try {
            var instance = runtime.instantiate(runtime.load(module.module()), imports(module.module()));
            return module.module().exports().filter(export -> export.kind() == ExternalKind.FUNCTION)
                    .map(export -> export.name() + ": " + call(instance, export.name()));
        } catch (WasmException e) {
            return Array.of(e.toString());
        }
    }

    /// The host module of the suites, under whatever name the module asks for it.
    private Imports imports(Module module) {
        var spectest = Spectest.imports(memory);
        return module.imports().foldLeft(spectest, (imports, wanted) ->
                spectest.find("spectest", wanted.name()).fold(
                        () -> imports, value -> imports.with(wanted.module(), wanted.name(), value)));
    }

    private static String call(Instance instance, String name) {
        var function = instance.function(name).instance();
        try {
            return function.call(function.type().parameters().map(Value::zero)).map(Trial::shown).mkString(" ");
        } catch (WasmException e) {
            return e.toString();
        }
    }

    /// Which NaN an operator gives is not determined; which function a reference refers to is not comparable.
    private static String shown(Value value) {
        return switch (value) {
            case Value.F32(var bits) when Float.isNaN(Float.intBitsToFloat(bits)) -> "f32 nan";
            case Value.F64(var bits) when Double.isNaN(Double.longBitsToDouble(bits)) -> "f64 nan";
            case Value.FuncRef(var function) -> function.fold(() -> "null", _ -> "func");
            case Value other -> other.toString();
        };
    }
}

package dev.sextant.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInfo;

class EveryEngineTest {

    /// `(module (memory (export "memory") 1) (func (export "seven") (result i32) (i32.const 7)))`
    private static final Module SEVEN = seven();

    private static Set<String> seen = HashSet.empty();

    @EveryEngine
    void a_runtime_runs_a_module(WasmRuntime runtime) {
        var instance = runtime.instantiate(runtime.load(SEVEN), Imports.none());
        assertEquals(7, instance.function("seven").call().asInt());
        assertEquals(1, instance.memory("memory").pages());
    }

    @EveryEngine
    void a_builder_leaves_the_rules_to_the_test(WasmRuntime.Builder builder, TestInfo info) {
        seen = seen.add(info.getDisplayName());
        try (var runtime = builder.features(Features.CORE_1_0).build()) {
            assertEquals(7, runtime.instantiate(runtime.load(SEVEN), Imports.none()).function("seven").call().asInt());
        }
    }

    @AfterAll
    static void a_test_runs_once_for_each_pair() {
        var pairs = WasmRuntime.engines().flatMap(engine ->
                WasmRuntime.memories().map(memory -> engine.name() + " · " + memory.name()));
        assertTrue(!pairs.isEmpty());
        assertEquals(pairs.toSet(), seen);
    }

    private static Module seven() {
        var body = Expression.of(new Instruction.I32Const(7));
        return new Module(
                Array.of(FunctionType.of().returning(NumberType.I32)),
                Array.of(new Module.Function(0, Array.empty(), body)),
                Array.empty(),
                Array.of(new MemoryType(Limits.atLeast(1))),
                Array.empty(), Array.empty(), Array.empty(), Module.EMPTY.start(), Array.empty(),
                Array.of(
                        new Module.Export("memory", Module.ExternalKind.MEMORY, 0),
                        new Module.Export("seven", Module.ExternalKind.FUNCTION, 0)),
                Array.empty());
    }
}

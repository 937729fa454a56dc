package dev.sextant.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.CompiledModule.HandedOver;
import dev.sextant.ports.EngineOptions.CompileBudget;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.Trap;
import io.vavr.collection.Array;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FallbackTest {

    private static final String TEXT = """
            (module
              (memory (export "memory") 1)
              (global $calls (mut i32) (i32.const 0))
              (func $count (global.set $calls (i32.add (global.get $calls) (i32.const 1))))
              (func $load (param i32) (result i32) (call $count) (i32.load (local.get 0)))
              (func (export "load") (param i32) (result i32) (call $load (local.get 0)))
              (func (export "calls") (result i32) (global.get $calls)))
            """;

    @Test
    void the_compiler_is_the_default_and_then_the_interpreter() {
        assertEquals(Array.of("compiler", "interpreter"), WasmRuntime.engines().map(ExecutionEngine::name));
    }

    @Test
    void the_runtime_finds_the_engine_that_takes_over() {
        try (var runtime = WasmRuntime.builder().compileBudget(CompileBudget.of(Duration.ZERO)).build()) {
            var module = runtime.loadText(TEXT);
            assertEquals(Array.empty(), module.handedOver());
            module.complete();
            assertEquals(Array.of(0L, 1L, 2L, 3L), module.handedOver().map(HandedOver::function));
            var instance = runtime.instantiate(module, Imports.none());
            assertEquals(0, instance.function("load").call(65532).asInt());
            var trap = assertThrows(Trap.class, () -> instance.function("load").call(65533));
            assertEquals("out of bounds memory access: 4 bytes at 65533, the memory has 65536", trap.getMessage());
            assertEquals(Array.of("function 1", "function 2"), Array.ofAll(trap.trace()).map(frame -> frame.name()));
            assertEquals(2, instance.function("calls").call().asInt());
        }
    }

    @Test
    void there_is_time_enough_for_what_is_usual() {
        try (var runtime = WasmRuntime.create()) {
            var module = runtime.loadText(TEXT);
            module.complete();
            assertEquals(Array.empty(), module.handedOver());
        }
    }
}

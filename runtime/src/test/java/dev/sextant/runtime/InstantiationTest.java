package dev.sextant.runtime;

import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.runtime.Wat.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import dev.sextant.ports.UnlinkableException;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The numbered steps of §4.5.4, and what is left when one of them fails.
class InstantiationTest {

    private final WasmRuntime runtime = WasmRuntime.create();

    @AfterEach
    void close() {
        runtime.close();
    }

    private static String unlinkable(Runnable instantiation) {
        return assertThrows(UnlinkableException.class, instantiation::run).getMessage();
    }

    @Test
    void a_missing_import_is_named() {
        var message = unlinkable(() -> instance(runtime, "(module (import \"env\" \"log\" (func)))"));
        assertEquals("unknown import: \"env\" \"log\" is not among the imports given", message);
    }

    @Test
    void hazard11_a_name_that_a_terminal_would_obey_is_shown_as_numbers() {
        var message = unlinkable(() -> instance(runtime, "(module (import \"\\1b[2J\" \"x\" (func)))"));
        assertEquals("unknown import: \"\\u{1b}[2J\" \"x\" is not among the imports given", message);
    }

    @Test
    void an_import_of_another_type_is_refused_with_both_types() {
        var imports = Imports.none().function("env", "f", FunctionType.of(I32), _ -> Values.none());
        var message = unlinkable(() -> instance(runtime, "(module (import \"env\" \"f\" (func (param i64))))", imports));
        assertEquals("incompatible import type: \"env\" \"f\" wants function [i64] -> [], given function [i32] -> []", message);
    }

    @Test
    void hazard34_an_imported_memory_is_held_against_its_current_size_and_keeps_its_bytes() {
        var owner = instance(runtime, "(module (memory (export \"m\") 1 3) (data (i32.const 0) \"abc\"))");
        var imports = Imports.none().instance("owner", owner);
        unlinkable(() -> instance(runtime, "(module (import \"owner\" \"m\" (memory 2)))", imports));
        owner.memory("m").grow(1);
        var first = instance(runtime, "(module (import \"owner\" \"m\" (memory 2)) (export \"m\" (memory 0)))", imports);
        var second = instance(runtime, "(module (import \"owner\" \"m\" (memory 2 3)) (export \"m\" (memory 0)))", imports);
        assertSame(owner.memory("m"), first.memory("m"));
        assertSame(owner.memory("m"), second.memory("m"));
        assertEquals('a', second.memory("m").load8(0));
        unlinkable(() -> instance(runtime, "(module (import \"owner\" \"m\" (memory 2 2)))", imports));
    }

    @Test
    void hazard34_a_mutable_global_matches_only_its_own_type_and_is_shared() {
        var owner = instance(runtime, "(module (global (export \"g\") (mut i32) (i32.const 1)))");
        var imports = Imports.none().instance("owner", owner);
        unlinkable(() -> instance(runtime, "(module (import \"owner\" \"g\" (global i32)))", imports));
        unlinkable(() -> instance(runtime, "(module (import \"owner\" \"g\" (global (mut i64))))", imports));
        var other = instance(runtime, """
                (module
                  (import "owner" "g" (global $g (mut i32)))
                  (func (export "set") (param i32) (global.set $g (local.get 0))))
                """, imports);
        other.function("set").call(7);
        assertEquals(Value.i32(7), owner.global("g").get());
    }

    @Test
    void initialisers_see_imported_globals_and_functions() {
        var owner = instance(runtime, "(module (global (export \"g\") i64 (i64.const 41)))");
        var other = instance(runtime, """
                (module
                  (import "owner" "g" (global $g i64))
                  (global (export "copy") i64 (global.get $g))
                  (global (export "f") funcref (ref.func $one))
                  (func $one (export "one") (result i32) (i32.const 1)))
                """, Imports.none().instance("owner", owner));
        assertEquals(Value.i64(41), other.global("copy").get());
        assertSame(
                other.function("one").instance(),
                ((Value.FuncRef) other.global("f").get()).function().get());
    }

    @Test
    void hazard33_under_core_2_earlier_segments_stay_the_misfit_traps_and_start_is_not_run() {
        var owner = instance(runtime, "(module (memory (export \"m\") 1) (global (export \"g\") (mut i32) (i32.const 0)))");
        var trap = assertThrows(Trap.class, () -> instance(runtime, """
                (module
                  (import "owner" "m" (memory 1))
                  (import "owner" "g" (global $g (mut i32)))
                  (data (i32.const 0) "written")
                  (data (i32.const 65530) "too long")
                  (data (i32.const 100) "never")
                  (func $start (global.set $g (i32.const 1)))
                  (start $start))
                """, Imports.none().instance("owner", owner)));
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
        assertEquals('w', owner.memory("m").load8(0));
        assertEquals(0, owner.memory("m").load8(65_530));
        assertEquals(0, owner.memory("m").load8(100));
        assertEquals(Value.i32(0), owner.global("g").get());
    }

    @Test
    void hazard33_under_core_1_every_segment_is_checked_before_any_is_written() {
        try (var core1 = Wat.core1()) {
            var owner = instance(core1, "(module (memory (export \"m\") 1) (table (export \"t\") 2 funcref))");
            var imports = Imports.none().instance("owner", owner);
            assertEquals("data segment does not fit: 8 bytes at 65530, there are 65536", unlinkable(() -> instance(core1, """
                    (module
                      (import "owner" "m" (memory 1))
                      (import "owner" "t" (table 2 funcref))
                      (elem (i32.const 0) $f)
                      (data (i32.const 0) "written")
                      (data (i32.const 65530) "too long")
                      (func $f))
                    """, imports)));
            assertEquals(0, owner.memory("m").load8(0));
            assertEquals(null, owner.table("t").get(0));
            assertEquals("elements segment does not fit: 2 entries at 1, there are 2", unlinkable(() -> instance(core1, """
                    (module (import "owner" "t" (table 2 funcref)) (elem (i32.const 1) $f $f) (func $f))
                    """, imports)));
        }
    }

    @Test
    void functions_put_into_an_imported_table_work_on_although_instantiation_failed_later() {
        var owner = instance(runtime, """
                (module
                  (table (export "t") 1 funcref)
                  (func (export "call") (result i32) (call_indirect (result i32) (i32.const 0))))
                """);
        assertThrows(Trap.class, () -> instance(runtime, """
                (module
                  (import "owner" "t" (table 1 funcref))
                  (func $f (result i32) (i32.const 99))
                  (elem (i32.const 0) $f)
                  (func $start unreachable)
                  (start $start))
                """, Imports.none().instance("owner", owner)));
        assertEquals(99, owner.function("call").call().asInt());
    }

    @Test
    void hazard32_active_and_declared_segments_are_dropped_passive_ones_when_asked() {
        var instance = instance(runtime, """
                (module
                  (memory 1)
                  (table 4 funcref)
                  (func $f)
                  (data $active (i32.const 0) "a")
                  (data $passive "p")
                  (elem $active (i32.const 0) $f)
                  (elem $passive func $f)
                  (elem $declared declare func $f)
                  (func (export "data") (param i32 i32)
                    (if (local.get 0)
                      (then (memory.init $active (i32.const 0) (i32.const 0) (local.get 1)))
                      (else (memory.init $passive (i32.const 0) (i32.const 0) (local.get 1)))))
                  (func (export "elem") (param i32 i32)
                    (if (i32.eq (local.get 0) (i32.const 0))
                      (then (table.init $passive (i32.const 0) (i32.const 0) (local.get 1))))
                    (if (i32.eq (local.get 0) (i32.const 1))
                      (then (table.init $active (i32.const 0) (i32.const 0) (local.get 1))))
                    (if (i32.eq (local.get 0) (i32.const 2))
                      (then (table.init $declared (i32.const 0) (i32.const 0) (local.get 1)))))
                  (func (export "drop") (data.drop $passive) (elem.drop $passive)))
                """);
        var data = instance.function("data");
        var elem = instance.function("elem");
        data.call(1, 0);
        trapsWith(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> data.call(1, 1));
        data.call(0, 1);
        for (int dropped = 1; dropped <= 2; dropped++) {
            int kind = dropped;
            elem.call(kind, 0);
            trapsWith(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, () -> elem.call(kind, 1));
        }
        elem.call(0, 1);
        instance.function("drop").call();
        instance.function("drop").call();
        data.call(0, 0);
        elem.call(0, 0);
        trapsWith(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> data.call(0, 1));
        trapsWith(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, () -> elem.call(0, 1));
    }

    private static void trapsWith(TrapKind kind, Runnable call) {
        assertEquals(kind, assertThrows(Trap.class, call::run).kind());
    }
}

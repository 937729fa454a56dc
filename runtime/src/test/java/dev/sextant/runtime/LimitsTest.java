package dev.sextant.runtime;

import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.runtime.Wat.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.Exit;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.StoreLimits;
import dev.sextant.ports.Trap;
import dev.sextant.ports.UnlinkableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an embedder can bound, and what he has back when.
class LimitsTest {

    private static final long PAGE = 65_536;
    private static final String GROW = """
            (module (memory (export "m") 1) (table (export "t") 10 funcref)
              (func (export "pages") (param i32) (result i32) (memory.grow (local.get 0)))
              (func (export "entries") (param i32) (result i32) (table.grow (ref.null func) (local.get 0))))
            """;

    private final WasmRuntime runtime = WasmRuntime.create();

    @AfterEach
    void close() {
        runtime.close();
    }

    private Instance in(Store store, String text) {
        return runtime.instantiate(runtime.loadText(text), Imports.none(), store);
    }

    private static String unlinkable(Runnable instantiation) {
        return assertThrows(UnlinkableException.class, instantiation::run).getMessage();
    }

    // ---- budgets ---------------------------------------------------------------------------------------------------------

    @Test
    void instances_in_a_store_share_its_budgets_and_give_back_what_they_took() {
        var store = new Store(StoreLimits.NONE.withTotalMemoryBytes(5 * PAGE).withTableEntries(35));
        var first = in(store, GROW);
        var second = in(store, GROW);
        assertEquals(1, first.function("pages").call(2).asInt());
        assertEquals(-1, second.function("pages").call(2).asInt());
        assertEquals(1, second.function("pages").call(1).asInt());
        assertEquals(10, first.function("entries").call(15).asInt());
        assertEquals(-1, second.function("entries").call(1).asInt());
        assertEquals(5 * PAGE, store.memoryBytes());
        assertEquals(35, store.tableEntries());
        first.close();
        first.close();
        assertEquals(2 * PAGE, store.memoryBytes());
        assertEquals(10, store.tableEntries());
        assertEquals(1, store.instances());
        assertEquals(2, second.function("pages").call(3).asInt());
        assertEquals(0, first.memory("m").size());
        assertEquals(0, first.table("t").size());
        assertEquals(-1, first.table("t").grow(1, null));
    }

    @Test
    void each_memory_has_a_budget_of_its_own() {
        var store = new Store(StoreLimits.NONE.withMemoryBytes(3 * PAGE - 1));
        for (int i = 0; i < 3; i++) {
            var instance = in(store, GROW);
            assertEquals(-1, instance.function("pages").call(2).asInt());
            assertEquals(1, instance.function("pages").call(1).asInt());
        }
    }

    @Test
    void what_a_module_wants_to_begin_with_and_cannot_have_is_unlinkable() {
        var limits = new StoreLimits(3 * PAGE, 4 * PAGE, 100, 2);
        assertEquals("memory too large: memory 4.., at most 196608 bytes can be had",
                unlinkable(() -> in(new Store(limits), "(module (memory 4))")));
        assertEquals("table too large: table 101.. funcref, limit 100 entries",
                unlinkable(() -> in(new Store(limits), "(module (table 101 funcref))")));
        var store = new Store(limits);
        in(store, "(module (memory 2) (table 90 funcref))");
        assertEquals("memory too large: memory 3.., at most 131072 bytes can be had",
                unlinkable(() -> in(store, "(module (memory 3))")));
        assertEquals("table too large: table 11.. funcref, limit 10 entries",
                unlinkable(() -> in(store, "(module (table 11 funcref))")));
        var last = in(store, "(module)");
        assertEquals("too many instances: one more than 2, limit 2", unlinkable(() -> in(store, "(module)")));
        last.close();
        in(store, "(module)");
    }

    @Test
    void an_instantiation_that_fails_gives_back_what_it_took() {
        var store = new Store();
        unlinkable(() -> in(store, "(module (memory 1) (table 5 funcref) (table 20000000 funcref))"));
        assertThrows(Trap.class, () -> in(store, "(module (memory 1) (table 5 funcref) (data (i32.const 65536) \"x\"))"));
        assertThrows(Trap.class, () -> in(store, "(module (memory 1) (func $f unreachable) (start $f))"));
        try (var core1 = Wat.core1()) {
            unlinkable(() -> core1.instantiate(
                    core1.loadText("(module (memory 1) (data (i32.const 65536) \"x\"))"), Imports.none(), store));
        }
        assertEquals(0, store.memoryBytes());
        assertEquals(0, store.tableEntries());
        assertEquals(0, store.instances());
    }

    @Test
    void an_instantiation_that_fails_keeps_what_somebody_may_have_got_hold_of() {
        var owner = instance(runtime, "(module (table (export \"t\") 1 funcref))");
        var store = new Store();
        var module = runtime.loadText("""
                (module (import "owner" "t" (table 1 funcref))
                  (memory 1) (data "42") (elem (i32.const 0) $f)
                  (func $f (result i32) (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 2)) (i32.load16_u (i32.const 0)))
                  (func $start unreachable) (start $start))
                """);
        assertThrows(Trap.class, () -> runtime.instantiate(module, Imports.none().instance("owner", owner), store));
        var left = (FunctionInstance) owner.table("t").get(0);
        assertEquals(0x3234, new Function("left", left).call().asInt());
        assertEquals(PAGE, store.memoryBytes());
    }

    @Test
    void the_runtime_s_own_stores_have_its_budgets() {
        try (var bounded = WasmRuntime.builder().storeLimits(StoreLimits.NONE.withMemoryBytes(2 * PAGE)).build()) {
            var instance = instance(bounded, GROW);
            assertEquals(-1, instance.function("pages").call(2).asInt());
            assertEquals(2 * PAGE, bounded.newStore().limits().memoryBytes());
        }
    }

    @Test
    void hazard45_twenty_memory_bombs_leave_a_small_heap_alone() throws Exception {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), MemoryBombs.class.getName())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
    }

    // ---- stops -----------------------------------------------------------------------------------------------------------

    private static final String LOOP = """
            (module (func (export "loop") (loop (br 0))) (func (export "ok") (result i32) (i32.const 1)))
            """;

    @Test
    void a_deadline_stops_what_runs_and_what_is_begun_later() {
        try (var interruptible = WasmRuntime.builder().interruptible(true).build()) {
            var instance = instance(interruptible, LOOP);
            try (var deadline = Deadline.in(Duration.ofMillis(20), instance.store())) {
                assertFalse(deadline.hasPassed());
                var interruption = assertThrows(Interruption.class, () -> instance.function("loop").call());
                assertEquals("deadline passed", interruption.getMessage());
                assertEquals("function 0", interruption.trace().head().name());
                assertTrue(deadline.hasPassed());
            }
            assertThrows(Interruption.class, () -> instance.function("ok").call());
            instance.store().resume();
            assertEquals(1, instance.function("ok").call().asInt());
        }
    }

    @Test
    void a_deadline_reaches_a_start_function_through_the_store() {
        try (var interruptible = WasmRuntime.builder().interruptible(true).build()) {
            var store = interruptible.newStore();
            var module = interruptible.loadText("(module (func $f (loop (br 0))) (start $f))");
            try (var _ = Deadline.in(Duration.ofMillis(20), store)) {
                assertThrows(Interruption.class, () -> interruptible.instantiate(module, Imports.none(), store));
            }
            assertEquals(0, store.instances());
        }
    }

    @Test
    void a_deadline_that_is_closed_stops_nobody_and_one_of_zero_has_passed() {
        var store = new Store();
        var deadline = Deadline.in(Duration.ofMillis(1), store);
        deadline.close();
        boolean hadPassed = deadline.hasPassed();
        assertEquals(hadPassed, store.isStopped());
        store.resume();
        Deadline.in(Duration.ofDays(400_000), store).close();
        for (var time : new Duration[] {Duration.ZERO, Duration.ofSeconds(Long.MIN_VALUE)}) {
            try (var passed = Deadline.in(time, store)) {
                assertTrue(passed.hasPassed());
                assertTrue(store.isStopped());
            }
            store.resume();
        }
        try (var forever = Deadline.in(Duration.ofSeconds(Long.MAX_VALUE), store)) {
            assertFalse(forever.hasPassed());
        }
    }

    @Test
    void a_metered_runtime_s_guests_use_up_fuel() {
        try (var metered = WasmRuntime.builder().metered(true).build()) {
            var instance = instance(metered, LOOP);
            instance.store().fuel = 1_000;
            assertEquals(Exhaustion.Resource.FUEL,
                    assertThrows(Exhaustion.class, () -> instance.function("loop").call()).resource());
            assertEquals(0, instance.store().fuel);
            instance.store().fuel = 1;
            assertEquals(1, instance.function("ok").call().asInt());
        }
    }

    // ---- programs --------------------------------------------------------------------------------------------------------

    private Instance program(String text) {
        var imports = Imports.none().function("host", "exit", FunctionType.of(I32), values -> {
            throw new Exit(values.asInt());
        });
        return instance(runtime, "(module (import \"host\" \"exit\" (func $exit (param i32)))" + text + ")", imports);
    }

    @Test
    void a_program_answers_the_code_it_exits_with() {
        assertEquals(0, program("(func (export \"_start\"))").run());
        assertEquals(0, program("(func (export \"_start\") (call $exit (i32.const 0)) unreachable)").run());
        assertEquals(42, program("(func (export \"_start\") (call $exit (i32.const 42)) unreachable)").run());
        assertEquals(-1, program("(func (export \"_start\") (call $exit (i32.const -1)) unreachable)").run());
        assertThrows(Trap.class, () -> program("(func (export \"_start\") unreachable)").run());
    }

    @Test
    void a_reactor_is_initialised_and_what_is_neither_is_said_to_be() {
        assertEquals(7, program("(func (export \"_initialize\") (call $exit (i32.const 7)))").run());
        assertEquals(0, program("(func (export \"_start\")) (func (export \"_initialize\") unreachable)").run());
        var missing = assertThrows(NoSuchElementException.class, () -> program("(func (export \"main\"))").run());
        assertEquals("no FunctionInstance is exported as \"_start\"; the exports are \"main\"", missing.getMessage());
    }

    @Test
    void a_start_function_of_the_host_s_knows_the_instance() {
        var seen = new Object[1];
        var store = new Store();
        var imports = Imports.none().rawFunction("host", "start", FunctionType.EMPTY, (caller, _, _, _) ->
                seen[0] = caller.store());
        runtime.instantiate(runtime.loadText("(module (import \"host\" \"start\" (func $f)) (start $f))"), imports, store);
        assertSame(store, seen[0]);
    }
}

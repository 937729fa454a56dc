package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.Store;
import dev.sextant.ports.StoreLimits;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import dev.sextant.ports.contract.Guest.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What execution costs on every engine, to the unit. [ProgramContract] holds random programs against a model.
public abstract class FuelContract {

    protected abstract World world();

    private World metered() {
        return world().with(EngineOptions.DEFAULT.withMetered(true));
    }

    /// What a call uses up.
    private static long used(Guest guest, String export, int... arguments) {
        guest.store().fuel = 1_000_000;
        guest.call(export, Guest.i32s(arguments));
        return 1_000_000 - guest.store().fuel;
    }

    private static Exhaustion exhausted(Guest guest, long fuel, String export, int... arguments) {
        guest.store().fuel = fuel;
        var exhaustion = assertThrows(Exhaustion.class, () -> guest.call(export, Guest.i32s(arguments)));
        assertEquals(Exhaustion.Resource.FUEL, exhaustion.resource());
        return exhaustion;
    }

    @Test
    void an_instruction_costs_one_unit_and_a_mark_none() {
        var guest = metered().guest("""
                (module
                  (func (export "nothing") (nop) (block (loop)))
                  (func (export "three") (drop (i32.add (i32.const 1) (i32.const 2))))
                  (func (export "return") (block (return)))
                  (func $callee (drop (i32.const 1)))
                  (func (export "call") (call $callee) (call $callee))
                  (func (export "loop") (param i32)
                    (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
                  (func (export "if") (param i32) (result i32)
                    (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.add (i32.const 1) (i32.const 2)))))
                  (func (export "dead") (block (br 0) (drop (i32.const 1)) (loop (drop (i32.const 1)) (br 0)))))
                """);
        Map.of("nothing", 0, "three", 4, "return", 1, "call", 6, "dead", 1).forEach((export, cost) ->
                assertEquals((long) cost, used(guest, export), export));
        assertEquals(5, used(guest, "loop", 1));
        assertEquals(5_000, used(guest, "loop", 1_000));
        assertEquals(3, used(guest, "if", 1));
        assertEquals(5, used(guest, "if", 0));
    }

    @Test
    void what_is_not_metered_uses_up_nothing() {
        var guest = world().guest("(module (memory 1) (func (export \"f\") (memory.fill (i32.const 0) (i32.const 1) (i32.const 9999))))");
        assertEquals(0, used(guest, "f"));
    }

    @Test
    void a_segment_that_cannot_be_paid_for_is_not_begun_and_costs_nothing() {
        var guest = metered().guestOfBytes("""
                (module
                  (global (export "g") (mut i32) (i32.const 0))
                  (func (export "f") (param i32)
                    (global.set 0 (i32.const 1))
                    (block (br_if 0 (local.get 0))
                      (global.set 0 (i32.const 2))
                      (global.set 0 (i32.const 3)))))
                """);
        exhausted(guest, 3, "f", 0);
        assertEquals(0, global(guest));
        assertEquals(3, guest.store().fuel);
        var exhaustion = exhausted(guest, 7, "f", 0);
        assertEquals(1, global(guest));
        assertEquals(3, guest.store().fuel);
        assertEquals("fuel exhausted: 4 wanted, 3 left", exhaustion.getMessage());
        assertEquals(1, exhaustion.depth());
        long second = exhaustion.trace().head().offset();
        assertTrue(second > exhausted(guest, 0, "f", 0).trace().head().offset(), "the second segment is behind the first");
        guest.store().fuel = 8;
        guest.call("f", Guest.i32s(0));
        assertEquals(3, global(guest));
        assertEquals(0, guest.store().fuel);
    }

    private static int global(Guest guest) {
        return ((Value.I32) guest.instance().global(0).get()).value();
    }

    @Test
    void a_guest_goes_on_when_it_is_given_more() {
        var guest = metered().guest("""
                (module (global $g (mut i32) (i32.const 0))
                  (func (export "endless") (loop (global.set $g (i32.add (global.get $g) (i32.const 1))) (br 0))))
                """);
        for (int i = 1; i <= 3; i++) {
            exhausted(guest, 5 * 1_000 + 4, "endless");
            assertEquals(1_000 * i, global(guest));
            assertEquals(4, guest.store().fuel);
        }
    }

    @Test
    void endless_recursion_uses_up_fuel_too() {
        var guest = metered().guest("(module (func $f (export \"f\") (call $f)))");
        assertEquals(100, exhausted(guest, 99, "f").depth());
    }

    @Test
    void the_host_can_charge_and_sees_what_is_left() {
        var seen = new long[1];
        var host = HostFunctionInstance.raw("charge", FunctionType.of(NumberType.I32), (caller, numbers, _, base) -> {
            seen[0] = caller.store().fuel;
            caller.store().charge(numbers[base]);
        });
        var guest = metered().guest("""
                (module (import "host" "charge" (func $charge (param i32)))
                  (func (export "f") (param i32) (call $charge (local.get 0)) (nop)))
                """, host);
        assertEquals(102, used(guest, "f", 100));
        assertEquals(999_998, seen[0]);
        assertEquals("fuel exhausted: 100 wanted, 99 left", exhausted(guest, 101, "f", 100).getMessage());
        assertEquals(99, guest.store().fuel);
        assertThrows(IllegalArgumentException.class, () -> guest.store().charge(-1));
    }

    @Test
    void fuel_is_of_the_store_and_instances_in_one_share_it() {
        var store = new Store();
        var inner = metered().guestIn(store, "(module (func (export \"f\") (drop (i32.const 1))))");
        var outer = metered().guestIn(store,
                "(module (import \"inner\" \"f\" (func $f)) (func (export \"f\") (call $f) (call $f)))", inner.function("f"));
        assertEquals(6, used(outer, "f"));
        var apart = metered().guest(
                "(module (import \"inner\" \"f\" (func $f)) (func (export \"f\") (call $f) (call $f)))", inner.function("f"));
        store.fuel = 4;
        assertEquals(2, used(apart, "f"));
        assertEquals(0, store.fuel);
        assertEquals(2, assertThrows(Exhaustion.class, () -> apart.call("f")).depth());
        assertEquals(1_000_000 - 4, apart.store().fuel, "the first segment of the second call is paid for");
    }

    private static final String BULK = """
            (module
              (memory (export "m") 2 8)
              (table (export "t") 64 128 funcref)
              (data "0123456789012345678901234567890123456789012345678901234567890123456789")
              (elem func $f $f $f $f $f $f $f $f $f)
              (func $f)
              (func (export "memory.fill") (param i32) (memory.fill (i32.const 0) (i32.const 7) (local.get 0)))
              (func (export "memory.copy") (param i32) (memory.copy (i32.const 0) (i32.const 1) (local.get 0)))
              (func (export "memory.init") (param i32) (memory.init 0 (i32.const 0) (i32.const 0) (local.get 0)))
              (func (export "table.fill") (param i32) (table.fill (i32.const 0) (ref.func $f) (local.get 0)))
              (func (export "table.copy") (param i32) (table.copy (i32.const 0) (i32.const 1) (local.get 0)))
              (func (export "table.init") (param i32) (table.init 0 (i32.const 0) (i32.const 0) (local.get 0)))
              (func (export "memory.grow") (param i32) (result i32) (nop) (nop) (memory.grow (local.get 0)))
              (func (export "table.grow") (param i32) (result i32) (table.grow (ref.null func) (local.get 0))))
            """;

    @Test
    void a_bulk_operation_costs_by_its_size() {
        for (var name : new String[] {"memory.fill", "memory.copy", "memory.init"}) {
            var guest = metered().guest(BULK);
            assertEquals(4, used(guest, name, 0), name);
            assertEquals(4, used(guest, name, 63), name);
            assertEquals(5, used(guest, name, 64), name);
        }
        var guest = metered().guest(BULK);
        assertEquals(4 + 2_048, used(guest, "memory.fill", 131_072));
        for (var name : new String[] {"table.fill", "table.copy", "table.init"}) {
            assertEquals(4, used(guest, name, 7), name);
            assertEquals(5, used(guest, name, 8), name);
        }
    }

    @Test
    void growth_costs_by_its_size_where_it_is_allowed_to_happen() {
        var guest = metered().guest(BULK);
        assertEquals(2, used(guest, "memory.grow", 0));
        assertEquals(2 + 2 * 1_024, used(guest, "memory.grow", 2));
        assertEquals(2, used(guest, "memory.grow", 5));
        assertEquals(2, used(guest, "memory.grow", -1));
        assertEquals(3 + 2, used(guest, "table.grow", 16));
        assertEquals(3, used(guest, "table.grow", 60));
        assertEquals(3, used(guest, "table.grow", -1));
        var store = new Store(StoreLimits.NONE.withMemoryBytes(3 * 65_536));
        var bounded = metered().guestIn(store, BULK);
        assertEquals(2, used(bounded, "memory.grow", 2));
        assertEquals(2 + 1_024, used(bounded, "memory.grow", 1));
    }

    @Test
    void hazard42_a_bulk_operation_that_cannot_be_paid_for_does_nothing_at_all() {
        var guest = metered().guest(BULK);
        for (var name : new String[] {"memory.fill", "memory.init"}) {
            exhausted(guest, 4, name, 70);
            for (int i = 0; i < 70; i++) assertEquals(0, guest.memory().load8(i), name);
        }
        guest.memory().store64(1, 0x0102030405060708L);
        exhausted(guest, 4, "memory.copy", 70);
        assertEquals(0, guest.memory().load8(0));
        for (var name : new String[] {"table.fill", "table.init"}) {
            exhausted(guest, 4, name, 8);
            for (int i = 0; i < 8; i++) assertEquals(null, guest.table("t").get(i), name);
        }
        exhausted(guest, 2 + 1_023, "memory.grow", 1);
        assertEquals(2, guest.memory().pages());
        exhausted(guest, 4, "table.grow", 16);
        assertEquals(64, guest.table("t").size());
    }

    @Test
    void an_operation_out_of_bounds_traps_however_little_fuel_there_is() {
        var guest = metered().guest(BULK);
        for (var name : new String[] {"memory.fill", "memory.copy", "memory.init", "table.fill", "table.copy", "table.init"}) {
            guest.store().fuel = 4;
            var kind = assertThrows(Trap.class, () -> guest.call(name, Guest.i32s(-1)), name).kind();
            assertEquals(name.startsWith("memory") ? TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS : TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, kind);
            assertEquals(0, guest.store().fuel);
        }
    }

    @Test
    void a_fault_that_the_host_catches_leaves_the_outer_call_whole() {
        var inner = metered().guest("(module (func (export \"endless\") (loop (br 0))))");
        var host = HostFunctionInstance.typed("try", FunctionType.EMPTY.returning(NumberType.I32), _ -> {
            inner.store().fuel = 10;
            try {
                inner.call("endless");
                return Values.none();
            } catch (GuestFault fault) {
                return Values.of(Value.i32(fault.depth()));
            }
        });
        var outer = metered().guest(
                "(module (import \"host\" \"try\" (func $try (result i32))) (func (export \"f\") (result i32) (i32.add (i32.const 1) (call $try))))",
                host);
        assertEquals(2, outer.i32("f"));
    }
}

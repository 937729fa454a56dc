package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.contract.Guest.World;
import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// How every engine reaches memory.
public abstract class MemoryContract {

    private static final long PAGE = 65_536;

    protected abstract World world();

    @Test
    void hazard24_an_effective_address_has_33_bits() {
        long[] edges = {0, 1, 7, 8, 65_520, 65_528, 65_532, 65_535, 65_536, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFF0L, 0xFFFF_FFFFL};
        for (int pages : new int[] {0, 1}) {
            for (var operator : AccessOperator.values()) {
                for (long offset : edges) {
                    var guest = world().guest("(module (memory " + pages + ")" + access(operator, "offset=" + offset, "(local.get 0)")
                            + access(operator, "", "(i32.add (local.get 0) (i32.const " + (int) offset + "))").replace("\"f\"", "\"wrapped\"")
                            + access(operator, "", "(i32.add (local.get 0) (local.get 1))").replace("\"f\"", "\"indexed\"") + ")");
                    for (long base : edges) {
                        var said = operator.mnemonic() + " at " + base + " + " + offset + " of " + pages;
                        check(guest, "f", pages * PAGE, base + offset, operator.width(), (int) base, (int) offset, said);
                        long sum = base + offset & 0xFFFF_FFFFL;
                        check(guest, "wrapped", pages * PAGE, sum, operator.width(), (int) base, (int) offset, said + " wrapped");
                        check(guest, "indexed", pages * PAGE, sum, operator.width(), (int) base, (int) offset, said + " indexed");
                    }
                }
            }
        }
    }

    /// A function that performs an access.
    private static String access(AccessOperator operator, String offset, String address) {
        var value = !operator.isStore() ? "" : operator.feature() == Feature.SIMD
                ? "(v128.const i64x2 1 2)" : "(" + operator.type().parameters().get(1) + ".const 1)";
        var text = "(" + operator.mnemonic() + " " + offset + " " + address + " " + value + ")";
        return "(func (export \"f\") (param i32 i32)" + (operator.isStore() ? text : "(drop " + text + ")") + ")\n";
    }

    private static void check(Guest guest, String export, long size, long address, int width, int x, int y, String said) {
        if (address + width <= size) {
            guest.call(export, Guest.i32s(x, y));
        } else {
            var trap = assertThrows(Trap.class, () -> guest.call(export, Guest.i32s(x, y)), said);
            assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
            assertEquals("out of bounds memory access: " + width + " bytes at " + address + ", the memory has " + size,
                    trap.getMessage());
        }
    }

    @Test
    void a_constant_is_stored_at_a_sum_of_computed_terms() {
        var guest = world().guest("""
                (module (memory 1)
                  (func (export "f") (param i32 i32) (result i32)
                    (i32.store
                      (i32.add (i32.mul (local.get 0) (i32.const 3)) (i32.mul (local.get 1) (i32.const 5)))
                      (i32.const 9))
                    (i32.load (i32.const 8))))
                """);
        assertEquals(9, guest.i32("f", 1, 1));
    }

    @Test
    void every_store_is_read_by_every_load_that_overlaps_it() {
        var guest = world().guest("""
                (module (memory 1)
                  (func (export "i64") (param i64) (result i64) (i64.store offset=3 (i32.const 5) (local.get 0)) (i64.load (i32.const 8)))
                  (func (export "pieces") (param i64) (result i64) (local i32)
                    (local.set 1 (i32.const 100))
                    (i64.store8 (local.get 1) (local.get 0))
                    (i64.store16 offset=1 (local.get 1) (i64.shr_u (local.get 0) (i64.const 8)))
                    (i64.store32 offset=3 (local.get 1) (i64.shr_u (local.get 0) (i64.const 24)))
                    (i64.store8 offset=7 (local.get 1) (i64.shr_u (local.get 0) (i64.const 56)))
                    (i64.or
                      (i64.or (i64.load8_u (local.get 1)) (i64.shl (i64.load16_u offset=1 (local.get 1)) (i64.const 8)))
                      (i64.or (i64.shl (i64.load32_u offset=3 (local.get 1)) (i64.const 24))
                              (i64.shl (i64.load8_s offset=7 (local.get 1)) (i64.const 56)))))
                  (func (export "signs") (param i64) (result i64)
                    (i64.store (i32.const 16) (local.get 0))
                    (i64.add (i64.load8_s (i32.const 16)) (i64.add (i64.load16_s (i32.const 16)) (i64.load32_s (i32.const 16))))))
                """);
        for (long x : new long[] {0, -1, 0x0123_4567_89AB_CDEFL, 0xFEDC_BA98_7654_3210L, Long.MIN_VALUE}) {
            assertEquals(x, guest.i64("i64", x));
            assertEquals(x, guest.i64("pieces", x));
            assertEquals((byte) x + (short) x + (int) x, guest.i64("signs", x));
        }
    }

    @Test
    void hazard26_who_calls_somebody_that_grows_the_memory_sees_it_grown() {
        var world = world();
        var host = HostFunctionInstance.raw("grow", FunctionType.EMPTY, (caller, _, _, _) -> caller.memory().get().grow(1));
        var guest = world.guest("""
                (module
                  (import "host" "grow" (func $host))
                  (memory (export "memory") 0)
                  (table 2 funcref)
                  (elem (i32.const 0) $own $host)
                  (type $none (func))
                  (func $own (drop (memory.grow (i32.const 1))))
                  (func $poke (param i32) (result i32)
                    (i32.store8 (local.get 0) (i32.const 42))
                    (i32.load8_u (local.get 0)))
                  (func (export "directly") (param i32) (result i32) (drop (memory.grow (i32.const 1)))
                    (i32.store8 (local.get 0) (i32.const 42)) (i32.load8_u (local.get 0)))
                  (func (export "own") (param i32) (result i32) (call $own)
                    (i32.store8 (local.get 0) (i32.const 42)) (i32.load8_u (local.get 0)))
                  (func (export "host") (param i32) (result i32) (call $host)
                    (i32.store8 (local.get 0) (i32.const 42)) (i32.load8_u (local.get 0)))
                  (func (export "indirect") (param i32) (result i32) (call_indirect (type $none) (i32.const 0))
                    (i32.store8 (local.get 0) (i32.const 42)) (i32.load8_u (local.get 0)))
                  (func (export "indirect host") (param i32) (result i32) (call_indirect (type $none) (i32.const 1))
                    (i32.store8 (local.get 0) (i32.const 42)) (i32.load8_u (local.get 0))))
                """, host);
        var other = world.guest("""
                (module
                  (import "guest" "own" (func $own (param i32) (result i32)))
                  (import "guest" "memory" (memory 0))
                  (func (export "across") (param i32) (result i32)
                    (drop (call $own (i32.const 0)))
                    (i32.store8 (local.get 0) (i32.const 43)) (i32.load8_u (local.get 0))))
                """, guest.function("own"), guest.memory());
        int size = 0;
        for (var export : new String[] {"directly", "own", "host", "indirect", "indirect host"}) {
            size += (int) PAGE;
            assertEquals(42, guest.i32(export, size - 1), export);
            assertThrows(Trap.class, () -> guest.instance().memory().get().load8(guest.memory().size()));
        }
        assertEquals(43, other.i32("across", size + (int) PAGE - 1));
        assertEquals(size + PAGE, guest.memory().size());
    }

    @Test
    void hazard28_a_store_that_is_not_wholly_inside_changes_nothing() {
        for (var operator : AccessOperator.values()) {
            if (!operator.isStore()) continue;
            var guest = world().guest("(module (memory 1)" + access(operator, "", "(local.get 0)") + ")");
            long before = hash(guest);
            for (int inside = 0; inside < operator.width(); inside++) {
                int address = (int) PAGE - inside;
                assertThrows(Trap.class, () -> guest.call("f", Guest.i32s(address, 0)), operator.mnemonic());
                assertEquals(before, hash(guest), operator.mnemonic());
            }
        }
    }

    private static long hash(Guest guest) {
        var bytes = new byte[(int) guest.memory().size()];
        guest.memory().read(0, bytes, 0, bytes.length);
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    @Test
    void size_and_grow_tell_the_pages() {
        var guest = world().guest("""
                (module (memory 1 3)
                  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
                  (func (export "size") (result i32) (memory.size)))
                """);
        assertEquals(1, guest.i32("grow", 1));
        assertEquals(2, guest.i32("size"));
        assertEquals(-1, guest.i32("grow", 2));
        assertEquals(-1, guest.i32("grow", -1));
        assertEquals(2, guest.i32("size"));
        assertEquals(2, guest.i32("grow", 1));
    }

    @Test
    void bulk_instructions_move_bytes_and_trap_outside() {
        var guest = world().guest("""
                (module (memory 1)
                  (data $d "abcdef")
                  (func (export "fill") (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
                  (func (export "copy") (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
                  (func (export "init") (param i32 i32 i32) (memory.init $d (local.get 0) (local.get 1) (local.get 2)))
                  (func (export "drop") (data.drop $d)))
                """);
        guest.call("init", Guest.i32s(10, 1, 4));
        guest.call("fill", Guest.i32s(12, 'x', 1));
        guest.call("copy", Guest.i32s(11, 10, 4));
        var bytes = new byte[6];
        guest.memory().read(10, bytes, 0, 6);
        assertArrayEquals(new byte[] {'b', 'b', 'c', 'x', 'e', 0}, bytes);
        assertThrows(Trap.class, () -> guest.call("fill", Guest.i32s(-1, 0, 2)));
        assertThrows(Trap.class, () -> guest.call("copy", Guest.i32s(0, 65_535, 2)));
        assertThrows(Trap.class, () -> guest.call("init", Guest.i32s(0, 5, 2)));
        guest.call("drop");
        guest.call("init", Guest.i32s(0, 0, 0));
        assertThrows(Trap.class, () -> guest.call("init", Guest.i32s(0, 0, 1)));
    }
}

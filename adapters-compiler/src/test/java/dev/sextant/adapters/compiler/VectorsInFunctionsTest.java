package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.Trap;
import dev.sextant.ports.Value;
import dev.sextant.ports.contract.Guest;
import dev.sextant.ports.contract.Guest.World;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Vectors on their way through functions. Run twice: in a JVM without the Vector API, and in one that has it.
class VectorsInFunctionsTest {

    private static final String PASSING = """
            (module
              (type $mixed (func (param i32 v128 i64 v128) (result v128 i64 v128 i32)))
              (table funcref (elem $mix))
              (global $g (mut v128) (v128.const i32x4 1 2 3 4))
              (func $mix (type $mixed)
                (v128.not (local.get 3)) (local.get 2) (i8x16.add (local.get 1) (local.get 3)) (local.get 0))
              (func (export "direct") (param v128 v128) (result v128 i64 v128 i32)
                (call $mix (i32.const 5) (local.get 0) (i64.const 6) (local.get 1)))
              (func (export "indirect") (param v128 v128) (result v128 i64 v128 i32)
                (call_indirect (type $mixed) (i32.const 5) (local.get 0) (i64.const 6) (local.get 1) (i32.const 0)))
              (func (export "swap") (param v128) (result v128)
                (local v128)
                (local.set 1 (global.get $g))
                (global.set $g (local.tee 0 (i32x4.add (local.get 0) (local.get 1))))
                (select (global.get $g) (local.get 1) (i32.const 1)))
              (func (export "choose") (param v128 v128 i32) (result v128)
                (drop (local.get 1))
                (select (local.get 0) (local.get 1) (local.get 2)))
              (func (export "sum") (param i32) (result v128)
                (local v128 v128)
                (local.set 1 (v128.const i32x4 1 10 100 1000))
                (block (result v128)
                  (v128.const i64x2 0 0)
                  (loop $l (param v128) (result v128)
                    (i32x4.add (local.get 1))
                    (local.tee 2)
                    (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
                  (v128.xor (local.get 2))
                  (br_if 0 (local.get 2) (i32.const 1))
                  (drop))))
            """;

    private static final Value ONE = new Value.V128(0x0102_0304_0506_0708L, -1);
    private static final Value TWO = new Value.V128(2, 0x7F00_0000_0000_0001L);

    @ParameterizedTest
    @ValueSource(strings = {"heap", "segment"})
    void vectors_are_passed_returned_kept_and_chosen(String memory) {
        var guest = World.of(new CompilerEngine(), memory).guest(PASSING);
        var mixed = Array.of(new Value.V128(~2L, ~0x7F00_0000_0000_0001L), new Value.I64(6),
                new Value.V128(0x0102_0304_0506_070AL, 0x7EFF_FFFF_FFFF_FF00L), new Value.I32(5));
        assertEquals(mixed, guest.call("direct", ONE, TWO));
        assertEquals(mixed, guest.call("indirect", ONE, TWO));
        assertEquals(Array.of(new Value.V128(0x2_0000_0003L, 0x7F00_0004_0000_0004L)), guest.call("swap", TWO));
        assertEquals(Array.of(ONE), guest.call("choose", ONE, TWO, new Value.I32(7)));
        assertEquals(Array.of(TWO), guest.call("choose", ONE, TWO, new Value.I32(0)));
        assertEquals(Array.of(new Value.V128(0x1E_0000_0003L, 0xBB8_0000_012CL)), guest.call("sum", new Value.I32(3)));
        assertEquals(Array.of(new Value.V128(100_000L * 10 << 32 | 100_000, 100_000L * 1000 << 32 | 100_000L * 100)),
                guest.call("sum", new Value.I32(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"i32", "i64", "f64", "externref"})
    void what_is_passed_and_returned_beside_a_vector_stays_what_it_is(String type) {
        var types = "v128" + (" " + type).repeat(24);
        var parameters = Array.range(0, 25).map(i -> "(local.get " + i + ")").mkString(" ");
        var guest = World.of(new CompilerEngine(), "heap").guest("""
                (module
                  (type $all (func (param %1$s) (result %1$s)))
                  (table funcref (elem $f))
                  (func $f (type $all) %2$s)
                  (func (export "direct") (type $all) (call $f %2$s))
                  (func (export "indirect") (type $all) (call_indirect (type $all) %2$s (i32.const 0))))
                """.formatted(types, parameters));
        var arguments = Array.<Value>of(ONE).appendAll(Array.rangeClosed(1, 24).map(i -> switch (type) {
            case "i32" -> new Value.I32(i);
            case "i64" -> new Value.I64(i);
            case "f64" -> Value.f64(i);
            default -> new Value.ExternRef(Option.some(i));
        }));
        for (var export : List.of("direct", "indirect")) assertEquals(arguments, guest.function(export).call(arguments), export);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "segment"})
    void hazard28_a_vector_that_is_partly_outside_is_not_stored_in_part(String memory) {
        var guest = World.of(new CompilerEngine(), memory).guest("""
                (module (memory 1)
                  (func (export "store") (param i32)
                    (local v128)
                    (loop (v128.store (local.get 0) (v128.const i64x2 -1 -1))))
                  (func (export "far") (param i32)
                    (local v128)
                    (loop (v128.store offset=0x7ffffff0 (local.get 0) (v128.const i64x2 -1 -1))))
                  (func (export "farther") (param i32)
                    (local v128)
                    (loop (v128.store offset=0xfffffff8 (local.get 0) (v128.const i64x2 -1 -1))))
                  (func (export "load") (param i32) (result i32)
                    (loop (result i32) (i32x4.extract_lane 3 (v128.load offset=4 (local.get 0)))))
                  (func (export "sum") (result i64)
                    (i64.or (i64.load (i32.const 0)) (i64.or (i64.load (i32.const 8)) (i64.load (i32.const 65528))))))
                """);
        for (int address : new int[] {65_521, 65_535, 65_536, -1, -8, -16, Integer.MIN_VALUE}) {
            var trap = assertThrows(Trap.class, () -> guest.call("store", Guest.i32s(address)));
            assertEquals("out of bounds memory access: 16 bytes at " + Integer.toUnsignedString(address)
                    + ", the memory has 65536", trap.getMessage());
        }
        for (int address : new int[] {0, 8, 9, 16, Integer.MAX_VALUE, -1}) {
            assertThrows(Trap.class, () -> guest.call("far", Guest.i32s(address)));
            assertThrows(Trap.class, () -> guest.call("farther", Guest.i32s(address)));
        }
        for (int address : new int[] {65_517, -4, -8, Integer.MAX_VALUE}) {
            assertThrows(Trap.class, () -> guest.i32("load", address));
        }
        assertEquals(0, guest.i64("sum"));
        guest.call("store", Guest.i32s(65_520));
        assertEquals(-1, guest.i32("load", 65_516));
    }
}

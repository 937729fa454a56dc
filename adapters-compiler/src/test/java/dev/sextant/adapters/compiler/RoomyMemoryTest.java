package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.Trap;
import dev.sextant.ports.contract.Guest;
import dev.sextant.ports.contract.Guest.World;
import org.junit.jupiter.api.Test;

class RoomyMemoryTest {

    /// Such an array is what a memory that keeps growing has, so that it is not copied each time.
    @Test
    void an_array_that_is_longer_than_the_memory_is_not_reached_beyond_it() {
        var guest = World.of(new CompilerEngine(), "heap").guest("""
                (module (memory 1)
                  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
                  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
                  (func (export "offset") (param i32) (result i32) (i32.load offset=8 (local.get 0)))
                  (func (export "store") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
                  (func (export "vector") (param i32) (v128.store (local.get 0) (v128.const i64x2 1 2))))
                """);
        for (int i = 0; i < 300; i++) assertEquals(1 + i, guest.i32("grow", 1));
        int size = 301 << 16;
        assertTrue(guest.memory().array().length > size + 64);
        assertEquals(0, guest.i32("load", size - 4));
        assertEquals(0, guest.i32("offset", size - 12));
        for (int beyond : new int[] {size - 3, size, size + 20}) {
            var trap = assertThrows(Trap.class, () -> guest.i32("load", beyond));
            assertEquals("out of bounds memory access: 4 bytes at " + beyond + ", the memory has " + size, trap.getMessage());
        }
        assertThrows(Trap.class, () -> guest.i32("offset", size - 11));
        assertThrows(Trap.class, () -> guest.call("store", Guest.i32s(size, 1)));
        assertThrows(Trap.class, () -> guest.call("vector", Guest.i32s(size - 15)));
        guest.call("vector", Guest.i32s(size - 16));
    }
}

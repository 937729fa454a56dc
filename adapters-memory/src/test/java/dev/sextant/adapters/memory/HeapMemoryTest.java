package dev.sextant.adapters.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.UnlinkableException;
import org.junit.jupiter.api.Test;

class HeapMemoryTest extends LinearMemoryContract {

    @Override
    MemoryProvider provider() {
        return new HeapMemoryProvider();
    }

    @Test
    void a_minimum_beyond_a_java_array_is_unlinkable() {
        var refused = assertThrows(UnlinkableException.class, () -> memory(32_768));
        assertEquals("memory too large: memory 32768.., at most 2147418112 bytes can be had", refused.getMessage());
    }

    @Test
    void hazard25_beyond_two_gibibytes_grow_answers_minus_one() {
        try (var memory = memory(1)) {
            assertEquals(-1, memory.grow(32_767));
            assertEquals(-1, memory.grow(65_535));
            assertEquals(1, memory.pages());
        }
    }

    @Test
    void the_array_is_exact_until_much_was_copied_and_roomy_when_it_keeps_growing() {
        try (var memory = memory(1)) {
            memory.grow(1);
            assertEquals(memory.size(), memory.array().length);
            memory.grow(100);
            assertEquals(memory.size(), memory.array().length);
            for (int i = 0; i < 200; i++) memory.grow(1);
            assertTrue(memory.array().length > memory.size());
        }
    }
}

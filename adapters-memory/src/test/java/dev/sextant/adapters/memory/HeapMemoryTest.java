package dev.sextant.adapters.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.Store;
import dev.sextant.ports.UnlinkableException;
import java.util.ArrayList;
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
    void hazard45_where_the_heap_has_no_more_growth_answers_minus_one_and_takes_nothing() {
        var store = new Store();
        var memories = new ArrayList<LinearMemory>();
        try {
            int answer;
            do {
                var memory = provider().allocate(new MemoryType(Limits.atLeast(1)), store);
                memories.add(memory);
                answer = memory.grow(2_000);
            } while (answer != -1 && memories.size() < 100);
            assertEquals(-1, answer, "12 GiB of a heap of one");
            assertEquals(1, memories.getLast().pages());
            assertEquals(((memories.size() - 1) * 2_001L + 1) * PAGE, store.memoryBytes());
        } finally {
            memories.forEach(LinearMemory::close);
        }
        assertEquals(0, store.memoryBytes());
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

package dev.sextant.adapters.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.ports.MemoryProvider;
import org.junit.jupiter.api.Test;

class SegmentMemoryTest extends LinearMemoryContract {

    @Override
    MemoryProvider provider() {
        return new SegmentMemoryProvider();
    }

    /// Takes 4 GiB of the machine for a moment.
    @Test
    void hazard25_a_memory_grows_to_exactly_four_gibibytes_and_its_last_byte_is_reachable() {
        try (var memory = memory(0)) {
            assertEquals(0, memory.grow(65_536));
            assertEquals(65_536, memory.pages());
            assertEquals(1L << 32, memory.size());
            memory.store8((1L << 32) - 1, (byte) 42);
            memory.store64((1L << 31) - 4, -1);
            assertEquals(42, memory.load8((1L << 32) - 1));
            assertEquals(-1, memory.load64((1L << 31) - 4));
            assertOutOfBounds(() -> memory.load16((1L << 32) - 1));
            memory.copy(0, (1L << 32) - 1, 1);
            assertEquals(42, memory.load8(0));
            assertEquals(-1, memory.grow(1));
            assertEquals(65_536, memory.grow(0));
        }
    }
}

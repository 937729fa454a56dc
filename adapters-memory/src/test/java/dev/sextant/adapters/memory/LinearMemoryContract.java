package dev.sextant.adapters.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.Store;
import dev.sextant.ports.StoreLimits;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import dev.sextant.ports.UnlinkableException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What every linear memory keeps to. A kind of memory extends it and says which one it is.
abstract class LinearMemoryContract {

    static final int PAGE = MemoryType.PAGE;

    abstract MemoryProvider provider();

    final LinearMemory memory(long minimum) {
        return provider().allocate(new MemoryType(Limits.atLeast(minimum)));
    }

    final LinearMemory memory(long minimum, long maximum) {
        return provider().allocate(new MemoryType(Limits.between(minimum, maximum)));
    }

    static void assertOutOfBounds(Executable access) {
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, assertThrows(Trap.class, access).kind());
    }

    /// The whole content, for memories of a few pages.
    static byte[] content(LinearMemory memory) {
        var content = new byte[(int) memory.size()];
        memory.read(0, content, 0, content.length);
        return content;
    }

    @Test
    void a_new_memory_has_its_minimum_of_zeros() {
        try (var memory = memory(2)) {
            assertEquals(2, memory.pages());
            assertEquals(2L * PAGE, memory.size());
            assertArrayEquals(new byte[2 * PAGE], content(memory));
        }
    }

    @Test
    void numbers_lie_little_endian() {
        try (var memory = memory(1)) {
            memory.store64(3, 0x8877665544332211L);
            for (int i = 0; i < 8; i++) assertEquals((byte) (0x11 * (i + 1)), memory.load8(3 + i));
            assertEquals((short) 0x2211, memory.load16(3));
            assertEquals(0x44332211, memory.load32(3));
            assertEquals(0x8877665544332211L, memory.load64(3));
            memory.store32(3, 0xA1B2C3D4);
            memory.store16(7, (short) 0xE5F6);
            memory.store8(9, (byte) 0x99);
            assertEquals(0x8899E5F6A1B2C3D4L, memory.load64(3));
        }
    }

    @Test
    void an_external_type_has_the_current_size_as_its_minimum() {
        try (var memory = memory(1, 5)) {
            memory.grow(2);
            assertEquals(new MemoryType(Limits.between(3, 5)), memory.externalType());
            assertEquals(new MemoryType(Limits.between(1, 5)), memory.type());
        }
    }

    @Test
    void hazard24_an_access_is_inside_or_traps_at_every_edge_of_every_width() {
        for (long pages : new long[] {0, 1, 2}) {
            try (var memory = memory(pages)) {
                var accesses = Map.<Integer, LongConsumer[]>of(
                        1, new LongConsumer[] {memory::load8, a -> memory.store8(a, (byte) -1)},
                        2, new LongConsumer[] {memory::load16, a -> memory.store16(a, (short) -1)},
                        4, new LongConsumer[] {memory::load32, a -> memory.store32(a, -1)},
                        8, new LongConsumer[] {memory::load64, a -> memory.store64(a, -1)});
                accesses.forEach((width, both) -> {
                    for (var access : both) {
                        if (memory.size() > 0) access.accept(memory.size() - width);
                        for (int beyond = 1; beyond <= width; beyond++) {
                            long address = memory.size() - width + beyond;
                            if (address >= 0) assertOutOfBounds(() -> access.accept(address));
                        }
                        for (long address : new long[] {
                                0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, 0x1_0000_0000L, 0x1_FFFF_FFFEL}) {
                            assertOutOfBounds(() -> access.accept(address));
                        }
                    }
                });
            }
        }
    }

    @Test
    void hazard28_a_store_that_straddles_the_end_changes_nothing() {
        try (var memory = memory(1)) {
            memory.fill(0, (byte) 0x5A, PAGE);
            var before = content(memory);
            for (int inside = 1; inside < 8; inside++) {
                long address = PAGE - inside;
                assertOutOfBounds(() -> memory.store64(address, 0));
                if (inside < 4) assertOutOfBounds(() -> memory.store32(address, 0));
                if (inside < 2) assertOutOfBounds(() -> memory.store16(address, (short) 0));
                assertOutOfBounds(() -> memory.write(address, new byte[9], 0, 9));
                assertOutOfBounds(() -> memory.fill(address, (byte) 0, 9));
                assertOutOfBounds(() -> memory.copy(address, 0, 9));
                assertOutOfBounds(() -> memory.init(address, Bytes.copyOf(new byte[9]), 0, 9));
            }
            assertArrayEquals(before, content(memory));
        }
    }

    @Test
    void hazard27_grow_answers_the_size_before_or_minus_one_and_then_changes_nothing() {
        try (var memory = memory(1, 4)) {
            memory.store8(7, (byte) 7);
            assertEquals(1, memory.grow(0));
            assertEquals(1, memory.grow(2));
            assertEquals(3, memory.pages());
            for (int delta : new int[] {2, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
                assertEquals(-1, memory.grow(delta));
                assertEquals(3, memory.pages());
            }
            assertEquals(3, memory.grow(1));
            assertEquals(-1, memory.grow(1));
            assertEquals(4, memory.grow(0));
            assertEquals(7, memory.load8(7));
        }
    }

    @Test
    void grown_pages_are_zero_and_reachable_at_once() {
        try (var memory = memory(0)) {
            for (int pages = 0; pages < 40; pages++) {
                assertEquals(pages, memory.grow(1));
                long last = memory.size() - 8;
                assertEquals(0, memory.load64(last));
                memory.store64(last, pages + 1);
                assertOutOfBounds(() -> memory.load64(last + 1));
            }
            for (int page = 1; page <= 40; page++) assertEquals(page, memory.load64((long) page * PAGE - 8));
        }
    }

    @Test
    void hazard29_bulk_operations_do_what_they_do_to_an_array() {
        var random = new Random(29);
        try (var memory = memory(1)) {
            var model = new byte[PAGE];
            random.nextBytes(model);
            memory.write(0, model, 0, PAGE);
            var segment = new byte[1_000];
            random.nextBytes(segment);
            for (int round = 0; round < 3_000; round++) {
                long to = near(random, PAGE);
                long from = near(random, PAGE);
                long count = near(random, 1_000);
                switch (random.nextInt(3)) {
                    case 0 -> either(to + count <= PAGE && from + count <= PAGE,
                            () -> memory.copy(to, from, count),
                            () -> System.arraycopy(model, (int) from, model, (int) to, (int) count));
                    case 1 -> either(to + count <= PAGE,
                            () -> memory.fill(to, (byte) count, count),
                            () -> Arrays.fill(model, (int) to, (int) (to + count), (byte) count));
                    default -> {
                        long at = near(random, 1_000);
                        either(at + count <= 1_000 && to + count <= PAGE,
                                () -> memory.init(to, Bytes.copyOf(segment), at, count),
                                () -> System.arraycopy(segment, (int) at, model, (int) to, (int) count));
                    }
                }
            }
            assertArrayEquals(model, content(memory));
        }
    }

    /// A u32, mostly below the bound, often at an edge.
    private static long near(Random random, int bound) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> bound;
            case 2 -> bound + 1;
            case 3 -> 0xFFFF_FFFFL;
            case 4 -> 0x8000_0000L;
            default -> random.nextInt(bound);
        };
    }

    private static void either(boolean fits, Executable operation, Runnable onModel) {
        if (!fits) {
            assertOutOfBounds(operation);
            return;
        }
        try {
            operation.execute();
        } catch (Throwable unexpected) {
            throw new AssertionError(unexpected);
        }
        onModel.run();
    }

    @Test
    void a_bulk_operation_of_no_bytes_may_stand_at_the_end_but_not_behind_it() {
        try (var memory = memory(1)) {
            memory.fill(PAGE, (byte) 1, 0);
            memory.copy(PAGE, PAGE, 0);
            memory.init(PAGE, Bytes.EMPTY, 0, 0);
            assertOutOfBounds(() -> memory.fill(PAGE + 1, (byte) 1, 0));
            assertOutOfBounds(() -> memory.copy(PAGE + 1, 0, 0));
            assertOutOfBounds(() -> memory.copy(0, PAGE + 1, 0));
            assertOutOfBounds(() -> memory.init(PAGE + 1, Bytes.EMPTY, 0, 0));
            assertOutOfBounds(() -> memory.init(0, Bytes.EMPTY, 1, 0));
        }
    }

    @Test
    void a_trap_says_what_was_asked_and_what_there_is() {
        try (var memory = memory(1)) {
            var trap = assertThrows(Trap.class, () -> memory.load64(65_532));
            assertEquals("out of bounds memory access: 8 bytes at 65532, the memory has 65536", trap.getMessage());
        }
    }

    @Test
    void an_access_after_close_traps() {
        var memory = memory(1);
        memory.close();
        memory.close();
        assertOutOfBounds(() -> memory.load8(0));
        assertOutOfBounds(() -> memory.store64(0, 1));
        assertEquals(0, memory.size());
    }

    @Test
    void hazard45_growth_ends_at_the_budget_and_what_is_closed_is_given_back() {
        var store = new Store(new StoreLimits(100L * PAGE, 150L * PAGE, 0, 0));
        var first = provider().allocate(new MemoryType(Limits.atLeast(1)), store);
        int pages = 1;
        while (first.grow(1) != -1) pages++;
        assertEquals(100, pages);
        assertEquals(100, first.pages());
        try (var second = provider().allocate(new MemoryType(Limits.atLeast(50)), store)) {
            assertEquals(-1, second.grow(1));
            assertEquals(50, second.grow(0));
            assertEquals(150L * PAGE, store.memoryBytes());
            first.close();
            first.close();
            assertEquals(50L * PAGE, store.memoryBytes());
            assertEquals(-1, first.grow(1));
            assertEquals(50, second.grow(50));
        }
        assertEquals(0, store.memoryBytes());
    }

    @Test
    void hazard45_a_minimum_beyond_the_budget_is_unlinkable_and_takes_nothing() {
        var store = new Store(new StoreLimits(10L * PAGE, 5L * PAGE, 0, 0));
        var refused = assertThrows(UnlinkableException.class,
                () -> provider().allocate(new MemoryType(Limits.atLeast(6)), store));
        assertEquals("memory too large: memory 6.., at most 327680 bytes can be had", refused.getMessage());
        assertEquals(0, store.memoryBytes());
    }

    @Test
    void hazard43_a_new_memory_never_shows_an_older_ones_bytes() {
        for (int round = 0; round < 1_000; round++) {
            try (var memory = memory(1)) {
                assertEquals(0, memory.load64(round * 8L));
                memory.fill(0, (byte) -1, PAGE);
            }
        }
    }
}

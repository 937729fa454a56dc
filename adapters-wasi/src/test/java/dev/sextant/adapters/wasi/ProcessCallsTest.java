package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.Guest.DATA;
import static dev.sextant.adapters.wasi.Guest.RESULT;
import static dev.sextant.ports.system.Errno.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.ports.Caller;
import dev.sextant.ports.Exit;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.Grants;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arguments, environment, clocks, random bytes, and the end.
class ProcessCallsTest {

    @Test
    void arguments_and_variables_lie_in_memory_one_behind_the_other_each_with_a_NUL() {
        var grants = Grants.none().withArguments("prog", "", "naïve").withVariable("A", "1").withVariable("B", "x=y");
        try (var guest = new Guest(grants)) {
            assertEquals(3, guest.get(Preview1Function.ARGS_SIZES_GET, RESULT, RESULT + 4));
            assertEquals(5 + 1 + 7, guest.load32(RESULT + 4));
            assertEquals(SUCCESS, guest.call(Preview1Function.ARGS_GET, DATA, DATA + 100));
            assertEquals("prog\0\0naïve\0", guest.text(DATA + 100, 13));
            assertEquals(List.of(DATA + 100, DATA + 105, DATA + 106),
                    List.of(guest.load32(DATA), guest.load32(DATA + 4), guest.load32(DATA + 8)));
            assertEquals(2, guest.get(Preview1Function.ENVIRON_SIZES_GET, RESULT, RESULT + 4));
            assertEquals(SUCCESS, guest.call(Preview1Function.ENVIRON_GET, DATA, DATA + 100));
            assertEquals("A=1\0B=x=y\0", guest.text(DATA + 100, 10));
        }
    }

    @Test
    void hazard59_sizes_are_those_of_what_is_written_and_what_does_not_fit_is_a_fault_that_writes_nothing() {
        try (var guest = new Guest(Grants.none().withArguments("a", "bc"))) {
            long size = Guest.SIZE;
            assertEquals(SUCCESS, guest.call(Preview1Function.ARGS_GET, size - 8, size - 13));
            var before = guest.get(0, (int) size);
            for (long[] row : new long[][] {{size - 7, DATA}, {DATA, size - 4}, {0xFFFF_FFFFL, DATA}, {DATA, 0xFFFF_FFFCL}}) {
                assertEquals(FAULT, guest.call(Preview1Function.ARGS_GET, row));
            }
            assertEquals(FAULT, guest.call(Preview1Function.ARGS_SIZES_GET, RESULT, size - 3));
            assertEquals(FAULT, guest.call(Preview1Function.ARGS_SIZES_GET, size - 3, RESULT));
            assertArrayEquals(before, guest.get(0, (int) size));
        }
        try (var guest = new Guest(Grants.none())) {
            assertEquals(0, guest.get(Preview1Function.ARGS_SIZES_GET, RESULT, RESULT + 4));
            assertEquals(0, guest.load32(RESULT + 4));
            assertEquals(SUCCESS, guest.call(Preview1Function.ARGS_GET, Guest.SIZE, Guest.SIZE));
        }
    }

    @Test
    void an_argument_with_a_NUL_is_the_embedders_mistake() {
        var grants = Grants.none().withEnvironment(Array.of(Bytes.copyOf((byte) 'A', (byte) '=', (byte) 0)));
        assertEquals("a variable with a NUL at byte 2",
                assertThrows(IllegalArgumentException.class, () -> new Program(grants)).getMessage());
    }

    @Test
    void the_time_is_the_same_at_every_run_unless_a_real_one_is_granted() {
        try (var guest = new Guest(Grants.none())) {
            assertEquals(SUCCESS, guest.call(Preview1Function.CLOCK_TIME_GET, 0, 0, RESULT));
            assertEquals(1_640_995_200_000_000_000L, guest.load64(RESULT));
            assertEquals(SUCCESS, guest.call(Preview1Function.CLOCK_TIME_GET, 1, -1, RESULT));
            assertEquals(1_000_000, guest.load64(RESULT));
            for (int clock = 0; clock < 4; clock++) {
                assertEquals(SUCCESS, guest.call(Preview1Function.CLOCK_RES_GET, clock, RESULT));
                assertEquals(1_000_000, guest.load64(RESULT));
                assertEquals(SUCCESS, guest.call(Preview1Function.CLOCK_TIME_GET, clock, 0, RESULT));
            }
            for (int clock : new int[] {4, 255, -1}) {
                assertEquals(INVAL, guest.call(Preview1Function.CLOCK_RES_GET, clock, RESULT));
                assertEquals(INVAL, guest.call(Preview1Function.CLOCK_TIME_GET, clock, 0, RESULT));
            }
        }
    }

    @Test
    void the_end_has_a_code_and_goes_through_the_guest() {
        try (var guest = new Guest(Grants.none())) {
            for (int code : new int[] {0, 1, 42, 255, -1}) {
                assertEquals(code, assertThrows(Exit.class, () -> guest.call(Preview1Function.PROC_EXIT, code)).code());
            }
        }
    }

    @Test
    void a_signal_does_what_POSIX_says_of_one_that_nobody_handles() {
        var ignored = Set.of(0, 16, 17, 22, 27);
        var stopping = Set.of(18, 19, 20, 21);
        try (var guest = new Guest(Grants.none())) {
            for (int signal = 0; signal <= 30; signal++) {
                int number = signal;
                if (ignored.contains(signal)) {
                    assertEquals(SUCCESS, guest.call(Preview1Function.PROC_RAISE, signal));
                } else if (stopping.contains(signal)) {
                    assertEquals(NOTSUP, guest.call(Preview1Function.PROC_RAISE, signal));
                } else {
                    var exit = assertThrows(Exit.class, () -> guest.call(Preview1Function.PROC_RAISE, number));
                    assertEquals(128 + signal, exit.code());
                }
            }
            assertEquals(INVAL, guest.call(Preview1Function.PROC_RAISE, 31));
            assertEquals(INVAL, guest.call(Preview1Function.PROC_RAISE, -1));
        }
    }

    @Test
    void a_call_in_a_store_that_was_stopped_does_not_begin() {
        var store = new Store();
        try (var guest = new Guest(Grants.none(), "heap", store)) {
            assertEquals(SUCCESS, guest.call(Preview1Function.SCHED_YIELD));
            store.stop(Interruption.Reason.CANCELLED);
            assertThrows(Interruption.class, () -> guest.call(Preview1Function.SCHED_YIELD));
            assertThrows(Interruption.class, () -> guest.call(Preview1Function.CLOCK_TIME_GET, 0, 0, RESULT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "segment"})
    void hazard58_random_bytes_come_in_chunks_of_64_KiB_and_stop_when_the_store_does(String memory) {
        var asked = new HashSet<Integer>();
        var store = new Store();
        var grants = Grants.none().withEntropy((target, from, count) -> {
            asked.add(target.length);
            for (int i = 0; i < count; i++) target[from + i] = 7;
        });
        try (var guest = new Guest(grants, memory, store)) {
            assertEquals(SUCCESS, guest.call(Preview1Function.RANDOM_GET, 100, 200_001));
            assertEquals(0, guest.bytes().load8(99));
            assertEquals(7, guest.bytes().load8(100));
            assertEquals(7, guest.bytes().load8(200_100));
            assertEquals(0, guest.bytes().load8(200_101));
            assertEquals(Set.of(65_536), asked);
            for (long length : new long[] {0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_FFFFL, Guest.SIZE + 1}) {
                assertEquals(FAULT, guest.call(Preview1Function.RANDOM_GET, 0, length));
            }
            assertEquals(SUCCESS, guest.call(Preview1Function.RANDOM_GET, Guest.SIZE, 0));
        }
        var chunks = new ArrayList<Integer>();
        var stopping = Grants.none().withEntropy((_, _, count) -> {
            chunks.add(count);
            store.stop(Interruption.Reason.DEADLINE);
        });
        try (var guest = new Guest(stopping, memory, store)) {
            assertThrows(Interruption.class, () -> guest.call(Preview1Function.RANDOM_GET, 0, Guest.SIZE));
            assertEquals(1, chunks.size());
        }
    }

    @Test
    void random_bytes_are_the_same_at_every_run_unless_real_ones_are_granted() {
        var runs = new HashSet<List<Long>>();
        for (int i = 0; i < 3; i++) {
            try (var guest = new Guest(Grants.none())) {
                assertEquals(SUCCESS, guest.call(Preview1Function.RANDOM_GET, DATA, 16));
                runs.add(List.of(guest.load64(DATA), guest.load64(DATA + 8)));
            }
        }
        assertEquals(1, runs.size());
        assertTrue(runs.iterator().next().getFirst() != 0);
    }

    @Test
    void a_caller_without_a_memory_is_answered_FAULT() {
        var program = new Program(Grants.none());
        for (var function : Preview1Function.values()) {
            boolean hasPointer = function.parameters().exists(parameter -> switch (parameter) {
                case Parameter.Out _ -> true;
                case Parameter.In in -> in.type().slots() == 2;
            });
            if (!hasPointer) continue;
            var numbers = new long[16];
            Arrays.fill(numbers, 1);
            program.answer(function, Caller.EMBEDDER, numbers, 0);
            assertEquals(Errno.FAULT.ordinal(), numbers[0], function.text());
        }
    }
}

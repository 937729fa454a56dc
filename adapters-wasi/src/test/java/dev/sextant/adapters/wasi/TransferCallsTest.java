package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.Guest.DATA;
import static dev.sextant.adapters.wasi.Guest.RESULT;
import static dev.sextant.adapters.wasi.Guest.VECTORS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Input;
import dev.sextant.ports.system.Mount;
import dev.sextant.ports.system.Output;
import dev.sextant.runtime.WasmRuntime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading and writing.
class TransferCallsTest {

    /// A stream that has what it was given, piece by piece: nothing is there before somebody has waited.
    static final class Pieces implements Input {

        private final List<byte[]> pieces = new ArrayList<>();
        private byte[] now = new byte[0];
        private int reads;
        private int awaited;
        private final List<Integer> asked = new ArrayList<>();

        Pieces(String... pieces) {
            for (var piece : pieces) this.pieces.add(piece.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public long available() {
            return now.length > 0 ? now.length : pieces.isEmpty() ? -1 : 0;
        }

        @Override
        public int read(byte[] target, int from, int count) throws ErrnoException {
            reads++;
            asked.add(count);
            int read = peek(target, from, count);
            now = Arrays.copyOfRange(now, read, now.length);
            return read;
        }

        int peek(byte[] target, int from, int count) throws ErrnoException {
            if (now.length == 0 && !pieces.isEmpty()) throw new ErrnoException(Errno.AGAIN);
            int read = Math.min(count, now.length);
            System.arraycopy(now, 0, target, from, read);
            return read;
        }

        @Override
        public void await(long nanos) {
            awaited++;
            if (now.length == 0 && !pieces.isEmpty()) now = pieces.removeFirst();
        }
    }

    private static Grants files() {
        return Grants.none().withMount("/", WasmRuntime.host().memory(1 << 24), Mount.Access.READ_WRITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "segment"})
    void what_is_written_to_a_file_is_read_from_it_in_either_kind_of_memory(String memory) {
        var text = "0123456789".repeat(13_000);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var guest = new Guest(files(), memory, new Store())) {
            int fd = guest.opened("file", Flags.OPEN_CREAT);
            guest.put(DATA, bytes);
            guest.bytes().store64(VECTORS, DATA | (long) 7 << 32);
            guest.bytes().store64(VECTORS + 8, DATA + 7 | (long) (bytes.length - 7) << 32);
            assertEquals(bytes.length, guest.get(Preview1Function.FD_WRITE, fd, VECTORS, 2, RESULT));
            assertEquals(Errno.SUCCESS, guest.call(Preview1Function.FD_SEEK, fd, 0, 0, RESULT));
            guest.bytes().fill(DATA, (byte) 0, bytes.length);
            assertEquals(bytes.length, guest.get(Preview1Function.FD_READ, fd, VECTORS, 2, RESULT));
            assertArrayEquals(bytes, guest.get(DATA, bytes.length));
            assertEquals(0, guest.get(Preview1Function.FD_READ, fd, VECTORS, 2, RESULT));
        }
    }

    @Test
    void reading_and_writing_at_a_position_leave_the_files_own() {
        try (var guest = new Guest(files())) {
            int fd = guest.opened("file", Flags.OPEN_CREAT);
            guest.write(fd, "abcdef");
            guest.put(DATA, new byte[] {'X', 'Y'});
            guest.vector(DATA, 2);
            assertEquals(2, guest.get(Preview1Function.FD_PWRITE, fd, VECTORS, 1, 1, RESULT));
            assertEquals(6, guest.get(Preview1Function.FD_TELL, fd, RESULT));
            guest.vector(DATA, 100);
            assertEquals(5, guest.get(Preview1Function.FD_PREAD, fd, VECTORS, 1, 1, RESULT));
            assertEquals("XYdef", guest.text(DATA, 5));
            assertEquals(0, guest.get(Preview1Function.FD_PREAD, fd, VECTORS, 1, 1_000, RESULT));
            assertEquals(Errno.INVAL, guest.call(Preview1Function.FD_PREAD, fd, VECTORS, 1, -1, RESULT));
            assertEquals(Errno.INVAL, guest.call(Preview1Function.FD_PWRITE, fd, VECTORS, 1, Long.MIN_VALUE, RESULT));
            assertEquals(Errno.FBIG, guest.call(Preview1Function.FD_PWRITE, fd, VECTORS, 1, Long.MAX_VALUE, RESULT));
        }
    }

    @Test
    void what_is_appended_goes_to_the_end_wherever_the_position_is() {
        try (var guest = new Guest(files())) {
            guest.file("file", "abc");
            assertEquals(Errno.SUCCESS, guest.open(Guest.ROOT, 0, "file", 0, Rights.ALL, Flags.FD_APPEND));
            int fd = guest.load32(RESULT);
            assertEquals(Errno.SUCCESS, guest.write(fd, "def"));
            assertEquals(6, guest.get(Preview1Function.FD_TELL, fd, RESULT));
            assertEquals("abcdef", guest.content("file"));
        }
    }

    @Test
    void a_read_waits_for_what_there_will_be_and_is_0_at_the_end() {
        var input = new Pieces("one", "two");
        try (var guest = new Guest(Grants.none().withInput(input))) {
            assertEquals("one", guest.read(0, 100));
            assertEquals("tw", guest.read(0, 2));
            assertEquals("o", guest.read(0, 100));
            assertEquals("", guest.read(0, 100));
            assertEquals(2, input.awaited);
        }
    }

    @Test
    void a_read_that_does_not_wait_is_answered_AGAIN_and_one_of_nothing_does_not_wait() {
        try (var guest = new Guest(Grants.none().withInput(new Pieces("one")))) {
            assertEquals("", guest.read(0, 0));
            assertEquals(Errno.SUCCESS, guest.call(Preview1Function.FD_FDSTAT_SET_FLAGS, 0, Flags.FD_NONBLOCK));
            guest.vector(DATA, 100);
            guest.bytes().store32(RESULT, 77);
            assertEquals(Errno.AGAIN, guest.call(Preview1Function.FD_READ, 0, VECTORS, 1, RESULT));
            assertEquals(77, guest.load32(RESULT));
        }
    }

    @Test
    void a_write_that_cannot_be_taken_yet_is_offered_again() {
        var taken = new StringBuilder();
        Output output = new Output() {
            private int offers;

            @Override
            public int write(byte[] source, int from, int count) throws ErrnoException {
                if (++offers < 4) throw new ErrnoException(Errno.AGAIN);
                taken.append(new String(source, from, count, StandardCharsets.UTF_8));
                return count;
            }
        };
        try (var guest = new Guest(Grants.none().withOutput(output))) {
            assertEquals(Errno.SUCCESS, guest.write(1, "text"));
            assertEquals(4, guest.load32(RESULT));
            assertEquals("text", taken.toString());
        }
    }

    @Test
    void an_output_that_nobody_reads_is_a_broken_pipe_and_half_a_write_is_half_a_success() {
        Output half = new Output() {
            private int room = 3;

            @Override
            public int write(byte[] source, int from, int count) throws ErrnoException {
                if (room == 0) throw new ErrnoException(Errno.PIPE);
                int taken = Math.min(room, count);
                room -= taken;
                return taken;
            }
        };
        try (var guest = new Guest(Grants.none().withOutput(half))) {
            assertEquals(Errno.SUCCESS, guest.write(1, "text"));
            assertEquals(3, guest.load32(RESULT));
            assertEquals(Errno.PIPE, guest.write(1, "t"));
        }
    }

    @Test
    void hazard47_a_blocked_read_ends_when_the_store_is_stopped() {
        var store = new Store();
        var input = new Input() {
            @Override
            public long available() {
                return 0;
            }

            @Override
            public int read(byte[] target, int from, int count) throws ErrnoException {
                throw new ErrnoException(Errno.AGAIN);
            }

            @Override
            public void await(long nanos) {
                store.stop(Interruption.Reason.CANCELLED);
            }
        };
        try (var guest = new Guest(Grants.none().withInput(input), "heap", store)) {
            guest.vector(DATA, 100);
            assertThrows(Interruption.class, () -> guest.call(Preview1Function.FD_READ, 0, VECTORS, 1, RESULT));
        }
    }

    @Test
    void hazard56_vectors_outside_of_memory_are_faults_and_nothing_is_read_or_written() {
        long size = Guest.SIZE;
        // Address and count of the array; address and length of its first vector; the expected errno.
        long[][] rows = {
            {size - 8, 1, DATA, size, Errno.FAULT.ordinal()},
            {VECTORS, 1, size - 3, 4, Errno.FAULT.ordinal()},
            {VECTORS, 1, size, 0, Errno.SUCCESS.ordinal()},
            {VECTORS, 1, size + 1, 0, Errno.FAULT.ordinal()},
            {VECTORS, 1, 0xFFFF_FFFFL, 1, Errno.FAULT.ordinal()},
            {VECTORS, 1, DATA, 0xFFFF_FFFFL, Errno.FAULT.ordinal()},
            {VECTORS, 1, DATA, 0x8000_0000L, Errno.FAULT.ordinal()},
            {VECTORS, 0x2000_0000L, DATA, 1, Errno.FAULT.ordinal()},
            {VECTORS, 0x2000_0001L, DATA, 1, Errno.FAULT.ordinal()},
            {VECTORS, 0xFFFF_FFFFL, DATA, 1, Errno.FAULT.ordinal()},
            {VECTORS, 1_025, DATA, 1, Errno.INVAL.ordinal()},
            {0xFFFF_FFF8L, 1, DATA, 1, Errno.FAULT.ordinal()},
            {VECTORS, 0, DATA, 1, Errno.SUCCESS.ordinal()},
        };
        for (var row : rows) {
            for (var function : List.of(Preview1Function.FD_READ, Preview1Function.FD_WRITE)) {
                var input = new Pieces("abcdef");
                input.await(0);
                var taken = new ArrayList<Integer>();
                var grants = Grants.none().withInput(input).withOutput((source, from, count) -> {
                    taken.add(count);
                    return count;
                });
                try (var guest = new Guest(grants)) {
                    boolean isInside = row[0] + 8 <= size;
                    if (isInside) guest.bytes().store64(row[0], row[2] | row[3] << 32);
                    guest.bytes().store32(RESULT, 77);
                    var before = guest.get(0, (int) size);
                    var errno = guest.call(function, function == Preview1Function.FD_READ ? 0 : 1, row[0], row[1], RESULT);
                    assertEquals(Errno.values()[(int) row[4]], errno, () -> function + Arrays.toString(row));
                    if (errno != Errno.SUCCESS) {
                        assertEquals(0, input.reads);
                        assertTrue(taken.isEmpty());
                        assertArrayEquals(before, guest.get(0, (int) size));
                    }
                }
            }
        }
    }

    @Test
    void hazard56_a_bad_address_of_the_result_keeps_a_read_from_taking_anything() {
        var input = new Pieces("abc");
        input.await(0);
        try (var guest = new Guest(Grants.none().withInput(input))) {
            guest.vector(DATA, 100);
            assertEquals(Errno.FAULT, guest.call(Preview1Function.FD_READ, 0, VECTORS, 1, Guest.SIZE - 3));
            assertEquals(0, input.reads);
            assertEquals("abc", guest.read(0, 100));
        }
    }

    @Test
    void hazard56_vectors_may_lie_in_the_buffers_that_they_name() {
        var input = new Pieces("x".repeat(64));
        input.await(0);
        try (var guest = new Guest(Grants.none().withInput(input))) {
            guest.bytes().store64(VECTORS, VECTORS | 32L << 32);
            guest.bytes().store64(VECTORS + 8, DATA | 32L << 32);
            assertEquals(64, guest.get(Preview1Function.FD_READ, 0, VECTORS, 2, RESULT));
            assertEquals("x".repeat(32), guest.text(DATA, 32));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "segment"})
    void hazard58_what_a_guest_asks_for_goes_in_chunks_of_64_KiB_at_most(String memory) {
        var input = new Pieces("x".repeat(200_000));
        input.await(0);
        var taken = new ArrayList<Integer>();
        var grants = Grants.none().withInput(input).withOutput((_, _, count) -> {
            taken.add(count);
            return count;
        });
        try (var guest = new Guest(grants, memory, new Store())) {
            guest.vector(DATA, 200_000);
            assertEquals(200_000, guest.get(Preview1Function.FD_READ, 0, VECTORS, 1, RESULT));
            assertEquals(List.of(65_536, 65_536, 65_536, 3_392), input.asked);
            guest.vector(DATA, 200_000);
            assertEquals(200_000, guest.get(Preview1Function.FD_WRITE, 1, VECTORS, 1, RESULT));
            assertEquals(input.asked, taken);
        }
    }
}

package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.Guest.DATA;
import static dev.sextant.adapters.wasi.Guest.RESULT;
import static dev.sextant.adapters.wasi.Guest.VECTORS;
import static dev.sextant.ports.system.Errno.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Connection;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Listener;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sockets.
class SocketCallsTest {

    private static final int LISTENER = 3;
    private static final int CONNECTION = 4;

    /// A connection from whose other end pieces come, one at each wait.
    static final class Line implements Connection {

        private final TransferCallsTest.Pieces pieces;
        private final StringBuilder written = new StringBuilder();
        private boolean isClosed;
        private boolean isReadingShut;
        private boolean isWritingShut;

        Line(String... pieces) {
            this.pieces = new TransferCallsTest.Pieces(pieces);
        }

        @Override
        public long available() {
            return pieces.available();
        }

        @Override
        public int read(byte[] target, int from, int count) throws ErrnoException {
            return pieces.read(target, from, count);
        }

        @Override
        public int peek(byte[] target, int from, int count) throws ErrnoException {
            return pieces.peek(target, from, count);
        }

        @Override
        public int write(byte[] source, int from, int count) {
            written.append(new String(source, from, count, StandardCharsets.UTF_8));
            return count;
        }

        @Override
        public void await(long nanos) {
            pieces.await(nanos);
        }

        @Override
        public void shutdown(boolean reading, boolean writing) {
            isReadingShut |= reading;
            isWritingShut |= writing;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    /// A listener to which somebody connects once one has waited for it.
    static final class Door implements Listener {

        private final Runnable inVain;
        private final Deque<Connection> coming = new ArrayDeque<>();
        private int awaited;
        private boolean isClosed;

        Door(Connection... coming) {
            this(() -> {}, coming);
        }

        /// @param inVain what happens when somebody waits and nobody will come
        Door(Runnable inVain, Connection... coming) {
            this.inVain = inVain;
            this.coming.addAll(List.of(coming));
        }

        @Override
        public Option<Connection> accept() {
            return isReady() ? Option.of(coming.poll()) : Option.none();
        }

        @Override
        public boolean isReady() {
            return awaited > 0 && !coming.isEmpty();
        }

        @Override
        public void await(long nanos) {
            awaited++;
            if (coming.isEmpty()) inVain.run();
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private static Guest guest(Listener listener) {
        return new Guest(Grants.none().withListener(listener));
    }

    private static int accepted(Guest guest) {
        return guest.get(Preview1Function.SOCK_ACCEPT, LISTENER, 0, RESULT);
    }

    private static Errno receive(Guest guest, int fd, int count, int flags) {
        guest.vector(DATA, count);
        guest.bytes().store16(RESULT + 8, (short) 77);
        return guest.call(Preview1Function.SOCK_RECV, fd, VECTORS, 1, flags, RESULT, RESULT + 8);
    }

    private static String received(Guest guest, int fd, int count, int flags) {
        assertEquals(SUCCESS, receive(guest, fd, count, flags));
        assertEquals(0, guest.bytes().load16(RESULT + 8));
        return guest.text(DATA, guest.load32(RESULT));
    }

    @Test
    void a_listener_is_behind_the_mounts_and_no_directory() {
        try (var guest = guest(new Door())) {
            assertEquals(BADF, guest.call(Preview1Function.FD_PRESTAT_GET, LISTENER, RESULT));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_GET, LISTENER, RESULT));
            assertEquals(FileType.SOCKET_STREAM.ordinal(), guest.bytes().load8(RESULT));
        }
    }

    @Test
    void accepting_waits_unless_the_listener_does_not() {
        var door = new Door(new Line(), new Line());
        try (var guest = guest(door)) {
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_SET_FLAGS, LISTENER, Flags.FD_NONBLOCK));
            assertEquals(AGAIN, guest.call(Preview1Function.SOCK_ACCEPT, LISTENER, 0, RESULT));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_SET_FLAGS, LISTENER, 0));
            assertEquals(INVAL, guest.call(Preview1Function.SOCK_ACCEPT, LISTENER, Flags.FD_APPEND, RESULT));
            assertEquals(CONNECTION, accepted(guest));
            assertEquals(1, door.awaited);
            assertEquals(5, guest.get(Preview1Function.SOCK_ACCEPT, LISTENER, Flags.FD_NONBLOCK, RESULT));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_GET, 5, RESULT));
            assertEquals(Flags.FD_NONBLOCK, guest.bytes().load16(RESULT + 2));
        }
        assertTrue(door.isClosed);
    }

    @Test
    void what_comes_is_received_looked_at_and_waited_for() {
        try (var guest = guest(new Door(new Line("abc", "defg", "hij")))) {
            int fd = accepted(guest);
            assertEquals("ab", received(guest, fd, 2, Flags.RECV_PEEK));
            assertEquals("abc", received(guest, fd, 100, Flags.RECV_PEEK));
            assertEquals("abc", received(guest, fd, 100, 0));
            assertEquals("de", guest.read(fd, 2));
            assertEquals("fghi", received(guest, fd, 4, Flags.RECV_WAITALL));
            assertEquals("j", received(guest, fd, 100, Flags.RECV_WAITALL));
            assertEquals("", received(guest, fd, 100, 0));
            assertEquals("", received(guest, fd, 100, Flags.RECV_PEEK));
            assertEquals(INVAL, receive(guest, fd, 10, 4));
        }
    }

    @Test
    void one_that_does_not_wait_is_answered_AGAIN() {
        try (var guest = guest(new Door(new Line("abc")))) {
            int fd = guest.get(Preview1Function.SOCK_ACCEPT, LISTENER, Flags.FD_NONBLOCK, RESULT);
            for (int flags = 0; flags < 3; flags++) assertEquals(AGAIN, receive(guest, fd, 10, flags));
        }
    }

    @Test
    void looking_at_what_comes_spreads_it_over_the_buffers() {
        try (var guest = guest(new Door(new Line("abcdef")))) {
            int fd = accepted(guest);
            guest.bytes().store64(VECTORS, DATA | 2L << 32);
            guest.bytes().store64(VECTORS + 8, DATA + 100 | 10L << 32);
            assertEquals(6, guest.get(Preview1Function.SOCK_RECV, fd, VECTORS, 2, Flags.RECV_PEEK, RESULT, RESULT + 8));
            assertEquals("ab", guest.text(DATA, 2));
            assertEquals("cdef", guest.text(DATA + 100, 4));
            assertEquals(6, guest.get(Preview1Function.SOCK_RECV, fd, VECTORS, 2, 0, RESULT, RESULT + 8));
        }
    }

    @Test
    void what_is_sent_goes_out_until_that_direction_is_ended() {
        var line = new Line();
        try (var guest = guest(new Door(line))) {
            int fd = accepted(guest);
            assertEquals(SUCCESS, guest.write(fd, "written "));
            guest.put(DATA, "sent".getBytes(StandardCharsets.UTF_8));
            guest.vector(DATA, 4);
            assertEquals(4, guest.get(Preview1Function.SOCK_SEND, fd, VECTORS, 1, 0, RESULT));
            assertEquals(INVAL, guest.call(Preview1Function.SOCK_SEND, fd, VECTORS, 1, 1, RESULT));
            assertEquals("written sent", line.written.toString());
            assertEquals(INVAL, guest.call(Preview1Function.SOCK_SHUTDOWN, fd, 0));
            assertEquals(INVAL, guest.call(Preview1Function.SOCK_SHUTDOWN, fd, 4));
            assertEquals(SUCCESS, guest.call(Preview1Function.SOCK_SHUTDOWN, fd, Flags.SHUTDOWN_WR));
            assertTrue(line.isWritingShut && !line.isReadingShut);
            assertEquals(SUCCESS, guest.close(fd));
            assertTrue(line.isClosed);
        }
    }

    @Test
    void what_is_no_socket_or_not_connected_is_said() {
        var grants = Grants.none().withMount("/", WasmRuntime.host().memory(1 << 20), Mount.Access.READ_WRITE)
                .withListener(new Door(new Line()));
        try (var guest = new Guest(grants)) {
            guest.file("file", "");
            int file = guest.opened("file", 0);
            for (int fd : new int[] {0, 1, 3, file}) {
                assertEquals(NOTSOCK, guest.call(Preview1Function.SOCK_ACCEPT, fd, 0, RESULT));
                assertEquals(NOTSOCK, receive(guest, fd, 10, 0));
                assertEquals(NOTSOCK, guest.call(Preview1Function.SOCK_SEND, fd, VECTORS, 1, 0, RESULT));
                assertEquals(NOTSOCK, guest.call(Preview1Function.SOCK_SHUTDOWN, fd, 1));
            }
            int listener = 4;
            assertEquals(NOTCONN, receive(guest, listener, 10, 0));
            assertEquals(NOTCONN, guest.call(Preview1Function.SOCK_SEND, listener, VECTORS, 1, 0, RESULT));
            assertEquals(NOTCONN, guest.call(Preview1Function.SOCK_SHUTDOWN, listener, 1));
            assertEquals(NOTCONN, guest.write(listener, "x"));
            int connection = guest.get(Preview1Function.SOCK_ACCEPT, listener, 0, RESULT);
            assertEquals(INVAL, guest.call(Preview1Function.SOCK_ACCEPT, connection, 0, RESULT));
            assertEquals(SPIPE, guest.call(Preview1Function.FD_SEEK, connection, 0, 0, RESULT));
            assertEquals(NOTDIR, guest.path(Preview1Function.PATH_UNLINK_FILE, connection, "x"));
            assertEquals(BADF, receive(guest, 99, 10, 0));
        }
    }

    @Test
    void no_connection_is_taken_when_there_is_no_number_left_for_it() {
        var door = new Door(new Line());
        door.await(0);
        try (var guest = new Guest(Grants.none().withListener(door).withMaximumDescriptors(4))) {
            assertEquals(MFILE, guest.call(Preview1Function.SOCK_ACCEPT, LISTENER, 0, RESULT));
            assertTrue(door.isReady());
        }
    }

    @Test
    void hazard47_accepting_ends_when_the_store_is_stopped() {
        var store = new Store();
        Listener never = new Listener() {
            @Override
            public Option<Connection> accept() {
                return Option.none();
            }

            @Override
            public boolean isReady() {
                return false;
            }

            @Override
            public void await(long nanos) {
                store.stop(Interruption.Reason.CANCELLED);
            }

            @Override
            public void close() {}
        };
        try (var guest = new Guest(Grants.none().withListener(never), "heap", store)) {
            assertThrows(Interruption.class, () -> guest.call(Preview1Function.SOCK_ACCEPT, LISTENER, 0, RESULT));
        }
    }
}

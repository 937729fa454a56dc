package dev.sextant.adapters.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.system.Connection;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sockets of the machine.
class SocketsTest {

    private static final long MINUTE = 60_000_000_000L;

    private SocketListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = SocketListener.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), listener.port());
    }

    private Connection accept() throws ErrnoException {
        listener.await(MINUTE);
        return listener.accept().get();
    }

    private interface Attempt {
        void run() throws ErrnoException;
    }

    private static void refuses(Errno errno, Attempt attempt) {
        assertEquals(errno, assertThrows(ErrnoException.class, attempt::run).errno());
    }

    @Test
    void a_listener_has_those_who_connected() throws Exception {
        assertFalse(listener.isReady());
        assertTrue(listener.accept().isEmpty());
        listener.await(1_000_000);
        listener.await(0);
        try (var first = connect(); var second = connect()) {
            listener.await(MINUTE);
            assertTrue(listener.isReady());
            listener.await(MINUTE);
            try (var one = accept(); var other = accept()) {
                first.getOutputStream().write(1);
                second.getOutputStream().write(2);
                one.await(MINUTE);
                other.await(MINUTE);
                var bytes = new byte[2];
                assertEquals(1, one.read(bytes, 0, 2));
                assertEquals(1, other.read(bytes, 1, 1));
                assertArrayEquals(new byte[] {1, 2}, bytes);
                assertTrue(listener.accept().isEmpty());
            }
        }
    }

    @Test
    void bytes_go_both_ways() throws Exception {
        try (var socket = connect(); var connection = accept()) {
            refuses(Errno.AGAIN, () -> connection.read(new byte[1], 0, 1));
            assertEquals(0, connection.available());
            connection.await(1_000_000);
            socket.getOutputStream().write(new byte[] {1, 2, 3});
            connection.await(MINUTE);
            assertEquals(3, connection.available());
            var bytes = new byte[4];
            assertEquals(2, connection.peek(bytes, 0, 2));
            assertEquals(3, connection.peek(bytes, 1, 3));
            assertArrayEquals(new byte[] {1, 1, 2, 3}, bytes);
            assertEquals(1, connection.read(bytes, 0, 1));
            assertEquals(2, connection.read(bytes, 0, 4));
            assertArrayEquals(new byte[] {2, 3, 2, 3}, bytes);
            assertEquals(2, connection.write(bytes, 0, 2));
            assertArrayEquals(new byte[] {2, 3}, socket.getInputStream().readNBytes(2));
            assertEquals(0, connection.write(bytes, 0, 0));
        }
    }

    @Test
    void many_bytes_go_both_ways_and_writing_never_waits() throws Exception {
        var sent = new byte[8_000_000];
        new Random(1).nextBytes(sent);
        try (var socket = connect(); var connection = accept()) {
            int done = 0;
            try {
                while (done < sent.length) done += connection.write(sent, done, Math.min(300_000, sent.length - done));
            } catch (ErrnoException e) {
                assertEquals(Errno.AGAIN, e.errno());
            }
            assertTrue(done > 0);
            var back = socket.getInputStream().readNBytes(done);
            for (int i = 0; i < done; i++) assertEquals(sent[i], back[i]);
            var writer = Thread.ofPlatform().start(() -> {
                try {
                    socket.getOutputStream().write(sent);
                    socket.shutdownOutput();
                } catch (IOException _) {
                    // What arrived is compared.
                }
            });
            var received = new byte[sent.length];
            int count = 0;
            while (connection.available() >= 0) {
                connection.await(MINUTE);
                if (connection.available() > 0) count += connection.read(received, count, Math.min(99_999, sent.length - count));
            }
            writer.join();
            assertArrayEquals(sent, received);
        }
    }

    @Test
    void one_direction_ends_without_the_other() throws Exception {
        try (var socket = connect(); var connection = accept()) {
            connection.shutdown(false, true);
            assertEquals(-1, socket.getInputStream().read());
            refuses(Errno.PIPE, () -> connection.write(new byte[1], 0, 1));
            socket.getOutputStream().write(new byte[] {1, 2});
            socket.shutdownOutput();
            connection.await(MINUTE);
            assertEquals(2, connection.read(new byte[9], 0, 9));
            connection.await(MINUTE);
            assertEquals(-1, connection.available());
            assertEquals(0, connection.read(new byte[1], 0, 1));
            assertEquals(0, connection.peek(new byte[1], 0, 1));
            connection.shutdown(true, false);
            connection.await(MINUTE);
        }
    }

    @Test
    void reading_that_was_ended_is_at_its_end() throws Exception {
        try (var socket = connect(); var connection = accept()) {
            socket.getOutputStream().write(new byte[] {1, 2});
            connection.await(MINUTE);
            connection.shutdown(true, false);
            assertEquals(-1, connection.available());
            assertEquals(0, connection.read(new byte[1], 0, 1));
            assertEquals(1, connection.write(new byte[] {7}, 0, 1));
            assertEquals(7, socket.getInputStream().read());
        }
    }

    @Test
    void who_has_gone_away_is_pipe_or_reset() throws Exception {
        var socket = connect();
        try (var connection = accept()) {
            socket.setSoLinger(true, 0);
            socket.close();
            connection.await(MINUTE);
            refuses(Errno.CONNRESET, () -> connection.read(new byte[1], 0, 1));
            refuses(Errno.PIPE, () -> {
                while (true) connection.write(new byte[1_000], 0, 1_000);
            });
        }
    }

    @Test
    void what_is_closed_answers_badf() throws Exception {
        try (var socket = connect()) {
            var connection = accept();
            connection.close();
            connection.close();
            refuses(Errno.BADF, connection::available);
            refuses(Errno.BADF, () -> connection.read(new byte[1], 0, 1));
            refuses(Errno.BADF, () -> connection.peek(new byte[1], 0, 1));
            refuses(Errno.BADF, () -> connection.write(new byte[1], 0, 1));
            refuses(Errno.BADF, () -> connection.shutdown(true, true));
            connection.await(MINUTE);
            assertEquals(-1, socket.getInputStream().read());
        }
        listener.close();
        refuses(Errno.BADF, listener::accept);
        refuses(Errno.BADF, listener::isReady);
        listener.await(MINUTE);
    }

    @Test
    void hazard49_an_interrupted_thread_closes_no_socket() throws Exception {
        var failure = new AtomicReference<Throwable>();
        try (var socket = connect(); var connection = accept()) {
            var thread = Thread.ofPlatform().start(() -> {
                try {
                    Thread.currentThread().interrupt();
                    connection.write(new byte[1], 0, 1);
                    listener.await(1_000_000);
                    listener.isReady();
                    connection.await(MINUTE);
                    connection.read(new byte[1], 0, 1);
                    if (!Thread.currentThread().isInterrupted()) failure.set(new AssertionError("the interrupt got lost"));
                } catch (ErrnoException | RuntimeException e) {
                    failure.set(e);
                }
            });
            assertEquals(0, socket.getInputStream().read());
            socket.getOutputStream().write(new byte[2]);
            thread.join();
            assertEquals(null, failure.get());
            assertEquals(1, connection.read(new byte[2], 0, 2));
        }
    }

    @Test
    void a_port_that_is_taken_cannot_be_had() {
        var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port());
        assertThrows(IOException.class, () -> new RealHost().listen(taken));
    }
}

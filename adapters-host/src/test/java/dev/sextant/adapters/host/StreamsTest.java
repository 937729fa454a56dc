package dev.sextant.adapters.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.Store;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.Input;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Streams as inputs and outputs.
class StreamsTest {

    private static final long MINUTE = 60_000_000_000L;

    private final RealHost host = new RealHost();

    private static byte[] readAll(Input input, int chunk) throws ErrnoException {
        var all = new ByteArrayOutputStream();
        var bytes = new byte[chunk];
        while (input.available() >= 0) {
            input.await(MINUTE);
            if (input.available() > 0) all.write(bytes, 0, input.read(bytes, 0, chunk));
        }
        return all.toByteArray();
    }

    @Test
    void an_input_gives_what_the_stream_gave_and_then_its_end() throws ErrnoException {
        var bytes = new byte[1_000_000];
        new Random(1).nextBytes(bytes);
        var input = host.input(new ByteArrayInputStream(bytes), false);
        assertArrayEquals(bytes, readAll(input, 70_001));
        assertEquals(-1, input.available());
        assertEquals(0, input.read(new byte[1], 0, 1));
        input.await(MINUTE);
    }

    @Test
    void nothing_is_read_before_somebody_asks_and_little_before_somebody_reads() throws Exception {
        var given = new AtomicInteger();
        var endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] target, int from, int count) {
                given.addAndGet(count);
                return count;
            }
        };
        var input = host.input(endless, true);
        assertTrue(input.isTerminal());
        assertEquals(0, given.get());
        input.await(MINUTE);
        while (input.available() < 65_536) Thread.onSpinWait();
        assertEquals(65_536, given.get());
        assertEquals(10, input.read(new byte[10], 0, 10));
    }

    @Test
    void who_waits_is_not_kept_longer_than_wanted_nor_is_the_stream_closed() throws Exception {
        var isClosed = new AtomicBoolean();
        var writer = new PipedOutputStream();
        var reader = new PipedInputStream(writer) {
            @Override
            public void close() throws IOException {
                isClosed.set(true);
                super.close();
            }
        };
        var input = host.input(reader, false);
        assertEquals(0, input.available());
        input.await(1_000_000);
        assertEquals(Errno.AGAIN, assertThrows(ErrnoException.class, () -> input.read(new byte[1], 0, 1)).errno());
        assertEquals(0, input.read(new byte[1], 0, 0));
        writer.write(new byte[] {1, 2, 3});
        writer.flush();
        input.await(MINUTE);
        assertEquals(3, input.available());
        var bytes = new byte[5];
        assertEquals(3, input.read(bytes, 1, 4));
        assertArrayEquals(new byte[] {0, 1, 2, 3, 0}, bytes);
        assertFalse(isClosed.get());
        writer.close();
        input.await(MINUTE);
        assertEquals(-1, input.available());
        assertFalse(isClosed.get());
    }

    @Test
    void all_inputs_of_a_stream_share_what_was_read_ahead() throws Exception {
        var stream = new ByteArrayInputStream("first second".getBytes(StandardCharsets.UTF_8));
        var first = host.input(stream, false);
        first.await(MINUTE);
        assertEquals(6, first.read(new byte[6], 0, 6));
        var second = new RealHost().input(stream, false);
        assertEquals("second", new String(readAll(second, 100), StandardCharsets.UTF_8));
        assertEquals(-1, first.available());
    }

    @Test
    void hazard49_an_interrupted_thread_waits_and_reads_like_others() throws Exception {
        var writer = new PipedOutputStream();
        var input = host.input(new PipedInputStream(writer), false);
        var shared = host.input(new ByteArrayInputStream(new byte[1]), false);
        var failure = new AtomicReference<Throwable>();
        var read = new AtomicInteger();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                Thread.currentThread().interrupt();
                shared.await(MINUTE);
                input.await(MINUTE);
                read.set(input.read(new byte[10], 0, 10));
                if (!Thread.currentThread().isInterrupted()) failure.set(new AssertionError("the interrupt got lost"));
            } catch (ErrnoException | RuntimeException e) {
                failure.set(e);
            }
        });
        while (input.available() == 0 && thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
        thread.interrupt();
        writer.write(new byte[4]);
        writer.flush();
        thread.join();
        assertEquals(null, failure.get());
        assertEquals(4, read.get());
    }

    @Test
    void a_stream_that_breaks_gives_what_it_gave_and_then_io() throws Exception {
        var breaking = new InputStream() {
            private int left = 3;

            @Override
            public int read() throws IOException {
                if (left-- == 0) throw new IOException("broken");
                return 'x';
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                target[from] = (byte) read();
                return 1;
            }
        };
        var input = host.input(breaking, false);
        while (input.available() < 3) input.await(MINUTE);
        assertEquals(3, input.read(new byte[9], 0, 9));
        input.await(MINUTE);
        assertEquals(Errno.IO, assertThrows(ErrnoException.class, input::available).errno());
        assertEquals(Errno.IO, assertThrows(ErrnoException.class, () -> input.read(new byte[1], 0, 1)).errno());
    }

    // ---- outputs ---------------------------------------------------------------------------------------------------------

    @Test
    void an_output_is_flushed_at_each_write_and_never_closed() throws Exception {
        var said = new StringBuilder();
        var stream = new OutputStream() {
            @Override
            public void write(int unit) {
                said.append((char) unit);
            }

            @Override
            public void flush() {
                said.append('|');
            }

            @Override
            public void close() {
                said.append("closed");
            }
        };
        var output = host.output(stream, true);
        assertEquals(2, output.write("xaby".getBytes(StandardCharsets.UTF_8), 1, 2));
        assertEquals(1, output.write("c".getBytes(StandardCharsets.UTF_8), 0, 1));
        assertTrue(output.isTerminal());
        assertEquals("ab|c|", said.toString());
    }

    @Test
    void nobody_reading_any_more_is_pipe() throws Exception {
        var reader = new PipedInputStream();
        var writer = new PipedOutputStream(reader);
        reader.close();
        var output = host.output(writer, false);
        assertEquals(Errno.PIPE, assertThrows(ErrnoException.class, () -> output.write(new byte[1], 0, 1)).errno());
        var printing = host.output(new PrintStream(writer), false);
        assertEquals(Errno.PIPE, assertThrows(ErrnoException.class, () -> printing.write(new byte[1], 0, 1)).errno());
    }

    // ---- time and chance -------------------------------------------------------------------------------------------------

    @Test
    void clocks_go_on() {
        var clocks = host.clocks();
        long before = System.currentTimeMillis();
        long realtime = clocks.realtime();
        assertTrue(realtime / 1_000_000 >= before && realtime / 1_000_000 <= System.currentTimeMillis());
        long first = clocks.monotonic();
        clocks.sleep(2_000_000, new Store());
        assertTrue(clocks.monotonic() >= first + 2_000_000 && first >= 0);
        assertTrue(clocks.processTime() > 0 && clocks.resolution() > 0 && clocks.isReal());
    }

    @Test
    void hazard58_random_bytes_fill_what_they_are_to_fill() {
        for (int count : new int[] {0, 1, 4_095, 4_096, 4_097, 100_000}) {
            var bytes = new byte[count + 2];
            host.entropy().fill(bytes, 1, count);
            assertEquals(0, bytes[0]);
            assertEquals(0, bytes[count + 1]);
            for (int from = 1; from + 32 <= count; from += 32) {
                assertFalse(Arrays.equals(new byte[32], Arrays.copyOfRange(bytes, from, from + 32)));
            }
        }
    }
}

package dev.sextant.adapters.host;

import dev.sextant.ports.system.Connection;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/// A connection of the machine. Some bytes are read ahead: that is how to see that there are any, and to peek.
final class SocketConnection implements Connection {

    /// The JDK copies through a buffer outside the heap that is as large as what it is given at once, and keeps it.
    private static final int CHUNK = 65_536;

    private final SocketChannel channel;

    /// What was read ahead, between position and limit.
    private final ByteBuffer ahead = ByteBuffer.allocate(CHUNK).limit(0);

    private boolean isAtEnd;
    private boolean isWriteShut;

    private SocketConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /// Takes a channel over, and closes it if it cannot.
    static SocketConnection of(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            return new SocketConnection(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Reads ahead as much as there is and fits.
    private void fill() throws ErrnoException {
        if (!channel.isOpen()) throw new ErrnoException(Errno.BADF);
        if (isAtEnd || ahead.remaining() == ahead.capacity()) return;
        ahead.compact();
        try {
            isAtEnd = channel.read(ahead) < 0;
        } catch (IOException | RuntimeException e) {
            throw Failures.errno(e);
        } finally {
            ahead.flip();
        }
    }

    @Override
    public synchronized long available() throws ErrnoException {
        if (!ahead.hasRemaining()) fill();
        return !ahead.hasRemaining() && isAtEnd ? -1 : ahead.remaining();
    }

    @Override
    public synchronized int read(byte[] target, int from, int count) throws ErrnoException {
        int read = peek(target, from, count);
        ahead.position(ahead.position() + read);
        return read;
    }

    @Override
    public synchronized int peek(byte[] target, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, target.length);
        if (ahead.remaining() < count) fillOrKeep();
        if (count == 0 || !ahead.hasRemaining() && isAtEnd) return 0;
        if (!ahead.hasRemaining()) throw new ErrnoException(Errno.AGAIN);
        int read = Math.min(count, ahead.remaining());
        ahead.get(ahead.position(), target, from, read);
        return read;
    }

    /// A connection that broke still gives what it had given before.
    private void fillOrKeep() throws ErrnoException {
        try {
            fill();
        } catch (ErrnoException e) {
            if (!ahead.hasRemaining() || e.errno() == Errno.BADF) throw e;
        }
    }

    @Override
    public synchronized int write(byte[] source, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, source.length);
        if (!channel.isOpen()) throw new ErrnoException(Errno.BADF);
        if (isWriteShut) throw new ErrnoException(Errno.PIPE);
        if (count == 0) return 0;
        try {
            int done = 0;
            while (done < count) {
                int wanted = Math.min(count - done, CHUNK);
                int written = channel.write(ByteBuffer.wrap(source, from + done, wanted));
                done += written;
                if (written < wanted) break;
            }
            if (done == 0) throw new ErrnoException(Errno.AGAIN);
            return done;
        } catch (IOException | RuntimeException e) {
            throw Failures.errno(e);
        }
    }

    @Override
    public synchronized void shutdown(boolean reading, boolean writing) throws ErrnoException {
        if (!channel.isOpen()) throw new ErrnoException(Errno.BADF);
        try {
            if (reading) {
                channel.shutdownInput();
                ahead.limit(ahead.position());
                isAtEnd = true;
            }
            if (writing) {
                channel.shutdownOutput();
                isWriteShut = true;
            }
        } catch (IOException | RuntimeException e) {
            throw Failures.errno(e);
        }
    }

    @Override
    public void await(long nanos) {
        synchronized (this) {
            if (ahead.hasRemaining() || isAtEnd) return;
        }
        Readiness.await(channel, SelectionKey.OP_READ, nanos);
    }

    @Override
    public synchronized void close() {
        Readiness.close(channel);
    }
}

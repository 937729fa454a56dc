package dev.sextant.adapters.host;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/// The one reader of a stream: a thread that waits for bytes so that nobody else has to, and keeps them until somebody wants them. All who
/// read the stream share it, so that none takes bytes that another one is waiting for and then goes away.
final class Pump {

    /// What is read ahead at most.
    private static final int CAPACITY = 65_536;

    private static final Map<InputStream, WeakReference<Pump>> OF = new WeakHashMap<>();

    private final InputStream stream;
    private final Waiters readers = new Waiters();
    private final byte[] ring = new byte[CAPACITY];
    private int first;
    private int held;
    private boolean isStarted;
    private boolean isAtEnd;
    private boolean isBroken;

    private Pump(InputStream stream) {
        this.stream = stream;
    }

    /// The reader of a stream.
    static Pump of(InputStream stream) {
        synchronized (OF) {
            var known = OF.get(stream);
            var pump = known == null ? null : known.get();
            if (pump != null) return pump;
            pump = new Pump(stream);
            OF.put(stream, new WeakReference<>(pump));
            return pump;
        }
    }

    private synchronized void start() {
        if (isStarted) return;
        isStarted = true;
        Thread.ofPlatform().daemon().name("sextant-input").start(this::run);
    }

    private void run() {
        var chunk = new byte[CAPACITY / 8];
        try {
            for (int read = next(chunk); read >= 0; read = next(chunk)) keep(chunk, read);
        } catch (IOException | RuntimeException _) {
            end(true);
            return;
        }
        end(false);
    }

    private int next(byte[] chunk) throws IOException {
        return stream.read(chunk, 0, awaitRoom(chunk.length));
    }

    private synchronized int awaitRoom(int most) throws IOException {
        while (held == CAPACITY) {
            try {
                wait();
            } catch (InterruptedException _) {
                // The thread is nobody's but ours: there is no reason to stop it.
            }
        }
        return Math.min(most, CAPACITY - held);
    }

    private void keep(byte[] chunk, int count) {
        synchronized (this) {
            int end = (first + held) % CAPACITY;
            int before = Math.min(count, CAPACITY - end);
            System.arraycopy(chunk, 0, ring, end, before);
            System.arraycopy(chunk, before, ring, 0, count - before);
            held += count;
        }
        readers.wake();
    }

    private void end(boolean isByFailure) {
        synchronized (this) {
            isAtEnd = true;
            isBroken = isByFailure;
        }
        readers.wake();
    }

    private synchronized boolean isReady() {
        return held > 0 || isAtEnd;
    }

    /// As [dev.sextant.ports.system.Input#available()].
    synchronized long available() throws ErrnoException {
        start();
        if (held == 0 && isBroken) throw new ErrnoException(Errno.IO);
        return held == 0 && isAtEnd ? -1 : held;
    }

    /// As [dev.sextant.ports.system.Input#read(byte[], int, int)].
    synchronized int read(byte[] target, int from, int count) throws ErrnoException {
        long available = available();
        if (count == 0 || available < 0) return 0;
        if (available == 0) throw new ErrnoException(Errno.AGAIN);
        int taken = Math.min(count, held);
        int before = Math.min(taken, CAPACITY - first);
        System.arraycopy(ring, first, target, from, before);
        System.arraycopy(ring, 0, target, from + before, taken - before);
        first = (first + taken) % CAPACITY;
        held -= taken;
        notifyAll();
        return taken;
    }

    /// As [dev.sextant.ports.system.Input#await(long)].
    void await(long nanos) {
        start();
        readers.await(nanos, this::isReady);
    }
}

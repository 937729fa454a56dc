package dev.sextant.ports.system;

import dev.sextant.ports.Store;
import java.util.concurrent.atomic.AtomicLong;

/// Clocks that only the guest moves.
final class FixedClocks implements Clocks {

    private static final long START = 1_640_995_200_000_000_000L;
    private static final long STEP = 1_000_000;

    /// Where the time stands still, long before it could wrap, whatever somebody sleeps.
    private static final long LATEST = Long.MAX_VALUE / 2;

    private final AtomicLong passed = new AtomicLong();

    @Override
    public long realtime() {
        return START + passed.getAndAdd(STEP);
    }

    @Override
    public long monotonic() {
        return passed.getAndAdd(STEP);
    }

    @Override
    public long processTime() {
        return monotonic();
    }

    @Override
    public long resolution() {
        return STEP;
    }

    @Override
    public void sleep(long nanos, Store store) {
        store.checkStopped();
        passed.updateAndGet(before -> nanos < LATEST - before ? before + nanos : LATEST);
    }

    @Override
    public boolean isReal() {
        return false;
    }
}

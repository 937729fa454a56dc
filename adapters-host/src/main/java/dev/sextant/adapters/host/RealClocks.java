package dev.sextant.adapters.host;

import dev.sextant.ports.Store;
import dev.sextant.ports.system.Clocks;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// The machine's clocks.
final class RealClocks implements Clocks {

    private final Clock clock = Clock.systemUTC();
    private final long beginning = System.nanoTime();

    @Override
    public long realtime() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public long monotonic() {
        return System.nanoTime() - beginning;
    }

    /// What the thread that asks has computed for, where the machine counts that.
    @Override
    public long processTime() {
        var threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : monotonic();
    }

    @Override
    public long resolution() {
        return 1;
    }

    @Override
    public void sleep(long nanos, Store store) {
        store.await(nanos);
    }

    @Override
    public boolean isReal() {
        return true;
    }
}

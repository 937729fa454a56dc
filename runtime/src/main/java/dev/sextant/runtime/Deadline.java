package dev.sextant.runtime;

import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A time after which a store is told to stop, unless this is closed before.
///
/// ```java
/// try (var _ = Deadline.in(Duration.ofSeconds(1), instance.store())) {
///     instance.function("f").call();
/// } catch (Interruption stopped) {
///     instance.store().resume();
/// }
/// ```
///
/// All deadlines share one thread, which does nothing but [Store#stop]; nobody's thread is interrupted.
public final class Deadline implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Store store;
    private Future<?> alarm;
    private boolean isClosed;
    private boolean hasPassed;

    private Deadline(Store store) {
        this.store = store;
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "sextant-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /// A deadline that begins to run now. One of zero or less has passed.
    public static Deadline in(Duration time, Store store) {
        var deadline = new Deadline(store);
        if (time.isPositive()) {
            deadline.alarm = TIMER.schedule(deadline::pass, nanos(time), TimeUnit.NANOSECONDS);
        } else {
            deadline.pass();
        }
        return deadline;
    }

    /// What a `long` can hold, 292 years, is as good as for ever.
    private static long nanos(Duration time) {
        return time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? time.toNanos() : Long.MAX_VALUE;
    }

    private synchronized void pass() {
        if (isClosed) return;
        hasPassed = true;
        store.stop(Interruption.Reason.DEADLINE);
    }

    /// Whether it told the store to stop.
    public synchronized boolean hasPassed() {
        return hasPassed;
    }

    /// Ends the deadline. If it has not told the store to stop by now, it never will; if it has, the store is told still.
    @Override
    public synchronized void close() {
        isClosed = true;
        if (alarm != null) alarm.cancel(false);
    }
}

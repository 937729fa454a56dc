package dev.sextant.ports;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What instances share that run together: budgets, fuel, and the request that they stop.
///
/// One thread at a time executes in a store. [#stop] may be called by any thread, at any time.
///
/// @spec §4.2.3 Store
public final class Store {

    private static final VarHandle STOPPED;

    static {
        try {
            STOPPED = MethodHandles.lookup().findVarHandle(Store.class, "stopped", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final StoreLimits limits;
    private long memoryBytes;
    private long tableEntries;
    private int instances;

    /// What metered execution may still use up, in the units of the fuel table; it never falls below 0 to be seen from outside.
    ///
    /// Engines read and write it at will; others use it between calls only.
    public long fuel = Long.MAX_VALUE;

    private boolean stopped;
    private volatile Interruption.Reason reason;
    private volatile CountDownLatch signal = new CountDownLatch(1);

    /// A store without budgets.
    public Store() {
        this(StoreLimits.NONE);
    }

    /// A store with budgets.
    public Store(StoreLimits limits) {
        this.limits = limits;
    }

    /// The budgets.
    public StoreLimits limits() {
        return limits;
    }

    // ---- budgets ---------------------------------------------------------------------------------------------------------

    /// Takes bytes for a linear memory, from the budget of all of them.
    ///
    /// @return whether there were so many left; if not, nothing has changed
    public synchronized boolean takeMemory(long bytes) {
        if (bytes > limits.totalMemoryBytes() - memoryBytes) return false;
        memoryBytes += bytes;
        return true;
    }

    /// Gives back what [#takeMemory] took.
    public synchronized void giveBackMemory(long bytes) {
        memoryBytes -= bytes;
    }

    /// The bytes that memories have taken.
    public synchronized long memoryBytes() {
        return memoryBytes;
    }

    /// Takes entries for a table.
    ///
    /// @return whether there were so many left; if not, nothing has changed
    public synchronized boolean takeTableEntries(long entries) {
        if (entries > limits.tableEntries() - tableEntries) return false;
        tableEntries += entries;
        return true;
    }

    /// Gives back what [#takeTableEntries] took.
    public synchronized void giveBackTableEntries(long entries) {
        tableEntries -= entries;
    }

    /// Takes the place of one instance.
    ///
    /// @return whether there was one left; if not, nothing has changed
    public synchronized boolean takeInstance() {
        if (instances >= limits.instances()) return false;
        instances++;
        return true;
    }

    /// Gives back what [#takeInstance] took.
    public synchronized void giveBackInstance() {
        instances--;
    }

    // ---- stopping --------------------------------------------------------------------------------------------------------

    /// Asks whatever executes in the store to stop. It ends with an [Interruption] soon, if it was compiled to be interruptible; so
    /// does, at once, every call begun later, until [#resume].
    ///
    /// Between two instructions is where it stops, except that a bulk operation of more than a mebibyte may have done a part of its
    /// work. Memories, tables and globals keep what was written; the instances can be called again after [#resume].
    public void stop(Interruption.Reason why) {
        synchronized (this) {
            if (stopped) return;
            reason = why;
            STOPPED.setVolatile(this, true);
        }
        signal.countDown();
    }

    /// Withdraws the request to stop.
    public synchronized void resume() {
        STOPPED.setVolatile(this, false);
        signal = new CountDownLatch(1);
    }

    /// Whether it was asked to stop. Cheap enough to be asked at every turn of a loop.
    public boolean isStopped() {
        return (boolean) STOPPED.getOpaque(this);
    }

    /// Ends the guest if it was asked to stop.
    ///
    /// @throws Interruption if so
    public void checkStopped() {
        if (isStopped()) throw new Interruption(reason);
    }

    /// Waits, at most until it is asked to stop: what a host function does instead of sleeping.
    ///
    /// @param nanos how long, in nanoseconds
    /// @throws Interruption if it was asked to stop
    public void await(long nanos) {
        long end = System.nanoTime() + nanos;
        boolean wasInterrupted = false;
        try {
            for (long left = nanos; left > 0 && !isStopped(); left = end - System.nanoTime()) {
                try {
                    signal.await(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    // The thread is its owner's: it goes on waiting, and finds the request as it was.
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) Thread.currentThread().interrupt();
        }
        checkStopped();
    }
}

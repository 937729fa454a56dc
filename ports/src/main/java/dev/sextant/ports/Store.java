package dev.sextant.ports;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What instances share that run together: budgets, fuel, and the request that they stop.
///
/// One thread at a time executes in a store. [#stop] may be called by any thread, at any time.
///
/// @spec §4.2.3 Store
public final class Store {

    /// Whether a store was asked to stop, a boolean. For the code of engines, where a call of [#isStopped] might not be inlined: read
    /// it with `getOpaque` in loops. Nobody else writes it.
    public static final VarHandle STOPPED;

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

    /// What metered execution may still use up, in the units of [Fuel]; never below 0.
    ///
    /// Engines read and write it at will. Others set it between calls, and use it up during a call with [#charge].
    public long fuel = Long.MAX_VALUE;

    /// The number of the guest's calls that were open when it called the host last, hence those around whatever the host calls
    /// back: the depth of calls counts on from there, in whichever instance. Engines set it around a call of a function that is
    /// not theirs, and put back what they found. 0 where no call is open.
    public int depth;

    /// Held weakly: it is whoever's code executes that knows for how long.
    private final Set<StopObserver> observers = Collections.newSetFromMap(new WeakHashMap<>());

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

    /// The bytes that memories can still take.
    public synchronized long memoryLeft() {
        return limits.totalMemoryBytes() - memoryBytes;
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

    /// The entries that tables can still take.
    public synchronized long tableEntriesLeft() {
        return limits.tableEntries() - tableEntries;
    }

    /// The entries that tables have taken.
    public synchronized long tableEntries() {
        return tableEntries;
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

    /// The instances that have taken a place.
    public synchronized int instances() {
        return instances;
    }

    // ---- fuel ------------------------------------------------------------------------------------------------------------

    /// Uses up fuel: all of it that is wanted, or none. A host function may, too; the guest pays.
    ///
    /// @param units how many, not negative
    /// @throws Exhaustion if there are not so many left
    public void charge(long units) {
        if (units < 0) throw new IllegalArgumentException("fuel cannot be given back by charging " + units);
        if (units > fuel) throw new Exhaustion(Exhaustion.Resource.FUEL, units + " wanted, " + fuel + " left");
        fuel -= units;
    }

    // ---- stopping --------------------------------------------------------------------------------------------------------

    /// Asks whatever executes in the store to stop. Code of an instance of the store ends with an [Interruption] soon, if it was
    /// compiled to be interruptible ([EngineOptions#isInterruptible]): at the next beginning of a loop's turn or of a function,
    /// or within a bulk operation on memory. A host function ends if it asks, as [#await] does. Every call begun later ends at
    /// once, until [#resume]. What cannot be ended in the middle is one growth of a memory or one operation on a table, which a
    /// budget keeps small.
    ///
    /// It stops between two instructions, except that a bulk operation may have done a part of its work, a number of whole
    /// mebibytes. Memories, tables and globals keep what was written; the instances can be called again after [#resume]. Of two
    /// requests the first one's reason counts.
    public void stop(Interruption.Reason why) {
        synchronized (this) {
            if (stopped) return;
            reason = why;
            observers.forEach(observer -> observer.stopping(this));
            STOPPED.setVolatile(this, true);
        }
        signal.countDown();
    }

    /// Withdraws the request to stop.
    public synchronized void resume() {
        STOPPED.setVolatile(this, false);
        signal = new CountDownLatch(1);
        observers.forEach(observer -> observer.resumed(this));
    }

    /// Has someone hear of each request to stop from now on, for as long as it is held elsewhere. Who hears already does not twice.
    public synchronized void observe(StopObserver observer) {
        observers.add(observer);
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

package dev.sextant.ports;

import dev.sextant.domain.structure.Bytes;

/// The instructions that can touch much at once, as an instance executes them: charged for if it is metered, and if it is
/// interruptible, done a mebibyte at a time with a look at the store in between.
///
/// Each is held against its bounds first, then charged for, then done.
///
/// @spec §4.4.6 Table Instructions
/// @spec §4.4.7 Memory Instructions
final class Bulk {

    /// The bytes between two looks at the store: a fraction of a millisecond.
    static final int CHUNK = 1 << 20;

    private final Store store;
    private final boolean isMetered;
    private final long chunk;

    Bulk(Store store, EngineOptions options) {
        this.store = store;
        this.isMetered = options.isMetered();
        this.chunk = options.isInterruptible() ? CHUNK : Long.MAX_VALUE;
    }

    void fill(LinearMemory memory, long to, byte value, long count) {
        memory.checkInside(to, count);
        if (isMetered) store.charge(Fuel.ofBytes(count));
        long done = 0;
        for (; count - done > chunk; done += chunk) {
            memory.fill(to + done, value, chunk);
            store.checkStopped();
        }
        memory.fill(to + done, value, count - done);
    }

    /// Upwards where the bytes move down, else downwards, so that no chunk is overwritten before it is copied.
    void copy(LinearMemory memory, long to, long from, long count) {
        memory.checkInside(from, count);
        memory.checkInside(to, count);
        if (isMetered) store.charge(Fuel.ofBytes(count));
        long left = count;
        for (; left > chunk; left -= chunk) {
            long skipped = to <= from ? count - left : left - chunk;
            memory.copy(to + skipped, from + skipped, chunk);
            store.checkStopped();
        }
        long skipped = to <= from ? count - left : 0;
        memory.copy(to + skipped, from + skipped, left);
    }

    void init(LinearMemory memory, long to, Bytes source, long from, long count) {
        LinearMemory.checkSource(source, from, count);
        memory.checkInside(to, count);
        if (isMetered) store.charge(Fuel.ofBytes(count));
        long done = 0;
        for (; count - done > chunk; done += chunk) {
            memory.init(to + done, source, from + done, chunk);
            store.checkStopped();
        }
        memory.init(to + done, source, from + done, count - done);
    }

    int grow(LinearMemory memory, int delta) {
        if (isMetered && memory.mayGrow(delta)) store.charge(Fuel.ofPages(Integer.toUnsignedLong(delta)));
        return memory.grow(delta);
    }

    void fill(TableInstance table, int index, Object reference, int count) {
        table.checkInside(index, count);
        charge(count);
        table.fill(index, reference, count);
    }

    void copy(TableInstance table, int to, TableInstance source, int from, int count) {
        source.checkInside(from, count);
        table.checkInside(to, count);
        charge(count);
        table.copy(to, source, from, count);
    }

    void init(TableInstance table, int to, Object[] segment, int from, int count) {
        TableInstance.checkSource(segment, from, count);
        table.checkInside(to, count);
        charge(count);
        table.init(to, segment, from, count);
    }

    int grow(TableInstance table, int delta, Object initial) {
        if (table.mayGrow(delta)) charge(delta);
        return table.grow(delta, initial);
    }

    private void charge(int entries) {
        if (isMetered) store.charge(Fuel.ofEntries(Integer.toUnsignedLong(entries)));
    }
}

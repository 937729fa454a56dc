package dev.sextant.adapters.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.Store;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.nio.ByteOrder;

/// A linear memory outside the Java heap. See [SegmentMemoryProvider] for what bounds it.
final class SegmentMemory extends LinearMemory {

    private static final Cleaner CLEANER = Cleaner.create();

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// What the cleaner gives back when the memory is unreachable: the arena of the bytes it has now. The memory is not reachable
    /// from here, or it would never be cleaned.
    private static final class Room implements Runnable {
        private Arena arena = Arena.ofShared();

        MemorySegment allocate(long size) {
            return arena.allocate(size, Long.BYTES);
        }

        @Override
        public synchronized void run() {
            if (arena != null) arena.close();
            arena = null;
        }

        synchronized void become(Room other) {
            run();
            arena = other.arena;
        }
    }

    private final Room room = new Room();
    private final Cleaner.Cleanable cleanable = CLEANER.register(this, room);
    private MemorySegment segment = MemorySegment.NULL;

    SegmentMemory(MemoryType type, Store store) {
        super(type, store, (long) MemoryType.MAXIMUM_PAGES * MemoryType.PAGE);
        begin();
    }

    @Override
    public byte[] array() {
        return null;
    }

    @Override
    protected boolean enlarge(long wanted, long most) {
        return wanted <= segment.byteSize() || move(Growth.room(size(), wanted, most)) || move(wanted);
    }

    /// Moves the bytes to a larger room, if it can be had.
    private boolean move(long bytes) {
        var larger = new Room();
        MemorySegment target;
        try {
            target = larger.allocate(bytes);
        } catch (OutOfMemoryError _) {
            larger.run();
            return false;
        }
        MemorySegment.copy(segment, 0, target, 0, size());
        segment = target;
        room.become(larger);
        return true;
    }

    /// The address, if `count` bytes from there on are inside.
    private long inside(long address, long count) {
        checkInside(address, count);
        return address;
    }

    @Override
    public byte load8(long address) {
        return segment.get(JAVA_BYTE, inside(address, 1));
    }

    @Override
    public short load16(long address) {
        return segment.get(SHORT, inside(address, 2));
    }

    @Override
    public int load32(long address) {
        return segment.get(INT, inside(address, 4));
    }

    @Override
    public long load64(long address) {
        return segment.get(LONG, inside(address, 8));
    }

    @Override
    public void store8(long address, byte value) {
        segment.set(JAVA_BYTE, inside(address, 1), value);
    }

    @Override
    public void store16(long address, short value) {
        segment.set(SHORT, inside(address, 2), value);
    }

    @Override
    public void store32(long address, int value) {
        segment.set(INT, inside(address, 4), value);
    }

    @Override
    public void store64(long address, long value) {
        segment.set(LONG, inside(address, 8), value);
    }

    @Override
    public void read(long address, byte[] target, int at, int count) {
        MemorySegment.copy(segment, JAVA_BYTE, inside(address, count), target, at, count);
    }

    @Override
    public void write(long address, byte[] source, int from, int count) {
        MemorySegment.copy(source, from, segment, JAVA_BYTE, inside(address, count), count);
    }

    @Override
    public void init(long address, Bytes source, long from, long count) {
        checkSource(source, from, count);
        inside(address, count);
        var slice = MemorySegment.ofBuffer(source.slice((int) from, (int) (from + count)).buffer());
        MemorySegment.copy(slice, 0, segment, address, count);
    }

    @Override
    public void copy(long to, long from, long count) {
        inside(from, count);
        MemorySegment.copy(segment, from, segment, inside(to, count), count);
    }

    @Override
    public void fill(long address, byte value, long count) {
        segment.asSlice(inside(address, count), count).fill(value);
    }

    @Override
    protected void release() {
        segment = MemorySegment.NULL;
        cleanable.clean();
    }
}

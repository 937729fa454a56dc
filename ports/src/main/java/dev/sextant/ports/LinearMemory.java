package dev.sextant.ports;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ExternalType;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;

/// A linear memory: a vector of bytes, zero at first, that grows by pages of 64 KiB. Numbers lie in it little-endian.
///
/// An address is *effective*: the sum of an operand and an offset, both u32, hence at most 33 bits and never negative. An access
/// that is not wholly inside traps and changes nothing.
///
/// Every implementation passes the contract test in `adapters-memory`.
///
/// @spec §4.2.8 Memory Instances
public abstract non-sealed class LinearMemory implements ExternalValue, AutoCloseable {

    private final MemoryType type;
    private final Store store;
    private final long carrier;
    private long ceiling;
    private long size;

    /// A memory without bytes, until [#begin].
    ///
    /// @param store   whose budget the bytes are taken from
    /// @param carrier the most bytes that this kind of memory can hold
    protected LinearMemory(MemoryType type, Store store, long carrier) {
        this.type = type;
        this.store = store;
        this.carrier = carrier;
        long maximum = type.limits().maximum().getOrElse((long) MemoryType.MAXIMUM_PAGES) * MemoryType.PAGE;
        this.ceiling = Math.min(maximum, Math.min(carrier, store.limits().memoryBytes()));
    }

    /// Gives the memory the least size its type allows. The last that a constructor does.
    ///
    /// @throws UnlinkableException if this kind of memory, the budget or the machine cannot have so much
    protected final void begin() {
        long wanted = type.limits().minimum() * MemoryType.PAGE;
        long had = Math.min(Math.min(carrier, store.limits().memoryBytes()), store.memoryLeft());
        if (wanted > had) throw tooLarge(had);
        if (!become(wanted)) throw tooLarge(Runtime.getRuntime().maxMemory());
    }

    private UnlinkableException tooLarge(long bytes) {
        return new UnlinkableException("memory too large: " + type + ", at most " + bytes + " bytes can be had");
    }

    /// The type it was made with.
    public final MemoryType type() {
        return type;
    }

    @Override
    public final ExternalType externalType() {
        return new MemoryType(new Limits(pages(), type.limits().maximum()));
    }

    /// The size in pages, 0 to 65,536.
    public final int pages() {
        return (int) (size >>> 16);
    }

    /// The size in bytes, 0 to 2^32.
    public final long size() {
        return size;
    }

    /// Adds pages of zeros.
    ///
    /// @param delta how many (u32)
    /// @return the size before in pages, or -1 if type, kind, budget or machine do not let the memory have so many; then nothing
    ///     has changed
    public final int grow(int delta) {
        int before = pages();
        return mayGrow(delta) && become(grown(delta)) ? before : -1;
    }

    /// Whether type, kind and budget let it grow by so many pages (u32). The machine may not have them all the same.
    final boolean mayGrow(int delta) {
        return grown(delta) <= ceiling && grown(delta) - size <= store.memoryLeft();
    }

    private long grown(int delta) {
        return size + Integer.toUnsignedLong(delta) * MemoryType.PAGE;
    }

    /// Grows to a size in bytes, if budget and machine have them.
    private boolean become(long wanted) {
        long added = wanted - size;
        if (!store.takeMemory(added)) return false;
        boolean isDone = false;
        try {
            isDone = enlarge(wanted, wanted + Math.min(ceiling - wanted, store.memoryLeft()));
        } finally {
            if (!isDone) store.giveBackMemory(added);
        }
        if (isDone) size = wanted;
        return isDone;
    }

    /// Makes room for more bytes: the old ones stay, those behind them are zero.
    ///
    /// @param wanted the least room to have, in bytes; not less than [#size], which changes afterwards
    /// @param most   the most room that can ever be of use
    /// @return whether the machine had so much; if not, nothing has changed. Running out of Java's memory is not to be thrown.
    protected abstract boolean enlarge(long wanted, long most);

    /// Gives the bytes back at once where they are not the garbage collector's, and their share of the budget. The memory has no
    /// bytes any more and gets no new ones: an access traps.
    @Override
    public final void close() {
        long bytes = size;
        size = 0;
        ceiling = 0;
        store.giveBackMemory(bytes);
        release();
    }

    /// Gives up the room.
    protected abstract void release();

    /// The array that holds the bytes, at its indices 0 to [#size], if there is one; else null. It may be longer than the memory,
    /// and [#grow] may replace it: whoever keeps it asks again after anything that can grow the memory.
    public abstract byte[] array();

    public abstract byte load8(long address);

    public abstract short load16(long address);

    public abstract int load32(long address);

    public abstract long load64(long address);

    public abstract void store8(long address, byte value);

    public abstract void store16(long address, short value);

    public abstract void store32(long address, int value);

    public abstract void store64(long address, long value);

    /// Copies `count` bytes from `address` on into an array.
    public abstract void read(long address, byte[] target, int at, int count);

    /// Copies `count` bytes of an array to `address`.
    public abstract void write(long address, byte[] source, int from, int count);

    /// Copies `count` bytes of `source`, from `from` on, to `address`. All three are u32; `from` and `count` are held against the
    /// source's length first.
    ///
    /// @spec §4.4.7 memory.init
    public abstract void init(long address, Bytes source, long from, long count);

    /// Copies `count` bytes within this memory; the ranges may overlap. All three are u32.
    ///
    /// @spec §4.4.7 memory.copy
    public abstract void copy(long to, long from, long count);

    /// Sets `count` bytes from `address` on. Both are u32.
    ///
    /// @spec §4.4.7 memory.fill
    public abstract void fill(long address, byte value, long count);

    /// Sees to it that `count` bytes from `address` on are inside, both u32.
    ///
    /// @throws Trap out of bounds memory access
    public final void checkInside(long address, long count) {
        if (address > size - count) throw outOfBounds(address, count);
    }

    /// Sees to it that `count` bytes of a data segment are there from `from` on, both u32.
    ///
    /// @throws Trap out of bounds memory access
    protected static void checkSource(Bytes source, long from, long count) {
        if (from + count > source.length()) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
                    count + " bytes at " + from + ", the data segment has " + source.length());
        }
    }

    /// The trap for an access of `count` bytes at `address` that is not wholly inside.
    public final Trap outOfBounds(long address, long count) {
        return new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
                count + " bytes at " + address + ", the memory has " + size());
    }
}

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

    protected LinearMemory(MemoryType type) {
        this.type = type;
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
        return (int) (size() >>> 16);
    }

    /// The size in bytes, 0 to 2^32.
    public abstract long size();

    /// Adds pages of zeros.
    ///
    /// @param delta how many (u32)
    /// @return the size before in pages, or -1 if the memory cannot have so many; then nothing has changed
    public abstract int grow(int delta);

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

    /// Gives the bytes back at once where they are not the garbage collector's. An access afterwards traps.
    @Override
    public abstract void close();

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

package dev.sextant.adapters.wasi;

import dev.sextant.ports.Caller;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.Grants;

/// One call of a function of preview 1: its arguments by slot, the caller's memory, and the program.
///
/// An address and a length are u32, carried as `long`, so that their sum cannot wrap.
final class Call {

    /// The most bytes that are on their way between guest and machine at a time, whatever the guest asks for.
    static final int CHUNK = 1 << 16;

    /// The most vectors that a scattered read or write can have, as on the usual machine.
    private static final int MAXIMUM_VECTORS = 1_024;

    private final Program program;
    private final Store store;
    private final LinearMemory memory;
    private final long size;
    private final long[] numbers;
    private final int base;

    Call(Program program, Caller caller, long[] numbers, int base) {
        this.program = program;
        this.store = caller.store();
        this.memory = caller.memory().getOrNull();
        this.size = memory == null ? 0 : memory.size();
        this.numbers = numbers;
        this.base = base;
    }

    Store store() {
        return store;
    }

    Grants grants() {
        return program.grants();
    }

    DescriptorTable descriptors() {
        return program.descriptors();
    }

    // ---- arguments -------------------------------------------------------------------------------------------------------

    /// An i32.
    int i32(int slot) {
        return (int) numbers[base + slot];
    }

    /// An i32 without sign: an address, a length.
    long u32(int slot) {
        return numbers[base + slot] & 0xFFFF_FFFFL;
    }

    /// An i64.
    long i64(int slot) {
        return numbers[base + slot];
    }

    /// The open descriptor that an argument names.
    ///
    /// @throws ErrnoException BADF
    Descriptor descriptor(int slot) throws ErrnoException {
        return descriptors().get(i32(slot));
    }

    /// The same, a directory.
    ///
    /// @throws ErrnoException BADF; NOTDIR
    DirectoryDescriptor directory(int slot) throws ErrnoException {
        if (descriptor(slot) instanceof DirectoryDescriptor directory) return directory;
        throw new ErrnoException(Errno.NOTDIR);
    }

    // ---- memory ----------------------------------------------------------------------------------------------------------

    /// The guest's memory; null if it has none, and then no range passes [#check].
    LinearMemory memory() {
        return memory;
    }

    /// Sees to it that a range lies in memory.
    ///
    /// @throws ErrnoException FAULT
    void check(long address, long length) throws ErrnoException {
        if (address + length > size) throw new ErrnoException(Errno.FAULT);
    }

    /// Whether a range lies in memory.
    boolean isInside(long address, long length) {
        return address + length <= size;
    }

    /// Writes a u32 to where the argument in the slot points, which was checked before.
    void put32(int slot, long value) {
        memory.store32(u32(slot), (int) value);
    }

    /// Writes a u64 to where the argument in the slot points, which was checked before.
    void put64(int slot, long value) {
        memory.store64(u32(slot), value);
    }

    /// Writes what there is to know of a file to where the argument in the slot points, which was checked before. Times before 1970, which
    /// cannot be said, are 1970.
    void putStatus(int slot, FileStatus status) {
        long at = u32(slot);
        memory.store64(at, status.device());
        memory.store64(at + 8, status.inode());
        memory.store64(at + 16, status.type().ordinal());
        memory.store64(at + 24, status.links());
        memory.store64(at + 32, status.size());
        memory.store64(at + 40, Math.max(0, status.accessed()));
        memory.store64(at + 48, Math.max(0, status.modified()));
        memory.store64(at + 56, Math.max(0, status.changed()));
    }

    /// A copy of bytes in memory; only for lengths that are bounded.
    byte[] bytes(long address, int length) {
        var bytes = new byte[length];
        if (length > 0) memory.read(address, bytes, 0, length);
        return bytes;
    }

    /// Writes bytes to memory.
    void write(long address, byte[] source, int count) {
        if (count > 0) memory.write(address, source, 0, count);
    }

    /// The buffers that an array of vectors lists, each checked: address in the upper half, length in the lower. They are taken before
    /// anything is written, since the array may lie in a buffer.
    ///
    /// @throws ErrnoException FAULT; INVAL for more than 1,024, or for 2 GiB and more
    long[] vectors(int slot) throws ErrnoException {
        long array = u32(slot);
        long count = u32(slot + 1);
        check(array, count * 8);
        if (count > MAXIMUM_VECTORS) throw new ErrnoException(Errno.INVAL);
        var vectors = new long[(int) count];
        long total = 0;
        for (int i = 0; i < vectors.length; i++) {
            long address = memory.load32(array + i * 8L) & 0xFFFF_FFFFL;
            long length = memory.load32(array + i * 8L + 4) & 0xFFFF_FFFFL;
            check(address, length);
            total += length;
            vectors[i] = address << 32 | length;
        }
        if (total > Integer.MAX_VALUE) throw new ErrnoException(Errno.INVAL);
        return vectors;
    }
}

package dev.sextant.adapters.memory;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.Store;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A linear memory in a `byte[]`. See [HeapMemoryProvider] for its ceiling.
final class HeapMemory extends LinearMemory {

    /// The pages that a Java array can hold.
    static final int CARRIER_PAGES = 32_767;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    /// The bytes that may be copied before growth makes more room than is wanted: some 50 ms of copying. Compiled code is fastest
    /// where the array is as long as the memory.
    private static final long COPIED_EXACTLY = 256 << 20;

    private byte[] array = {};
    private long copied;

    HeapMemory(MemoryType type, Store store) {
        super(type, store, (long) CARRIER_PAGES * MemoryType.PAGE);
        begin();
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public byte[] array() {
        return array;
    }

    @Override
    protected boolean enlarge(long wanted, long most) {
        if (wanted <= array.length) return true;
        if (copied + size() <= COPIED_EXACTLY && move(wanted)) return true;
        for (long room : Growth.rooms(size(), wanted, most)) {
            if (move(room)) return true;
        }
        return false;
    }

    /// Moves the bytes to a longer array, if the heap has room for one.
    private boolean move(long bytes) {
        try {
            copied += size();
            array = Arrays.copyOf(array, (int) bytes);
            return true;
        } catch (OutOfMemoryError _) {
            return false;
        }
    }

    /// The address as an index, if `count` bytes from there on are inside.
    private int inside(long address, long count) {
        checkInside(address, count);
        return (int) address;
    }

    @Override
    public byte load8(long address) {
        return array[inside(address, 1)];
    }

    @Override
    public short load16(long address) {
        return (short) SHORT.get(array, inside(address, 2));
    }

    @Override
    public int load32(long address) {
        return (int) INT.get(array, inside(address, 4));
    }

    @Override
    public long load64(long address) {
        return (long) LONG.get(array, inside(address, 8));
    }

    @Override
    public void store8(long address, byte value) {
        array[inside(address, 1)] = value;
    }

    @Override
    public void store16(long address, short value) {
        SHORT.set(array, inside(address, 2), value);
    }

    @Override
    public void store32(long address, int value) {
        INT.set(array, inside(address, 4), value);
    }

    @Override
    public void store64(long address, long value) {
        LONG.set(array, inside(address, 8), value);
    }

    @Override
    public void read(long address, byte[] target, int at, int count) {
        System.arraycopy(array, inside(address, count), target, at, count);
    }

    @Override
    public void write(long address, byte[] source, int from, int count) {
        System.arraycopy(source, from, array, inside(address, count), count);
    }

    @Override
    public void init(long address, Bytes source, long from, long count) {
        checkSource(source, from, count);
        int target = inside(address, count);
        source.copyTo((int) from, array, target, (int) count);
    }

    @Override
    public void copy(long to, long from, long count) {
        int source = inside(from, count);
        System.arraycopy(array, source, array, inside(to, count), (int) count);
    }

    @Override
    public void fill(long address, byte value, long count) {
        int start = inside(address, count);
        Arrays.fill(array, start, start + (int) count, value);
    }

    @Override
    protected void release() {
        array = new byte[0];
    }
}

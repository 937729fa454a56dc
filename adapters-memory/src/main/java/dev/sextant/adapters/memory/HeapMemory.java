package dev.sextant.adapters.memory;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.ports.LinearMemory;
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

    private final long ceiling;
    private byte[] array;
    private long size;

    HeapMemory(MemoryType type) {
        super(type);
        size = Growth.initial(type, CARRIER_PAGES);
        ceiling = Growth.ceiling(type, CARRIER_PAGES);
        try {
            array = new byte[(int) size];
        } catch (OutOfMemoryError _) {
            throw Growth.tooLarge(type, Runtime.getRuntime().maxMemory());
        }
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] array() {
        return array;
    }

    @Override
    public int grow(int delta) {
        int before = pages();
        long wanted = size + Integer.toUnsignedLong(delta) * MemoryType.PAGE;
        if (wanted > ceiling) return -1;
        if (wanted > array.length) {
            byte[] larger = larger(wanted);
            if (larger == null) return -1;
            array = larger;
        }
        size = wanted;
        return before;
    }

    /// A longer copy of the array, or null where the heap has no room for one.
    private byte[] larger(long wanted) {
        try {
            return Arrays.copyOf(array, (int) Growth.room(wanted, ceiling));
        } catch (OutOfMemoryError _) {
            try {
                return Arrays.copyOf(array, (int) wanted);
            } catch (OutOfMemoryError _) {
                return null;
            }
        }
    }

    /// The address as an index, if `count` bytes from there on are inside.
    private int inside(long address, long count) {
        if (address > size - count) throw outOfBounds(address, count);
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
    public void close() {
        array = new byte[0];
        size = 0;
    }
}

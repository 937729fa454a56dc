package dev.sextant.domain.structure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// An immutable sequence of bytes. A slice costs no copy; the array inside never escapes.
///
/// @spec §2.2.1 Bytes
public final class Bytes {

    /// No byte.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int from;
    private final int length;

    private Bytes(byte[] array, int from, int length) {
        this.array = array;
        this.from = from;
        this.length = length;
    }

    /// A copy of the array's content.
    public static Bytes copyOf(byte... bytes) {
        return new Bytes(bytes.clone(), 0, bytes.length);
    }

    /// A copy of the first `length` bytes of the array.
    public static Bytes copyOf(byte[] bytes, int length) {
        Objects.checkFromIndexSize(0, length, bytes.length);
        return new Bytes(Arrays.copyOf(bytes, length), 0, length);
    }

    /// A copy of what remains in the buffer, whose position moves to its limit.
    public static Bytes copyOf(ByteBuffer buffer) {
        var array = new byte[buffer.remaining()];
        buffer.get(array);
        return new Bytes(array, 0, array.length);
    }

    /// The number of bytes.
    public int length() {
        return length;
    }

    /// The byte at an index from 0, as a number from 0 to 255.
    public int at(int index) {
        return array[from + checked(index)] & 0xFF;
    }

    /// Eight bytes from an index on, the first of them in the lowest bits.
    public long longAt(int index) {
        long value = 0;
        for (int i = 7; i >= 0; i--) value = value << 8 | at(index + i);
        return value;
    }

    /// Four bytes from an index on, the first of them in the lowest bits.
    public int intAt(int index) {
        return at(index) | at(index + 1) << 8 | at(index + 2) << 16 | at(index + 3) << 24;
    }

    /// The bytes from `start` (included) to `end` (excluded), without copying.
    public Bytes slice(int start, int end) {
        if (start < 0 || start > end || end > length) {
            throw new IndexOutOfBoundsException("slice " + start + ".." + end + " of " + length + " bytes");
        }
        return new Bytes(array, from + start, end - start);
    }

    /// Copies `count` bytes from `start` on into `target` at `at`.
    public void copyTo(int start, byte[] target, int at, int count) {
        var slice = slice(start, start + count);
        System.arraycopy(slice.array, slice.from, target, at, count);
    }

    /// A copy as an array.
    public byte[] toArray() {
        return Arrays.copyOfRange(array, from, from + length);
    }

    /// A read-only little-endian view of the same bytes, positioned at the first.
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, from, length).slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private int checked(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("byte " + index + " of " + length);
        }
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, from, from + length, that.array, that.from, that.from + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < from + length; i++) hash = 31 * hash + array[i];
        return hash;
    }

    /// The length and the first bytes in hexadecimal.
    @Override
    public String toString() {
        int shown = Math.min(length, 16);
        return length + " bytes [" + HexFormat.of().formatHex(array, from, from + shown) + (shown < length ? "…]" : "]");
    }
}

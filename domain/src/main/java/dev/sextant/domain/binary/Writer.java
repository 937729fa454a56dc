package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ImpossibleException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes in the making, to which the values of the binary format are appended, every number in its shortest form.
///
/// @spec §5.2 Values
final class Writer {

    private byte[] bytes = new byte[256];
    private int length;

    /// What was written so far.
    Bytes written() {
        return Bytes.copyOf(bytes, length);
    }

    /// Forgets what was written, and keeps the room.
    Writer clear() {
        length = 0;
        return this;
    }

    // §5.2.1 Bytes

    Writer next(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    Writer all(Bytes content) {
        reserve(content.length());
        content.copyTo(0, bytes, length, content.length());
        length += content.length();
        return this;
    }

    /// Four bytes, the lowest first.
    Writer int32(int value) {
        for (int shift = 0; shift < 32; shift += 8) next(value >>> shift);
        return this;
    }

    /// Eight bytes, the lowest first.
    Writer int64(long value) {
        return int32((int) value).int32((int) (value >>> 32));
    }

    // §5.2.2 Integers

    Writer u32(long value) {
        if (value >>> 32 != 0) throw new ImpossibleException("not a u32: " + value);
        long rest = value;
        while (rest >= 0x80) {
            next((int) rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        return next((int) rest);
    }

    /// An s32, s33 or s64: their shortest forms are alike.
    Writer signed(long value) {
        long rest = value;
        while (rest < -0x40 || rest >= 0x40) {
            next((int) rest & 0x7F | 0x80);
            rest >>= 7;
        }
        return next((int) rest & 0x7F);
    }

    // §5.2.4 Names

    Writer name(String name) {
        var encoded = name.getBytes(StandardCharsets.UTF_8);
        return u32(encoded.length).append(encoded, encoded.length);
    }

    // §5.5.2 Sections: what has a size

    /// The size of what another writer holds, and then that.
    Writer sized(Writer content) {
        return u32(content.length).append(content.bytes, content.length);
    }

    private Writer append(byte[] content, int count) {
        reserve(count);
        System.arraycopy(content, 0, bytes, length, count);
        length += count;
        return this;
    }

    private void reserve(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, count), (int) Math.min(bytes.length * 2L, 1 << 30)));
        }
    }
}

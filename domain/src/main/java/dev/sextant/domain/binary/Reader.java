package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Place;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/// A walk over the bytes of a module that reads the values of the binary format.
///
/// The only end that stops a read is the module's. That a section or a function ends where its size says is checked once it has
/// been read, as the standard's own interpreter does: the wording of a dozen faults in the standard's test suite hangs on it.
///
/// @spec §5.2 Values
final class Reader {

    private static final long OUTSIDE = -1;

    private final Bytes bytes;
    private final int end;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private int position;
    private long function = OUTSIDE;
    private int sizedEnd;

    Reader(Bytes bytes) {
        this.bytes = bytes;
        this.end = bytes.length();
        this.sizedEnd = end;
    }

    /// The module.
    Bytes bytes() {
        return bytes;
    }

    /// The offset of the byte that is read next.
    int position() {
        return position;
    }

    /// Goes on at an offset.
    void moveTo(int offset) {
        position = offset;
    }

    /// Whether no byte is left.
    boolean atEnd() {
        return position == end;
    }

    /// Faults from here on lie in the function with this index.
    void enterFunction(long index) {
        function = index;
    }

    /// Faults from here on lie outside of any function.
    void leaveFunction() {
        function = OUTSIDE;
    }

    /// The number of bytes left.
    int left() {
        return end - position;
    }

    // §5.2.1 Bytes

    /// The next byte, from 0 to 255.
    int next() {
        if (position == end) throw endOfBytes();
        return bytes.at(position++);
    }

    /// The next byte, which stays to be read.
    int peek() {
        if (position == end) throw endOfBytes();
        return bytes.at(position);
    }

    /// The next `count` bytes, as a slice.
    Bytes take(int count) {
        if (count == 0) return Bytes.EMPTY;
        if (count < 0 || count > left()) throw endOfBytes();
        position += count;
        return bytes.slice(position - count, position);
    }

    /// Reads a byte that must be zero because it is reserved.
    void zero() {
        int found = next();
        if (found != 0) throw fault("zero byte expected", "found " + hex(found), position - 1);
    }

    // §5.2.2 Integers

    /// A u32.
    long u32() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = next();
            if (shift == 28 && (next & 0x70) != 0) throw tooLarge(next, 32);
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) return value;
            if (shift == 28) throw tooLong(32);
        }
    }

    /// A u1: one byte, 0 or 1.
    boolean u1() {
        int next = next();
        if ((next & 0x7E) != 0) throw tooLarge(next, 1);
        if (next >= 0x80) throw tooLong(1);
        return next == 1;
    }

    /// A signed integer of `bits` bits.
    long signed(int bits) {
        int last = (bits - 1) / 7 * 7;
        int unused = -1 << (bits - last - 1) & 0x7F;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = next();
            if (shift == last && (next & unused) != 0 && (next & unused) != unused) throw tooLarge(next, bits);
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) return shift + 7 < 64 ? value << 57 - shift >> 57 - shift : value;
            if (shift == last) throw tooLong(bits);
        }
    }

    // §5.2.4 Names

    /// A name: a size in bytes and that much UTF-8.
    String name() {
        int start = position;
        var content = take(size());
        int length = content.length();
        for (int i = 0; i < length; i++) {
            if (content.at(i) >= 0x80) return beyondAscii(content, start);
        }
        return new String(content.toArray(), StandardCharsets.ISO_8859_1);
    }

    private String beyondAscii(Bytes content, int start) {
        try {
            return utf8.decode(content.buffer()).toString();
        } catch (CharacterCodingException e) {
            throw fault("malformed UTF-8 encoding", content.toString(), start);
        }
    }

    // §5.1.3 Vectors

    /// A number of bytes or entries to come, each entry at least a byte, which is not more than there are bytes left.
    int size() {
        int start = position;
        long size = u32();
        // Held against what is left from the number's own first byte on: the suite's wording hangs on this, too.
        if (size > end - start) throw fault("length out of bounds", "declared " + size + ", left " + left(), start);
        return (int) size;
    }

    /// The number of entries of a vector, at most `limit`.
    int count(int limit, String entries) {
        int start = position;
        int count = size();
        if (count > limit) throw fault("too many " + entries, count + ", the limit is " + limit, start);
        return count;
    }

    // §5.5.2 Sections: what has a size

    /// Reads a size and gives the offset at which what has that size must end.
    int sizedEnd() {
        int size = size();
        sizedEnd = (int) Math.min((long) position + size, Integer.MAX_VALUE);
        return sizedEnd;
    }

    /// Checks that what has a size ended where it should.
    void endSized(int start, int expected) {
        if (position != expected) {
            throw fault("section size mismatch", "declared end at byte " + hex(expected) + ", found " + hex(position), start);
        }
        sizedEnd = end;
    }

    // Faults

    /// A fault of the byte at an offset.
    MalformedBinary fault(String fault, String detail, int offset) {
        var place = function == OUTSIDE ? Place.Binary.at(offset) : Place.Binary.in(function, offset);
        boolean beyond = offset >= sizedEnd && sizedEnd < end;
        var where = beyond ? "beyond the declared end at byte " + hex(sizedEnd) : "";
        var comma = detail.isEmpty() || where.isEmpty() ? "" : ", ";
        return new MalformedBinary(new Malformed(fault, detail + comma + where, place));
    }

    /// The fault that bytes are missing.
    MalformedBinary endOfBytes() {
        return fault("unexpected end of section or function", "the module has " + end + " bytes", end);
    }

    private MalformedBinary tooLarge(int found, int bits) {
        return fault("integer too large", "unused bits of a " + bits + "-bit integer in " + hex(found), position - 1);
    }

    private MalformedBinary tooLong(int bits) {
        var detail = "a " + bits + "-bit integer has at most " + (bits + 6) / 7 + " bytes";
        return fault("integer representation too long", detail, position);
    }

    static String hex(int number) {
        return "0x" + Integer.toHexString(number);
    }
}

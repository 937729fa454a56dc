package dev.sextant.domain.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BytesTest {

    private static final Bytes NINE = Bytes.copyOf(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, (byte) 0xFF});

    @Test
    void aByteIsANumberFrom0To255() {
        assertEquals(0, NINE.at(0));
        assertEquals(255, NINE.at(8));
    }

    @Test
    void whatComesOfAnArrayDoesNotChangeWithIt() {
        var array = new byte[] {1, 2};
        var bytes = Bytes.copyOf(array);
        var first = Bytes.copyOf(array, 1);
        array[0] = 9;
        assertEquals(1, bytes.at(0));
        assertEquals(1, first.at(0));
        assertEquals(1, first.length());
        bytes.toArray()[0] = 9;
        assertEquals(1, bytes.at(0));
    }

    @Test
    void whatComesOfABufferIsWhatRemainsInIt() {
        var buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);
        assertEquals(Bytes.copyOf(new byte[] {2, 3}), Bytes.copyOf(buffer));
        assertEquals(0, buffer.remaining());
    }

    @Test
    void severalBytesAreANumberWithTheFirstLowest() {
        assertEquals(0x0302_0100, NINE.intAt(0));
        assertEquals(0xFF07_0605, NINE.intAt(5));
        assertEquals(0x0706_0504_0302_0100L, NINE.longAt(0));
        assertEquals(0xFF07_0605_0403_0201L, NINE.longAt(1));
    }

    @Test
    void nothingIsReadBeyondTheEnds() {
        assertEquals("byte 9 of 9", assertThrows(IndexOutOfBoundsException.class, () -> NINE.at(9)).getMessage());
        assertEquals("byte -1 of 9", assertThrows(IndexOutOfBoundsException.class, () -> NINE.at(-1)).getMessage());
        assertEquals("byte 9 of 9", assertThrows(IndexOutOfBoundsException.class, () -> NINE.longAt(2)).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> NINE.intAt(6));
        assertThrows(IndexOutOfBoundsException.class, () -> NINE.slice(2, 4).at(2), "a slice ends where it ends");
        assertThrows(IndexOutOfBoundsException.class, () -> NINE.slice(2, 4).at(-1), "a slice begins where it begins");
        assertThrows(IndexOutOfBoundsException.class, () -> Bytes.EMPTY.at(0));
    }

    @Test
    void aSliceLiesInside() {
        assertEquals("slice 3..2 of 9 bytes",
                assertThrows(IndexOutOfBoundsException.class, () -> NINE.slice(3, 2)).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> NINE.slice(-1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> NINE.slice(0, 10));
        assertThrows(IndexOutOfBoundsException.class, () -> NINE.slice(1, 3).slice(0, 3));
        assertEquals(Bytes.EMPTY, NINE.slice(9, 9));
    }

    @Property
    void aSliceOfASliceIsASlice(@ForAll byte[] array, @ForAll @Size(4) List<@IntRange(max = 999) Integer> cuts) {
        int from = cuts.get(0) % (array.length + 1);
        int length = cuts.get(1) % (array.length - from + 1);
        int start = cuts.get(2) % (length + 1);
        int end = start + cuts.get(3) % (length - start + 1);
        var slice = Bytes.copyOf(array).slice(from, from + length).slice(start, end);
        assertArrayEquals(Arrays.copyOfRange(array, from + start, from + end), slice.toArray());
        assertEquals(Bytes.copyOf(slice.toArray()), slice);
        assertEquals(Bytes.copyOf(slice.toArray()).hashCode(), slice.hashCode());
        assertEquals(ByteBuffer.wrap(slice.toArray()), slice.buffer());
    }

    @Test
    void bytesAreCopiedToWhereTheyAreAskedFor() {
        var target = new byte[4];
        NINE.slice(1, 5).copyTo(1, target, 2, 2);
        assertArrayEquals(new byte[] {0, 0, 2, 3}, target);
        assertThrows(IndexOutOfBoundsException.class, () -> NINE.slice(1, 5).copyTo(3, target, 0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> NINE.copyTo(0, target, 3, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> NINE.copyTo(Integer.MAX_VALUE, target, 0, 2));
    }

    @Test
    void aBufferIsAViewThatCannotBeWritten() {
        var buffer = NINE.slice(1, 9).buffer();
        assertEquals(ByteOrder.LITTLE_ENDIAN, buffer.order());
        assertEquals(8, buffer.remaining());
        assertEquals(0x0403_0201, buffer.getInt());
        assertTrue(buffer.isReadOnly());
        assertThrows(ReadOnlyBufferException.class, () -> buffer.put(0, (byte) 1));
    }

    @Test
    void equalityIsByContent() {
        assertEquals(Bytes.copyOf((byte) 1, (byte) 2), NINE.slice(1, 3));
        assertNotEquals(Bytes.copyOf((byte) 1, (byte) 3), NINE.slice(1, 3));
        assertNotEquals(NINE.slice(1, 4), NINE.slice(1, 3));
        assertNotEquals("[1, 2]", NINE.slice(1, 3));
    }

    @Test
    void theTextIsTheLengthAndTheFirstBytes() {
        assertEquals("0 bytes []", Bytes.EMPTY.toString());
        assertEquals("9 bytes [0001020304050607ff]", NINE.toString());
        assertEquals("17 bytes [" + "00".repeat(16) + "…]", Bytes.copyOf(new byte[17]).toString());
    }
}

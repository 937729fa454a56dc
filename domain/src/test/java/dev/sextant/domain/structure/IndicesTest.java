package dev.sextant.domain.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IndicesTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void indicesComeOutAsTheyWentIn(@ForAll @Size(max = 20) List<@LongRange(max = 0xFFFF_FFFFL) Long> list) {
        var array = list.stream().mapToLong(Long::longValue).toArray();
        var indices = Indices.of(array);
        assertEquals(list.size(), indices.size());
        assertArrayEquals(array, indices.stream().toArray());
        for (int i = 0; i < array.length; i++) assertEquals(array[i], indices.get(i));
        assertEquals(Indices.of(array), indices);
        assertEquals(Indices.of(array).hashCode(), indices.hashCode());
        assertEquals(list.toString(), indices.toString());
    }

    @Test
    void anIndexIsAU32() {
        assertEquals(0xFFFF_FFFFL, Indices.of(0xFFFF_FFFFL).get(0));
        assertEquals("an index is not a u32: 4294967296",
                assertThrows(ImpossibleException.class, () -> Indices.of(1L << 32)).getMessage());
        assertEquals("an index is not a u32: -1", assertThrows(ImpossibleException.class, () -> Indices.of(-1)).getMessage());
    }

    @Test
    void noIndexLiesBeyondTheEnds() {
        assertThrows(IndexOutOfBoundsException.class, () -> Indices.of(1, 2).get(2));
        assertThrows(IndexOutOfBoundsException.class, () -> Indices.of(1, 2).get(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> Indices.NONE.get(0));
    }

    @Test
    void equalityIsByContent() {
        assertNotEquals(Indices.of(1, 2), Indices.of(2, 1));
        assertNotEquals(Indices.of(1), Indices.of(1, 1));
        assertNotEquals("[1]", Indices.of(1));
        assertSame(Indices.NONE, Indices.of());
    }

    @Test
    void aBuilderTakesMoreThanItWasToldToExpectAndLess() {
        var builder = new Indices.Builder(1);
        for (int i = 0; i < 5_000; i++) builder.add(i);
        var five = builder.build();
        builder.add(5_000);
        assertEquals(5_000, five.size(), "what was built stays as it is");
        assertEquals(4_999, five.get(4_999));
        assertEquals(5_001, builder.build().size());
        assertEquals(Indices.of(7), new Indices.Builder(Integer.MAX_VALUE).add(7).build());
        assertEquals(Indices.of(7), new Indices.Builder(-1).add(7).build());
    }
}

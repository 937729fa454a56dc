package dev.sextant.ports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.text.Parser;
import org.junit.jupiter.api.Test;

/// Where segments begin, and what they cost.
class FuelTest {

    private static int[] charges(String body) {
        return Fuel.charges(Parser.parse("(module (func " + body + "))", Features.CORE_2_0).get().functions().get(0).body());
    }

    @Test
    void straight_code_is_one_segment() {
        assertArrayEquals(new int[] {2, 0, 0}, charges("i32.const 1 drop"));
        assertArrayEquals(new int[] {0}, charges(""));
        assertArrayEquals(new int[] {2, 0, 0, 0}, charges("call 0 nop call 0"));
    }

    @Test
    void a_segment_begins_behind_every_place_that_control_comes_to_or_can_leave_from() {
        assertArrayEquals(new int[] {0, 3, 0, 0, 0, 0}, charges("loop i32.const 1 drop br 0 end"));
        assertArrayEquals(new int[] {2, 0, 0, 1, 0, 1, 0}, charges("block i32.const 1 br_if 0 call 0 end call 0"));
        assertArrayEquals(new int[] {2, 0, 1, 0, 1, 0, 1, 0}, charges("i32.const 1 if call 0 else call 0 end call 0"));
    }

    @Test
    void a_block_does_not_begin_one() {
        assertArrayEquals(new int[] {2, 0, 0, 0, 0}, charges("call 0 block call 0 end"));
    }

    @Test
    void what_is_never_reached_belongs_to_none() {
        assertArrayEquals(new int[] {1, 0, 0, 0, 1, 0}, charges("block br 0 call 0 end call 0"));
        assertArrayEquals(new int[] {1, 0, 0, 0, 0, 0, 0, 0}, charges("return loop call 0 end block call 0 end"));
        assertArrayEquals(new int[] {2, 0, 1, 0, 0, 1, 0, 0},
                charges("i32.const 1 if unreachable call 0 else call 0 end"));
        assertArrayEquals(new int[] {2, 0, 0, 0, 0, 0}, charges("block i32.const 0 br_table 0 0 nop end"));
    }
}

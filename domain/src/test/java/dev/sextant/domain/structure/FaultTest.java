package dev.sextant.domain.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/// How a fault is worded.
class FaultTest {

    @Test
    void aMessageIsFaultThenBothSidesThenPlace() {
        assertEquals("integer too large: expected at most 0x7f, found 0x83 (at byte 0x1f in function 3)",
                new Malformed("integer too large", "expected at most 0x7f, found 0x83", Place.Binary.in(3, 31)).message());
    }

    @Test
    void aMessageWithoutDetailHasNoColon() {
        assertEquals("unexpected end (at byte 0x8)", new Malformed("unexpected end", "", Place.Binary.at(8)).message());
        assertEquals("unknown operator (at 3:14)", new Malformed("unknown operator", "", new Place.Text(3, 14)).message());
        assertEquals("duplicate (in memory 0)", new Malformed("duplicate", "", new Place.Entry("memory 0")).message());
    }

    @Test
    void aFaultOfOurOwnKeepsItsCause() {
        var cause = new RuntimeException("why");
        assertSame(cause, new ImpossibleException("what", cause).getCause());
        assertEquals("what", new ImpossibleException("what").getMessage());
    }
}

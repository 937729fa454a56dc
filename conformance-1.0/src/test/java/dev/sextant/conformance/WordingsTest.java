package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Array;
import org.junit.jupiter.api.Test;

class WordingsTest {

    private final Wordings wordings = Wordings.standard();

    @Test
    void the_expected_text_is_the_beginning_of_the_message() {
        assertTrue(wordings.same(Phase.TRAP, "undefined", "undefined element: index 7, the table has 3"));
        assertFalse(wordings.same(Phase.TRAP, "undefined element", "undefined"));
        assertFalse(wordings.same(Phase.TRAP, "unreachable", "integer overflow"));
    }

    @Test
    void an_equivalent_wording_counts_in_its_phase_only_and_in_its_direction_only() {
        assertTrue(wordings.same(Phase.MALFORMED, "zero flag expected", "zero byte expected: found 1"));
        assertFalse(wordings.same(Phase.INVALID, "zero flag expected", "zero byte expected: found 1"));
        assertFalse(wordings.same(Phase.MALFORMED, "zero byte expected", "zero flag expected"));
    }

    @Test
    void every_equivalent_has_a_reason_and_says_something_else() {
        wordings.equivalents().forEach(row -> {
            assertFalse(row.reason().isBlank());
            assertFalse(row.said().startsWith(row.expected()));
        });
        assertEquals(wordings.equivalents().distinct(), wordings.equivalents());
    }

    @Test
    void a_row_with_another_number_of_fields_is_refused() {
        assertEquals(Array.of(Array.of("a", "b"), Array.of("c", "")), TabSeparated.rows("# x\n\na\tb\nc\t\n", 2, "t.tsv"));
        var refusal = assertThrows(IllegalArgumentException.class, () -> TabSeparated.rows("a\n", 2, "t.tsv"));
        assertEquals("t.tsv: 2 fields wanted, found 1: a", refusal.getMessage());
    }
}

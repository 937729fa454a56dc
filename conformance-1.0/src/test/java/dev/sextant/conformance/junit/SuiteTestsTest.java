package dev.sextant.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.conformance.Edition;
import dev.sextant.conformance.Suite;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SuiteTestsTest {

    @Test
    void a_suite_that_is_absent_aborts_with_a_sentence_on_how_to_get_it() {
        var sentence = Suite.howToGet(Edition.CORE_1_0);
        assertTrue(
                sentence.startsWith("the suite is not here: -Dsextant.spec=DIR must name a directory with core-1.0.zip"), sentence);
        assertEquals(sentence, assertThrows(TestAbortedException.class, () -> SuiteTests.absent(sentence, false)).getMessage());
    }

    @Test
    void a_suite_that_is_absent_fails_under_continuous_integration() {
        assertEquals("how", assertThrows(AssertionFailedError.class, () -> SuiteTests.absent("how", true)).getMessage());
    }
}

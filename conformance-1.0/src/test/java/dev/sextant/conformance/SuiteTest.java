package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.conformance.junit.SuiteTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteTest {

    @ParameterizedTest
    @EnumSource
    void the_archive_holds_the_commands_that_were_counted(Edition edition) {
        var suite = SuiteTests.suite(edition);
        var rows = suite.scripts().flatMap(script ->
                script.commands().map(command -> new Counts.Row(script.name(), Counts.type(command))));
        assertEquals(suite.counts(), Counts.of(rows));
        assertEquals(edition == Edition.CORE_1_0 ? 19_270 : 54_006, suite.counts().total());
    }
}

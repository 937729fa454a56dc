package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTest {

    @ParameterizedTest
    @CsvSource({
        "a, false, a | a | READ_WRITE",
        "a:ro, false, a | a | READ_ONLY",
        "a:b, false, a | b | READ_WRITE",
        "a:b:ro, false, a | b | READ_ONLY",
        "a::b, false, a | b | READ_WRITE",
        "ro:ro, false, ro | ro | READ_ONLY",
        ".:/, false, . | / | READ_WRITE",
        "c:/x, false, c | /x | READ_WRITE",
        "c:/x, true, c:/x | c:/x | READ_WRITE",
        "c:/x:/y, true, c:/x | /y | READ_WRITE",
        "c:/x:/y:ro, true, c:/x | /y | READ_ONLY",
        "'c:\\x:ro', true, 'c:\\x | c:\\x | READ_ONLY'",
        "c::/y, true, c | /y | READ_WRITE",
        "cc:/x, true, cc | /x | READ_WRITE"
    })
    void aDirectoryIsTheHostsTheGuestsNameForItAndWhatMayBeDoneThere(String text, boolean hasDrives, String meaning) {
        var directory = Directory.parse(text, hasDrives);
        assertEquals(meaning, directory.host() + " | " + directory.guest() + " | " + directory.access());
    }
}

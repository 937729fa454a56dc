package dev.sextant.domain.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteDecodingTest {

    @Test
    void everyMalformedModuleOfCore10IsMalformedInTheSuitesWords() throws IOException {
        assertEquals(661, malformed(Suite.CORE_1_0, wordings()));
    }

    @Test
    void everyMalformedModuleOfCore20IsMalformedInTheSuitesWords() {
        assertEquals(719, malformed(Suite.CORE_2_0, Map.of()));
    }

    @Test
    void everyOtherModuleOfCore10Decodes() {
        assertEquals(List.of(), undecodable(Suite.CORE_1_0));
    }

    @Test
    void everyOtherModuleOfCore20Decodes() {
        assertEquals(List.of(), undecodable(Suite.CORE_2_0));
    }

    private static int malformed(Suite suite, Map<String, List<String>> wordings) {
        var failures = new ArrayList<String>();
        int count = 0;
        for (var command : suite.commands()) {
            if (!command.type().equals("assert_malformed")) continue;
            count++;
            var found = decode(suite, command.module()).fold(Malformed::message, _ -> "a module");
            var accepted = new ArrayList<>(wordings.getOrDefault(command.text(), List.of()));
            accepted.add(command.text());
            if (accepted.stream().noneMatch(found::startsWith)) {
                failures.add(command.name() + ": expected " + command.text() + ", found " + found);
            }
        }
        assertEquals(List.of(), failures);
        return count;
    }

    private static List<String> undecodable(Suite suite) {
        var failures = new ArrayList<String>();
        for (var command : suite.commands()) {
            if (command.type().equals("assert_malformed")) continue;
            decode(suite, command.module()).peekLeft(fault -> failures.add(command.name() + ": " + fault.message()));
        }
        return failures;
    }

    private static Either<Malformed, Module> decode(Suite suite, Bytes module) {
        return Decoder.decode(module, suite.features(), ImplementationLimits.DEFAULT);
    }

    /// What the first edition says, and what the second says instead.
    private static Map<String, List<String>> wordings() throws IOException {
        var wordings = new HashMap<String, List<String>>();
        try (var table = SuiteDecodingTest.class.getResourceAsStream("wordings-1.0.tsv")) {
            for (var row : new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                var columns = row.split("\t");
                wordings.computeIfAbsent(columns[0], _ -> new ArrayList<>()).add(columns[1]);
            }
        }
        return wordings;
    }
}

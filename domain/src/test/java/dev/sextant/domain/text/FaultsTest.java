package dev.sextant.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FaultsTest {

    @ParameterizedTest
    @CsvFileSource(resources = "faults-2.0.txt", delimiter = '|', quoteCharacter = '~')
    void aFaultNamesBothSidesAndThePlace(String text, String message) {
        assertEquals(message, message(text, Features.CORE_2_0));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "faults-1.0.txt", delimiter = '|', quoteCharacter = '~')
    void theFirstEditionDoesNotKnowTheSecondsWords(String text, String message) {
        assertEquals(message, message(text, Features.CORE_1_0));
    }

    @Test
    void aModuleBeyondTheLimitsIsRefused() {
        var limits = new ImplementationLimits(60, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertEquals("too many types", fault("(type (func)) (type (func))", limits));
        assertEquals("too many functions", fault("(func) (func)", limits));
        assertEquals("too many tables", fault("(table 1 funcref) (table 1 funcref)", limits));
        assertEquals("too many memories", fault("(memory 1) (memory 1)", limits));
        assertEquals("too many globals", fault("(global i32) (global i32)", limits));
        assertEquals("too many element segments", fault("(elem func) (elem func)", limits));
        assertEquals("too many element segment entries", fault("(elem func 0 0)", limits));
        assertEquals("too many data segments", fault("(data) (data)", limits));
        assertEquals("too many imports", fault("(import \"\" \"\" (func)) (import \"\" \"\" (func))", limits));
        assertEquals("too many exports", fault("(func (export \"\") (export \"\"))", limits));
        assertEquals("too many locals", fault("(func (local i32) (local i32))", limits));
        assertEquals("too many parameters", fault("(func (param i32 i32))", limits));
        assertEquals("too many results", fault("(func (result i32) (result i32))", limits));
        assertEquals("module too large", fault(" ".repeat(61), limits));
        assertEquals("a module", fault(" ".repeat(60), limits));
        assertEquals("too many locals: at least 50001, the limit is 50000 (at 1:200014)",
                message("(func (local " + "i32 ".repeat(50_001) + "))", Features.CORE_2_0));
    }

    private static String fault(String text, ImplementationLimits limits) {
        var bytes = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
        return Parser.parse(bytes, Features.CORE_2_0, limits).fold(Malformed::fault, (Module _) -> "a module");
    }

    private static String message(String text, Features features) {
        return Parser.parse(text, features).fold(Malformed::message, (Module _) -> "a module");
    }
}

package dev.sextant.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.text.Cursor;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.text.Printer;
import dev.sextant.domain.text.Token;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteTextTest {

    /// Those of Core 1.0 are worded differently here and there: conformance-1.0 has the table and the test.
    @Test
    void everyFaultyTextOfCore20IsMalformedInTheSuitesWords() {
        assertEquals(1_091, malformed(TextSuite.CORE_2_0));
    }

    @Test
    void everyTextOfCore10IsTheModuleThatWast2jsonMadeOfIt() {
        assertEquals(1_821, compared(TextSuite.CORE_1_0));
    }

    @Test
    void everyTextOfCore20IsTheModuleThatWast2jsonMadeOfIt() {
        assertEquals(3_793, compared(TextSuite.CORE_2_0));
    }

    @Test
    void everyModuleOfCore10IsReadAsItIsPrinted() {
        assertEquals(1_866, printed(TextSuite.CORE_1_0));
    }

    @Test
    void everyModuleOfCore20IsReadAsItIsPrinted() {
        assertEquals(3_862, printed(TextSuite.CORE_2_0));
    }

    private static int malformed(TextSuite suite) {
        var failures = new ArrayList<String>();
        int count = 0;
        for (var script : suite.scripts()) {
            for (var command : script.commands()) {
                if (!command.isFaultyText()) continue;
                count++;
                var found = Parser.parse(command.module(), suite.features).fold(Malformed::message, _ -> "a module");
                if (!found.startsWith(command.fault())) {
                    failures.add(script.name() + ":" + command.line() + ": expected " + command.fault() + ", found " + found);
                }
            }
        }
        assertEquals("", String.join("\n", failures));
        return count;
    }

    private static int compared(TextSuite suite) {
        var failures = new ArrayList<String>();
        int count = 0;
        for (var script : suite.scripts()) {
            var texts = Parser.parse(script.text(), suite.features, cursor -> modules(cursor, suite))
                    .getOrElseThrow(fault -> new AssertionError(script.name() + ": " + fault.message()));
            assertEquals(script.commands().size(), texts.size(), script.name());
            for (int i = 0; i < texts.size(); i++) {
                var command = script.commands().get(i);
                if (command.type().equals("assert_malformed") || texts.get(i).isEmpty()) continue;
                count++;
                var read = Normalised.of(texts.get(i).get());
                var expected = Normalised.of(decoded(suite, command.module()));
                if (!read.equals(expected)) {
                    failures.add(script.name() + ":" + command.line() + "\n" + Printer.print(read) + Printer.print(expected));
                }
            }
        }
        assertEquals("", String.join("\n", failures));
        return count;
    }

    /// The modules of a script in order; nothing in place of one that is written in bytes, or that is faulty.
    private static List<Option<Module>> modules(Cursor cursor, TextSuite suite) {
        var modules = new ArrayList<Option<Module>>();
        while (!cursor.at(Token.END)) {
            if (cursor.atOpen("module")) {
                modules.add(module(cursor, suite));
            } else if (cursor.atOpen("func")) {
                modules.add(Option.some(cursor.fields()));
            } else {
                cursor.take(Token.OPEN);
                cursor.keyword();
                if (cursor.atOpen("module")) modules.add(module(cursor, suite));
                cursor.leave();
            }
        }
        return modules;
    }

    private static Option<Module> module(Cursor cursor, TextSuite suite) {
        cursor.open("module");
        cursor.id();
        boolean binary = cursor.takeIf("binary");
        boolean quote = !binary && cursor.takeIf("quote");
        var module = binary || quote ? Option.<Module>none() : Option.some(cursor.fields());
        var strings = cursor.strings();
        cursor.close();
        return quote ? Parser.parse(strings, suite.features).toOption() : module;
    }

    private static int printed(TextSuite suite) {
        var failures = new ArrayList<String>();
        int count = 0;
        for (var script : suite.scripts()) {
            for (var command : script.commands()) {
                if (command.type().equals("assert_malformed")) continue;
                count++;
                var module = Normalised.withoutEmptyRuns(decoded(suite, command.module()));
                var text = Printer.print(module);
                var read = Parser.parse(text, suite.features);
                if (!read.equals(Either.right(module))) {
                    var found = read.fold(Malformed::message, Printer::print);
                    failures.add(script.name() + ":" + command.line() + " " + found + text);
                }
            }
        }
        assertEquals("", String.join("\n", failures));
        return count;
    }

    private static Module decoded(TextSuite suite, Bytes module) {
        return Decoder.decode(module, suite.features, ImplementationLimits.DEFAULT)
                .getOrElseThrow(fault -> new AssertionError(fault.message()));
    }
}

package dev.sextant.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.binary.Suite;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.validation.Invalid;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.domain.validation.Validator;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuiteValidationTest {

    /// The suite of Core 2.0 holds these bytes twice, as `type mismatch` (select:320) and as `invalid result arity`
    /// (select:324): in the text the second is `(select (result) …)`, which wast2json writes as a plain `select`.
    private static final Set<String> WORDED_TWICE = Set.of("/json/select/select.json:324");

    @Test
    void everyInvalidModuleOfCore10IsInvalidInTheSuitesWords() {
        assertEquals(989, invalid(Suite.CORE_1_0));
    }

    @Test
    void everyInvalidModuleOfCore20IsInvalidInTheSuitesWords() {
        assertEquals(2_146, invalid(Suite.CORE_2_0));
    }

    @Test
    void everyModuleThatCore10WantsToInstantiateOrToLinkIsValid() {
        assertEquals(List.of(), wronglyInvalid(Suite.CORE_1_0));
    }

    @Test
    void everyModuleThatCore20WantsToInstantiateOrToLinkIsValid() {
        assertEquals(List.of(), wronglyInvalid(Suite.CORE_2_0));
    }

    private static int invalid(Suite suite) {
        var failures = new ArrayList<String>();
        int count = 0;
        for (var command : suite.commands()) {
            if (!command.type().equals("assert_invalid")) continue;
            count++;
            var expected = WORDED_TWICE.contains(command.name()) ? "type mismatch" : command.text();
            var found = validate(suite, command).fold(faults -> faults.head().message(), _ -> "a valid module");
            if (!found.startsWith(expected)) failures.add(command.name() + ": expected " + expected + ", found " + found);
        }
        assertEquals("", String.join("\n", failures));
        return count;
    }

    private static List<String> wronglyInvalid(Suite suite) {
        var failures = new ArrayList<String>();
        for (var command : suite.commands()) {
            if (command.type().equals("assert_malformed") || command.type().equals("assert_invalid")) continue;
            validate(suite, command).peekLeft(faults ->
                    failures.add(command.name() + ": " + faults.map(Invalid::message).mkString("; ")));
        }
        return failures;
    }

    private static Either<Array<Invalid>, ValidModule> validate(Suite suite, Suite.Command command) {
        var module = Decoder.decode(command.module(), suite.features(), ImplementationLimits.DEFAULT);
        return Validator.validate(module.getOrElseThrow(SuiteValidationTest::undecodable), suite.features());
    }

    private static AssertionError undecodable(Malformed fault) {
        return new AssertionError(fault.message());
    }
}

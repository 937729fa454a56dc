package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.conformance.junit.SuiteTests;
import dev.sextant.conformance.script.Command;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.domain.validation.Validator;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The domain against the modules of every edition's suite, without an engine.
class SuiteModulesTest {

    private static final Map<Edition, Suite> SUITES = new EnumMap<>(Edition.class);

    private final Wordings wordings = Wordings.standard();

    private static Suite suite(Edition edition) {
        return SUITES.computeIfAbsent(edition, missing -> SuiteTests.suite(missing, Form.JSON));
    }

    @ParameterizedTest
    @EnumSource
    void every_faulty_module_is_malformed_or_invalid_in_the_words_of_the_suite(Edition edition) {
        var suite = suite(edition);
        assertEquals(Array.empty(), commands(suite).flatMap(command -> switch (command) {
            case Command.AssertMalformed(_, var module, var text) -> wrong(edition, module, Phase.MALFORMED, text);
            case Command.AssertInvalid(_, var module, var text) -> wrong(edition, module, Phase.INVALID, text);
            case Command _ -> Array.empty();
        }));
        int binary = suite.counts().total("assert_malformed binary");
        int text = suite.counts().total("assert_malformed text");
        int invalid = suite.counts().total("assert_invalid");
        assertEquals(
                edition == Edition.CORE_1_0 ? "661 + 430 + 989" : "719 + 1091 + 2146", binary + " + " + text + " + " + invalid);
        System.out.println(edition + ": " + (binary + text) + " malformed and " + invalid + " invalid modules are found");
    }

    @Test
    void every_equivalent_wording_is_needed() {
        var needed = Array.of(Edition.values()).flatMap(edition -> commands(suite(edition)).flatMap(command -> switch (command) {
            case Command.AssertMalformed(_, var module, var text) -> equivalent(edition, module, text);
            case Command.AssertInvalid(_, var module, var text) -> equivalent(edition, module, text);
            case Command _ -> Option.<Wordings.Equivalent>none();
        }));
        assertEquals(wordings.equivalents().toSet(), needed.toSet());
    }

    private Option<Wordings.Equivalent> equivalent(Edition edition, ModuleSource module, String text) {
        return judge(edition, module).fold(
                fault -> fault.getMessage().startsWith(text)
                        ? Option.none()
                        : wordings.equivalent(fault.phase(), text, fault.getMessage()),
                _ -> Option.none());
    }

    @ParameterizedTest
    @EnumSource
    void every_other_module_is_valid(Edition edition) {
        assertEquals(Array.empty(), commands(suite(edition)).flatMap(command -> switch (command) {
            case Command.Instantiate(_, _, var module) -> rejected(edition, module);
            case Command.AssertUnlinkable(_, var module, _) -> rejected(edition, module);
            case Command.AssertUninstantiable(_, var module, _) -> rejected(edition, module);
            case Command _ -> Array.empty();
        }));
    }

    @ParameterizedTest
    @EnumSource
    void decoding_an_encoded_module_gives_the_module(Edition edition) {
        var modules = modules(edition);
        assertEquals(modules, modules.map(module -> Encoder.encode(module)).map(bytes -> decode(bytes, edition).get()));
    }

    @ParameterizedTest
    @EnumSource
    void encoding_a_decoded_encoding_changes_nothing(Edition edition) {
        var encodings = modules(edition).map(module -> Encoder.encode(module));
        assertEquals(encodings, encodings.map(bytes -> Encoder.encode(decode(bytes, edition).get())));
    }

    /// Every module of the suite that has the form of one.
    private static Array<Module> modules(Edition edition) {
        return suite(edition).binaries().flatMap(bytes -> decode(bytes, edition).toOption());
    }

    private static Array<Command> commands(Suite suite) {
        return suite.scripts().flatMap(script -> script.commands());
    }

    private Array<String> wrong(Edition edition, ModuleSource module, Phase phase, String text) {
        return judge(edition, module).fold(
                fault -> fault.phase() == phase && wordings.same(phase, text, fault.getMessage())
                        ? Array.empty()
                        : Array.of("expected " + phase + ": " + text + "; got " + fault),
                _ -> Array.of("expected " + phase + ": " + text + "; got a valid module"));
    }

    private static Array<Fault> rejected(Edition edition, ModuleSource module) {
        return judge(edition, module).fold(Array::of, _ -> Array.empty());
    }

    private static Either<Fault, ValidModule> judge(Edition edition, ModuleSource source) {
        var read = switch (source.format()) {
            case BINARY -> decode(source.bytes(), edition);
            case TEXT -> Parser.parse(source.bytes(), edition.features());
        };
        return read.mapLeft(fault -> new Fault(Phase.MALFORMED, fault.message())).flatMap(module ->
                Validator.validate(module, edition.features()).mapLeft(faults ->
                        new Fault(Phase.INVALID, faults.head().message())));
    }

    private static Either<Malformed, Module> decode(Bytes bytes, Edition edition) {
        return Decoder.decode(bytes, edition.features(), ImplementationLimits.DEFAULT);
    }
}

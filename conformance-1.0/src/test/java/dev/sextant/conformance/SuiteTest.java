package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.conformance.junit.SuiteTests;
import dev.sextant.conformance.script.Command;
import dev.sextant.conformance.script.Expected;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.Array;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteTest {

    /// Where wast2json loses count of the lines.
    private static final String MISCOUNTED = "comments.wast";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void the_archive_holds_the_commands_that_were_counted_and_both_forms_say_the_same(Edition edition) {
        var json = SuiteTests.suite(edition, Form.JSON);
        var text = SuiteTests.suite(edition, Form.TEXT);
        assertEquals(edition == Edition.CORE_1_0 ? 19_270 : 54_006, json.counts().total());
        assertEquals(json.counts(), counted(json));
        assertEquals(json.counts(), counted(text));
        assertEquals(edition == Edition.CORE_1_0 ? 73 : 148, json.scripts().size());
        json.scripts().forEachWithIndex((script, index) -> {
            assertEquals(script.name(), text.scripts().get(index).name());
            var written = text.scripts().get(index).commands();
            script.commands().forEachWithIndex((command, at) -> {
                var other = written.get(at);
                assertEquals(comparable(command, other), comparable(other, command), script.place(command));
            });
            if (script.name().equals(MISCOUNTED)) return;
            assertEquals(script.commands().map(Command::line), written.map(Command::line), script.name());
        });
    }

    private static Counts counted(Suite suite) {
        return Counts.of(suite.scripts().flatMap(script ->
                script.commands().map(command -> new Counts.Row(script.name(), Counts.type(command)))));
    }

    /// The command without its line; but of a module in the binary format only that it is one, since there are many ways to
    /// encode one; and of a NaN only the class where the other command does not say the type.
    private static Command comparable(Command command, Command other) {
        return switch (command) {
            case Command.Instantiate(_, var name, var module) -> new Command.Instantiate(0, name, comparable(module));
            case Command.Register(_, var as, var instance) -> new Command.Register(0, as, instance);
            case Command.Perform(_, var action) -> new Command.Perform(0, action);
            case Command.AssertReturn(_, var action, var expected) -> new Command.AssertReturn(0, action,
                    other instanceof Command.AssertReturn(_, _, var others) && others.size() == expected.size()
                            ? expected.zipWith(others, SuiteTest::comparable)
                            : expected);
            case Command.AssertTrap(_, var action, var text) -> new Command.AssertTrap(0, action, text);
            case Command.AssertExhaustion(_, var action, var text) -> new Command.AssertExhaustion(0, action, text);
            case Command.AssertInvalid(_, var module, var text) -> new Command.AssertInvalid(0, comparable(module), text);
            case Command.AssertMalformed(_, var module, var text) -> new Command.AssertMalformed(0, module, text);
            case Command.AssertUnlinkable(_, var module, var text) -> new Command.AssertUnlinkable(0, comparable(module), text);
            case Command.AssertUninstantiable(_, var module, var text) ->
                    new Command.AssertUninstantiable(0, comparable(module), text);
        };
    }

    private static ModuleSource comparable(ModuleSource module) {
        return module.format() == ModuleSource.Format.BINARY ? ModuleSource.binary(Bytes.EMPTY) : module;
    }

    private static Expected comparable(Expected expected, Expected other) {
        boolean same = other instanceof Expected.AnyNan(var nan)
                && expected instanceof Expected.Number(_, var pattern) && pattern == nan;
        return same ? other : expected;
    }

    @Test
    void a_suite_is_read_from_its_archive_and_its_table() throws IOException {
        archive("(module $M)\n(assert_malformed (module quote \"(\") \"unexpected token\")");
        var suite = Suite.read(directory, Edition.CORE_2_0, Form.TEXT);
        assertEquals("core-2.0 text", suite.title());
        assertEquals(Array.of("deep/a.wast"), suite.scripts().map(script -> script.name()));
        var script = suite.scripts().head();
        assertEquals("deep/a.wast:2 assert_malformed unexpected token", script.title(script.commands().get(1)));
        assertEquals("core-2.0", Suite.read(directory, Edition.CORE_2_0, Form.JSON).title());
    }

    @Test
    void a_file_that_is_no_script_is_named() throws IOException {
        archive("(modul)");
        var refusal = assertThrows(IllegalArgumentException.class, () -> Suite.read(directory, Edition.CORE_2_0, Form.TEXT));
        assertEquals("deep/a.wast: unknown operator modul: expected a command (at 1:2)", refusal.getMessage());
    }

    private void archive(String script) throws IOException {
        Files.writeString(directory.resolve("counts-2.0.tsv"), "file\tcommands\n");
        try (var archive = FileSystems.newFileSystem(directory.resolve("core-2.0.zip"), Map.of("create", "true"))) {
            Files.createDirectories(archive.getPath("json"));
            Files.writeString(Files.createDirectories(archive.getPath("wast/deep")).resolve("a.wast"), script);
        }
    }
}

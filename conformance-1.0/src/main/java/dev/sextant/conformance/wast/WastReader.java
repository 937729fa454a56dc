package dev.sextant.conformance.wast;

import dev.sextant.conformance.script.Action;
import dev.sextant.conformance.script.BitPattern;
import dev.sextant.conformance.script.Command;
import dev.sextant.conformance.script.Expected;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.conformance.script.Script;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.text.Cursor;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.text.Token;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;

/// Reads a script as it was written: commands in parentheses, with modules in the text format inside.
///
/// A module comes out in the binary format, so that runtimes that read nothing else can be tested. One that is quoted
/// (`(module quote "…")`) stays text where it is said to be malformed, and where it is malformed.
public final class WastReader {

    private static final Array<String> FIELDS =
            Array.of("type", "func", "table", "memory", "global", "import", "export", "start", "elem", "data");

    private final Cursor cursor;
    private final ValueReader values;

    private WastReader(Cursor cursor) {
        this.cursor = cursor;
        this.values = new ValueReader(cursor);
    }

    /// The script in a text.
    ///
    /// @param name     what to call it
    /// @param features the proposals whose words its modules may use
    /// @return the script, or where it is none
    public static Either<Malformed, Script> read(Bytes utf8, String name, Features features) {
        return Parser.parse(utf8, features, cursor -> new Script(name, new WastReader(cursor).commands()));
    }

    private Array<Command> commands() {
        var commands = new ArrayList<Command>();
        if (FIELDS.exists(cursor::atOpen)) {
            // A script may be the fields of one module and nothing else.
            commands.add(new Command.Instantiate(line(), Option.none(), encoded(cursor.fields())));
        }
        while (!cursor.at(Token.END)) commands.add(command());
        return Array.ofAll(commands);
    }

    private int line() {
        return cursor.place().line();
    }

    private Command command() {
        int line = line();
        if (cursor.atOpen("module")) return instantiate(line);
        if (atAction()) return new Command.Perform(line, action());
        cursor.take(Token.OPEN);
        var command = behindOpen(line);
        cursor.close();
        return command;
    }

    /// The line of an assertion is that of the action or module behind its keyword, as in the suites' JSON.
    private Command behindOpen(int line) {
        if (cursor.takeIf("register")) return new Command.Register(line, cursor.name(), cursor.id());
        if (cursor.takeIf("assert_return")) return new Command.AssertReturn(line(), action(), expected());
        if (cursor.takeIf("assert_trap")) return trap();
        if (cursor.takeIf("assert_exhaustion")) return new Command.AssertExhaustion(line(), action(), cursor.name());
        if (cursor.takeIf("assert_invalid")) return new Command.AssertInvalid(line(), module().source(), cursor.name());
        if (cursor.takeIf("assert_malformed")) return new Command.AssertMalformed(line(), asWritten().source(), cursor.name());
        if (cursor.takeIf("assert_unlinkable")) return new Command.AssertUnlinkable(line(), module().source(), cursor.name());
        // The two that scripts of Core 1.0 have for what later ones write as a result.
        if (cursor.takeIf("assert_return_canonical_nan")) return nan(BitPattern.Nan.CANONICAL);
        if (cursor.takeIf("assert_return_arithmetic_nan")) return nan(BitPattern.Nan.ARITHMETIC);
        throw cursor.unexpected("a command");
    }

    private Command nan(BitPattern.Nan pattern) {
        return new Command.AssertReturn(line(), action(), Array.of(new Expected.AnyNan(pattern)));
    }

    private Command trap() {
        return cursor.atOpen("module")
                ? new Command.AssertUninstantiable(line(), module().source(), cursor.name())
                : new Command.AssertTrap(line(), action(), cursor.name());
    }

    // Actions

    private boolean atAction() {
        return cursor.atOpen("invoke") || cursor.atOpen("get");
    }

    private Action action() {
        cursor.take(Token.OPEN);
        if (!cursor.at("invoke") && !cursor.at("get")) throw cursor.unexpected("`invoke` or `get`");
        boolean get = cursor.takeIf("get");
        if (!get) cursor.take("invoke");
        var module = cursor.id();
        var field = cursor.name();
        var action = get ? new Action.Get(module, field) : new Action.Invoke(module, field, values.constants());
        cursor.close();
        return action;
    }

    private Array<Expected> expected() {
        var expected = new ArrayList<Expected>();
        while (cursor.at(Token.OPEN)) expected.add(values.expected());
        return Array.ofAll(expected);
    }

    // Modules

    /// A module and the script's name for it.
    private record Named(Option<String> id, ModuleSource source) {}

    private Command instantiate(int line) {
        var module = module();
        return new Command.Instantiate(line, module.id(), module.source());
    }

    /// Reads a module, in the binary format if it is one.
    private Named module() {
        var named = asWritten();
        return switch (named.source().format()) {
            case BINARY -> named;
            case TEXT -> new Named(named.id(), translated(named.source()));
        };
    }

    private ModuleSource translated(ModuleSource text) {
        return Parser.parse(text.bytes(), cursor.features()).fold(_ -> text, WastReader::encoded);
    }

    /// Reads a module, in the format in which it is quoted if it is.
    private Named asWritten() {
        cursor.open("module");
        var id = cursor.id();
        var source = cursor.takeIf("binary") ? ModuleSource.binary(cursor.strings())
                : cursor.takeIf("quote") ? ModuleSource.text(cursor.strings())
                : encoded(cursor.fields());
        cursor.close();
        return new Named(id, source);
    }

    private static ModuleSource encoded(Module module) {
        return ModuleSource.binary(Encoder.encode(module));
    }
}

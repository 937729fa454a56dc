package dev.sextant.conformance;

import dev.sextant.conformance.script.Action;
import dev.sextant.conformance.script.BitPattern;
import dev.sextant.conformance.script.Command;
import dev.sextant.conformance.script.Constant;
import dev.sextant.conformance.script.Expected;
import dev.sextant.conformance.script.LaneShape;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.conformance.script.Script;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what `wast2json` makes of a script: a list of commands in JSON, with the modules in files beside it.
final class JsonScript {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;

    private JsonScript(Path directory) {
        this.directory = directory;
    }

    /// The script in a file.
    ///
    /// @param name what to call it
    /// @throws UncheckedIOException     if a file cannot be read
    /// @throws IllegalArgumentException if the content is not what wast2json writes
    static Script read(Path file, String name) {
        var reader = new JsonScript(file.getParent());
        return new Script(name, elements(JSON.readTree(bytes(file).toArray()).get("commands")).map(reader::command));
    }

    private Command command(JsonNode json) {
        int line = json.get("line").intValue();
        return switch (text(json, "type")) {
            case "module" -> new Command.Instantiate(line, optional(json, "name"), module(json));
            case "register" -> new Command.Register(line, text(json, "as"), optional(json, "name"));
            case "action" -> new Command.Perform(line, action(json));
            case "assert_return" -> new Command.AssertReturn(
                    line, action(json), elements(json.get("expected")).map(JsonScript::expected));
            case "assert_trap" -> new Command.AssertTrap(line, action(json), text(json, "text"));
            case "assert_exhaustion" -> new Command.AssertExhaustion(line, action(json), text(json, "text"));
            case "assert_invalid" -> new Command.AssertInvalid(line, module(json), text(json, "text"));
            case "assert_malformed" -> new Command.AssertMalformed(line, module(json), text(json, "text"));
            case "assert_unlinkable" -> new Command.AssertUnlinkable(line, module(json), text(json, "text"));
            case "assert_uninstantiable" -> new Command.AssertUninstantiable(line, module(json), text(json, "text"));
            case String other -> throw new IllegalArgumentException("line " + line + ": unknown command " + other);
        };
    }

    private ModuleSource module(JsonNode json) {
        var content = bytes(directory.resolve(text(json, "filename")));
        return switch (optional(json, "module_type").getOrElse("binary")) {
            case "binary" -> ModuleSource.binary(content);
            case "text" -> ModuleSource.text(content);
            case String other -> throw new IllegalArgumentException("unknown format of a module: " + other);
        };
    }

    private static Action action(JsonNode command) {
        var json = command.get("action");
        return switch (text(json, "type")) {
            case "invoke" -> new Action.Invoke(
                    optional(json, "module"), text(json, "field"), elements(json.get("args")).map(JsonScript::constant));
            case "get" -> new Action.Get(optional(json, "module"), text(json, "field"));
            case String other -> throw new IllegalArgumentException("unknown action " + other);
        };
    }

    private static Constant constant(JsonNode json) {
        return switch (text(json, "type")) {
            case "i32" -> new Constant.I32((int) bits(json.get("value")));
            case "i64" -> new Constant.I64(bits(json.get("value")));
            case "f32" -> new Constant.F32((int) bits(json.get("value")));
            case "f64" -> new Constant.F64(bits(json.get("value")));
            case "v128" -> {
                var lanes = elements(json.get("value")).map(JsonScript::bits);
                yield shape(json).vector(lanes.toJavaStream().mapToLong(Long::longValue).toArray());
            }
            case "funcref" -> {
                if (!isNull(json)) throw new IllegalArgumentException("a script has no funcref but null: " + json);
                yield new Constant.Null(ReferenceType.FUNCREF);
            }
            case "externref" -> isNull(json)
                    ? new Constant.Null(ReferenceType.EXTERNREF)
                    : new Constant.ExternRef(bits(json.get("value")));
            case String other -> throw new IllegalArgumentException("unknown type of a value: " + other);
        };
    }

    private static Expected expected(JsonNode json) {
        return switch (text(json, "type")) {
            case "i32" -> new Expected.Number(NumberType.I32, pattern(json.get("value")));
            case "i64" -> new Expected.Number(NumberType.I64, pattern(json.get("value")));
            case "f32" -> new Expected.Number(NumberType.F32, pattern(json.get("value")));
            case "f64" -> new Expected.Number(NumberType.F64, pattern(json.get("value")));
            case "v128" -> new Expected.Vector(shape(json), elements(json.get("value")).map(JsonScript::pattern));
            case "funcref" -> isNull(json)
                    ? new Expected.Null(ReferenceType.FUNCREF)
                    : new Expected.AnyReference(ReferenceType.FUNCREF);
            case "externref" -> isNull(json)
                    ? new Expected.Null(ReferenceType.EXTERNREF)
                    : new Expected.Extern(bits(json.get("value")));
            case String other -> throw new IllegalArgumentException("unknown type of a result: " + other);
        };
    }

    private static BitPattern pattern(JsonNode value) {
        return Array.<BitPattern>of(BitPattern.Nan.values())
                .find(nan -> nan.toString().equals(value.stringValue()))
                .getOrElse(() -> new BitPattern.Exactly(bits(value)));
    }

    /// Numbers are written in decimal, floats as the number that their bits are; all of them without a sign.
    private static long bits(JsonNode value) {
        return Long.parseUnsignedLong(value.stringValue());
    }

    private static boolean isNull(JsonNode json) {
        return text(json, "value").equals("null");
    }

    private static LaneShape shape(JsonNode json) {
        var lane = text(json, "lane_type");
        return Array.of(LaneShape.values()).find(shape -> shape.lane().equals(lane))
                .getOrElseThrow(() -> new IllegalArgumentException("unknown type of a lane: " + lane));
    }

    private static Array<JsonNode> elements(JsonNode list) {
        return Array.ofAll(list.values());
    }

    private static String text(JsonNode json, String name) {
        return optional(json, name).getOrElseThrow(() -> new IllegalArgumentException("no " + name + " in " + json));
    }

    private static Option<String> optional(JsonNode json, String name) {
        return Option.of(json.get(name)).map(JsonNode::stringValue);
    }

    private static Bytes bytes(Path file) {
        try {
            return Bytes.copyOf(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

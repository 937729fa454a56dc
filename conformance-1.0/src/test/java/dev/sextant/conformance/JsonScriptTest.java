package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonScriptTest {

    @TempDir
    private Path directory;

    @Test
    void modules_come_with_their_bytes_and_their_format() throws IOException {
        Files.write(directory.resolve("a.wasm"), new byte[] {0, 1});
        Files.write(directory.resolve("b.wat"), new byte[] {(byte) 0xFF});
        var binary = ModuleSource.binary(Bytes.copyOf((byte) 0, (byte) 1));
        var text = ModuleSource.text(Bytes.copyOf((byte) 0xFF));
        assertEquals(
                Array.of(
                        new Command.Instantiate(1, Option.some("$M"), binary),
                        new Command.Register(2, "m", Option.some("$M")),
                        new Command.Register(3, "n", Option.none()),
                        new Command.AssertMalformed(4, text, "t"),
                        new Command.AssertInvalid(5, binary, "t"),
                        new Command.AssertUnlinkable(6, binary, "t"),
                        new Command.AssertUninstantiable(7, binary, "t")),
                read("""
                        {"type": "module", "line": 1, "name": "$M", "filename": "a.wasm"},
                        {"type": "register", "line": 2, "name": "$M", "as": "m"},
                        {"type": "register", "line": 3, "as": "n"},
                        {"type": "assert_malformed", "line": 4, "filename": "b.wat", "text": "t", "module_type": "text"},
                        {"type": "assert_invalid", "line": 5, "filename": "a.wasm", "text": "t", "module_type": "binary"},
                        {"type": "assert_unlinkable", "line": 6, "filename": "a.wasm", "text": "t", "module_type": "binary"},
                        {"type": "assert_uninstantiable", "line": 7, "filename": "a.wasm", "text": "t",
                         "module_type": "binary"}"""));
    }

    @Test
    void actions_come_with_values_of_every_type() {
        assertEquals(
                Array.of(
                        new Command.Perform(1, new Action.Get(Option.some("$M"), "g")),
                        new Command.AssertTrap(2, new Action.Get(Option.none(), "g"), "t"),
                        new Command.AssertExhaustion(3, new Action.Invoke(Option.none(), "f", Array.of(
                                new Constant.I32(-1),
                                new Constant.I64(-1),
                                new Constant.F32(0xFFC0_0000),
                                new Constant.F64(0x7FF8_0000_0000_0000L),
                                new Constant.V128(0x0002_0001, 0xFFFF_0000_0000_0000L),
                                new Constant.Null(ReferenceType.FUNCREF),
                                new Constant.Null(ReferenceType.EXTERNREF),
                                new Constant.ExternRef(3))), "t")),
                read("""
                        {"type": "action", "line": 1, "action": {"type": "get", "module": "$M", "field": "g"}, "expected": []},
                        {"type": "assert_trap", "line": 2, "action": {"type": "get", "field": "g"}, "text": "t"},
                        {"type": "assert_exhaustion", "line": 3, "text": "t", "action": {"type": "invoke", "field": "f", "args": [
                          {"type": "i32", "value": "4294967295"},
                          {"type": "i64", "value": "18446744073709551615"},
                          {"type": "f32", "value": "4290772992"},
                          {"type": "f64", "value": "9221120237041090560"},
                          {"type": "v128", "lane_type": "i16", "value": ["1", "2", "0", "0", "0", "0", "0", "65535"]},
                          {"type": "funcref", "value": "null"},
                          {"type": "externref", "value": "null"},
                          {"type": "externref", "value": "3"}]}}"""));
    }

    @Test
    void results_come_as_bits_or_as_classes_of_nans() {
        assertEquals(
                Array.of(new Command.AssertReturn(1, new Action.Get(Option.none(), "g"), Array.of(
                        new Expected.Number(NumberType.I32, new BitPattern.Exactly(0xFFFF_FFFFL)),
                        new Expected.Number(NumberType.F32, BitPattern.Nan.CANONICAL),
                        new Expected.Number(NumberType.F64, BitPattern.Nan.ARITHMETIC),
                        new Expected.Vector(LaneShape.F64X2, Array.of(BitPattern.Nan.ARITHMETIC, new BitPattern.Exactly(1))),
                        new Expected.Null(ReferenceType.FUNCREF),
                        new Expected.AnyReference(ReferenceType.FUNCREF),
                        new Expected.Null(ReferenceType.EXTERNREF),
                        new Expected.Extern(3)))),
                read("""
                        {"type": "assert_return", "line": 1, "action": {"type": "get", "field": "g"}, "expected": [
                          {"type": "i32", "value": "4294967295"},
                          {"type": "f32", "value": "nan:canonical"},
                          {"type": "f64", "value": "nan:arithmetic"},
                          {"type": "v128", "lane_type": "f64", "value": ["nan:arithmetic", "1"]},
                          {"type": "funcref", "value": "null"},
                          {"type": "funcref", "value": "0"},
                          {"type": "externref", "value": "null"},
                          {"type": "externref", "value": "3"}]}"""));
    }

    @Test
    void what_is_unknown_is_refused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> read("{\"type\": \"assert_magic\", \"line\": 1}"));
        assertEquals("line 1: unknown command assert_magic", refusal.getMessage());
    }

    @Test
    void titles_hold_nothing_that_a_terminal_would_obey() {
        var command = new Command.Perform(37, new Action.Invoke(
                Option.none(), "\u001b[2J", Array.of(new Constant.I32(1), new Constant.I32(1))));
        var script = new Script("i32.wast", Array.of(command));
        assertEquals("i32.wast:37 action \\" + "u{1b}[2J(1, 1)", script.title(command));
    }

    private Array<Command> read(String commands) {
        try {
            var json = "{\"source_filename\": \"x.wast\", \"commands\": [" + commands + "]}";
            var file = Files.writeString(directory.resolve("x.json"), json);
            return JsonScript.read(file, "x.wast").commands();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

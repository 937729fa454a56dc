package dev.sextant.conformance.wast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.conformance.script.Action;
import dev.sextant.conformance.script.BitPattern;
import dev.sextant.conformance.script.Command;
import dev.sextant.conformance.script.Constant;
import dev.sextant.conformance.script.Expected;
import dev.sextant.conformance.script.LaneShape;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.text.Parser;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WastReaderTest {

    private static final Action F = new Action.Invoke(Option.none(), "f", Array.empty());

    @Test
    void modules_come_in_the_binary_format_however_they_are_written() {
        var memory = encoded("(memory 1)");
        assertEquals(
                Array.of(
                        new Command.Instantiate(1, Option.none(), memory),
                        new Command.Instantiate(2, Option.some("$M"), memory),
                        new Command.Instantiate(
                                3, Option.some("$B"), ModuleSource.binary(Bytes.copyOf((byte) 0, (byte) 'a', (byte) -1))),
                        new Command.Instantiate(4, Option.some("$Q"), memory),
                        new Command.Instantiate(5, Option.none(), encoded("")),
                        new Command.AssertInvalid(6, memory, "t"),
                        new Command.AssertInvalid(7, memory, "t"),
                        new Command.AssertUnlinkable(8, memory, "t"),
                        new Command.AssertUninstantiable(9, memory, "t")),
                read("""
                        (module (memory 1))
                        (module $M (memory 1))
                        (module $B binary "\\00" "a\\ff")
                        (module $Q quote "(memory" " 1)")
                        (module)
                        (assert_invalid (module (memory 1)) "t")
                        (assert_invalid (module quote "(memory 1)") "t")
                        (assert_unlinkable (module (memory 1)) "t")
                        (assert_trap (module (memory 1)) "t")"""));
    }

    @Test
    void what_is_said_to_be_malformed_comes_as_it_is_written() {
        assertEquals(
                Array.of(
                        new Command.AssertMalformed(1, text("(memory 1)"), "t"),
                        new Command.AssertMalformed(2, ModuleSource.text(Bytes.copyOf((byte) -1)), "t"),
                        new Command.AssertMalformed(3, ModuleSource.binary(Bytes.copyOf((byte) 0)), "t")),
                read("""
                        (assert_malformed (module quote "(memory 1)") "t")
                        (assert_malformed (module quote "\\ff") "t")
                        (assert_malformed (module binary "\\00") "t")"""));
    }

    @Test
    void a_quoted_module_that_is_malformed_comes_as_text() {
        assertEquals(Array.of(new Command.Instantiate(1, Option.none(), text("(memory"))), read("(module quote \"(memory\")"));
    }

    @Test
    void the_fields_of_a_module_alone_are_a_script() {
        var module = encoded("(func) (memory 1)");
        assertEquals(Array.of(new Command.Instantiate(2, Option.none(), module)), read("\n(func)\n(memory 1)"));
        assertEquals(Array.empty(), read(";; nothing"));
    }

    @Test
    void actions_come_with_values_of_every_type() {
        assertEquals(
                Array.of(
                        new Command.Register(1, "m", Option.none()),
                        new Command.Register(2, "m", Option.some("$M")),
                        new Command.Perform(3, new Action.Get(Option.some("$M"), "g")),
                        new Command.Perform(4, F),
                        new Command.AssertTrap(5, new Action.Get(Option.none(), "g"), "t"),
                        new Command.AssertExhaustion(8, new Action.Invoke(Option.some("$M"), "f", Array.of(
                                new Constant.I32(-1),
                                new Constant.I64(-1),
                                new Constant.F32(0xFFC0_0000),
                                new Constant.F64(0x7FF8_0000_0000_0001L),
                                new Constant.V128(0x0002_0001, 0xFFFF_0000_0000_0000L),
                                new Constant.Null(ReferenceType.FUNCREF),
                                new Constant.Null(ReferenceType.EXTERNREF),
                                new Constant.ExternRef(3))), "t")),
                read("""
                        (register "m")
                        (register "m" $M)
                        (get $M "g")
                        (invoke "f")
                        (assert_trap (get "g") "t")

                        (assert_exhaustion
                          (invoke $M "f"
                            (i32.const 0xffff_ffff) (i64.const -1) (f32.const -nan) (f64.const nan:0x8_0000_0000_0001)
                            (v128.const i16x8 1 2 0 0 0 0 0 -1) (ref.null func) (ref.null extern) (ref.extern 3))
                          "t")"""));
    }

    @Test
    void results_come_as_bits_or_as_classes_of_nans() {
        assertEquals(
                Array.of(
                        new Command.AssertReturn(1, F, Array.empty()),
                        new Command.AssertReturn(2, F, Array.of(
                                new Expected.Number(NumberType.I32, new BitPattern.Exactly(0xFFFF_FFFFL)),
                                new Expected.Number(NumberType.I64, new BitPattern.Exactly(-1)),
                                new Expected.Number(NumberType.F32, new BitPattern.Exactly(0x8000_0000L)),
                                new Expected.Number(NumberType.F64, new BitPattern.Exactly(1)),
                                new Expected.Number(NumberType.F32, BitPattern.Nan.CANONICAL),
                                new Expected.Number(NumberType.F64, BitPattern.Nan.ARITHMETIC),
                                new Expected.Null(ReferenceType.FUNCREF),
                                new Expected.AnyReference(ReferenceType.FUNCREF),
                                new Expected.Null(ReferenceType.EXTERNREF),
                                new Expected.AnyReference(ReferenceType.EXTERNREF),
                                new Expected.Extern(3))),
                        new Command.AssertReturn(6, F, Array.of(
                                new Expected.Vector(LaneShape.I32X4, lanes(0xFFFF_FFFFL, 1, 2, 3)),
                                new Expected.Vector(LaneShape.F64X2, lanes(0, 0).update(0, BitPattern.Nan.ARITHMETIC)),
                                new Expected.Vector(
                                        LaneShape.F32X4, lanes(0, 0, 0x8000_0000L, 0).update(3, BitPattern.Nan.CANONICAL)))),
                        new Command.AssertReturn(9, F, Array.of(new Expected.AnyNan(BitPattern.Nan.CANONICAL))),
                        new Command.AssertReturn(10, F, Array.of(new Expected.AnyNan(BitPattern.Nan.ARITHMETIC)))),
                read("""
                        (assert_return (invoke "f"))
                        (assert_return (invoke "f")
                          (i32.const -1) (i64.const -1) (f32.const -0) (f64.const 0x0.0_000_000_000_001p-1022)
                          (f32.const nan:canonical) (f64.const nan:arithmetic)
                          (ref.null func) (ref.func) (ref.null extern) (ref.extern) (ref.extern 3))
                        (assert_return (invoke "f")
                          (v128.const i32x4 -1 1 2 3) (v128.const f64x2 nan:arithmetic 0)
                          (v128.const f32x4 0 0 -0 nan:canonical))
                        (assert_return_canonical_nan (invoke "f"))
                        (assert_return_arithmetic_nan (invoke "f"))"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            module                                      | unexpected token: expected `(`, found module (at 1:1)
            (module) )                                  | unexpected token: expected `(`, found `)` (at 1:10)
            (module                                     | unexpected token: expected `)`, found the end of the text (at 1:8)
            (module (func (i32.foo)))                   | unknown operator i32.foo: expected an instruction (at 1:16)
            (module binary 0)                           | unexpected token: expected `)`, found 0 (at 1:16)
            (func) (module)                             | unexpected token: expected a field of a module, found module (at 1:9)
            (assert_magic)                              | unknown operator assert_magic: expected a command (at 1:2)
            (nop)                                       | unexpected token: expected a command, found nop (at 1:2)
            (register $M)                               | unexpected token: expected a string, found $M (at 1:11)
            (assert_return (module))                    | unexpected token: expected `invoke` or `get`, found module (at 1:17)
            (assert_return (get "g" (i32.const 1)))     | unexpected token: expected `)`, found `(` (at 1:25)
            (assert_return (invoke "f") 1)              | unexpected token: expected `)`, found 1 (at 1:29)
            (assert_return (invoke "f") (i32.add))      | unexpected token: expected a result, found i32.add (at 1:30)
            (assert_return (get "f") (i32.const nan:canonical)) | unexpected token: expected an integer, found nan:canonical (at 1:37)
            (assert_return (invoke "f") (i32.const))    | unexpected token: expected an integer, found `)` (at 1:39)
            (assert_return (invoke "f") (v128.const))   | unexpected token: expected the shape of a vector, found `)` (at 1:40)
            (assert_return (invoke "f") (v128.const i64x2 1))   | unexpected token: expected an integer, found `)` (at 1:48)
            (invoke "f" (ref.func))                     | unexpected token: expected a constant, found ref.func (at 1:14)
            (invoke "f" (ref.null any))                 | unknown operator any: expected `func` or `extern` (at 1:23)
            (get "g") (invoke "f" (f32.const 1e99)) | constant out of range: expected a float of 32 bits, found 1e99 (at 1:34)
            (invoke "f) | unclosed string literal: expected `"` before the end of the line (at 1:9)
            (invoke "\\ff")                             | malformed UTF-8 encoding: found byte 0xff in a name (at 1:9)
            (assert_trap (invoke "f"))                  | unexpected token: expected a string, found `)` (at 1:26)
            (assert_invalid (invoke "f") "t")           | unexpected token: expected `(module`, found `(` (at 1:17)
            """)
    void a_text_that_is_no_script_is_refused_with_both_sides_and_the_place(String text, String message) {
        var script = WastReader.read(bytes(text), "x.wast", Features.CORE_2_0);
        assertEquals(message, script.fold(Malformed::message, _ -> "a script"));
    }

    @Test
    void the_modules_of_a_script_may_use_the_words_of_the_features() {
        var text = bytes("(module (func (drop (v128.const i64x2 0 0))))");
        assertEquals(
                "unknown operator v128.const: expected an instruction (at 1:22)",
                WastReader.read(text, "x.wast", Features.CORE_1_0).fold(Malformed::message, _ -> "a script"));
        assertEquals(1, WastReader.read(text, "x.wast", Features.CORE_2_0).get().commands().size());
    }

    @Test
    void hazard05_a_spoiled_script_is_read_or_refused_and_nothing_else() {
        var script = """
                (module $M (memory 1 2) (func (export "f") (param $x i32) (result i32) (i32.load offset=4 (local.get $x))))
                (register "m" $M)
                (assert_return (invoke $M "f" (i32.const -1)) (f32.const nan:canonical) (v128.const i16x8 0 1 2 3 4 5 6 7))
                (assert_trap (module quote "(func $f unreachable) (start $f)") "unreachable")
                (assert_malformed (module binary "\\00asm") "unexpected end")
                (assert_exhaustion (get "g") "call stack exhausted")
                """.getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var spoiled = script.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                spoiled[random.nextInt(script.length)] = script[random.nextInt(script.length)];
            }
            if (WastReader.read(Bytes.copyOf(spoiled), "x.wast", Features.CORE_2_0).isRight()) read++;
        }
        assertTrue(read > 1_000 && read < 19_000, () -> "both happen");
    }

    private static Array<Command> read(String text) {
        return WastReader.read(bytes(text), "x.wast", Features.CORE_2_0)
                .getOrElseThrow(fault -> new AssertionError(fault.message()))
                .commands();
    }

    private static ModuleSource encoded(String fields) {
        return ModuleSource.binary(Encoder.encode(Parser.parse(fields, Features.CORE_2_0).get()));
    }

    private static ModuleSource text(String text) {
        return ModuleSource.text(bytes(text));
    }

    private static Bytes bytes(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Array<BitPattern> lanes(long... bits) {
        return Array.ofAll(bits).map(BitPattern.Exactly::new);
    }
}

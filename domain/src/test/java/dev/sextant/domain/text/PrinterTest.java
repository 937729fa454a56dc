package dev.sextant.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PrinterTest {

    @Test
    void aModuleIsPrintedOneFieldOrInstructionALine() throws IOException {
        assertEquals(resource("sample.printed.wat"), Printer.print(parsed(resource("sample.wat"))));
    }

    @Test
    void aSkeletonHasNoBodiesAndNoBytes() throws IOException {
        assertEquals(resource("sample.skeleton.wat"), Printer.skeleton(parsed(resource("sample.wat"))));
    }

    @Test
    void aSkeletonIsAModuleToo() throws IOException {
        var whole = parsed(resource("sample.wat"));
        var skeleton = parsed(Printer.skeleton(whole));
        assertEquals(whole.types(), skeleton.types());
        assertEquals(whole.imports(), skeleton.imports());
        assertEquals(whole.exports(), skeleton.exports());
        assertEquals(whole.elements(), skeleton.elements());
        assertEquals(whole.functions().map(Module.Function::type), skeleton.functions().map(Module.Function::type));
    }

    @Test
    void anInstructionCanBePrintedByItself() {
        assertEquals("i32.const -1", Printer.print(new Instruction.I32Const(-1)));
        assertEquals("nop", Printer.print(new Instruction.Nop()));
    }

    @Test
    void aTypeThatIsNotThereIsPrintedByItsIndexAlone() {
        var text = "(func (type 7) block (type 8) end call_indirect (type 9))";
        assertEquals("(module\n  (func (;0;) (type 7)\n    block (type 8)\n    end\n    call_indirect (type 9)))\n",
                Printer.print(parsed(text)));
    }

    @Property(tries = 20_000)
    void everyInstructionIsReadAsItIsPrinted(@ForAll("instructions") Instruction instruction) {
        var closing = switch (instruction) {
            case Instruction.Block _, Instruction.Loop _, Instruction.If _ -> " end";
            default -> "";
        };
        var text = Printer.print(instruction) + closing;
        var expected = closing.isEmpty() ? Expression.of(instruction) : Expression.of(instruction, new Instruction.End());
        assertEquals(expected, parsed("(type (func)) (func (type 0) " + text + ")").functions().head().body(), text);
    }

    @Property
    void hazard18_aNanKeepsItsPayload(@ForAll("notFinite32") int single, @ForAll("notFinite64") long number) {
        var instructions = Expression.of(new Instruction.F32Const(single), new Instruction.F64Const(number),
                new Instruction.V128Const(number, Integer.toUnsignedLong(single)));
        var module = parsed("(func)");
        var function = new Module.Function(0, module.functions().head().locals(), instructions);
        var withNans = new Module(module.types(), Array.of(function), module.tables(), module.memories(),
                module.globals(), module.elements(), module.datas(), module.start(), module.imports(), module.exports(),
                module.customs());
        assertEquals(Either.right(withNans), Parser.parse(Printer.print(withNans), Features.CORE_2_0));
    }

    @Property
    void hazard11_aNameIsPrintedWithoutAnythingThatATerminalObeys(@ForAll("names") String name) {
        var out = new StringBuilder();
        Escapes.quote(name, out);
        var module = parsed("(func (export " + out + "))");
        assertEquals(name, module.exports().head().name());
        var printed = Printer.print(module);
        assertEquals(Either.right(module), Parser.parse(printed, Features.CORE_2_0));
        assertEquals(0, printed.codePoints().filter(c -> c != '\n' && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                 Character.SURROGATE -> true;
            default -> false;
        }).count());
    }

    @Provide
    Arbitrary<Instruction> instructions() {
        return Instructions.any();
    }

    @Provide
    Arbitrary<Integer> notFinite32() {
        return Arbitraries.integers().map(bits -> bits | 0x7F80_0000);
    }

    @Provide
    Arbitrary<Long> notFinite64() {
        return Arbitraries.longs().map(bits -> bits | 0x7FF0_0000_0000_0000L);
    }

    @Provide
    Arbitrary<String> names() {
        var codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0xFF),
                Arbitraries.of(0x202E, 0x2066, 0x200B, 0x2028, 0xFEFF, 0xE0041, 0x1F600, 0xFFFF, 0x10FFFF, (int) '"', (int) '\\'),
                Arbitraries.integers().between(0, 0x10FFFF).filter(c -> c < 0xD800 || c > 0xDFFF));
        return codePoints.list().ofMaxSize(20).map(list -> {
            var name = new StringBuilder();
            list.forEach(name::appendCodePoint);
            return name.toString();
        });
    }

    private static Module parsed(String text) {
        return Parser.parse(text, Features.CORE_2_0).getOrElseThrow(fault -> new AssertionError(fault.message()));
    }

    static String resource(String name) throws IOException {
        try (var in = PrinterTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

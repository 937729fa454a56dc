package dev.sextant.domain.binary;

import static dev.sextant.domain.binary.Samples.decode;
import static dev.sextant.domain.binary.Samples.fault;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Instruction;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/// §5.2 Values
class ValuesTest {

    @Property(tries = 200)
    void everyU32IsReadInAnyLengthItMayHave(
            @ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long value, @ForAll @IntRange(min = 1, max = 5) int length) {
        var shortest = Draft.shortest(Draft.Kind.U32, value);
        var bytes = Draft.padded(value, Math.max(length, shortest.length));
        assertEquals(value, reader(bytes).u32());
    }

    @Property(tries = 200)
    void everyS32IsReadInAnyLengthItMayHave(@ForAll int value, @ForAll @IntRange(min = 1, max = 5) int length) {
        var shortest = Draft.shortest(Draft.Kind.S32, value);
        assertEquals(value, reader(Draft.padded(value, Math.max(length, shortest.length))).signed(32));
    }

    @Property(tries = 200)
    void everyS64IsReadInAnyLengthItMayHave(@ForAll long value, @ForAll @IntRange(min = 1, max = 10) int length) {
        var shortest = Draft.shortest(Draft.Kind.S64, value);
        assertEquals(value, reader(Draft.padded(value, Math.max(length, shortest.length))).signed(64));
    }

    @Property(tries = 200)
    void whatIsWrittenIsTheShortestFormAndReadsBack(@ForAll int index, @ForAll long constant) {
        long unsigned = Integer.toUnsignedLong(index);
        assertEquals(Bytes.copyOf(Draft.shortest(Draft.Kind.U32, unsigned)), new Writer().u32(unsigned).written());
        assertEquals(Bytes.copyOf(Draft.shortest(Draft.Kind.S64, constant)), new Writer().signed(constant).written());
        assertEquals(Bytes.copyOf(Draft.shortest(Draft.Kind.S32, index)), new Writer().signed(index).written());
    }

    @Property(tries = 200)
    void everyConstantSurvivesDecodingAndEncoding(@ForAll int word, @ForAll long number) {
        var bytes = Samples.body(body -> body
                .raw(0x41).number(Draft.Kind.S32, word)
                .raw(0x42).number(Draft.Kind.S64, number));
        var found = decode(bytes).functions().get(0).body().iterator();
        assertEquals(new Instruction.I32Const(word), found.next());
        assertEquals(new Instruction.I64Const(number), found.next());
        assertEquals(bytes, Encoder.encode(decode(bytes)));
    }

    @Property(tries = 200)
    void everyNameSurvivesDecodingAndEncoding(@ForAll @StringLength(max = 50) String any) {
        // What cannot be encoded in UTF-8, a surrogate on its own, is no name.
        var name = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var bytes = Draft.module(module -> module.section(0, custom -> custom.name(name)));
        assertEquals(name, decode(bytes).customs().get(0).name());
        assertEquals(bytes, Encoder.encode(decode(bytes)));
    }

    @Example
    void floatsKeepEveryBit() {
        var found = decode(Samples.body("43 01 00 A0 7F 44 01 00 00 00 00 00 F4 FF")).functions().get(0).body().iterator();
        assertEquals(new Instruction.F32Const(0x7FA0_0001), found.next());
        assertEquals(new Instruction.F64Const(0xFFF4_0000_0000_0001L), found.next());
    }

    @Example
    void aFaultNamesTheByteTheFunctionAndBothSides() {
        var fault = fault(Samples.body("41 80 80 80 80 70"));
        assertEquals("integer too large", fault.fault());
        assertEquals("integer too large: unused bits of a 32-bit integer in 0x70 (at byte 0x1c in function 0)", fault.message());
    }

    @Example
    void aFaultBehindADeclaredEndSaysSo() {
        var fault = fault(Draft.module(module -> module
                .section(1, "01 60 00 00").section(3, "02 00 00")
                .section(10, "02 04 00 41 01 1A 05 00 41 01 1A 0B")));
        assertEquals("END opcode expected: found an else, beyond the declared end at byte 0x1b (at byte 0x1b in function 0)",
                fault.message());
    }

    private static Reader reader(byte[] bytes) {
        return new Reader(Bytes.copyOf(bytes));
    }
}

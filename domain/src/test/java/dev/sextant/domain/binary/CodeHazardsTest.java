package dev.sextant.domain.binary;

import static dev.sextant.domain.binary.Samples.body;
import static dev.sextant.domain.binary.Samples.decode;
import static dev.sextant.domain.binary.Samples.fault;
import static dev.sextant.domain.binary.Samples.faultOr;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Bytes that stand for one of few things, deep nesting, and immediates at their edges.
class CodeHazardsTest {

    private static final String DECODED = "decoded";
    private static final Set<Integer> VALUE_TYPES = Set.of(0x6F, 0x70, 0x7B, 0x7C, 0x7D, 0x7E, 0x7F);
    private static final Set<Integer> REFERENCE_TYPES = Set.of(0x6F, 0x70);

    @Test
    void hazard05_onlyTheKindsThatExistAreAccepted() {
        accepts(Set.of(0, 1, 2, 3), "malformed export kind", kind -> module(7, "01 00 %02x 00".formatted(kind)));
        accepts(Set.of(0, 1), "malformed mutability", kind -> module(6, "01 7F %02x 41 00 0B".formatted(kind)));
        accepts(Set.of(0), "malformed element kind", kind -> module(9, "01 01 %02x 00".formatted(kind)));
        var imports = List.of("00", "70 00 00", "00 00", "7F 00");
        accepts(Set.of(0, 1, 2, 3), "malformed import kind",
                kind -> module(2, "01 00 00 %02x %s".formatted(kind, kind < 4 ? imports.get(kind) : "00 00 00")));
    }

    @Test
    void hazard05_onlyTheTypesThatExistAreAccepted() {
        acceptsTypes(VALUE_TYPES, "invalid value type", type -> module(1, "01 60 01 %02x 00".formatted(type)));
        acceptsTypes(Set.of(0x60), "malformed function type", type -> module(1, "01 %02x 00 00".formatted(type)));
        acceptsTypes(REFERENCE_TYPES, "malformed reference type", type -> module(4, "01 %02x 00 00".formatted(type)));
        acceptsTypes(REFERENCE_TYPES, "malformed reference type", type -> module(9, "01 05 %02x 00".formatted(type)));
        acceptsTypes(REFERENCE_TYPES, "malformed reference type", type -> body("D0 %02x".formatted(type)));
        acceptsTypes(VALUE_TYPES, "invalid value type", type -> body("1C 01 %02x".formatted(type)));
    }

    @Test
    void hazard05_onlyTheFlagsThatExistAreAccepted() {
        for (int flag = 0; flag < 256; flag++) {
            boolean zeroOrOne = (flag & 0x7E) == 0;
            var expected = !zeroOrOne ? "integer too large" : flag >= 0x80 ? "integer representation too long" : DECODED;
            assertEquals(expected, faultOr(module(5, "01 %02x 00 %s".formatted(flag, flag == 1 ? "00" : "")), DECODED));
        }
        for (int flag = 8; flag < 128; flag++) {
            assertEquals("malformed elements segment kind", fault(module(9, "01 %02x 00 00".formatted(flag))).fault());
        }
        for (int flag = 3; flag < 128; flag++) {
            assertEquals("malformed data segment kind", fault(module(11, "01 %02x 00 00".formatted(flag))).fault());
        }
    }

    @Test
    void hazard05_onlyTheSectionsThatExistAreAccepted() {
        for (int id = 13; id < 256; id++) assertEquals("malformed section id", fault(module(id, "00")).fault());
    }

    @Test
    void hazard05_onlyTheOpcodesOfTheTablesAreAccepted() {
        var known = Operators.ALL.map(Operator::opcode).toJavaSet();
        for (int opcode = 0; opcode < 256; opcode++) {
            if (Immediates.isPrefix(opcode)) continue;
            var found = faultOr(body("%02x".formatted(opcode) + "00".repeat(32)), DECODED);
            assertEquals(!known.contains(opcode), found.equals("illegal opcode"), "opcode " + opcode);
        }
        for (int prefix = 0xFC; prefix <= 0xFD; prefix++) {
            for (long sub = 0; sub <= 0xFFFF_FFFFL; sub = sub < 0x400 ? sub + 1 : sub * 2 - 0x300) {
                int first = prefix;
                long second = sub;
                var found = faultOr(body(draft -> draft.raw(first).u32(second).hex("00".repeat(32))), DECODED);
                boolean exists = sub < 256 && known.contains(prefix << 8 | (int) sub);
                assertEquals(!exists, found.equals("illegal opcode"), "opcode " + prefix + " " + sub);
            }
        }
    }

    /// What a tail call could do wrong, it cannot do here: Core 2.0 has none.
    @Test
    void hazard39_tailCallsAreOfNoEditionAndRefused() {
        for (var call : List.of("12 00", "13 00 00")) assertEquals("illegal opcode", fault(body(call)).fault(), call);
    }

    @Test
    void hazard06_theSecondHalfOfAnOpcodeMayHaveOneToFiveBytes() {
        for (int operator : List.of(0xFC00, 0xFC07, 0xFD4D, 0xFDFF)) {
            int sub = operator & 0xFF;
            var expected = instructions(body(draft -> draft.raw(operator >> 8).u32(sub)));
            for (int length = Draft.shortest(Draft.Kind.U32, sub).length; length <= 6; length++) {
                var padded = Draft.padded(sub, length);
                var module = body(draft -> {
                    draft.raw(operator >> 8);
                    for (byte b : padded) draft.raw(b);
                });
                if (length <= 5) {
                    assertEquals(expected, instructions(module));
                } else {
                    assertEquals("integer representation too long", fault(module).fault());
                }
            }
        }
    }

    @Test
    void hazard07_hundredThousandNestedBlocksNeedNoStack() throws Throwable {
        int depth = 100_000;
        onASmallStack(() -> {
            for (var opener : List.of("02 40", "03 40", "04 40")) {
                var module = decode(body(opener.repeat(depth) + "0B".repeat(depth)));
                assertEquals(module, decode(Encoder.encode(module)));
                assertEquals(2 * depth + 1, instructions(module).size());
            }
            assertEquals(DECODED, faultOr(body("04 40".repeat(depth) + "05 0B".repeat(depth)), DECODED));
            assertEquals("END opcode expected", fault(body("04 40".repeat(depth) + "05 05" + "0B".repeat(depth))).fault());
            assertEquals("END opcode expected", fault(body("04 40 02 40".repeat(depth) + "05" + "0B 0B".repeat(depth))).fault());
            assertEquals("unexpected end of section or function", fault(body("02 40".repeat(depth))).fault());
        });
    }

    @Test
    void hazard09_aTypeIndexIsNotTheValueTypeWithTheSameLowBits() {
        for (int index = 0; index < 300; index++) {
            int type = index;
            var found = instructions(body(draft -> draft.raw(0x02).number(Draft.Kind.S33, type).raw(0x0B)));
            assertEquals(new Instruction.Block(new BlockType.Index(type)), found.getFirst());
        }
    }

    @Test
    void hazard09_aBlockTypeIsEmptyOrAValueTypeOfOneByteOrAnIndex() {
        for (int code = 0x41; code < 0x80; code++) {
            var expected = VALUE_TYPES.contains(code) ? DECODED : "invalid value type";
            assertEquals(expected, faultOr(body("02 %02x 0B".formatted(code)), DECODED));
        }
        assertEquals("invalid value type", fault(body("02 FF 7F 0B")).fault());
        assertEquals("invalid value type", fault(body("02 80 80 80 80 70 0B")).fault());
        assertEquals("integer too large", fault(body("02 80 80 80 80 20 0B")).fault());
        assertEquals(new Instruction.Block(new BlockType.Index(0xFFFF_FFFFL)),
                instructions(body("02 FF FF FF FF 0F 0B")).getFirst());
    }

    @Test
    void hazard10_everyAlignmentBelow32IsReadAndNoOther() {
        for (int align = 0; align <= 64; align++) {
            for (long offset : List.of(0L, 127L, 128L, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL)) {
                int exponent = align;
                var module = body(draft -> draft.raw(0x2D).u32(exponent).u32(offset));
                if (align < 32) {
                    var access = (Instruction.Access) instructions(module).getFirst();
                    assertEquals(new MemoryArgument(offset, align), access.argument());
                } else {
                    assertEquals("malformed memop flags", fault(module).fault());
                }
            }
        }
    }

    @Test
    void hazard10_theBitOfAMemoryIndexAndOffsetsOf64BitsAreRefused() {
        assertEquals("malformed memop flags", fault(body("28 42 00 00")).fault());
        assertEquals("integer too large", fault(body("28 02 80 80 80 80 10")).fault());
        assertEquals("integer representation too long", fault(body("28 02 80 80 80 80 80 01")).fault());
    }

    @Test
    void hazard13_aMillionLabelsAreReadAndWritten() {
        int count = 1_000_000;
        var module = body(draft -> {
            draft.raw(0x0E).size(count);
            for (int i = 0; i < count; i++) draft.raw(i % 100);
            draft.raw(7);
        });
        var table = (Instruction.BrTable) instructions(module).getFirst();
        assertEquals(count, table.labels().size());
        assertEquals(99, table.labels().get(99_999));
        assertEquals(7, table.otherwise());
        assertEquals(module, Encoder.encode(decode(module)));
    }

    @Test
    void hazard13_moreLabelsThanBytesAreMalformed() {
        for (long count : List.of(100L, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL)) {
            assertEquals("length out of bounds", fault(body(draft -> draft.raw(0x0E).u32(count).hex("00 00 00"))).fault());
        }
    }

    private static void accepts(Set<Integer> accepted, String fault, IntFunction<Bytes> module) {
        for (int value = 0; value < 256; value++) {
            var expected = accepted.contains(value) ? DECODED : fault;
            assertEquals(expected, faultOr(module.apply(value), DECODED), "value " + value);
        }
    }

    /// Types are signed integers of seven bits, so that a byte from 128 on is a number that is too long.
    private static void acceptsTypes(Set<Integer> accepted, String fault, IntFunction<Bytes> module) {
        for (int value = 0; value < 256; value++) {
            var expected = value >= 128 ? "integer representation too long" : accepted.contains(value) ? DECODED : fault;
            assertEquals(expected, faultOr(module.apply(value), DECODED), "value " + value);
        }
    }

    private static Bytes module(int section, String content) {
        return Draft.module(module -> module.section(section, content));
    }

    private static List<Instruction> instructions(Bytes module) {
        return instructions(decode(module));
    }

    private static List<Instruction> instructions(Module module) {
        var instructions = new ArrayList<Instruction>();
        module.functions().get(0).body().forEach(instructions::add);
        return instructions;
    }

    private static void onASmallStack(Executable test) throws Throwable {
        var thrown = new ArrayList<Throwable>();
        var thread = new Thread(null, () -> {
            try {
                test.execute();
            } catch (Throwable e) {
                thrown.add(e);
            }
        }, "small stack", 256 * 1024);
        thread.start();
        thread.join();
        if (!thrown.isEmpty()) throw thrown.getFirst();
    }
}

package dev.sextant.domain.binary;

import static dev.sextant.domain.binary.Samples.decode;
import static dev.sextant.domain.binary.Samples.fault;
import static dev.sextant.domain.structure.NumberType.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.Custom;
import dev.sextant.domain.structure.Module.ElementSegment;
import dev.sextant.domain.structure.Module.Export;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.Import;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.Items;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.Module.SegmentMode.Active;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// §5.5 Modules
class ModulesTest {

    private static final Bytes BYTES = Draft.module(Samples::everything);
    private static final Module EVERYTHING = decode(BYTES);
    private static final Expression ZERO = Expression.of(new I32Const(0));

    @Test
    void typesImportsAndExportsAreReadInOrder() {
        assertEquals(Array.of(
                FunctionType.EMPTY,
                FunctionType.of(I32, I64).returning(F32, F64),
                FunctionType.of(VectorType.V128, ReferenceType.FUNCREF, ReferenceType.EXTERNREF).returning(I32)),
                EVERYTHING.types());
        assertEquals(Array.of(
                new Import("env", "f", new ImportDescription.OfFunction(0)),
                new Import("env", "", new ImportDescription.OfTable(
                        new TableType(Limits.between(1, 20), ReferenceType.FUNCREF))),
                new Import("", "m", new ImportDescription.OfMemory(new MemoryType(Limits.atLeast(1)))),
                new Import("ü", "𝄞", new ImportDescription.OfGlobal(GlobalType.constant(I32)))),
                EVERYTHING.imports());
        assertEquals(Array.of(
                new Export("a", ExternalKind.FUNCTION, 1), new Export("b", ExternalKind.TABLE, 0),
                new Export("c", ExternalKind.MEMORY, 0), new Export("", ExternalKind.GLOBAL, 2)),
                EVERYTHING.exports());
        assertEquals(Option.some(1L), EVERYTHING.start());
    }

    @Test
    void tablesMemoriesAndGlobalsAreReadInOrder() {
        assertEquals(Array.of(
                new TableType(Limits.atLeast(7), ReferenceType.FUNCREF),
                new TableType(Limits.between(0, 4_000_000_000L), ReferenceType.EXTERNREF)),
                EVERYTHING.tables());
        assertEquals(Array.of(new MemoryType(Limits.between(1, 65_536))), EVERYTHING.memories());
        assertEquals(Array.of(
                new Module.Global(GlobalType.constant(I32), Expression.of(new I32Const(-5))),
                new Module.Global(GlobalType.variable(I64), Expression.of(new I64Const(Long.MIN_VALUE))),
                new Module.Global(GlobalType.constant(ReferenceType.FUNCREF), Expression.of(new RefFunc(0)))),
                EVERYTHING.globals());
    }

    @Test
    void allEightFormsOfElementSegmentsAreRead() {
        var active = new Active(0, ZERO);
        var functions = ReferenceType.FUNCREF;
        var anything = ReferenceType.EXTERNREF;
        assertEquals(Array.of(
                new ElementSegment(functions, new Items.Functions(Indices.of(0, 1)), active),
                new ElementSegment(functions, new Items.Functions(Indices.of(2)), SegmentMode.Passive.PASSIVE),
                new ElementSegment(functions, new Items.Functions(Indices.of(0)), active),
                new ElementSegment(functions, new Items.Functions(Indices.of(0)), SegmentMode.Declarative.DECLARATIVE),
                new ElementSegment(functions, expressions(new RefFunc(0)), active),
                new ElementSegment(anything, expressions(new RefNull(anything), new RefNull(anything)),
                        SegmentMode.Passive.PASSIVE),
                new ElementSegment(anything, expressions(), new Active(1, ZERO)),
                new ElementSegment(functions, expressions(new RefFunc(1)), SegmentMode.Declarative.DECLARATIVE)),
                EVERYTHING.elements());
    }

    @Test
    void allThreeFormsOfDataSegmentsAreRead() {
        assertEquals(Array.of(
                new Module.DataSegment(Bytes.copyOf((byte) 1, (byte) 2), new Active(0, ZERO)),
                new Module.DataSegment(Bytes.EMPTY, SegmentMode.Passive.PASSIVE),
                new Module.DataSegment(Bytes.copyOf((byte) 255), new Active(0, Expression.of(new I32Const(5))))),
                EVERYTHING.datas());
    }

    @Test
    void localsAreRunsOfOneTypeAndShortRunsAreShared() {
        var locals = EVERYTHING.functions().get(0).locals();
        assertEquals(Array.of(new Module.Locals(3, I32), new Module.Locals(1, VectorType.V128)), locals);
        var module = decode(Draft.module(draft -> draft
                .section(1, "01 60 00 00").section(3, "02 00 00").section(10, "02 04 01 03 7F 0B 04 01 03 7F 0B")));
        assertSame(module.functions().get(0).locals().get(0), module.functions().get(1).locals().get(0));
    }

    @Test
    void aCustomSectionGoesBackToItsPlace() {
        assertEquals(List.of(0, 9, 11), EVERYTHING.customs().map(Custom::after).asJava());
        assertEquals(List.of("first", "middle", "last"), EVERYTHING.customs().map(Custom::name).asJava());
        var sections = RawSection.split(Encoder.encode(EVERYTHING));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 12, 10, 11, 0), sections.stream().map(RawSection::id).toList());
    }

    @Test
    void aCustomSectionGoesBackToItsPlaceAfterAnySection() {
        var sections = RawSection.split(BYTES);
        for (int i = 0; i <= sections.size(); i++) {
            var one = Draft.module(module -> module.section(0, custom -> custom.name("one").raw(1)));
            var two = Draft.module(module -> module.section(0, custom -> custom.name("two").raw(2)));
            var with = new ArrayList<>(sections);
            with.addAll(i, RawSection.split(two));
            with.addAll(i, RawSection.split(one));
            var bytes = RawSection.join(with);
            assertEquals(decode(bytes), decode(Encoder.encode(decode(bytes))));
            assertEquals(with.stream().map(RawSection::id).toList(),
                    RawSection.split(Encoder.encode(decode(bytes))).stream().map(RawSection::id).toList());
        }
    }

    @Test
    void anEmptySectionIsWrittenOnlyWhereACustomSectionFollows() {
        var empty = Draft.module(module -> module.section(1, "00").section(3, "00").section(10, "00"));
        assertEquals(Draft.module(_ -> {}), Encoder.encode(decode(empty)));
        for (int id : List.of(1, 2, 3, 4, 5, 6, 7, 9, 12, 10, 11)) {
            var bytes = Draft.module(module -> module.section(id, "00").section(0, custom -> custom.name("x")));
            assertEquals(bytes, Encoder.encode(decode(bytes)), "section " + id);
        }
    }

    @Test
    void aCustomSectionOfAModuleBuiltByHandIsNeverLost() {
        for (int after : List.of(0, 5, 8, 12, 13, 200)) {
            var module = with(Array.of(new Custom("x", Bytes.EMPTY, after)));
            assertEquals(1, decode(Encoder.encode(module)).customs().size());
        }
    }

    @Test
    void aDataCountSectionIsWrittenExactlyWhenAFunctionNamesADataSegment() {
        assertTrue(hasDataCount(Samples.module(Expression.of(new MemoryInit(0)))));
        assertTrue(hasDataCount(Samples.module(Expression.of(new DataDrop(0)))));
        assertEquals(false, hasDataCount(Samples.module(Expression.of(new MemoryCopy(), new ElemDrop(0)))));
        var unneeded = Draft.module(module -> module.section(12, "01").section(11, "01 01 00"));
        assertEquals(Draft.module(module -> module.section(11, "01 01 00")), Encoder.encode(decode(unneeded)));
    }

    @Test
    void aDataCountSectionIsRequiredWhereAFunctionNamesADataSegment() {
        Consumer<Draft> code = module -> module
                .section(1, "01 60 00 00").section(3, "01 00").section(10, "01 05 00 FC 09 00 0B");
        var fault = fault(Draft.module(code.andThen(module -> module.section(11, "01 01 00"))));
        assertEquals("data count section required: an instruction names a data segment (at byte 0x17 in function 0)",
                fault.message());
        // Without segments, validation will say that this one is unknown.
        assertEquals("decoded", Samples.faultOr(Draft.module(code), "decoded"));
    }

    @Test
    void indicesOfFunctionsThatAreNotFuncrefAreWrittenAsExpressions() {
        var functions = new Items.Functions(Indices.of(3));
        var segment = new ElementSegment(ReferenceType.EXTERNREF, functions, SegmentMode.Passive.PASSIVE);
        var module = new Module(Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.of(segment),
                Array.empty(), Option.none(), Array.empty(), Array.empty(), Array.empty());
        var read = decode(Encoder.encode(module)).elements().get(0);
        assertEquals(new ElementSegment(ReferenceType.EXTERNREF, expressions(new RefFunc(3)), SegmentMode.Passive.PASSIVE), read);
    }

    @Test
    void tenMillionEntriesOfAnElementSegmentAreReadWithoutAnObjectEach() {
        int count = 10_000_000;
        var bytes = Draft.module(module -> module.section(9, segments -> segments
                .size(1).u32(1).raw(0).size(count).zeros(count)));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var items = decode(bytes).elements().get(0).items();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(items instanceof Items.Functions(var functions) && functions.size() == count);
        // Four bytes each, and what doubling and trimming an array as it grows costs.
        assertTrue(allocated < 20L * count, allocated + " bytes");
        assertEquals("too many element segment entries", fault(Draft.module(module -> module.section(9, segments -> segments
                .size(1).u32(1).raw(0).size(count + 1).zeros(count + 1)))).fault());
    }

    @Test
    void everyLimitIsKept() {
        var tight = new ImplementationLimits(1 << 20, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 1, 1, 1);
        Consumer<Draft> function = module -> module.section(1, "01 60 00 00").section(3, "01 00");
        assertEquals("too many types", limited(tight, module -> module.section(1, "02 60 00 00 60 00 00")));
        assertEquals("too many parameters", limited(tight, module -> module.section(1, "01 60 02 7F 7F 00")));
        assertEquals("too many results", limited(tight, module -> module.section(1, "01 60 00 02 7F 7F")));
        assertEquals("too many imports", limited(tight, module -> module.section(2, "02 00 00 00 00 00 00 00 00")));
        assertEquals("too many functions", limited(tight, module -> module.section(3, "02 00 00")));
        assertEquals("too many tables", limited(tight, module -> module.section(4, "02 70 00 00 70 00 00")));
        assertEquals("too many memories", limited(tight, module -> module.section(5, "02 00 00 00 00")));
        assertEquals("too many globals", limited(tight, module -> module.section(6, "02 7F 00 41 00 0B 7F 00 41 00 0B")));
        assertEquals("too many exports", limited(tight, module -> module.section(7, "02 00 00 00 01 61 00 00")));
        assertEquals("too many element segments", limited(tight, module -> module.section(9, "02 01 00 00 01 00 00")));
        assertEquals("too many element segment entries", limited(tight, module -> module.section(9, "01 01 00 02 00 00")));
        assertEquals("too many data segments", limited(tight, module -> module.section(11, "02 01 00 01 00")));
        assertEquals("too many locals", limited(tight, function.andThen(module -> module.section(10, "01 04 01 02 7F 0B"))));
        assertEquals("function body too large",
                limited(tight, function.andThen(module -> module.section(10, "01 06 00 01 01 01 01 0B"))));
        assertEquals("decoded", limited(tight, function.andThen(module -> module.section(10, "01 05 01 01 7F 01 0B"))));
        assertEquals("module too large", limited(new ImplementationLimits(8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
                module -> module.section(1, "00")));
    }

    @Test
    void aFaultInAFunctionCountsTheImportedOnes() {
        var fault = fault(Draft.module(module -> module
                .section(1, "01 60 00 00").section(2, "02 00 00 00 00 00 00 00 00").section(3, "02 00 00")
                .section(10, "02 02 00 0B 03 00 FF 0B")));
        assertEquals("illegal opcode: found 0xff (at byte 0x26 in function 3)", fault.message());
    }

    private static String limited(ImplementationLimits limits, Consumer<Draft> module) {
        return Decoder.decode(Draft.module(module), Features.CORE_2_0, limits).fold(fault -> fault.fault(), _ -> "decoded");
    }

    private static boolean hasDataCount(Module module) {
        return RawSection.split(Encoder.encode(module)).stream().anyMatch(section -> section.id() == 12);
    }

    private static Module with(Array<Custom> customs) {
        return new Module(Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.empty(),
                Array.empty(), Option.none(), Array.empty(), Array.empty(), customs);
    }

    private static Items expressions(Instruction... each) {
        return new Items.Expressions(Array.of(each).map(Expression::of));
    }
}

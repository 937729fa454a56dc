package dev.sextant.domain.text;

import static dev.sextant.domain.structure.NumberType.*;
import static dev.sextant.domain.structure.ReferenceType.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.DataSegment;
import dev.sextant.domain.structure.Module.ElementSegment;
import dev.sextant.domain.structure.Module.Export;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.Import;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.Items;
import dev.sextant.domain.structure.Module.Locals;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class ParserTest {

    private static final Expression ZERO = Expression.of(new Instruction.I32Const(0));

    @Test
    void aModuleIsItsFieldsWithOrWithoutBrackets() {
        assertEquals(Module.EMPTY, module("(module)"));
        assertEquals(Module.EMPTY, module("(module $name)"));
        assertEquals(Module.EMPTY, module(""));
        assertEquals(module("(module (func) (memory 1))"), module("(func) (memory 1)"));
    }

    @Test
    void typesAreThoseDefinedAndThenThoseWrittenOutInOrderOfFirstUse() {
        var m = module("""
                (func (result f32) (block (param i64) (result i64)) (call_indirect (param f64 f64)))
                (type $a (func (param $x i32) (param i64 i64) (result f32) (result f64)))
                (func (param i32 i64 i64) (result f32 f64))
                (func (type $a))
                """);
        assertEquals(
                Array.of(
                        FunctionType.of(I32, I64, I64).returning(F32, F64),
                        FunctionType.of().returning(F32),
                        FunctionType.of(I64).returning(I64),
                        FunctionType.of(F64, F64)),
                m.types());
        assertEquals(Array.of(1L, 0L, 0L), m.functions().map(Module.Function::type));
        assertEquals(
                Expression.of(
                        new Instruction.Block(new BlockType.Index(2)), new Instruction.End(), new Instruction.CallIndirect(0, 3)),
                m.functions().head().body());
    }

    @Test
    void theParametersOfATypeMayHaveTheSameIdentifier() {
        assertEquals(module("(type (func (param i32 i32)))"), module("(type (func (param $x i32) (param $x i32)))"));
    }

    @Test
    void aBlockTypeIsWrittenOutOnlyIfItIsMoreThanOneResult() {
        var body = body("block end block (result) end block (result i32) end block (param) (result f32) end block (type 0) end");
        assertEquals(
                Array.of(BlockType.Empty.EMPTY, BlockType.Empty.EMPTY, new BlockType.Result(I32), new BlockType.Result(F32),
                        new BlockType.Index(0)),
                Array.ofAll(body).filter(Instruction.Block.class::isInstance).map(i -> ((Instruction.Block) i).type()));
    }

    @Test
    void foldedInstructionsComeOutOperandsFirst() {
        assertEquals(body("i32.const 1 i32.const 2 i32.add drop"), body("(drop (i32.add (i32.const 1) (i32.const 2)))"));
        assertEquals(body("local.get 0 br_if 0 i32.const 1 i32.const 2 drop drop"),
                body("(br_if 0 (local.get 0)) i32.const 1 (drop (i32.const 2)) drop"));
        assertEquals(body("block loop nop end br 0 end"), body("(block (loop nop) br 0)"));
    }

    @Test
    void aFoldedConditionStandsBeforeItsIf() {
        assertEquals(body("i32.const 1 if (result i32) i32.const 2 else i32.const 3 end drop"),
                body("(drop (if (result i32) (i32.const 1) (then (i32.const 2)) (else (i32.const 3))))"));
        assertEquals(body("i32.const 1 i32.const 0 if nop end"), body("(if (i32.const 1) (i32.const 0) (then nop))"));
        assertEquals(body("if nop end"), body("(if (then nop))"));
        assertEquals(body("block i32.const 1 br_if 0 if end end"), body("(block $l (if $l (br_if $l (i32.const 1)) (then)))"));
    }

    @Test
    void aLabelHidesAnOuterOneOfItsNameAndComesBackWhenItIsClosed() {
        assertEquals(body("block block block br 0 br 1 br 2 br 3 end br 0 br 1 end end"),
                body("block $a block $b block $a br $a br $b br 2 br 3 end $a br $b br $a end $b end $a"));
        assertEquals(body("block if br 0 else br 0 end br 0 end"), body("block $x if $x br $x else $x br $x end $x br $x end"));
        assertEquals(
                Expression.of(new Instruction.Block(BlockType.Empty.EMPTY),
                        new Instruction.BrTable(Indices.of(1, 0), 1), new Instruction.BrTable(Indices.NONE, 0),
                        new Instruction.End()),
                body("block $a (br_table 1 $a 1) (br_table $a) end"));
    }

    @Test
    void localsAreNumberedBehindTheParametersAlsoOfANamedType() {
        var m = module("""
                (func (type $later) (local $a i32) (local i64 i64) (local $b i64) (local) local.get $a local.set $b local.tee 0)
                (func (param $p f32) (local $p2 f32) local.get $p local.get $p2)
                (type $later (func (param f32 f32)))
                """);
        assertEquals(Array.of(new Locals(1, I32), new Locals(3, I64)), m.functions().get(0).locals());
        assertEquals(Expression.of(new Instruction.LocalGet(2), new Instruction.LocalSet(5), new Instruction.LocalTee(0)),
                m.functions().get(0).body());
        assertEquals(Expression.of(new Instruction.LocalGet(0), new Instruction.LocalGet(1)), m.functions().get(1).body());
    }

    @Test
    void importsAndExportsCanBeWrittenInTheDefinition() {
        var m = module("""
                (func $f (export "a") (export "b") (import "m" "f") (param i32))
                (table $t (import "m" "t") 1 2 externref)
                (memory $m (export "m") (import "m" "m") 1)
                (global $g (import "m" "g") (mut i64))
                (import "m" "h" (func $h))
                (global (export "g2") v128 (v128.const i64x2 1 2))
                (export "f2" (func $h)) (export "t" (table $t)) (export "m2" (memory 0)) (export "g" (global $g))
                """);
        assertEquals(
                Array.of(
                        new Import("m", "f", new ImportDescription.OfFunction(0)),
                        new Import("m", "t", new ImportDescription.OfTable(new TableType(Limits.between(1, 2), EXTERNREF))),
                        new Import("m", "m", new ImportDescription.OfMemory(new MemoryType(Limits.atLeast(1)))),
                        new Import("m", "g", new ImportDescription.OfGlobal(GlobalType.variable(I64))),
                        new Import("m", "h", new ImportDescription.OfFunction(1))),
                m.imports());
        assertEquals(
                Array.of(
                        new Export("a", ExternalKind.FUNCTION, 0), new Export("b", ExternalKind.FUNCTION, 0),
                        new Export("m", ExternalKind.MEMORY, 0), new Export("g2", ExternalKind.GLOBAL, 1),
                        new Export("f2", ExternalKind.FUNCTION, 1), new Export("t", ExternalKind.TABLE, 0),
                        new Export("m2", ExternalKind.MEMORY, 0), new Export("g", ExternalKind.GLOBAL, 0)),
                m.exports());
        assertEquals(
                Array.of(new Module.Global(GlobalType.constant(VectorType.V128), Expression.of(new Instruction.V128Const(1, 2)))),
                m.globals());
    }

    @Test
    void aTableOrAMemoryCanBringItsContent() {
        var m = module("""
                (table funcref (elem $f 1))
                (table externref (elem (ref.null extern) (item ref.null extern)))
                (elem $late (table 1) (i32.const 0) externref)
                (memory (data "a" "bc"))
                (memory (data))
                (data $d "x")
                (func $f (data.drop $d) (elem.drop $late)) (func)
                """);
        var two = Limits.between(2, 2);
        assertEquals(Array.of(new TableType(two, FUNCREF), new TableType(two, EXTERNREF)), m.tables());
        var none = Expression.of(new Instruction.RefNull(EXTERNREF));
        var second = new SegmentMode.Active(1, ZERO);
        assertEquals(
                Array.of(
                        new ElementSegment(FUNCREF, new Items.Functions(Indices.of(0, 1)), new SegmentMode.Active(0, ZERO)),
                        new ElementSegment(EXTERNREF, new Items.Expressions(Array.of(none, none)), second),
                        new ElementSegment(EXTERNREF, new Items.Expressions(Array.empty()), second)),
                m.elements());
        assertEquals(Array.of(new MemoryType(Limits.between(1, 1)), new MemoryType(Limits.between(0, 0))), m.memories());
        assertEquals(
                Array.of(
                        new DataSegment(bytes("abc"), new SegmentMode.Active(0, ZERO)),
                        new DataSegment(Bytes.EMPTY, new SegmentMode.Active(1, ZERO)),
                        new DataSegment(bytes("x"), SegmentMode.Passive.PASSIVE)),
                m.datas());
        assertEquals(Expression.of(new Instruction.DataDrop(2), new Instruction.ElemDrop(2)), m.functions().head().body());
    }

    @Test
    void elementSegmentsHaveFormsOfEveryMode() {
        var m = module("""
                (table $t 9 funcref) (func $f)
                (elem func $f 0)
                (elem declare func $f)
                (elem $e funcref (ref.func $f) (item ref.null func))
                (elem (i32.const 0) $f)
                (elem (offset i32.const 0) func $f)
                (elem $x (table $t) (offset (i32.const 0)) funcref (ref.func 0))
                (elem (table 0) (i32.const 0) func)
                """);
        var f = new Items.Functions(Indices.of(0));
        var toFunction = Expression.of(new Instruction.RefFunc(0));
        var active = new SegmentMode.Active(0, ZERO);
        assertEquals(
                Array.of(
                        new ElementSegment(FUNCREF, new Items.Functions(Indices.of(0, 0)), SegmentMode.Passive.PASSIVE),
                        new ElementSegment(FUNCREF, f, SegmentMode.Declarative.DECLARATIVE),
                        new ElementSegment(FUNCREF,
                                new Items.Expressions(Array.of(toFunction, Expression.of(new Instruction.RefNull(FUNCREF)))),
                                SegmentMode.Passive.PASSIVE),
                        new ElementSegment(FUNCREF, f, active),
                        new ElementSegment(FUNCREF, f, active),
                        new ElementSegment(FUNCREF, new Items.Expressions(Array.of(toFunction)), active),
                        new ElementSegment(FUNCREF, new Items.Functions(Indices.NONE), active)),
                m.elements());
    }

    @Test
    void theFirstEditionNamesTheTableOrTheMemoryOfASegmentWithoutBrackets() {
        var m = module(Features.CORE_1_0, """
                (table $t 1 funcref) (memory $m 1) (func $f)
                (elem $t (i32.const 0) $f) (elem 0 (offset (i32.const 0)) $f) (elem (i32.const 0) $f)
                (data $m (i32.const 0) "a") (data 0 (offset (i32.const 0)) "a") (data (i32.const 0) "a")
                """);
        assertEquals(3, m.elements().size());
        assertEquals(1, m.elements().distinct().size());
        assertEquals(3, m.datas().size());
        assertEquals(1, m.datas().distinct().size());
    }

    @Test
    void anIndexThatIsLeftOutIsZero() {
        var zero = body("table.get table.set table.size table.grow table.fill table.copy table.init 3 call_indirect (type 0)");
        assertEquals(zero, body("table.get 0 table.set 0 table.size 0 table.grow 0 table.fill 0 table.copy 0 0 table.init 0 3"
                + " call_indirect 0 (type 0)"));
        assertEquals(
                Expression.of(
                        new Instruction.TableInit(2, 3), new Instruction.TableCopy(1, 2), new Instruction.CallIndirect(1, 0)),
                body("table.init 2 3 table.copy 1 2 call_indirect 1 (type 0)"));
    }

    @Test
    void aMemoryArgumentHasTheAlignmentOfItsAccessUnlessItSaysOtherwise() {
        assertEquals(
                Expression.of(
                        access(AccessOperator.I32_LOAD, 0, 2), access(AccessOperator.I64_LOAD8_U, 0, 0),
                        access(AccessOperator.V128_STORE, 0, 4), access(AccessOperator.I32_LOAD, 0xFFFF_FFFFL, 0),
                        access(AccessOperator.I32_LOAD, 16, 31)),
                body("i32.load i64.load8_u v128.store i32.load offset=0xffff_ffff align=1"
                        + " i32.load offset=1_6 align=0x8000_0000"));
    }

    @Test
    void aSelectWithResultsIsNotAPlainOne() {
        assertEquals(
                Expression.of(new Instruction.Select(Option.none()), new Instruction.Select(Option.some(Array.empty())),
                        new Instruction.Select(Option.some(Array.of(I32, I64)))),
                body("select select (result) select (result i32) (result i64)"));
    }

    @Test
    void vectorsAreReadLaneByLane() {
        assertEquals(
                Expression.of(
                        new Instruction.V128Const(0x0004_FFFF_0002_0001L, 0x0008_0007_0006_8000L),
                        new Instruction.V128Const(0x7FC0_0000_3F80_0000L, 0xFF80_0000_8000_0000L),
                        new Instruction.V128Const(0x3FF8_0000_0000_0000L, 0xFFF0_0000_0000_0001L),
                        new Instruction.Shuffle(0x0706_0504_0302_01FFL, 0x0F0E_0D0C_0B0A_0908L)),
                body("v128.const i16x8 1 2 -1 4 -32_768 6 7 8 v128.const f32x4 1 nan -0.0 -inf v128.const f64x2 0x1.8 -nan:0x1"
                        + " i8x16.shuffle 255 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"));
    }

    @Test
    void constantsAreExact() {
        assertEquals(
                Expression.of(new Instruction.I32Const(-1), new Instruction.I32Const(Integer.MIN_VALUE),
                        new Instruction.I64Const(-1), new Instruction.F32Const(0x7FA0_0001), new Instruction.F64Const(1)),
                body("i32.const 0xffff_ffff i32.const -0x8000_0000 i64.const 18446744073709551615 f32.const nan:0x20_0001"
                        + " f64.const 4.9406564584124654417657e-324"));
        assertEquals(Expression.of(new Instruction.Numeric(NumericOperator.I32_ADD)), body("i32.add"));
    }

    @Test
    void theStartFunctionIsAnIndex() {
        assertEquals(Option.some(1L), module("(func) (start $f) (func $f)").start());
    }

    private static Instruction access(AccessOperator operator, long offset, int align) {
        return new Instruction.Access(operator, new MemoryArgument(offset, align));
    }

    private static Bytes bytes(String ascii) {
        return Bytes.copyOf(ascii.getBytes(US_ASCII));
    }

    private static Expression body(String instructions) {
        return module("(type (func)) (func (type 0) " + instructions + ")").functions().head().body();
    }

    private static Module module(String text) {
        return module(Features.CORE_2_0, text);
    }

    private static Module module(Features features, String text) {
        return Parser.parse(text, features).getOrElseThrow(fault -> new AssertionError(fault.message()));
    }
}

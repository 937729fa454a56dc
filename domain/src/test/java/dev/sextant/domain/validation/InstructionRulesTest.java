package dev.sextant.domain.validation;

import static dev.sextant.domain.structure.NumberType.F32;
import static dev.sextant.domain.structure.NumberType.F64;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.domain.structure.NumberType.I64;
import static dev.sextant.domain.structure.ReferenceType.EXTERNREF;
import static dev.sextant.domain.structure.ReferenceType.FUNCREF;
import static dev.sextant.domain.structure.VectorType.V128;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.Module.Items;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.Operators;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

/// §3.3, the instructions whose type hangs on where they stand.
class InstructionRulesTest {

    /// A module with two of everything, and a function.
    private static Draft world(ValueType[] parameters, Instruction... body) {
        return new Draft()
                .type(FunctionType.of(I64).returning(F64))
                .table(Limits.atLeast(0), FUNCREF)
                .table(Limits.atLeast(0), EXTERNREF)
                .memory(Limits.atLeast(0))
                .global(GlobalType.constant(I64), new I64Const(0))
                .global(GlobalType.variable(F64), new F64Const(0))
                .element(FUNCREF, new Items.Functions(Indices.of(0)), SegmentMode.Passive.PASSIVE)
                .element(EXTERNREF, new Items.Expressions(Array.empty()), SegmentMode.Passive.PASSIVE)
                .data(SegmentMode.Passive.PASSIVE)
                .data(SegmentMode.Passive.PASSIVE)
                .function(FunctionType.of(parameters), body);
    }

    /// Checks that an instruction has this type in the world above and no other: exact operands and results are valid, and each
    /// neighbour is not.
    private static void typed(Instruction instruction, FunctionType type) {
        assertEquals("valid", verdict(instruction, type.parameters(), type.results()), instruction::toString);
        for (int i = 0; i < type.parameters().size(); i++) {
            for (var other : TypedRowsTest.TYPES.remove(type.parameters().get(i))) {
                assertEquals("type mismatch", verdict(instruction, type.parameters().update(i, other), type.results()));
            }
        }
        if (!type.parameters().isEmpty()) {
            assertEquals("type mismatch", verdict(instruction, type.parameters().tail(), type.results()));
        }
        for (int i = 0; i < type.results().size(); i++) {
            for (var other : TypedRowsTest.TYPES.remove(type.results().get(i))) {
                assertEquals("type mismatch", verdict(instruction, type.parameters(), type.results().update(i, other)));
            }
        }
        assertEquals("type mismatch", verdict(instruction, type.parameters(), type.results().append(I32)));
    }

    private static String verdict(Instruction instruction, Array<ValueType> parameters, Array<ValueType> results) {
        var body = Draft.locals(0, parameters.size()).append(instruction);
        return world(new ValueType[0]).function(Draft.type(parameters, results), body.toJavaArray(Instruction[]::new)).verdict();
    }

    /// The verdict on an instruction with operands of unknown type and nothing said of its results.
    private static String anywhere(Instruction instruction) {
        return world(new ValueType[0], new Unreachable(), instruction, new Unreachable()).verdict();
    }

    @Test
    void constantsGiveTheirType() {
        typed(new I32Const(1), FunctionType.of().returning(I32));
        typed(new I64Const(1), FunctionType.of().returning(I64));
        typed(new F32Const(1), FunctionType.of().returning(F32));
        typed(new F64Const(1), FunctionType.of().returning(F64));
        typed(new V128Const(1, 2), FunctionType.of().returning(V128));
    }

    @Test
    void variablesHaveTheirType() {
        typed(new GlobalGet(0), FunctionType.of().returning(I64));
        typed(new GlobalSet(1), FunctionType.of(F64));
        assertEquals("global is immutable", anywhere(new GlobalSet(0)));
        assertEquals("unknown global 2", anywhere(new GlobalSet(2)));
        assertEquals("unknown global 2", anywhere(new GlobalGet(2)));
        assertEquals("unknown local 0", anywhere(new LocalGet(0)));
        assertEquals("unknown local 4294967295", anywhere(new LocalSet(0xFFFF_FFFFL)));
    }

    @Test
    void localsHaveTheirType() {
        for (var one : TypedRowsTest.TYPES) {
            for (var other : TypedRowsTest.TYPES) {
                var verdict = one == other ? "valid" : "type mismatch";
                var type = FunctionType.of(one, other);
                assertEquals(verdict, Draft.verdict(type.returning(other), new LocalGet(0)));
                assertEquals(verdict, Draft.verdict(type, new LocalGet(1), new LocalSet(0)));
                assertEquals(verdict, Draft.verdict(type.returning(other), new LocalGet(1), new LocalTee(0)));
            }
        }
    }

    @Test
    void tableInstructionsFollowTheTablesType() {
        for (int table = 0; table < 2; table++) {
            var type = ReferenceType.values()[table];
            typed(new TableGet(table), FunctionType.of(I32).returning(type));
            typed(new TableSet(table), FunctionType.of(I32, type));
            typed(new TableSize(table), FunctionType.of().returning(I32));
            typed(new TableGrow(table), FunctionType.of(type, I32).returning(I32));
            typed(new TableFill(table), FunctionType.of(I32, type, I32));
            typed(new TableCopy(table, table), FunctionType.of(I32, I32, I32));
            typed(new TableInit(table, table), FunctionType.of(I32, I32, I32));
            typed(new ElemDrop(table), FunctionType.EMPTY);
            assertEquals("type mismatch", anywhere(new TableCopy(table, 1 - table)));
            assertEquals("type mismatch", anywhere(new TableInit(table, 1 - table)));
        }
        for (var instruction : List.of(new TableGet(2), new TableSet(2), new TableSize(2), new TableGrow(2), new TableFill(2),
                new TableCopy(2, 0), new TableCopy(0, 2), new TableInit(2, 0), new CallIndirect(2, 0))) {
            assertEquals("unknown table 2", anywhere(instruction));
        }
        assertEquals("unknown elem segment 2", anywhere(new TableInit(0, 2)));
        assertEquals("unknown elem segment 2", anywhere(new ElemDrop(2)));
    }

    @Test
    void memoryInstructionsCountInI32() {
        typed(new MemorySize(), FunctionType.of().returning(I32));
        typed(new MemoryGrow(), FunctionType.of(I32).returning(I32));
        typed(new MemoryFill(), FunctionType.of(I32, I32, I32));
        typed(new MemoryCopy(), FunctionType.of(I32, I32, I32));
        typed(new MemoryInit(1), FunctionType.of(I32, I32, I32));
        typed(new DataDrop(1), FunctionType.EMPTY);
        assertEquals("unknown data segment 2", anywhere(new MemoryInit(2)));
        assertEquals("unknown data segment 2", anywhere(new DataDrop(2)));
        var all = List.of(new MemorySize(), new MemoryGrow(), new MemoryFill(), new MemoryCopy(), new MemoryInit(0));
        for (var instruction : all) {
            assertEquals("unknown memory 0",
                    Draft.verdict(FunctionType.EMPTY, new Unreachable(), instruction, new Unreachable()));
        }
    }

    @Test
    void callsFollowTheFunctionsType() {
        var type = FunctionType.of(I64, I32).returning(F64, I32);
        var call = new Draft().function(type, new Unreachable())
                .function(type, new LocalGet(0), new LocalGet(1), new Call(0));
        assertEquals("valid", call.verdict());
        var flipped = new Draft().function(type, new Unreachable())
                .function(type, new LocalGet(1), new LocalGet(0), new Call(0));
        assertEquals(List.of("type mismatch: call wants [i64 i32], found [i32 i64] (at byte 0x2 in function 1)"),
                flipped.faults());
        typed(new CallIndirect(0, 0), FunctionType.of(I64, I32).returning(F64));
        assertEquals("type mismatch", anywhere(new CallIndirect(1, 0)));
        assertEquals("unknown type 9", anywhere(new CallIndirect(0, 9)));
        assertEquals("unknown function 1", anywhere(new Call(1)));
    }

    @Test
    void referencesHaveTheirType() {
        typed(new RefNull(FUNCREF), FunctionType.of().returning(FUNCREF));
        typed(new RefNull(EXTERNREF), FunctionType.of().returning(EXTERNREF));
        typed(new RefFunc(0), FunctionType.of().returning(FUNCREF));
        for (var type : TypedRowsTest.TYPES) {
            assertEquals(type instanceof ReferenceType ? "valid" : "type mismatch",
                    Draft.verdict(FunctionType.of(type).returning(I32), new LocalGet(0), new RefIsNull()));
        }
        assertEquals("type mismatch", Draft.verdict(FunctionType.of().returning(I32), new RefIsNull()));
    }

    @Test
    void dropTakesAnyType() {
        for (var type : TypedRowsTest.TYPES) {
            assertEquals("valid", Draft.verdict(FunctionType.of(type), new LocalGet(0), new Drop()));
        }
        assertEquals("type mismatch", Draft.verdict(FunctionType.EMPTY, new Drop()));
    }

    @Test
    void selectWithoutATypeTakesTwoNumbersOrVectorsOfOneType() {
        var select = new Select(Option.none());
        for (var one : TypedRowsTest.TYPES) {
            for (var other : TypedRowsTest.TYPES) {
                boolean fits = one == other && !(one instanceof ReferenceType);
                assertEquals(fits ? "valid" : "type mismatch", Draft.verdict(FunctionType.of(one, other, I32).returning(one),
                        new LocalGet(0), new LocalGet(1), new LocalGet(2), select));
            }
            assertEquals(one == I32 ? "valid" : "type mismatch", Draft.verdict(FunctionType.of(I64, I64, one).returning(I64),
                    new LocalGet(0), new LocalGet(1), new LocalGet(2), select));
        }
    }

    @Test
    void selectWithATypeTakesTwoOfIt() {
        for (var type : TypedRowsTest.TYPES) {
            typed(new Select(Option.some(Array.of(type))), FunctionType.of(type, type, I32).returning(type));
        }
        assertEquals("invalid result arity", anywhere(new Select(Option.some(Array.empty()))));
        assertEquals("invalid result arity", anywhere(new Select(Option.some(Array.of(I32, I32)))));
    }

    @Test
    void aLaneIndexIsBelowTheNumberOfLanes() {
        for (var operator : LaneOperator.values()) {
            for (int lane = 0; lane < 256; lane++) {
                assertEquals(lane < operator.lanes() ? "valid" : "invalid lane index", anywhere(new Lane(operator, lane)));
            }
        }
    }

    @Test
    void everyLaneIndexOfAShuffleIsBelow32() {
        typed(new Shuffle(0x1F1E1D1C1B1A1918L, 0x0706050403020100L), FunctionType.of(V128, V128).returning(V128));
        for (int bit = 0; bit < 64; bit += 8) {
            assertEquals("invalid lane index", anywhere(new Shuffle(32L << bit, 0)));
            assertEquals("invalid lane index", anywhere(new Shuffle(0, 255L << bit)));
        }
    }

    @Test
    void everyContextualInstructionIsIllegalWithoutItsFeature() {
        var all = List.of(new TableGet(0), new TableSet(0), new TableSize(0), new TableGrow(0), new TableFill(0),
                new TableCopy(0, 0), new TableInit(0, 0), new ElemDrop(0), new MemoryFill(), new MemoryCopy(), new MemoryInit(0),
                new DataDrop(0), new RefNull(FUNCREF), new RefIsNull(), new RefFunc(0), new Select(Option.some(Array.of(I32))),
                new V128Const(0, 0), new Shuffle(0, 0));
        assertEquals(Operators.ALL.count(row -> row instanceof ContextualOperator
                && row.feature() != Feature.CORE), all.size());
        for (var instruction : all) {
            var draft = new Draft().table(Limits.atLeast(0), FUNCREF).memory(Limits.atLeast(0))
                    .function(FunctionType.EMPTY, new Unreachable(), instruction, new Unreachable());
            var feature = instruction.operator().feature();
            assertEquals(List.of("illegal opcode: " + instruction.operator().mnemonic() + " needs " + feature
                    + " (at byte 0x1 in function 0)"), draft.faults(Features.CORE_2_0.without(feature)));
        }
    }
}

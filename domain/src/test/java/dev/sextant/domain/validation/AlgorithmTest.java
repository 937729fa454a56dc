package dev.sextant.domain.validation;

import static dev.sextant.domain.structure.NumberType.F32;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.domain.structure.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Place;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A.3, the algorithm: blocks, labels, unreachable code.
class AlgorithmTest {

    private static final BlockType EMPTY = BlockType.Empty.EMPTY;
    private static final BlockType I32_RESULT = new BlockType.Result(I32);
    private static final Instruction ZERO = new I32Const(0);
    private static final Instruction LONG = new I64Const(0);
    private static final Instruction DROP = new Drop();
    private static final Instruction END = new End();
    private static final Instruction SELECT = new Select(Option.none());
    private static final FunctionType NOTHING = FunctionType.EMPTY;

    private static String verdict(FunctionType type, Instruction... body) {
        return Draft.verdict(type, body);
    }

    // Blocks

    @Test
    void aBlockGivesExactlyItsResults() {
        assertEquals("valid", verdict(NOTHING, new Block(I32_RESULT), ZERO, END, DROP));
        assertEquals("type mismatch", verdict(NOTHING, new Block(I32_RESULT), END, DROP));
        assertEquals("type mismatch", verdict(NOTHING, new Block(I32_RESULT), LONG, END, DROP));
        assertEquals("type mismatch", verdict(NOTHING, new Block(I32_RESULT), ZERO, ZERO, END, DROP));
        assertEquals("type mismatch", verdict(NOTHING, new Block(EMPTY), ZERO, END));
    }

    @Test
    void aBlockTakesNothingFromBelowButItsParameters() {
        assertEquals("type mismatch", verdict(NOTHING, ZERO, new Block(EMPTY), DROP, END));
        var draft = new Draft().type(FunctionType.of(I32).returning(I64))
                .function(NOTHING, ZERO, new Block(new BlockType.Index(0)), DROP, LONG, END, DROP);
        assertEquals("valid", draft.verdict());
        assertEquals("illegal block type", draft.verdict(Features.CORE_1_0));
        assertEquals("type mismatch", new Draft().type(FunctionType.of(I32).returning(I64))
                .function(NOTHING, LONG, new Block(new BlockType.Index(0)), DROP, LONG, END, DROP).verdict());
        assertEquals("unknown type 1", verdict(NOTHING, new Block(new BlockType.Index(1)), END));
    }

    @Test
    void anIfWithoutElseGivesWhatItTakes() {
        assertEquals("valid", verdict(NOTHING, ZERO, new If(EMPTY), END));
        assertEquals("type mismatch", verdict(NOTHING, ZERO, new If(I32_RESULT), ZERO, END, DROP));
        assertEquals("valid", verdict(NOTHING, ZERO, new If(I32_RESULT), ZERO, new Else(), ZERO, END, DROP));
        assertEquals("type mismatch", verdict(NOTHING, ZERO, new If(I32_RESULT), ZERO, new Else(), END, DROP));
        assertEquals("type mismatch", verdict(NOTHING, new If(EMPTY), END));
        assertEquals("type mismatch", verdict(NOTHING, LONG, new If(EMPTY), END));
        var same = new Draft().type(FunctionType.of(I64).returning(I64))
                .function(NOTHING, LONG, ZERO, new If(new BlockType.Index(0)), END, DROP);
        assertEquals("valid", same.verdict());
        var other = new Draft().type(FunctionType.of(I64).returning(I32))
                .function(NOTHING, LONG, ZERO, new If(new BlockType.Index(0)), new Unreachable(), END, DROP);
        assertEquals("type mismatch", other.verdict());
    }

    @Test
    void anElseBeginsWithTheParametersOfItsIf() {
        var type = FunctionType.of(I64).returning(I32);
        assertEquals("valid", new Draft().type(type).function(NOTHING, LONG, ZERO, new If(new BlockType.Index(0)),
                DROP, ZERO, new Else(), new Numeric(NumericOperator.I64_EQZ), END, DROP).verdict());
        assertEquals("type mismatch", new Draft().type(type).function(NOTHING, LONG, ZERO, new If(new BlockType.Index(0)),
                DROP, ZERO, new Else(), ZERO, END, DROP).verdict());
    }

    @Test
    void aBranchToALoopTakesItsParametersAndToAnythingElseItsResults() {
        var type = FunctionType.of(I64).returning(I32);
        assertEquals("valid", new Draft().type(type)
                .function(NOTHING, LONG, new Loop(new BlockType.Index(0)), new Br(0), END, DROP).verdict());
        assertEquals("type mismatch", new Draft().type(type)
                .function(NOTHING, LONG, new Loop(new BlockType.Index(0)), DROP, ZERO, new Br(0), END, DROP).verdict());
        assertEquals("valid", new Draft().type(type)
                .function(NOTHING, LONG, new Block(new BlockType.Index(0)), DROP, ZERO, new Br(0), END, DROP).verdict());
        assertEquals("type mismatch", new Draft().type(type)
                .function(NOTHING, LONG, new Block(new BlockType.Index(0)), new Br(0), END, DROP).verdict());
    }

    @Test
    void aBranchReachesTheFunctionItselfAndNothingBeyond() {
        var type = FunctionType.of().returning(I32);
        assertEquals("valid", verdict(type, new Block(EMPTY), ZERO, new Br(1), END, ZERO));
        assertEquals("unknown label 2", verdict(type, new Block(EMPTY), ZERO, new Br(2), END, ZERO));
        assertEquals("unknown label 1", verdict(type, ZERO, ZERO, new BrIf(1)));
        assertEquals("unknown label 1", verdict(type, ZERO, ZERO, new BrTable(Indices.of(1), 0)));
        assertEquals("unknown label 4294967295", verdict(type, ZERO, ZERO, new BrTable(Indices.of(0), 0xFFFF_FFFFL)));
        assertEquals("type mismatch", verdict(type, LONG, new Return()));
    }

    @Test
    void aBranchThatMayNotBeTakenKeepsItsOperands() {
        var type = FunctionType.of().returning(I64);
        assertEquals("valid", verdict(type, LONG, ZERO, new BrIf(0)));
        assertEquals("type mismatch", verdict(type, ZERO, new BrIf(0), LONG));
        assertEquals("type mismatch", verdict(type, LONG, LONG, new BrIf(0)));
    }

    @Test
    void markersOutOfPlaceAreFaultsOfHandMadeModules() {
        assertEquals("unexpected else", verdict(NOTHING, new Else()));
        assertEquals("unexpected else", verdict(NOTHING, ZERO, new If(EMPTY), new Else(), new Else(), END));
        assertEquals("unexpected else", verdict(NOTHING, ZERO, new If(EMPTY), new Block(EMPTY), new Else(), END, END));
        assertEquals("unexpected nop", verdict(NOTHING, END, new Nop()));
        assertEquals("unexpected end", verdict(NOTHING, END));
        assertEquals("END opcode expected", verdict(NOTHING, new Block(EMPTY)));
    }

    @Test
    void aFaultSaysWhatWasWantedAndFoundAndWhere() {
        var valid = new Draft().function(NOTHING).function(FunctionType.of(F32), ZERO, new LocalGet(0),
                new Numeric(NumericOperator.I32_ADD), DROP);
        var invalid = valid.validated(Features.CORE_2_0).getLeft().single();
        assertEquals("type mismatch", invalid.fault());
        assertEquals("i32.add wants [i32 i32], found [i32 f32]", invalid.detail());
        assertEquals(Place.Binary.in(1, 2), invalid.place());
    }

    @Test
    void aFaultShowsOnlyAsMuchOfTheStackAsMatters() {
        assertEquals("i32.eqz wants [i32], found [.. i64]", detail(ZERO, LONG, new Numeric(NumericOperator.I32_EQZ)));
        assertEquals("i32.add wants [i32 i32], found [.. i64]",
                detail(new Unreachable(), LONG, new Numeric(NumericOperator.I32_ADD)));
        assertEquals("drop wants [t], found []", detail(ZERO, new Block(EMPTY), DROP));
        assertEquals("block gives [], found [.. i32]", detail(new Block(EMPTY), LONG, ZERO, END));
        assertEquals("select wants [t t i32] with t a number or vector type, found [i32 i64 i32]",
                detail(ZERO, LONG, ZERO, SELECT));
    }

    private static String detail(Instruction... body) {
        return new Draft().function(NOTHING, body).validated(Features.CORE_2_0).getLeft().single().detail();
    }

    // What later rooms rely on

    @Test
    void theMaximumHeightCountsEveryValueOnce() {
        assertEquals(0, valid(NOTHING).maximumHeight());
        assertEquals(2, valid(NOTHING, ZERO, LONG, DROP, DROP, ZERO, DROP).maximumHeight());
        assertEquals(3, valid(NOTHING, ZERO, new Block(I32_RESULT), ZERO, LONG, DROP, END, DROP, DROP).maximumHeight());
        assertEquals(1, valid(FunctionType.of(I32, I32), new LocalGet(0), DROP).maximumHeight());
        // Results that nothing has put there: the block ends where it is not reached.
        assertEquals(1, valid(FunctionType.of().returning(I32), new Unreachable()).maximumHeight());
    }

    @Test
    void theMaximumDepthCountsTheBody() {
        assertEquals(1, valid(NOTHING).maximumDepth());
        assertEquals(3, valid(NOTHING, new Block(EMPTY), new Loop(EMPTY), END, new Block(EMPTY), END, END).maximumDepth());
    }

    private static ValidFunction valid(FunctionType type, Instruction... body) {
        return new Draft().function(type, body).validated(Features.CORE_2_0).get().functions().single();
    }

    @Test
    void aStackOfMoreThanAMillionOperandsIsRefused() {
        var thousand = new Draft().function(Draft.type(Array.empty(), Array.fill(1_000, I32)), new Unreachable());
        thousand.function(NOTHING, calls(1_000));
        assertEquals("valid", thousand.verdict());
        thousand.function(NOTHING, calls(1_001));
        assertEquals(List.of("operand stack too high: more than 1000000 operands (at byte 0x3e8 in function 2)"),
                thousand.faults());
    }

    private static Instruction[] calls(int count) {
        return Array.<Instruction>fill(count, new Call(0)).append(new Return()).toJavaArray(Instruction[]::new);
    }
}

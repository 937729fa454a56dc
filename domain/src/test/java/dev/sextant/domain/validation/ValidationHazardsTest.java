package dev.sextant.domain.validation;

import static dev.sextant.domain.structure.NumberType.F32;
import static dev.sextant.domain.structure.NumberType.F64;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.domain.structure.NumberType.I64;
import static dev.sextant.domain.structure.ReferenceType.EXTERNREF;
import static dev.sextant.domain.structure.ReferenceType.FUNCREF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The ways in which other validators broke, by their number in the list of hazards.
class ValidationHazardsTest {

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

    @Test
    void hazard07_AHundredThousandNestedBlocksNeedNoStack() {
        var openers = List.<Instruction>of(new Block(EMPTY), new Loop(EMPTY), new If(EMPTY));
        for (var opener : openers) {
            var body = new ArrayList<Instruction>();
            for (int i = 0; i < 100_000; i++) {
                if (opener instanceof If) body.add(ZERO);
                body.add(opener);
            }
            for (int i = 0; i < 100_000; i++) body.add(END);
            var draft = new Draft().function(NOTHING, body.toArray(Instruction[]::new));
            var valid = withSmallStack(() -> draft.validated(Features.CORE_1_0));
            assertEquals(100_001, valid.get().functions().single().maximumDepth());
        }
    }

    private static <T> T withSmallStack(Supplier<T> work) {
        var result = new AtomicReference<T>();
        var thread = new Thread(null, () -> result.set(work.get()), "small stack", 256 << 10);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return result.get();
    }

    /// Terminators, each in a function of type [] -> [i32] with all they need before them.
    private static final List<List<Instruction>> TERMINATORS = List.of(
            List.of(new Unreachable()),
            List.of(ZERO, new Return()),
            List.of(ZERO, new Br(0)),
            List.of(ZERO, ZERO, new BrTable(Indices.of(0, 0), 0)));

    /// Dead code with which a function that gives an i32 may end.
    private static final List<List<Instruction>> FITTING = List.of(
            List.of(),
            List.of(ZERO),
            List.of(DROP),
            List.of(DROP, DROP, DROP),
            List.of(SELECT),
            List.of(ZERO, SELECT),
            List.of(ZERO, ZERO, SELECT),
            List.of(new Numeric(NumericOperator.I32_ADD)),
            List.of(new Numeric(NumericOperator.I64_EQZ)),
            List.of(LONG, new Numeric(NumericOperator.I64_EQZ)),
            List.of(SELECT, new Numeric(NumericOperator.I64_EQZ)),
            List.of(SELECT, new Numeric(NumericOperator.F32_EQ)),
            List.of(new RefIsNull()),
            List.of(SELECT, new RefIsNull()),
            List.of(new Br(0)),
            List.of(new BrIf(0)),
            List.of(new BrTable(Indices.of(0, 0), 0)),
            List.of(new Return(), new Unreachable(), DROP),
            List.of(new Block(I32_RESULT), new Unreachable(), END),
            List.of(new Block(EMPTY), new Unreachable(), DROP, END),
            List.of(new If(I32_RESULT), ZERO, new Else(), new Unreachable(), END),
            List.of(new Loop(EMPTY), new Br(0), END),
            List.of(new CallIndirect(0, 0)));

    /// Dead code with which it may not.
    private static final List<List<Instruction>> UNFITTING = List.of(
            List.of(LONG),
            List.of(ZERO, ZERO),
            List.of(LONG, SELECT),
            List.of(LONG, ZERO, ZERO, SELECT),
            List.of(LONG, ZERO, SELECT),
            List.of(LONG, new Numeric(NumericOperator.I32_EQZ)),
            List.of(new Numeric(NumericOperator.I32_WRAP_I64), new Numeric(NumericOperator.I64_EQZ)),
            List.of(SELECT, SELECT, new RefNull(FUNCREF)),
            List.of(new RefNull(FUNCREF), ZERO, SELECT),
            List.of(ZERO, new RefIsNull()),
            List.of(LONG, new BrIf(0)),
            List.of(new BrIf(0), new Numeric(NumericOperator.I64_EQZ)),
            List.of(LONG, new Br(0)),
            List.of(new Block(EMPTY), DROP, END),
            List.of(new Block(I32_RESULT), END),
            List.of(new If(I32_RESULT), new Unreachable(), END),
            List.of(LONG, new If(EMPTY), END),
            List.of(LONG, new Return()));

    @Test
    void hazard08_DeadCodeBehindEveryTerminatorTakesAnyOperands() {
        eachTerminator("valid", FITTING);
    }

    @Test
    void hazard08_DeadCodeBehindEveryTerminatorIsStillTyped() {
        eachTerminator("type mismatch", UNFITTING);
    }

    private static void eachTerminator(String expected, List<List<Instruction>> tails) {
        for (var terminator : TERMINATORS) {
            for (var tail : tails) {
                var body = Array.ofAll(terminator).appendAll(tail);
                assertEquals(expected, deadCode(body).verdict(), body::toString);
                // The same within a block of the same type, whose end makes the code reachable again.
                var nested = body.prepend(new Block(I32_RESULT)).append(END);
                assertEquals(expected, deadCode(nested).verdict(), nested::toString);
                assertEquals("type mismatch", deadCode(nested.append(new Numeric(NumericOperator.I64_EQZ))).verdict());
            }
        }
    }

    private static Draft deadCode(Array<Instruction> body) {
        return new Draft().type(FunctionType.of().returning(I32)).table(Limits.atLeast(0), FUNCREF)
                .function(0, Array.empty(), Expression.of(body));
    }

    @Test
    void hazard08_DeadCodeBehindATerminatorTakesTheOperandsOfAnyRow() {
        for (var row : TypedRowsTest.ROWS) {
            for (var terminator : TERMINATORS) {
                var body = Array.ofAll(terminator).append(TypedRowsTest.instruction(row));
                if (!row.type().results().isEmpty()) body = body.append(DROP);
                assertEquals("valid", deadCode(body).memory(Limits.atLeast(0)).verdict());
            }
        }
    }

    @Test
    void hazard09_EveryTypeIndexIsABlockTypeOfItsOwn() {
        // Type i takes the binary digits of i, an i64 for each 1 and an i32 for each 0, and gives an f32 or an f64.
        Function<Integer, Array<ValueType>> digits = i -> Array.range(0, 9).map(bit -> (i >> bit & 1) == 1 ? I64 : I32);
        var types = Array.range(0, 300).map(i -> Draft.type(digits.apply(i), Array.of(i % 3 == 0 ? F32 : F64)));
        List<Function<BlockType, Instruction>> openers = List.of(Block::new, Loop::new, If::new);
        for (int i = 0; i < types.size(); i++) {
            for (var opener : openers) {
                assertEquals("valid", blockOf(types, i, i, opener));
                assertEquals("type mismatch", blockOf(types, i, (i + 1) % types.size(), opener));
            }
        }
        assertEquals("unknown type " + types.size(), blockOf(types, 0, types.size(), Block::new));
    }

    /// A block of one type where operands and results are those of another.
    private static String blockOf(
            Array<FunctionType> types, int operands, long blockType, Function<BlockType, Instruction> opener) {
        var draft = new Draft();
        types.forEach(draft::type);
        var type = types.get(operands);
        var body = Draft.locals(0, type.parameters().size());
        var block = opener.apply(new BlockType.Index(blockType));
        if (block instanceof If) body = body.append(ZERO);
        body = body.append(block).append(new Unreachable());
        if (block instanceof If) body = body.append(new Else()).append(new Unreachable());
        return draft.function(operands, Array.empty(), Expression.of(body.append(END))).verdict();
    }

    @Test
    void hazard10_AnAlignmentIsAtMostTheWidthOfTheAccess() {
        var alignments = Array.rangeClosed(0, 64).appendAll(Array.of(255, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE, -1));
        for (int align : alignments) {
            for (var operator : AccessOperator.values()) {
                boolean fits = align >= 0 && align < 5 && 1 << align <= operator.width();
                assertAlignment(fits, new Access(operator, new MemoryArgument(0, align)));
            }
            for (var operator : LaneAccessOperator.values()) {
                boolean fits = align >= 0 && align < 5 && 1 << align <= operator.width();
                assertAlignment(fits, new LaneAccess(operator, new MemoryArgument(0, align), 0));
            }
        }
    }

    private static void assertAlignment(boolean fits, Instruction access) {
        var verdict = new Draft().memory(Limits.atLeast(0))
                .function(NOTHING, new Unreachable(), access, new Unreachable()).verdict();
        assertEquals(fits ? "valid" : "alignment must not be larger than natural", verdict, access::toString);
    }

    @Test
    void hazard10_ALaneAccessHasALane() {
        for (var operator : LaneAccessOperator.values()) {
            for (int lane = 0; lane < 256; lane++) {
                var verdict = new Draft().memory(Limits.atLeast(0)).function(NOTHING, new Unreachable(),
                        new LaneAccess(operator, new MemoryArgument(0xFFFF_FFFFL, 0), lane), new Unreachable()).verdict();
                assertEquals(lane < operator.lanes() ? "valid" : "invalid lane index", verdict);
            }
        }
    }

    @Test
    void hazard13_ABrTableOfAMillionLabelsIsValid() {
        var labels = new Indices.Builder(0);
        for (int i = 0; i < 1_000_000; i++) labels.add(i % 3);
        assertEquals("valid", verdict(FunctionType.of().returning(I32), new Block(I32_RESULT), new Block(I32_RESULT),
                ZERO, ZERO, new BrTable(labels.build(), 2), END, END));
        labels.add(3);
        assertEquals("unknown label 3", verdict(FunctionType.of().returning(I32), new Block(I32_RESULT), new Block(I32_RESULT),
                ZERO, ZERO, new BrTable(labels.build(), 2), END, END));
    }

    @Test
    void hazard13_TheLabelsOfABrTableTakeEquallyMany() {
        for (var labels : List.of(Indices.of(0, 1), Indices.of(1, 0), Indices.of(0))) {
            for (var before : List.of(ZERO, new Unreachable())) {
                assertEquals("type mismatch", verdict(FunctionType.of().returning(I32),
                        new Block(EMPTY), before, ZERO, new BrTable(labels, 1), END, ZERO));
            }
        }
    }

    @Test
    void hazard13_TheLabelsOfABrTableMayTakeOtherTypesWhereNothingIsKnown() {
        var type = FunctionType.of().returning(I32);
        Function<List<Instruction>, Draft> draft = operands -> new Draft().function(type, Array.empty(), Expression.of(
                Array.<Instruction>of(new Block(new BlockType.Result(I64)), new Unreachable()).appendAll(operands)
                        .append(new BrTable(Indices.of(0, 1, 0, 1), 1)).appendAll(List.of(END, DROP, ZERO))));
        var dead = draft.apply(List.of(ZERO));
        assertEquals("valid", dead.verdict());
        // An operand that is known fits one of the labels only.
        assertEquals("type mismatch", draft.apply(List.of(ZERO, ZERO)).verdict());
        assertEquals("type mismatch", draft.apply(List.of(LONG, ZERO)).verdict());
        // In Core 1.0 the labels had to agree even here.
        assertEquals("type mismatch", dead.verdict(Features.CORE_1_0));
        assertEquals("type mismatch", dead.verdict(Features.CORE_2_0.without(Feature.REFERENCE_TYPES)));
    }

    @Test
    void hazard13_TheLabelsOfABrTableMayDisagreeInSomePositionsOnly() {
        var draft = new Draft().type(FunctionType.of().returning(I32, EXTERNREF));
        draft.function(FunctionType.of().returning(I64, EXTERNREF), new Block(new BlockType.Index(0)),
                new Unreachable(), new RefNull(EXTERNREF), ZERO, new BrTable(Indices.of(0), 1), END, new Unreachable());
        assertEquals("valid", draft.verdict());
        draft.function(FunctionType.of().returning(I64, EXTERNREF), new Block(new BlockType.Index(0)),
                new Unreachable(), new RefNull(FUNCREF), ZERO, new BrTable(Indices.of(0), 1), END, new Unreachable());
        assertTrue(draft.faults().getFirst().startsWith("type mismatch: br_table wants [never externref i32]"));
    }
}

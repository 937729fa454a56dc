package dev.sextant.domain.validation;

import static dev.sextant.domain.structure.NumberType.F32;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.domain.structure.NumberType.I64;
import static dev.sextant.domain.structure.ReferenceType.EXTERNREF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.NumericOperator;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rules as a maker of programs reads them, without a validator.
class InstructionTypingTest {

    private static final Context CONTEXT = Context.of(
            new Draft().type(FunctionType.of(I64, F32).returning(I32)).module(), Features.CORE_2_0);

    /// Two locals, and labels for [i32], [i64] and [].
    private static final Scope SCOPE = new Scope() {
        private final List<ResultType> labels = List.of(ResultType.of(I32), ResultType.of(I64), ResultType.EMPTY);

        @Override
        public long locals() {
            return 2;
        }

        @Override
        public int local(long index) {
            return index == 0 ? I64.code() : EXTERNREF.code();
        }

        @Override
        public int labels() {
            return labels.size();
        }

        @Override
        public ResultType label(int index) {
            return labels.get(index);
        }

        @Override
        public ResultType results() {
            return labels.getLast();
        }
    };

    private static Typing typing(Instruction instruction) {
        return InstructionTyping.of(CONTEXT, SCOPE, instruction);
    }

    @Test
    void anArrowSaysWhatIsTakenAndWhatIsGiven() {
        assertEquals("[i64 i64] -> [i32]", typing(new Numeric(NumericOperator.I64_EQ)).toString());
        assertEquals("[] -> [i64]", typing(new LocalGet(0)).toString());
        assertEquals("[externref] -> [externref]", typing(new LocalTee(1)).toString());
        assertEquals("[i64 i32] -> [i64]", typing(new BrIf(1)).toString());
    }

    @Test
    void aBlockIsTypedAsAWhole() {
        assertEquals("[i64 f32] -> [i32]", typing(new Block(new BlockType.Index(0))).toString());
        assertEquals("[i64 f32] -> [i32]", typing(new Loop(new BlockType.Index(0))).toString());
        assertEquals("[i64 f32 i32] -> [i32]", typing(new If(new BlockType.Index(0))).toString());
        assertEquals("[i32] -> [i64]", typing(new If(new BlockType.Result(I64))).toString());
    }

    @Test
    void aJumpSaysWhatIsTakenOnly() {
        assertEquals("[..] -> [..]", typing(new Unreachable()).toString());
        assertEquals("[..] -> [..]", typing(new Return()).toString());
        assertEquals("[.. i64] -> [..]", typing(new Br(1)).toString());
        assertEquals("[.. i64 i32] -> [..]", typing(new BrTable(Indices.of(1, 1), 1)).toString());
    }

    @Test
    void whereLabelsDisagreeNoValueFits() {
        var jump = assertInstanceOf(Typing.Jump.class, typing(new BrTable(Indices.of(0, 1), 0)));
        assertFalse(jump.operands().isInhabited());
        assertEquals("[never i32]", jump.operands().toString());
        assertEquals(I32, jump.operands().get(1));
        assertThrows(ImpossibleException.class, jump.operands()::types);
    }

    @Test
    void aFaultSaysWhyNoRuleApplies() {
        assertEquals(new Typing.Fault("unknown label 3", "there are 3"), typing(new Br(3)));
        assertEquals("unexpected end", assertInstanceOf(Typing.Fault.class, typing(new End())).fault());
        assertEquals("unexpected else", assertInstanceOf(Typing.Fault.class, typing(new Else())).fault());
    }

    @Test
    void someRulesHoldForSeveralTypes() {
        assertSame(Typing.Generic.DROP, typing(new Drop()));
        assertSame(Typing.Generic.SELECT, typing(new Select(Option.none())));
        assertSame(Typing.Generic.REF_IS_NULL, typing(new RefIsNull()));
    }

    @Test
    void theSameInstructionHasTheSameAnswerWithoutAllocation() {
        var instructions = List.of(new LocalGet(0), new BrIf(1), new Br(1), new If(new BlockType.Index(0)), new Return(),
                new Numeric(NumericOperator.I32_ADD), new BrTable(Indices.of(1, 1), 1));
        for (var instruction : instructions) assertSame(typing(instruction), typing(instruction));
    }

    @Test
    void aResultTypeIsItsTypesInOrder() {
        var types = Array.of(I64, EXTERNREF, I32);
        var result = ResultType.of(Array.narrow(types));
        assertEquals(types, result.types());
        assertEquals(3, result.size());
        assertTrue(result.isInhabited());
        assertEquals(ResultType.of(I64, EXTERNREF, I32), result);
        assertEquals(ResultType.of(I64, EXTERNREF, I32).hashCode(), result.hashCode());
        assertSame(ResultType.EMPTY, ResultType.of());
    }
}

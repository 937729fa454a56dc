package dev.sextant.domain.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.Instruction.Drop;
import dev.sextant.domain.structure.Instruction.End;
import dev.sextant.domain.structure.Instruction.F32Const;
import dev.sextant.domain.structure.Instruction.F64Const;
import dev.sextant.domain.structure.Instruction.I32Const;
import dev.sextant.domain.structure.Instruction.Nop;
import dev.sextant.domain.structure.Instruction.Select;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    /// Another form than the list's: it makes its instructions while it is iterated.
    private record Nops(int count) implements Expression {

        @Override
        public InstructionIterator iterator() {
            return new InstructionIterator() {
                private int at;

                @Override
                public boolean hasNext() {
                    return at <= count;
                }

                @Override
                public Instruction next() {
                    return at++ < count ? new Nop() : new End();
                }

                @Override
                public long offset() {
                    return at - 1;
                }
            };
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Expression that && Expression.equal(this, that);
        }

        @Override
        public int hashCode() {
            return Expression.hash(this);
        }
    }

    @Test
    void anExpressionEndsWithItsEnd() {
        var seen = new ArrayList<Instruction>();
        Expression.of(new I32Const(1), new Drop()).forEach(seen::add);
        assertEquals(List.of(new I32Const(1), new Drop(), new End()), seen);
        assertEquals(Expression.of(), Expression.of(Array.empty()));
    }

    @Test
    void anIteratorKnowsWhereTheInstructionItGaveStands() {
        var instructions = Expression.of(new Nop(), new Drop()).iterator();
        instructions.next();
        assertEquals(0, instructions.offset());
        instructions.next();
        assertEquals(1, instructions.offset());
        instructions.next();
        assertEquals(2, instructions.offset());
        assertFalse(instructions.hasNext());
        assertThrows(NoSuchElementException.class, instructions::next);
    }

    @Test
    void equalityIsByInstructionsHoweverTheyAreHeld() {
        var listed = Expression.of(new Nop(), new Nop());
        assertEquals(listed, new Nops(2));
        assertEquals(new Nops(2), listed);
        assertEquals(listed.hashCode(), new Nops(2).hashCode());
        assertNotEquals(listed, new Nops(1));
        assertNotEquals(listed, new Nops(3));
        assertNotEquals(new Nops(3), listed);
        assertNotEquals(listed, Expression.of(new Nop(), new Drop()));
        assertNotEquals("(nop nop)", listed);
    }

    @Test
    void theTextShowsTheInstructions() {
        assertTrue(Expression.of(new I32Const(7)).toString().matches("\\(.*7.*End.*\\)"));
    }

    @Test
    void floatsAreBitsSoThatPayloadsAndZerosDiffer() {
        assertNotEquals(new F32Const(0), new F32Const(0x8000_0000));
        assertNotEquals(new F32Const(0x7FC0_0000), new F32Const(0x7FA0_0000));
        assertEquals(new F64Const(0x7FF4_0000_0000_0001L), new F64Const(0x7FF4_0000_0000_0001L));
    }

    @Test
    void aSelectWithTypesIsAnotherRowThanOneWithout() {
        assertEquals(ContextualOperator.SELECT, new Select(Option.none()).operator());
        assertEquals(ContextualOperator.SELECT_TYPED, new Select(Option.some(Array.of(NumberType.I32))).operator());
    }

    @Test
    void eachContextualOperatorIsTheRowOfARecord() {
        var seen = Array.<Instruction>of(
                new Instruction.Unreachable(), new Nop(), new Instruction.Block(BlockType.Empty.EMPTY),
                new Instruction.Loop(BlockType.Empty.EMPTY), new Instruction.If(BlockType.Empty.EMPTY), new Instruction.Else(),
                new End(), new Instruction.Br(0), new Instruction.BrIf(0), new Instruction.BrTable(Indices.NONE, 0),
                new Instruction.Return(), new Instruction.Call(0), new Instruction.CallIndirect(0, 0), new Drop(),
                new Select(Option.none()), new Select(Option.some(Array.empty())), new Instruction.LocalGet(0),
                new Instruction.LocalSet(0), new Instruction.LocalTee(0), new Instruction.GlobalGet(0),
                new Instruction.GlobalSet(0), new Instruction.TableGet(0), new Instruction.TableSet(0),
                new Instruction.MemorySize(), new Instruction.MemoryGrow(), new I32Const(0), new Instruction.I64Const(0),
                new F32Const(0), new F64Const(0), new Instruction.RefNull(ReferenceType.FUNCREF), new Instruction.RefIsNull(),
                new Instruction.RefFunc(0), new Instruction.MemoryInit(0), new Instruction.DataDrop(0),
                new Instruction.MemoryCopy(), new Instruction.MemoryFill(), new Instruction.TableInit(0, 0),
                new Instruction.ElemDrop(0), new Instruction.TableCopy(0, 0), new Instruction.TableGrow(0),
                new Instruction.TableSize(0), new Instruction.TableFill(0), new Instruction.V128Const(0, 0),
                new Instruction.Shuffle(0, 0));
        assertEquals(Array.of(ContextualOperator.values()), seen.map(Instruction::operator));
    }

    @Test
    void aRecordOfAFamilyHasTheRowItWasGiven() {
        assertEquals(NumericOperator.I32_ADD, new Instruction.Numeric(NumericOperator.I32_ADD).operator());
        assertEquals(VectorOperator.I8X16_ADD, new Instruction.Vector(VectorOperator.I8X16_ADD).operator());
        assertEquals(LaneOperator.I64X2_REPLACE_LANE, new Instruction.Lane(LaneOperator.I64X2_REPLACE_LANE, 1).operator());
        var argument = new MemoryArgument(0xFFFF_FFFFL, 2);
        assertEquals(AccessOperator.I32_LOAD, new Instruction.Access(AccessOperator.I32_LOAD, argument).operator());
        assertEquals(LaneAccessOperator.V128_LOAD8_LANE,
                new Instruction.LaneAccess(LaneAccessOperator.V128_LOAD8_LANE, argument, 15).operator());
    }
}

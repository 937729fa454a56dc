package dev.sextant.domain.binary;

import static dev.sextant.domain.binary.Samples.body;
import static dev.sextant.domain.binary.Samples.decode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Operators;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.VectorOperator;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/// §5.4 Instructions
class InstructionsTest {

    private static final long MOST = 0xFFFF_FFFFL;

    @Test
    void anInstructionOfEveryOperatorSurvivesEncodingAndDecoding() {
        for (var operator : Operators.ALL) {
            for (var instruction : instances(operator)) {
                var expression = nested(instruction);
                var encoded = Encoder.encode(Samples.module(expression));
                var found = decode(encoded).functions().get(0).body();
                assertEquals(expression, found, operator.mnemonic());
                assertEquals(encoded, Encoder.encode(decode(encoded)), operator.mnemonic());
            }
        }
    }

    @Test
    void anExpressionIsEqualToAnotherWithTheSameInstructionsHoweverTheyAreWritten() {
        var shortest = decode(body("41 05 1A")).functions().get(0).body();
        var longest = decode(body("41 85 80 80 80 00 1A")).functions().get(0).body();
        var listed = Expression.of(new I32Const(5), new Drop());
        assertEquals(shortest, longest);
        assertEquals(shortest, listed);
        assertEquals(listed, longest);
        assertEquals(shortest.hashCode(), longest.hashCode());
        assertEquals(shortest.hashCode(), listed.hashCode());
        assertNotEquals(shortest, decode(body("41 06 1A")).functions().get(0).body());
        assertNotEquals(shortest, decode(body("41 05 1A 01")).functions().get(0).body());
        assertNotEquals(shortest, decode(body("41 05")).functions().get(0).body());
    }

    @Test
    void everyInstructionKnowsTheByteWhereItStands() {
        var iterator = decode(body("41 80 01 FD 0C 00000000000000000000000000000000 1A")).functions().get(0).body().iterator();
        long first = 0x17;
        for (long offset : new long[] {first, first + 3, first + 21, first + 22}) {
            iterator.next();
            assertEquals(offset, iterator.offset());
        }
        assertFalse(iterator.hasNext());
        assertThrows(NoSuchElementException.class, iterator::next);
    }

    @Test
    void instructionsWithoutImmediatesAreMadeOnce() {
        var iterator = decode(body("6A 6A FD 6E FD 6E 0F 0F")).functions().get(0).body().iterator();
        for (int pair = 0; pair < 3; pair++) assertSame(iterator.next(), iterator.next());
    }

    @Test
    void anExpressionInAModuleIsAViewOnItsBytes() {
        var module = decode(Draft.module(Samples::everything));
        assertInstanceOf(ExpressionView.class, module.functions().get(0).body());
        assertInstanceOf(ExpressionView.class, module.globals().get(0).init());
    }

    @Test
    void anElseStandsOnceAndOnlyInAnIf() {
        for (var bad : Array.of("05", "02 40 05 0B", "03 40 05 0B", "41 00 04 40 05 05 0B", "41 00 04 40 02 40 05 0B 0B")) {
            assertEquals("END opcode expected", Samples.fault(body(bad)).fault(), bad);
        }
        for (var good : Array.of("41 00 04 40 05 0B", "41 00 04 40 02 40 0B 05 02 40 0B 0B", "41 00 04 40 04 40 05 0B 05 0B")) {
            assertEquals("decoded", Samples.faultOr(body(good), "decoded"), good);
        }
    }

    @Test
    void anElseIsRememberedBeyondSixtyFourBlocks() {
        for (int depth = 1; depth < 200; depth++) {
            var mixed = "04 40 02 40".repeat(depth);
            assertEquals("decoded", Samples.faultOr(body(mixed + "0B 05 0B".repeat(depth)), "decoded"));
            assertEquals("END opcode expected", Samples.faultOr(body(mixed + "05 0B 0B".repeat(depth)), "decoded"));
        }
    }

    /// An expression that is well formed around one instruction.
    private static Expression nested(Instruction instruction) {
        return switch (instruction) {
            case Block _, Loop _, If _ -> Expression.of(instruction, new End());
            case Else _ -> Expression.of(new If(BlockType.Empty.EMPTY), instruction, new End());
            case End _ -> Expression.of(new Block(BlockType.Empty.EMPTY), instruction);
            default -> Expression.of(instruction);
        };
    }

    private static Array<Instruction> instances(Operator operator) {
        return switch (operator) {
            case NumericOperator numeric -> Array.of(new Numeric(numeric));
            case VectorOperator vector -> Array.of(new Vector(vector));
            case LaneOperator lane -> Array.of(new Lane(lane, 0), new Lane(lane, 255));
            case AccessOperator access -> arguments().map(argument -> new Access(access, argument));
            case LaneAccessOperator access -> arguments().map(argument -> new LaneAccess(access, argument, 255));
            case ContextualOperator contextual -> instances(contextual);
        };
    }

    private static Array<MemoryArgument> arguments() {
        return Array.of(new MemoryArgument(0, 0), new MemoryArgument(MOST, 31), new MemoryArgument(0x8000_0000L, 1));
    }

    private static Array<Instruction> instances(ContextualOperator operator) {
        return switch (operator) {
            case UNREACHABLE -> Array.of(new Unreachable());
            case NOP -> Array.of(new Nop());
            case BLOCK -> blockTypes().map(Block::new);
            case LOOP -> blockTypes().map(Loop::new);
            case IF -> blockTypes().map(If::new);
            case ELSE -> Array.of(new Else());
            case END -> Array.of(new End());
            case BR -> Array.of(new Br(0), new Br(MOST));
            case BR_IF -> Array.of(new BrIf(0), new BrIf(MOST));
            case BR_TABLE -> Array.of(new BrTable(Indices.NONE, MOST), new BrTable(Indices.of(0, 300, MOST), 0));
            case RETURN -> Array.of(new Return());
            case CALL -> Array.of(new Call(0), new Call(MOST));
            case CALL_INDIRECT -> Array.of(new CallIndirect(0, MOST), new CallIndirect(MOST, 0));
            case DROP -> Array.of(new Drop());
            case SELECT -> Array.of(new Select(Option.none()));
            case SELECT_TYPED -> Array.of(new Select(Option.some(Array.empty())),
                    new Select(Option.some(Array.of(NumberType.I32, ReferenceType.EXTERNREF))));
            case LOCAL_GET -> Array.of(new LocalGet(0), new LocalGet(MOST));
            case LOCAL_SET -> Array.of(new LocalSet(0), new LocalSet(MOST));
            case LOCAL_TEE -> Array.of(new LocalTee(0), new LocalTee(MOST));
            case GLOBAL_GET -> Array.of(new GlobalGet(0), new GlobalGet(MOST));
            case GLOBAL_SET -> Array.of(new GlobalSet(0), new GlobalSet(MOST));
            case TABLE_GET -> Array.of(new TableGet(0), new TableGet(MOST));
            case TABLE_SET -> Array.of(new TableSet(0), new TableSet(MOST));
            case MEMORY_SIZE -> Array.of(new MemorySize());
            case MEMORY_GROW -> Array.of(new MemoryGrow());
            case I32_CONST -> Array.of(0, -1, 63, 64, -64, -65, Integer.MIN_VALUE, Integer.MAX_VALUE).map(I32Const::new);
            case I64_CONST -> Array.of(0L, -1L, 63L, -65L, 1L << 62, Long.MIN_VALUE, Long.MAX_VALUE).map(I64Const::new);
            case F32_CONST -> Array.of(0, 0x7FA0_0000, -1, 0x0102_0304).map(F32Const::new);
            case F64_CONST -> Array.of(0L, 0x7FF4_0000_0000_0000L, -1L, 0x0102_0304_0506_0708L).map(F64Const::new);
            case REF_NULL -> Array.of(ReferenceType.values()).map(RefNull::new);
            case REF_IS_NULL -> Array.of(new RefIsNull());
            case REF_FUNC -> Array.of(new RefFunc(0), new RefFunc(MOST));
            case MEMORY_INIT -> Array.of(new MemoryInit(0), new MemoryInit(MOST));
            case DATA_DROP -> Array.of(new DataDrop(0), new DataDrop(MOST));
            case MEMORY_COPY -> Array.of(new MemoryCopy());
            case MEMORY_FILL -> Array.of(new MemoryFill());
            case TABLE_INIT -> Array.of(new TableInit(0, MOST), new TableInit(MOST, 0));
            case ELEM_DROP -> Array.of(new ElemDrop(0), new ElemDrop(MOST));
            case TABLE_COPY -> Array.of(new TableCopy(0, MOST), new TableCopy(MOST, 0));
            case TABLE_GROW -> Array.of(new TableGrow(0), new TableGrow(MOST));
            case TABLE_SIZE -> Array.of(new TableSize(0), new TableSize(MOST));
            case TABLE_FILL -> Array.of(new TableFill(0), new TableFill(MOST));
            case V128_CONST -> Array.of(new V128Const(0x0102_0304_0506_0708L, -2));
            case I8X16_SHUFFLE -> Array.of(new Shuffle(0x0102_0304_0506_0708L, -2));
        };
    }

    private static Array<BlockType> blockTypes() {
        return Array.of(BlockType.Empty.EMPTY,
                new BlockType.Result(NumberType.F64), new BlockType.Result(ReferenceType.EXTERNREF), new BlockType.Index(0), new BlockType.Index(64), new BlockType.Index(MOST));
    }
}

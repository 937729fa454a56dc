package dev.sextant.domain.text;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Operators;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Any instructions: every row of the tables with any immediates that the format can hold.
final class Instructions {

    private static final Arbitrary<Long> INDEX = Arbitraries.oneOf(
            Arbitraries.longs().between(0, 3), Arbitraries.longs().between(0, 0xFFFF_FFFFL));
    private static final Arbitrary<Integer> LANE = Arbitraries.integers().between(0, 255);
    private static final Arbitrary<MemoryArgument> ARGUMENT = Combinators.combine(INDEX, Arbitraries.integers().between(0, 31))
            .as(MemoryArgument::new);
    private static final Arbitrary<ReferenceType> REFERENCE = Arbitraries.of(ReferenceType.class);
    private static final Arbitrary<ValueType> VALUE = Arbitraries.oneOf(
            Arbitraries.of(NumberType.class), Arbitraries.of(VectorType.class), REFERENCE);
    private static final Arbitrary<BlockType> BLOCK = Arbitraries.oneOf(
            Arbitraries.just(BlockType.Empty.EMPTY), VALUE.map(BlockType.Result::new), INDEX.map(BlockType.Index::new));

    private Instructions() {}

    /// Any but `else` and `end`, which cannot stand alone.
    static Arbitrary<Instruction> any() {
        var rows = Operators.ALL.filter(row -> row != ContextualOperator.ELSE && row != ContextualOperator.END);
        return Arbitraries.of(rows.asJava()).flatMap(Instructions::of);
    }

    private static Arbitrary<Instruction> of(Operator row) {
        return switch (row) {
            case NumericOperator op -> Arbitraries.just(new Instruction.Numeric(op));
            case VectorOperator op -> Arbitraries.just(new Instruction.Vector(op));
            case LaneOperator op -> LANE.map(lane -> new Instruction.Lane(op, lane));
            case AccessOperator op -> ARGUMENT.map(argument -> new Instruction.Access(op, argument));
            case LaneAccessOperator op -> Combinators.combine(ARGUMENT, LANE)
                    .as((argument, lane) -> new Instruction.LaneAccess(op, argument, lane));
            case ContextualOperator op -> contextual(op);
        };
    }

    private static Arbitrary<Instruction> contextual(ContextualOperator op) {
        return switch (op) {
            case UNREACHABLE -> Arbitraries.just(new Instruction.Unreachable());
            case NOP -> Arbitraries.just(new Instruction.Nop());
            case BLOCK -> BLOCK.map(Instruction.Block::new);
            case LOOP -> BLOCK.map(Instruction.Loop::new);
            case IF -> BLOCK.map(Instruction.If::new);
            case BR -> INDEX.map(Instruction.Br::new);
            case BR_IF -> INDEX.map(Instruction.BrIf::new);
            case BR_TABLE -> Combinators.combine(INDEX.array(long[].class).ofMaxSize(20), INDEX)
                    .as((labels, otherwise) -> new Instruction.BrTable(Indices.of(labels), otherwise));
            case RETURN -> Arbitraries.just(new Instruction.Return());
            case CALL -> INDEX.map(Instruction.Call::new);
            case CALL_INDIRECT -> Combinators.combine(INDEX, INDEX).as(Instruction.CallIndirect::new);
            case DROP -> Arbitraries.just(new Instruction.Drop());
            case SELECT -> Arbitraries.just(new Instruction.Select(Option.none()));
            case SELECT_TYPED -> VALUE.list().ofMaxSize(3).map(types -> new Instruction.Select(Option.some(Array.ofAll(types))));
            case LOCAL_GET -> INDEX.map(Instruction.LocalGet::new);
            case LOCAL_SET -> INDEX.map(Instruction.LocalSet::new);
            case LOCAL_TEE -> INDEX.map(Instruction.LocalTee::new);
            case GLOBAL_GET -> INDEX.map(Instruction.GlobalGet::new);
            case GLOBAL_SET -> INDEX.map(Instruction.GlobalSet::new);
            case TABLE_GET -> INDEX.map(Instruction.TableGet::new);
            case TABLE_SET -> INDEX.map(Instruction.TableSet::new);
            case TABLE_SIZE -> INDEX.map(Instruction.TableSize::new);
            case TABLE_GROW -> INDEX.map(Instruction.TableGrow::new);
            case TABLE_FILL -> INDEX.map(Instruction.TableFill::new);
            case TABLE_COPY -> Combinators.combine(INDEX, INDEX).as(Instruction.TableCopy::new);
            case TABLE_INIT -> Combinators.combine(INDEX, INDEX).as(Instruction.TableInit::new);
            case ELEM_DROP -> INDEX.map(Instruction.ElemDrop::new);
            case MEMORY_SIZE -> Arbitraries.just(new Instruction.MemorySize());
            case MEMORY_GROW -> Arbitraries.just(new Instruction.MemoryGrow());
            case MEMORY_FILL -> Arbitraries.just(new Instruction.MemoryFill());
            case MEMORY_COPY -> Arbitraries.just(new Instruction.MemoryCopy());
            case MEMORY_INIT -> INDEX.map(Instruction.MemoryInit::new);
            case DATA_DROP -> INDEX.map(Instruction.DataDrop::new);
            case I32_CONST -> Arbitraries.integers().map(Instruction.I32Const::new);
            case I64_CONST -> Arbitraries.longs().map(Instruction.I64Const::new);
            case F32_CONST -> Arbitraries.integers().map(Instruction.F32Const::new);
            case F64_CONST -> Arbitraries.longs().map(Instruction.F64Const::new);
            case V128_CONST -> Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Instruction.V128Const::new);
            case I8X16_SHUFFLE -> Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Instruction.Shuffle::new);
            case REF_NULL -> REFERENCE.map(Instruction.RefNull::new);
            case REF_IS_NULL -> Arbitraries.just(new Instruction.RefIsNull());
            case REF_FUNC -> INDEX.map(Instruction.RefFunc::new);
            case ELSE, END -> throw new IllegalArgumentException(op.mnemonic());
        };
    }
}

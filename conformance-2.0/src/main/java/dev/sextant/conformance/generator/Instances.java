package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Operators;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.validation.Context;
import dev.sextant.domain.validation.Scope;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The instructions that an operator stands for in a context: one for each choice of those immediates that decide its type.
/// Whether they are well-typed is not asked here.
final class Instances {

    private static final MemoryArgument ANYWHERE = new MemoryArgument(0, 0);

    private final Context context;
    private final Iterable<ValueType> types;

    Instances(Context context) {
        this.context = context;
        this.types = EdgeValues.types(context.features());
    }

    /// On what the instances of an operator depend.
    enum Level { MODULE, FUNCTION, LABELS }

    /// The operators whose instances depend on this.
    static Array<Operator> operators(Level level) {
        return Operators.ALL.filter(operator -> level(operator) == level);
    }

    private static Level level(Operator operator) {
        return switch (operator) {
            case ContextualOperator.LOCAL_GET, ContextualOperator.LOCAL_SET, ContextualOperator.LOCAL_TEE,
                    ContextualOperator.RETURN -> Level.FUNCTION;
            case ContextualOperator.BR, ContextualOperator.BR_IF, ContextualOperator.BR_TABLE -> Level.LABELS;
            default -> Level.MODULE;
        };
    }

    Stream<Instruction> of(Operator operator, Scope scope) {
        return switch (operator) {
            case NumericOperator numeric -> Stream.of(new Numeric(numeric));
            case VectorOperator vector -> Stream.of(new Vector(vector));
            case LaneOperator lane -> Stream.of(new Lane(lane, 0));
            case AccessOperator access -> Stream.of(new Access(access, ANYWHERE));
            case LaneAccessOperator access -> Stream.of(new LaneAccess(access, ANYWHERE, 0));
            case ContextualOperator contextual -> of(contextual, scope);
        };
    }

    private Stream<Instruction> of(ContextualOperator operator, Scope scope) {
        return switch (operator) {
            case UNREACHABLE -> Stream.of(new Unreachable());
            case NOP -> Stream.of(new Nop());
            case BLOCK -> blockTypes().map(Block::new);
            case LOOP -> blockTypes().map(Loop::new);
            case IF -> blockTypes().map(If::new);
            case ELSE -> Stream.of(new Else());
            case END -> Stream.of(new End());
            case BR -> each(scope.labels(), Br::new);
            case BR_IF -> each(scope.labels(), BrIf::new);
            case BR_TABLE -> each(scope.labels(), label -> new BrTable(Indices.NONE, label));
            case RETURN -> Stream.of(new Return());
            case CALL -> each(context.functions().size(), Call::new);
            case CALL_INDIRECT -> pairs(context.tables().size(), context.types().size(), CallIndirect::new);
            case DROP -> Stream.of(new Drop());
            case SELECT -> Stream.of(new Select(Option.none()));
            case SELECT_TYPED -> eachType(type -> new Select(Option.some(Array.of(type))));
            case LOCAL_GET -> each(scope.locals(), LocalGet::new);
            case LOCAL_SET -> each(scope.locals(), LocalSet::new);
            case LOCAL_TEE -> each(scope.locals(), LocalTee::new);
            case GLOBAL_GET -> each(context.globals().size(), GlobalGet::new);
            case GLOBAL_SET -> each(context.globals().size(), GlobalSet::new);
            case TABLE_GET -> each(context.tables().size(), TableGet::new);
            case TABLE_SET -> each(context.tables().size(), TableSet::new);
            case MEMORY_SIZE -> Stream.of(new MemorySize());
            case MEMORY_GROW -> Stream.of(new MemoryGrow());
            case I32_CONST -> Stream.of(new I32Const(0));
            case I64_CONST -> Stream.of(new I64Const(0));
            case F32_CONST -> Stream.of(new F32Const(0));
            case F64_CONST -> Stream.of(new F64Const(0));
            case REF_NULL -> Stream.of(ReferenceType.values()).map(RefNull::new);
            case REF_IS_NULL -> Stream.of(new RefIsNull());
            case REF_FUNC -> each(context.functions().size(), RefFunc::new);
            case MEMORY_INIT -> each(context.datas(), MemoryInit::new);
            case DATA_DROP -> each(context.datas(), DataDrop::new);
            case MEMORY_COPY -> Stream.of(new MemoryCopy());
            case MEMORY_FILL -> Stream.of(new MemoryFill());
            case TABLE_INIT -> pairs(context.tables().size(), context.elements().size(), TableInit::new);
            case ELEM_DROP -> each(context.elements().size(), ElemDrop::new);
            case TABLE_COPY -> pairs(context.tables().size(), context.tables().size(), TableCopy::new);
            case TABLE_GROW -> each(context.tables().size(), TableGrow::new);
            case TABLE_SIZE -> each(context.tables().size(), TableSize::new);
            case TABLE_FILL -> each(context.tables().size(), TableFill::new);
            case V128_CONST -> Stream.of(new V128Const(0, 0));
            case I8X16_SHUFFLE -> Stream.of(new Shuffle(0, 0));
        };
    }

    private Stream<BlockType> blockTypes() {
        return Stream.of(
                        Stream.of(BlockType.Empty.EMPTY),
                        eachType(BlockType.Result::new),
                        each(context.types().size(), BlockType.Index::new))
                .flatMap(one -> one);
    }

    private <T> Stream<T> eachType(Function<ValueType, T> maker) {
        var made = Stream.<T>builder();
        for (var type : types) made.add(maker.apply(type));
        return made.build();
    }

    private static <T> Stream<T> each(long count, LongFunction<T> maker) {
        return LongStream.range(0, count).mapToObj(maker);
    }

    private interface Pair {
        Instruction of(long one, long other);
    }

    private static Stream<Instruction> pairs(long ones, long others, Pair maker) {
        return LongStream.range(0, ones).boxed()
                .flatMap(one -> LongStream.range(0, others).mapToObj(other -> maker.of(one, other)));
    }
}

package dev.sextant.domain;

import static dev.sextant.domain.structure.NumberType.I32;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TypedOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.domain.validation.ValidModule;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.control.Option;

/// The algorithm of the appendix as it is printed there, in lists and exceptions, for Core 2.0: a second opinion on the bodies of
/// functions. It knows nothing of [dev.sextant.domain.validation.InstructionTyping]; indices are taken to exist, save for labels.
///
/// @spec A.3 Validation Algorithm
final class AppendixAlgorithm {

    /// What the algorithm calls an error.
    private static final class Error extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record Frame(Instruction opcode, Array<ValueType> start, Array<ValueType> end, int height, boolean unreachable) {}

    private final ValidModule module;
    private final Array<ValueType> locals;
    /// An unknown type is none.
    private List<Option<ValueType>> values = List.empty();
    private List<Frame> frames = List.empty();
    private int maximumHeight;
    private int maximumDepth;

    private AppendixAlgorithm(ValidModule module, FunctionType type, Module.Function function) {
        this.module = module;
        locals = type.parameters()
                .appendAll(function.locals().flatMap(run -> Array.fill((int) run.count(), run.type())));
    }

    /// What the algorithm finds of a body: the maximum height and depth, or none if it is not valid.
    static Option<Array<Integer>> run(ValidModule module, FunctionType type, Module.Function function, Array<Instruction> body) {
        var algorithm = new AppendixAlgorithm(module, type, function);
        try {
            algorithm.pushFrame(new Block(BlockType.Empty.EMPTY), Array.empty(), type.results());
            body.forEach(algorithm::validate);
            return algorithm.frames.isEmpty()
                    ? Option.some(Array.of(algorithm.maximumHeight, algorithm.maximumDepth))
                    : Option.none();
        } catch (Error e) {
            return Option.none();
        }
    }

    private static void errorIf(boolean condition) {
        if (condition) throw new Error();
    }

    private void push(Option<ValueType> type) {
        values = values.prepend(type);
        maximumHeight = Math.max(maximumHeight, values.size());
    }

    private void push(ValueType type) {
        push(Option.some(type));
    }

    private void pushAll(Array<ValueType> types) {
        types.forEach(this::push);
    }

    private Option<ValueType> pop() {
        errorIf(frames.isEmpty());
        if (values.size() == frames.head().height() && frames.head().unreachable()) return Option.none();
        errorIf(values.size() == frames.head().height());
        var top = values.head();
        values = values.tail();
        return top;
    }

    private Option<ValueType> pop(ValueType expected) {
        var actual = pop();
        errorIf(actual.isDefined() && actual.get() != expected);
        return actual;
    }

    /// Gives what was popped, the lowest first.
    private List<Option<ValueType>> popAll(Array<ValueType> types) {
        var popped = List.<Option<ValueType>>empty();
        for (var type : types.reverse()) popped = popped.prepend(pop(type));
        return popped;
    }

    private void pushFrame(Instruction opcode, Array<ValueType> in, Array<ValueType> out) {
        frames = frames.prepend(new Frame(opcode, in, out, values.size(), false));
        maximumDepth = Math.max(maximumDepth, frames.size());
        pushAll(in);
    }

    private Frame popFrame() {
        errorIf(frames.isEmpty());
        var frame = frames.head();
        popAll(frame.end());
        errorIf(values.size() != frame.height());
        frames = frames.tail();
        return frame;
    }

    private Array<ValueType> labelTypes(long label) {
        errorIf(label >= frames.size());
        var frame = frames.get((int) label);
        return frame.opcode() instanceof Loop ? frame.start() : frame.end();
    }

    private void unreachable() {
        errorIf(frames.isEmpty());
        var frame = frames.head();
        values = values.drop(values.size() - frame.height());
        frames = frames.tail().prepend(new Frame(frame.opcode(), frame.start(), frame.end(), frame.height(), true));
    }

    private static boolean isReference(Option<ValueType> type) {
        return type.forAll(ReferenceType.class::isInstance);
    }

    private static boolean isNumberOrVector(Option<ValueType> type) {
        return type.forAll(some -> !(some instanceof ReferenceType));
    }

    private void open(Instruction opcode, BlockType type) {
        var expanded = module.expand(type);
        popAll(expanded.parameters());
        pushFrame(opcode, expanded.parameters(), expanded.results());
    }

    private void apply(FunctionType type) {
        popAll(type.parameters());
        pushAll(type.results());
    }

    private void validate(Instruction instruction) {
        errorIf(frames.isEmpty());
        switch (instruction) {
            case Drop _ -> pop();
            case Select select when select.types().isEmpty() -> {
                pop(I32);
                var one = pop();
                var other = pop();
                errorIf(!isNumberOrVector(one) || !isNumberOrVector(other));
                errorIf(one.isDefined() && other.isDefined() && one.get() != other.get());
                push(one.isEmpty() ? other : one);
            }
            case Select select -> {
                var type = select.types().get().single();
                pop(I32);
                pop(type);
                pop(type);
                push(type);
            }
            case Unreachable _ -> unreachable();
            case Block block -> open(block, block.type());
            case Loop loop -> open(loop, loop.type());
            case If conditional -> {
                pop(I32);
                open(conditional, conditional.type());
            }
            case Else marker -> {
                var frame = popFrame();
                errorIf(!(frame.opcode() instanceof If));
                pushFrame(marker, frame.start(), frame.end());
            }
            case End _ -> {
                var frame = popFrame();
                // The appendix leaves this to the text: an if without else stands for one with an empty else.
                errorIf(frame.opcode() instanceof If && !frame.start().equals(frame.end()));
                pushAll(frame.end());
            }
            case Br br -> {
                popAll(labelTypes(br.label()));
                unreachable();
            }
            case BrIf br -> {
                pop(I32);
                popAll(labelTypes(br.label()));
                pushAll(labelTypes(br.label()));
            }
            case BrTable table -> {
                pop(I32);
                var arity = labelTypes(table.otherwise()).size();
                for (int i = 0; i < table.labels().size(); i++) {
                    var types = labelTypes(table.labels().get(i));
                    errorIf(types.size() != arity);
                    popAll(types).forEach(this::push);
                }
                popAll(labelTypes(table.otherwise()));
                unreachable();
            }
            case Return _ -> {
                popAll(frames.last().end());
                unreachable();
            }
            case RefIsNull _ -> {
                errorIf(!isReference(pop()));
                push(I32);
            }
            case LocalGet get -> push(locals.get((int) get.local()));
            case LocalSet set -> pop(locals.get((int) set.local()));
            case LocalTee tee -> {
                pop(locals.get((int) tee.local()));
                push(locals.get((int) tee.local()));
            }
            case GlobalGet get -> push(module.globalTypes().get((int) get.global()).value());
            case GlobalSet set -> pop(module.globalTypes().get((int) set.global()).value());
            case Call call -> apply(module.functionTypes().get((int) call.function()));
            case CallIndirect call -> {
                pop(I32);
                apply(module.module().types().get((int) call.type()));
            }
            case I32Const _, MemorySize _, TableSize _ -> push(I32);
            case I64Const _ -> push(NumberType.I64);
            case F32Const _ -> push(NumberType.F32);
            case F64Const _ -> push(NumberType.F64);
            case V128Const _ -> push(VectorType.V128);
            case RefNull reference -> push(reference.type());
            case RefFunc _ -> push(ReferenceType.FUNCREF);
            case Shuffle _ -> apply(FunctionType.of(VectorType.V128, VectorType.V128).returning(VectorType.V128));
            case MemoryGrow _ -> apply(FunctionType.of(I32).returning(I32));
            case MemoryFill _, MemoryCopy _, MemoryInit _, TableCopy _, TableInit _ -> apply(FunctionType.of(I32, I32, I32));
            case TableGet get -> apply(FunctionType.of(I32).returning(element(get.table())));
            case TableSet set -> apply(FunctionType.of(I32, element(set.table())));
            case TableGrow grow -> apply(FunctionType.of(element(grow.table()), I32).returning(I32));
            case TableFill fill -> apply(FunctionType.of(I32, element(fill.table()), I32));
            case Nop _, ElemDrop _, DataDrop _ -> { }
            case Numeric _, Vector _, Lane _, Access _, LaneAccess _ ->
                    apply(((TypedOperator) instruction.operator()).type());
        }
    }

    private ReferenceType element(long table) {
        return module.tableTypes().get((int) table).element();
    }
}

package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.validation.Context;
import dev.sextant.domain.validation.InstructionTyping;
import dev.sextant.domain.validation.ResultType;
import dev.sextant.domain.validation.Scope;
import dev.sextant.domain.validation.Typing;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;

/// A body in the writing: the instructions so far, the labels that are open, and how many operands lie in the innermost block.
final class CodeWriter implements Scope {

    private static final class Frame {
        private final ResultType label;
        private final List<ValueType> operands;
        private final List<ValueType> results;
        private int height;
        private boolean dead;

        Frame(ResultType label, List<ValueType> operands, List<ValueType> results) {
            this.label = label;
            this.operands = operands;
            this.results = results;
            this.height = operands.size();
        }
    }

    private final Context context;
    private final List<ValueType> locals;
    private final ResultType results;
    private final ArrayList<Instruction> code = new ArrayList<>();
    private final ArrayList<Frame> frames = new ArrayList<>();

    CodeWriter(Context context, List<ValueType> locals, List<ValueType> results) {
        this.context = context;
        this.locals = locals;
        this.results = ResultType.of(Array.ofAll(results));
        frames.add(new Frame(this.results, List.of(), results));
    }

    /// Writes an instruction, which must be well-typed here.
    void write(Instruction instruction) {
        code.add(instruction);
        switch (instruction) {
            case Instruction.Else _ -> {
                innermost().height = innermost().operands.size();
                innermost().dead = false;
            }
            case Instruction.End _ -> {
                var closed = frames.removeLast();
                innermost().height += closed.results.size();
            }
            default -> follow(instruction);
        }
    }

    private void follow(Instruction instruction) {
        switch (InstructionTyping.of(context, this, instruction)) {
            case Typing.Arrow arrow -> {
                pop(arrow.operands().size());
                switch (instruction) {
                    case Instruction.Block _ -> open(arrow.results(), arrow.operands(), arrow.results());
                    case Instruction.Loop _ -> open(arrow.operands(), arrow.operands(), arrow.results());
                    case Instruction.If _ -> open(arrow.results(), arrow.operands(), arrow.results());
                    default -> innermost().height += arrow.results().size();
                }
            }
            case Typing.Jump jump -> {
                if (jump.operands().isInhabited()) pop(jump.operands().size());
                innermost().dead = true;
                innermost().height = 0;
            }
            case Typing.Generic generic -> {
                switch (generic) {
                    case DROP -> pop(1);
                    case SELECT -> {
                        pop(3);
                        innermost().height++;
                    }
                    case REF_IS_NULL -> {
                        pop(1);
                        innermost().height++;
                    }
                }
            }
            case Typing.Fault fault -> throw new ImpossibleException(
                    "the generator wrote " + instruction + ": " + fault.fault() + ", " + fault.detail());
        }
    }

    private void open(ResultType label, ResultType taken, ResultType left) {
        var operands = Candidate.list(taken);
        boolean conditional = code.getLast() instanceof Instruction.If;
        if (conditional) operands = operands.subList(0, operands.size() - 1);
        frames.add(new Frame(label, operands, Candidate.list(left)));
    }

    private void pop(int count) {
        var frame = innermost();
        if (frame.height < count && !frame.dead) {
            throw new ImpossibleException("the generator's " + code.getLast() + " finds too few operands");
        }
        frame.height = Math.max(0, frame.height - count);
    }

    private Frame innermost() {
        return frames.getLast();
    }

    /// What the innermost block starts with.
    List<ValueType> blockOperands() {
        return innermost().operands;
    }

    /// What the innermost block ends with.
    List<ValueType> blockResults() {
        return innermost().results;
    }

    /// Whether execution cannot come here.
    boolean isDead() {
        return innermost().dead;
    }

    /// Whether execution cannot come here and no operand is here that has a type: what is taken may be of any.
    boolean isBare() {
        return innermost().dead && innermost().height == 0;
    }

    /// Whether the last instruction opened a loop.
    boolean isLoopHead() {
        return !code.isEmpty() && code.getLast() instanceof Instruction.Loop;
    }

    /// The number of instructions so far.
    int size() {
        return code.size();
    }

    /// The body, its closing `end` added.
    Expression expression() {
        if (frames.size() != 1) throw new ImpossibleException("blocks are still open: " + (frames.size() - 1));
        return Expression.of(Array.ofAll(code));
    }

    @Override
    public long locals() {
        return locals.size();
    }

    @Override
    public int local(long index) {
        return locals.get((int) index).code();
    }

    @Override
    public int labels() {
        return frames.size();
    }

    @Override
    public ResultType label(int index) {
        return frames.get(frames.size() - 1 - index).label;
    }

    @Override
    public ResultType results() {
        return results;
    }
}

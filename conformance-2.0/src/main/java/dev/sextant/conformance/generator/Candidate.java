package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.validation.ResultType;
import java.util.ArrayList;
import java.util.List;

/// An instruction with what it takes and leaves in a context. Immediates that have no say in its type are not chosen yet.
record Candidate(Instruction instruction, List<ValueType> operands, List<ValueType> results) {

    static Candidate of(Instruction instruction, ResultType operands, ResultType results) {
        return new Candidate(instruction, list(operands), list(results));
    }

    /// The types in order, the last on top.
    static List<ValueType> list(ResultType type) {
        var types = new ArrayList<ValueType>(type.size());
        for (int i = 0; i < type.size(); i++) types.add(type.get(i));
        return List.copyOf(types);
    }

    /// Whether it leaves the upper part of what is wanted, and something at all.
    boolean leavesTopOf(List<ValueType> wanted) {
        return !results.isEmpty() && isTop(results, wanted);
    }

    /// Whether what it takes lies on top of what is there, and it takes something at all.
    boolean takesTopOf(List<ValueType> there) {
        return !operands.isEmpty() && isTop(operands, there);
    }

    private static boolean isTop(List<ValueType> part, List<ValueType> whole) {
        int below = whole.size() - part.size();
        return below >= 0 && whole.subList(below, whole.size()).equals(part);
    }

    /// Whether it puts one value there out of nothing, and at once.
    boolean isLeaf() {
        return operands.isEmpty() && results.size() == 1 && !isBlock() && !(instruction instanceof Instruction.Call);
    }

    /// Whether it takes one value and leaves nothing, and is done then.
    boolean isSink() {
        return operands.size() == 1 && results.isEmpty() && !isBlock();
    }

    /// Whether it reaches to an `end`.
    boolean isBlock() {
        return switch (instruction) {
            case Instruction.Block _, Instruction.Loop _, Instruction.If _ -> true;
            default -> false;
        };
    }

    /// Whether it is a constant, whose value is to be chosen.
    boolean isLiteral() {
        return switch (instruction) {
            case Instruction.I32Const _, Instruction.I64Const _, Instruction.F32Const _, Instruction.F64Const _,
                    Instruction.V128Const _, Instruction.RefNull _ -> true;
            default -> false;
        };
    }

    /// Whether it stores a number or a vector in the memory.
    boolean isStore() {
        return instruction instanceof Instruction.Access(var operator, _) && operator.isStore();
    }

    /// Whether it tests or compares numbers.
    boolean isComparison() {
        return instruction instanceof Instruction.Numeric(var operator) && operator.compareTo(NumericOperator.F64_GE) <= 0;
    }
}

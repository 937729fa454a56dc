package dev.sextant.domain.validation;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module.Locals;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.validation.FunctionScope.Opener;
import dev.sextant.domain.validation.Typing.Arrow;
import dev.sextant.domain.validation.Typing.Fault;
import dev.sextant.domain.validation.Typing.Generic;
import dev.sextant.domain.validation.Typing.Jump;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// The validation algorithm: one pass over an expression with an operand stack and a control stack, both explicit, so that the
/// depth of nesting costs no stack of the JVM's. One validator serves all expressions of a module, one after the other.
///
/// @spec A.3 Validation Algorithm
final class ExpressionValidator {

    private static final ResultType CONDITION = ResultType.of(NumberType.I32);
    private static final Fault NONE = new Fault("", "");

    private final Context context;
    private final OperandStack operands = new OperandStack();
    private final FunctionScope scope = new FunctionScope();
    private boolean constant;
    private Fault fault = NONE;
    private long offset;

    ExpressionValidator(Context context) {
        this.context = context;
    }

    /// Checks the body of a function.
    ///
    /// @spec §3.4.1 Functions
    Option<Fault> function(Arrow type, Array<Locals> locals, Expression body) {
        constant = false;
        scope.clear(type.operands(), locals, type.results());
        return check(type.results(), body);
    }

    /// Checks a constant expression.
    ///
    /// @spec §3.3.10 Constant Expressions
    Option<Fault> constant(ValueType type, Expression expression) {
        constant = true;
        var results = ResultType.of(type.code());
        scope.clear(ResultType.EMPTY, Array.empty(), results);
        return check(results, expression);
    }

    /// Where the instruction stands at which the last check stopped.
    long offset() {
        return offset;
    }

    /// The most operands of the expression that was checked last.
    int maximumHeight() {
        return operands.maximum();
    }

    /// The most labels of the expression that was checked last.
    int maximumDepth() {
        return scope.maximumDepth();
    }

    private Option<Fault> check(ResultType results, Expression expression) {
        operands.clear();
        scope.open(Opener.BODY, new Arrow(ResultType.EMPTY, results), 0, false);
        var instructions = expression.iterator();
        while (instructions.hasNext()) {
            if (accepts(instructions.next())) continue;
            offset = instructions.offset();
            return Option.some(fault);
        }
        if (scope.labels() == 0) return Option.none();
        offset = instructions.offset();
        return Option.some(new Fault("END opcode expected", scope.labels() + " of them missing"));
    }

    private boolean accepts(Instruction instruction) {
        if (scope.labels() == 0) return fails("unexpected " + instruction.operator().mnemonic(), "the expression has ended");
        if (instruction instanceof Instruction.End) return end();
        if (constant) return follows(InstructionTyping.ofConstant(context, instruction), instruction);
        if (instruction instanceof Instruction.Block block) return block(Opener.BLOCK, block.type(), block);
        if (instruction instanceof Instruction.Loop loop) return block(Opener.LOOP, loop.type(), loop);
        if (instruction instanceof Instruction.If conditional) return conditional(conditional);
        if (instruction instanceof Instruction.Else) return otherwise();
        return follows(InstructionTyping.of(context, scope, instruction), instruction);
    }

    private boolean follows(Typing typing, Instruction instruction) {
        return switch (typing) {
            case Arrow arrow -> arrow(arrow, instruction);
            case Jump jump -> jump(jump, instruction);
            case Generic generic -> generic(generic, instruction);
            case Fault found -> fails(found);
        };
    }

    private boolean arrow(Arrow arrow, Instruction instruction) {
        if (!operands.pop(arrow.operands())) return mismatch(instruction, arrow.operands());
        return operands.push(arrow.results()) || tooHigh();
    }

    private boolean jump(Jump jump, Instruction instruction) {
        if (!operands.pop(jump.operands())) return mismatch(instruction, jump.operands());
        operands.makePolymorphic();
        return true;
    }

    private boolean generic(Generic generic, Instruction instruction) {
        int before = operands.height();
        boolean done = switch (generic) {
            case DROP -> drop();
            case SELECT -> select();
            case REF_IS_NULL -> operands.hasOperand() && isReference(operands.pop()) && operands.push(CONDITION);
        };
        if (done) return true;
        operands.restore(before);
        return fails("type mismatch", instruction.operator().mnemonic() + " wants " + generic.operands() + ", found "
                + operands.text(generic == Generic.SELECT ? 3 : 1));
    }

    private boolean drop() {
        if (!operands.hasOperand()) return false;
        operands.pop();
        return true;
    }

    private boolean select() {
        if (!operands.pop(CONDITION) || !operands.hasOperand()) return false;
        int second = operands.pop();
        if (!operands.hasOperand()) return false;
        int first = operands.pop();
        if (!isNumberOrVector(first) || !isNumberOrVector(second)) return false;
        if (first != second && first != ResultType.UNKNOWN && second != ResultType.UNKNOWN) return false;
        return operands.push(first == ResultType.UNKNOWN ? second : first);
    }

    private static boolean isReference(int code) {
        return code == ResultType.UNKNOWN || ResultType.type(code) instanceof ReferenceType;
    }

    private static boolean isNumberOrVector(int code) {
        return code == ResultType.UNKNOWN || !(ResultType.type(code) instanceof ReferenceType);
    }

    private boolean block(Opener opener, BlockType blockType, Instruction instruction) {
        return switch (InstructionTyping.block(context, blockType)) {
            case Arrow arrow -> operands.pop(arrow.operands())
                    ? open(opener, arrow)
                    : mismatch(instruction, arrow.operands());
            case Fault found -> fails(found);
        };
    }

    private boolean conditional(Instruction.If conditional) {
        return switch (InstructionTyping.block(context, conditional.type())) {
            case Arrow arrow -> operands.pop(arrow.operands().withIndex())
                    ? open(Opener.IF, arrow)
                    : mismatch(conditional, arrow.operands().withIndex());
            case Fault found -> fails(found);
        };
    }

    private boolean open(Opener opener, Arrow type) {
        scope.open(opener, type, operands.floor(), operands.polymorphic());
        operands.raiseFloor();
        return operands.push(type.operands()) || tooHigh();
    }

    private boolean otherwise() {
        if (scope.opener() != Opener.IF) return fails("unexpected else", "the innermost block is no if");
        var type = scope.type();
        if (!operands.popAll(type.results())) return unclosable("if", type.results());
        scope.turnToElse();
        operands.raiseFloor();
        return operands.push(type.operands()) || tooHigh();
    }

    private boolean end() {
        var type = scope.type();
        var opener = scope.opener();
        if (!operands.popAll(type.results())) {
            return unclosable(constant ? "constant expression" : opener.text(), type.results());
        }
        if (opener == Opener.IF && !type.operands().equals(type.results())) {
            return fails("type mismatch", "if gives " + type.results() + ", its missing else gives " + type.operands());
        }
        scope.close();
        operands.restoreFloor(scope.closedFloor(), scope.closedPolymorphic());
        return operands.push(type.results()) || tooHigh();
    }

    // What is wrong

    private boolean mismatch(Instruction instruction, ResultType wanted) {
        return fails("type mismatch", instruction.operator().mnemonic() + " wants " + wanted + ", found "
                + operands.text(wanted.size()));
    }

    private boolean unclosable(String block, ResultType wanted) {
        return fails("type mismatch", block + " gives " + wanted + ", found " + operands.text(wanted.size() + 1));
    }

    private boolean tooHigh() {
        return fails("operand stack too high", "more than " + OperandStack.MOST + " operands");
    }

    private boolean fails(String what, String detail) {
        return fails(new Fault(what, detail));
    }

    private boolean fails(Fault found) {
        fault = found;
        return false;
    }
}

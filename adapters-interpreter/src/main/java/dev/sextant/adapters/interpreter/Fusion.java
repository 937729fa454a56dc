package dev.sextant.adapters.interpreter;

import dev.sextant.adapters.interpreter.Operands.Shape;
import dev.sextant.domain.structure.NumericOperator;

/// The operations that do the work of two: where the last instruction computed an operand of a binary operator, both become one.
/// Which pairs are worth an operation was counted on real programs.
final class Fusion {

    private final Assembler code;
    private final Operands operands;

    Fusion(Assembler code, Operands operands) {
        this.code = code;
        this.operands = operands;
    }

    /// Emits one operation for a binary operator and an operand's instruction, if there is one.
    ///
    /// @param x the left operand's index, just popped
    /// @param y the right operand's
    boolean fuse(NumericOperator operator, int x, int y) {
        if (operands.isLast(y)) return fuse(operator, x, true);
        return operands.isLast(x) && fuse(operator, y, false);
    }

    /// @param other   the index of the operand that the last instruction did not compute
    /// @param isRight whether the one that it computed is the right one
    private boolean fuse(NumericOperator operator, int other, boolean isRight) {
        if (!code.lastIsPlain() || operands.isConstant(other)) return false;
        int op = switch (operator) {
            case I32_ADD -> code.lastOp() == Op.SHL_32_IMMEDIATE ? Op.SHL_ADD : NONE;
            case I64_ADD -> code.lastOp() == Op.SHL_64_IMMEDIATE ? Op.SHL_ADD : NONE;
            case F64_ADD -> switch (code.lastOp()) {
                case Op.F64_MUL -> Op.F64_MUL_ADD;
                case Op.LOAD_64 -> Op.F64_ADD_LOAD;
                default -> NONE;
            };
            case F64_SUB -> code.lastOp() != Op.F64_MUL ? NONE : isRight ? Op.F64_SUB_MUL : Op.F64_MUL_SUB;
            case F64_MUL -> switch (code.lastOp()) {
                case Op.LOAD_64 -> Op.F64_MUL_LOAD;
                case Op.LOAD_64_WRAPPED -> Op.F64_MUL_LOAD_WRAPPED;
                default -> NONE;
            };
            default -> NONE;
        };
        if (op == NONE) return false;
        int b = code.lastB();
        int c = code.lastC();
        int source = operands.source(other);
        // Of the two, only the load can trap.
        long offset = code.removeLast();
        switch (op) {
            case Op.SHL_ADD -> emit(offset, op, b, source, operator == NumericOperator.I32_ADD ? c & 31 : c);
            case Op.F64_ADD_LOAD, Op.F64_MUL_LOAD, Op.F64_MUL_LOAD_WRAPPED -> emit(offset, op, source, b, c);
            default -> emit(offset, op, b, c, source);
        }
        return true;
    }

    private static final int NONE = -1;

    private void emit(long offset, int op, int b, int c, int d) {
        code.emitResultAt(offset, op, operands.push(Shape.NUMBER), b, c);
        code.append(d);
    }
}

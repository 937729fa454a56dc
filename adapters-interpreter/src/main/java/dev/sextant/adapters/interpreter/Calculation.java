package dev.sextant.adapters.interpreter;

import dev.sextant.adapters.interpreter.Operands.Shape;
import dev.sextant.domain.numerics.UndefinedResult;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;

/// The lowering of numeric instructions: constants are folded, a constant on the right becomes an immediate, and what does not
/// change a register's bits vanishes.
final class Calculation {

    private final Assembler code;
    private final Operands operands;

    Calculation(Assembler code, Operands operands) {
        this.code = code;
        this.operands = operands;
    }

    /// Pops an i32 that a branch hangs on. Where the last instruction compared, the branch will do that.
    Condition takeCondition() {
        int index = operands.pop();
        if (operands.isLast(index) && Comparison.isSet(code.lastOp())) {
            var condition = new Condition(code.lastOp() - Op.SET, code.lastB(), code.lastC());
            code.removeLast();
            return condition;
        }
        return Condition.notZero(operands.source(index));
    }

    void numeric(NumericOperator operator) {
        if (operator.type().parameters().size() == 1) {
            unary(operator);
        } else {
            binary(operator);
        }
    }

    private void unary(NumericOperator operator) {
        switch (operator) {
            // The register stays as it is: a shorter number is in its low bits, and a float is its bits.
            case I32_WRAP_I64, I32_REINTERPRET_F32, F32_REINTERPRET_I32, I64_REINTERPRET_F64, F64_REINTERPRET_I64 -> {}
            default -> {
                int index = operands.pop();
                if (operands.isConstant(index) && fold(operator, operands.constant(index), 0)) return;
                switch (operator) {
                    case I32_EQZ -> isZero(index);
                    case I64_EQZ -> set(Comparison.EQ + Comparison.IMMEDIATE + Comparison.WIDE, operands.source(index), 0);
                    case I64_EXTEND_I32_S, I64_EXTEND32_S -> emit(Op.EXTEND_S, operands.source(index), 0);
                    case F32_NEG -> emit(Op.XOR_IMMEDIATE, operands.source(index), Integer.MIN_VALUE);
                    case F32_ABS -> emit(Op.AND_IMMEDIATE, operands.source(index), Integer.MAX_VALUE);
                    default -> emit(unaryOp(operator), operands.source(index), 0);
                }
            }
        }
    }

    private static int unaryOp(NumericOperator operator) {
        return switch (operator) {
            case I64_EXTEND_I32_U -> Op.EXTEND_U;
            case I32_EXTEND8_S, I64_EXTEND8_S -> Op.EXTEND_8_S;
            case I32_EXTEND16_S, I64_EXTEND16_S -> Op.EXTEND_16_S;
            case I32_CLZ -> Op.CLZ_32;
            case I32_CTZ -> Op.CTZ_32;
            case I32_POPCNT -> Op.POPCNT_32;
            case I64_CLZ -> Op.CLZ_64;
            case I64_CTZ -> Op.CTZ_64;
            case I64_POPCNT -> Op.POPCNT_64;
            case F32_SQRT -> Op.F32_SQRT;
            case F64_NEG -> Op.F64_NEG;
            case F64_ABS -> Op.F64_ABS;
            case F64_SQRT -> Op.F64_SQRT;
            case F64_CONVERT_I32_S -> Op.F64_CONVERT_I32_S;
            case F64_CONVERT_I32_U -> Op.F64_CONVERT_I32_U;
            case F64_CONVERT_I64_S -> Op.F64_CONVERT_I64_S;
            case F32_CONVERT_I32_S -> Op.F32_CONVERT_I32_S;
            case F64_PROMOTE_F32 -> Op.F64_PROMOTE_F32;
            case F32_DEMOTE_F64 -> Op.F32_DEMOTE_F64;
            case I32_TRUNC_F64_S -> Op.I32_TRUNC_F64_S;
            case I64_TRUNC_F64_S -> Op.I64_TRUNC_F64_S;
            default -> Op.NUMERIC + operator.ordinal();
        };
    }

    /// `i32.eqz` of a comparison is the contrary comparison.
    private void isZero(int index) {
        if (operands.isLast(index) && Comparison.isSet(code.lastOp())) {
            var condition = new Condition(code.lastOp() - Op.SET, code.lastB(), code.lastC());
            if (condition.hasNegation()) {
                code.removeLast();
                set(condition.negated());
                return;
            }
        }
        set(Comparison.EQ + Comparison.IMMEDIATE, operands.source(index), 0);
    }

    private void binary(NumericOperator operator) {
        int y = operands.pop();
        int x = operands.pop();
        if (operands.isConstant(x) && operands.isConstant(y)
                && fold(operator, operands.constant(x), operands.constant(y))) {
            return;
        }
        if (operands.isConstant(x) && !operands.isConstant(y) && exchanged(operator) != null) {
            operator = exchanged(operator);
            int left = x;
            x = y;
            y = left;
        }
        if (operands.isConstant(y) && immediate(operator, x, operands.constant(y))) return;
        int first = operands.source(x);
        int second = operands.source(y);
        registers(operator, first, second);
    }

    /// Pushes the result of an operator on constants, if there is one.
    private boolean fold(NumericOperator operator, long x, long y) {
        try {
            operands.pushConstant(Numerics.apply(operator, x, y));
            return true;
        } catch (UndefinedResult _) {
            return false;
        }
    }

    /// The operator that gives the same with its operands exchanged, or null.
    private static NumericOperator exchanged(NumericOperator operator) {
        return switch (operator) {
            case I32_ADD, I32_MUL, I32_AND, I32_OR, I32_XOR, I32_EQ, I32_NE,
                    I64_ADD, I64_MUL, I64_AND, I64_OR, I64_XOR, I64_EQ, I64_NE -> operator;
            case I32_LT_S -> NumericOperator.I32_GT_S;
            case I32_LT_U -> NumericOperator.I32_GT_U;
            case I32_GT_S -> NumericOperator.I32_LT_S;
            case I32_GT_U -> NumericOperator.I32_LT_U;
            case I32_LE_S -> NumericOperator.I32_GE_S;
            case I32_LE_U -> NumericOperator.I32_GE_U;
            case I32_GE_S -> NumericOperator.I32_LE_S;
            case I32_GE_U -> NumericOperator.I32_LE_U;
            case I64_LT_S -> NumericOperator.I64_GT_S;
            case I64_LT_U -> NumericOperator.I64_GT_U;
            case I64_GT_S -> NumericOperator.I64_LT_S;
            case I64_GT_U -> NumericOperator.I64_LT_U;
            case I64_LE_S -> NumericOperator.I64_GE_S;
            case I64_LE_U -> NumericOperator.I64_GE_U;
            case I64_GE_S -> NumericOperator.I64_LE_S;
            case I64_GE_U -> NumericOperator.I64_LE_U;
            default -> null;
        };
    }

    /// Emits the form with an immediate on the right, if there is one.
    private boolean immediate(NumericOperator operator, int x, long constant) {
        boolean isWide = operator.type().parameters().get(1) == NumberType.I64;
        if (isWide && constant != (int) constant) return false;
        int c = (int) constant;
        switch (operator) {
            case I32_ADD, I64_ADD -> emit(Op.ADD_IMMEDIATE, operands.source(x), c);
            case I32_SUB, I64_SUB -> {
                if (c == Integer.MIN_VALUE) return false;
                emit(Op.ADD_IMMEDIATE, operands.source(x), -c);
            }
            case I32_MUL, I64_MUL -> emit(Op.MUL_IMMEDIATE, operands.source(x), c);
            case I32_AND, I64_AND -> emit(Op.AND_IMMEDIATE, operands.source(x), c);
            case I32_OR, I64_OR -> emit(Op.OR_IMMEDIATE, operands.source(x), c);
            case I32_XOR, I64_XOR -> emit(Op.XOR_IMMEDIATE, operands.source(x), c);
            case I32_SHL -> emit(Op.SHL_32_IMMEDIATE, operands.source(x), c);
            case I32_SHR_S -> emit(Op.SHR_S_32_IMMEDIATE, operands.source(x), c);
            case I32_SHR_U -> emit(Op.SHR_U_32_IMMEDIATE, operands.source(x), c);
            case I32_ROTL -> emit(Op.ROTL_32_IMMEDIATE, operands.source(x), c);
            case I32_ROTR -> emit(Op.ROTL_32_IMMEDIATE, operands.source(x), -c);
            case I64_SHL -> emit(Op.SHL_64_IMMEDIATE, operands.source(x), c);
            case I64_SHR_S -> emit(Op.SHR_S_64_IMMEDIATE, operands.source(x), c);
            case I64_SHR_U -> emit(Op.SHR_U_64_IMMEDIATE, operands.source(x), c);
            case I64_ROTL -> emit(Op.ROTL_64_IMMEDIATE, operands.source(x), c);
            case I64_ROTR -> emit(Op.ROTL_64_IMMEDIATE, operands.source(x), -c);
            case I32_EQ, I64_EQ -> compare(Comparison.EQ + Comparison.IMMEDIATE, isWide, x, c);
            case I32_NE, I64_NE -> compare(Comparison.NE + Comparison.IMMEDIATE, isWide, x, c);
            case I32_LT_S, I64_LT_S -> compare(Comparison.LT_S + Comparison.IMMEDIATE, isWide, x, c);
            case I32_LT_U, I64_LT_U -> compare(Comparison.LT_U + Comparison.IMMEDIATE, isWide, x, c);
            case I32_GT_S, I64_GT_S -> compare(Comparison.GT_S_IMMEDIATE, isWide, x, c);
            case I32_GT_U, I64_GT_U -> compare(Comparison.GT_U_IMMEDIATE, isWide, x, c);
            case I32_LE_S, I64_LE_S -> {
                return compareNeighbour(Comparison.LT_S + Comparison.IMMEDIATE, isWide, x, c, 1);
            }
            case I32_LE_U, I64_LE_U -> {
                return compareNeighbour(Comparison.LT_U + Comparison.IMMEDIATE, isWide, x, c, 1);
            }
            case I32_GE_S, I64_GE_S -> {
                return compareNeighbour(Comparison.GT_S_IMMEDIATE, isWide, x, c, -1);
            }
            case I32_GE_U, I64_GE_U -> {
                return compareNeighbour(Comparison.GT_U_IMMEDIATE, isWide, x, c, -1);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void compare(int comparison, boolean isWide, int x, int immediate) {
        set(comparison + (isWide ? Comparison.WIDE : 0), operands.source(x), immediate);
    }

    /// `x <= 5` is `x < 6`.
    private boolean compareNeighbour(int comparison, boolean isWide, int x, int immediate, int step) {
        if (!Comparison.hasNeighbour(immediate, step)) return false;
        compare(comparison, isWide, x, immediate + step);
        return true;
    }

    private void registers(NumericOperator operator, int x, int y) {
        switch (operator) {
            case I32_ADD, I64_ADD -> emit(Op.ADD, x, y);
            case I32_SUB, I64_SUB -> emit(Op.SUB, x, y);
            case I32_MUL, I64_MUL -> emit(Op.MUL, x, y);
            case I32_AND, I64_AND -> emit(Op.AND, x, y);
            case I32_OR, I64_OR -> emit(Op.OR, x, y);
            case I32_XOR, I64_XOR -> emit(Op.XOR, x, y);
            case I32_SHL -> emit(Op.SHL_32, x, y);
            case I32_SHR_S -> emit(Op.SHR_S_32, x, y);
            case I32_SHR_U -> emit(Op.SHR_U_32, x, y);
            case I32_ROTL -> emit(Op.ROTL_32, x, y);
            case I64_SHL -> emit(Op.SHL_64, x, y);
            case I64_SHR_S -> emit(Op.SHR_S_64, x, y);
            case I64_SHR_U -> emit(Op.SHR_U_64, x, y);
            case I64_ROTL -> emit(Op.ROTL_64, x, y);
            case I32_EQ -> set(Comparison.EQ, x, y);
            case I32_NE -> set(Comparison.NE, x, y);
            case I32_LT_S -> set(Comparison.LT_S, x, y);
            case I32_LT_U -> set(Comparison.LT_U, x, y);
            case I32_GT_S -> set(Comparison.LT_S, y, x);
            case I32_GT_U -> set(Comparison.LT_U, y, x);
            case I32_LE_S -> set(Comparison.LE_S, x, y);
            case I32_LE_U -> set(Comparison.LE_U, x, y);
            case I32_GE_S -> set(Comparison.LE_S, y, x);
            case I32_GE_U -> set(Comparison.LE_U, y, x);
            case I64_EQ -> set(Comparison.WIDE + Comparison.EQ, x, y);
            case I64_NE -> set(Comparison.WIDE + Comparison.NE, x, y);
            case I64_LT_S -> set(Comparison.WIDE + Comparison.LT_S, x, y);
            case I64_LT_U -> set(Comparison.WIDE + Comparison.LT_U, x, y);
            case I64_GT_S -> set(Comparison.WIDE + Comparison.LT_S, y, x);
            case I64_GT_U -> set(Comparison.WIDE + Comparison.LT_U, y, x);
            case I64_LE_S -> set(Comparison.WIDE + Comparison.LE_S, x, y);
            case I64_LE_U -> set(Comparison.WIDE + Comparison.LE_U, x, y);
            case I64_GE_S -> set(Comparison.WIDE + Comparison.LE_S, y, x);
            case I64_GE_U -> set(Comparison.WIDE + Comparison.LE_U, y, x);
            case F64_ADD -> emit(Op.F64_ADD, x, y);
            case F64_SUB -> emit(Op.F64_SUB, x, y);
            case F64_MUL -> emit(Op.F64_MUL, x, y);
            case F64_DIV -> emit(Op.F64_DIV, x, y);
            case F64_EQ -> emit(Op.F64_EQ, x, y);
            case F64_NE -> emit(Op.F64_NE, x, y);
            case F64_LT -> emit(Op.F64_LT, x, y);
            case F64_GT -> emit(Op.F64_LT, y, x);
            case F64_LE -> emit(Op.F64_LE, x, y);
            case F64_GE -> emit(Op.F64_LE, y, x);
            case F32_ADD -> emit(Op.F32_ADD, x, y);
            case F32_SUB -> emit(Op.F32_SUB, x, y);
            case F32_MUL -> emit(Op.F32_MUL, x, y);
            case F32_DIV -> emit(Op.F32_DIV, x, y);
            case F32_EQ -> emit(Op.F32_EQ, x, y);
            case F32_NE -> emit(Op.F32_NE, x, y);
            case F32_LT -> emit(Op.F32_LT, x, y);
            case F32_GT -> emit(Op.F32_LT, y, x);
            case F32_LE -> emit(Op.F32_LE, x, y);
            case F32_GE -> emit(Op.F32_LE, y, x);
            case I32_DIV_S -> emit(Op.DIV_S_32, x, y);
            case I32_DIV_U -> emit(Op.DIV_U_32, x, y);
            case I32_REM_S -> emit(Op.REM_S_32, x, y);
            case I32_REM_U -> emit(Op.REM_U_32, x, y);
            case I64_DIV_S -> emit(Op.DIV_S_64, x, y);
            case I64_DIV_U -> emit(Op.DIV_U_64, x, y);
            case I64_REM_S -> emit(Op.REM_S_64, x, y);
            case I64_REM_U -> emit(Op.REM_U_64, x, y);
            default -> emit(Op.NUMERIC + operator.ordinal(), x, y);
        }
    }

    private void set(Condition condition) {
        set(condition.comparison(), condition.register(), condition.other());
    }

    private void set(int comparison, int b, int c) {
        emit(Op.SET + comparison, b, c);
    }

    private void emit(int op, int b, int c) {
        code.emitResult(op, operands.push(Shape.NUMBER), b, c);
    }
}

package dev.sextant.adapters.interpreter;

import dev.sextant.adapters.interpreter.Operands.Shape;
import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.MemoryArgument;

/// The lowering of loads and stores.
final class Accesses {

    private static final int NONE = -1;

    private final Assembler code;
    private final Operands operands;
    private final boolean distant;

    /// @param distant whether memory 0 is not held in an array
    Accesses(Assembler code, Operands operands, boolean distant) {
        this.code = code;
        this.operands = operands;
        this.distant = distant;
    }

    void access(AccessOperator operator, MemoryArgument argument) {
        int value = operator.isStore() ? operands.pop() : NONE;
        int address = operands.pop();
        int op = op(operator);
        int b;
        int c = (int) argument.offset();
        if (distant) {
            op += Op.DISTANT - Op.LOAD;
            b = operands.source(address);
        } else if (c == 0 && operands.isLast(address) && isDrawnIn(value)) {
            // The addition wraps, which that of a memory argument does not: hence not into the same operation.
            op += code.lastOp() == Op.ADD ? Op.INDEXED : Op.WRAPPED;
            b = code.lastB();
            c = code.lastC();
            code.removeLast();
        } else {
            b = operands.source(address);
        }
        if (value == NONE) {
            code.emitResult(op, operands.push(Shape.NUMBER), b, c);
        } else {
            code.emit(op, operands.source(value), b, c);
        }
    }

    /// Whether the last instruction is an addition that the access can do itself. Not where a register that it reads is to hold
    /// the value by then.
    private boolean isDrawnIn(int value) {
        boolean isImmediate = code.lastOp() == Op.ADD_IMMEDIATE;
        if (!isImmediate && code.lastOp() != Op.ADD) return false;
        if (value == NONE || !operands.isConstant(value)) return true;
        int register = operands.own(value);
        return code.lastB() != register && (isImmediate || code.lastC() != register);
    }

    private static int op(AccessOperator operator) {
        return switch (operator) {
            case I32_LOAD8_S, I64_LOAD8_S -> Op.LOAD_8_S;
            case I32_LOAD8_U, I64_LOAD8_U -> Op.LOAD_8_U;
            case I32_LOAD16_S, I64_LOAD16_S -> Op.LOAD_16_S;
            case I32_LOAD16_U, I64_LOAD16_U -> Op.LOAD_16_U;
            case I32_LOAD, F32_LOAD, I64_LOAD32_S -> Op.LOAD_32_S;
            case I64_LOAD32_U -> Op.LOAD_32_U;
            case I64_LOAD, F64_LOAD -> Op.LOAD_64;
            case I32_STORE8, I64_STORE8 -> Op.STORE_8;
            case I32_STORE16, I64_STORE16 -> Op.STORE_16;
            case I32_STORE, F32_STORE, I64_STORE32 -> Op.STORE_32;
            case I64_STORE, F64_STORE -> Op.STORE_64;
            case V128_LOAD, V128_LOAD8X8_S, V128_LOAD8X8_U, V128_LOAD16X4_S, V128_LOAD16X4_U, V128_LOAD32X2_S,
                    V128_LOAD32X2_U, V128_LOAD8_SPLAT, V128_LOAD16_SPLAT, V128_LOAD32_SPLAT, V128_LOAD64_SPLAT, V128_STORE,
                    V128_LOAD32_ZERO, V128_LOAD64_ZERO ->
                    throw new ImpossibleException(operator + " is not an access of a number");
        };
    }
}

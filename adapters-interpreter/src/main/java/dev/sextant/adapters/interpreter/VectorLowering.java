package dev.sextant.adapters.interpreter;

import dev.sextant.adapters.interpreter.Operands.Shape;
import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;

/// The lowering of vector instructions. A v128 lies in two registers, the low half first. An operation with more operands than an
/// instruction has room for finds them settled side by side and leaves its result in place of the first.
final class VectorLowering {

    private final Assembler code;
    private final Operands operands;

    VectorLowering(Assembler code, Operands operands) {
        this.code = code;
        this.operands = operands;
    }

    void constant(long low, long high) {
        int register = operands.push(Shape.WIDE);
        operands.loadConstant(register, low);
        operands.loadConstant(register + 1, high);
    }

    void operator(VectorOperator operator) {
        var type = operator.type();
        var shape = Shape.of(type.results().get(0));
        int op = Op.VECTOR + operator.ordinal();
        switch (type.parameters().size()) {
            case 1 -> {
                int b = operands.source(operands.pop());
                code.emitResult(op, operands.push(shape), b, 0);
            }
            case 2 -> {
                int c = operands.source(operands.pop());
                int b = operands.source(operands.pop());
                code.emitResult(op, operands.push(shape), b, c);
            }
            default -> {
                int a = operands.settleAndPop(3);
                code.emit(op, operands.push(shape), a + 2, a + 4);
            }
        }
    }

    void shuffle(long low, long high) {
        constant(low, high);
        operands.settleAndPop(3);
        code.emit(Op.SHUFFLE, operands.push(Shape.WIDE), 0, 0);
    }

    void lane(LaneOperator operator, int lane) {
        int half = lane * 2 / operator.lanes();
        int op = Op.LANE + operator.ordinal();
        if (operator.type().results().get(0) == VectorType.V128) {
            int number = operands.source(operands.pop());
            operands.settleAndPop(1);
            code.emit(op, operands.push(Shape.WIDE) + half, number, lane);
        } else {
            int vector = operands.source(operands.pop());
            code.emitResult(op, operands.push(Shape.NUMBER), vector + half, lane);
        }
    }

    void access(AccessOperator operator, MemoryArgument argument) {
        int op = Op.VECTOR_ACCESS + operator.ordinal();
        if (operator.isStore()) {
            int vector = operands.source(operands.pop());
            code.emit(op, vector, operands.source(operands.pop()), (int) argument.offset());
        } else {
            int address = operands.source(operands.pop());
            code.emitResult(op, operands.push(Shape.WIDE), address, (int) argument.offset());
        }
    }

    /// A load finds the vector one register above the address, which is where the result begins.
    void laneAccess(LaneAccessOperator operator, MemoryArgument argument, int lane) {
        int op = Op.LANE_ACCESS + operator.ordinal() * Op.LANES + lane;
        if (operator.isStore()) {
            int vector = operands.source(operands.pop());
            code.emit(op, vector, operands.source(operands.pop()), (int) argument.offset());
        } else {
            operands.settleAndPop(1);
            int address = operands.source(operands.pop());
            code.emit(op, operands.push(Shape.WIDE), address, (int) argument.offset());
        }
    }
}

package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.TypedOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.validation.ValidModule;
import io.vavr.collection.Array;

/// What instructions that are not structured control do to the operand stack.
final class Typing {

    private final ValidModule module;
    private final Kind[] locals;

    Typing(ValidModule module, Kind[] locals) {
        this.module = module;
        this.locals = locals;
    }

    void apply(Instruction instruction, Operands operands) {
        switch (instruction) {
            case Instruction.I32Const(int value) -> literal(operands, Kind.INT, value);
            case Instruction.I64Const(long value) -> literal(operands, Kind.LONG, value);
            case Instruction.F32Const(int bits) -> literal(operands, Kind.FLOAT, bits);
            case Instruction.F64Const(long bits) -> literal(operands, Kind.DOUBLE, bits);
            case Instruction.V128Const _ -> operands.push(Kind.VECTOR);
            case Instruction.Numeric(var operator) -> typed(operator, operands);
            case Instruction.Vector(var operator) -> typed(operator, operands);
            case Instruction.Lane(var operator, _) -> typed(operator, operands);
            case Instruction.Access(var operator, _) -> typed(operator, operands);
            case Instruction.LaneAccess(var operator, _, _) -> typed(operator, operands);
            case Instruction.Shuffle _ -> operands.pop();
            case Instruction.RefNull _, Instruction.RefFunc _ -> operands.push(Kind.REFERENCE);
            case Instruction.RefIsNull _ -> replace(operands, 1, Kind.INT);
            case Instruction.Drop _ -> operands.pop();
            case Instruction.Select _ -> {
                operands.pop(2);
                replace(operands, 1, operands.top());
            }
            case Instruction.LocalGet(long local) -> operands.push(locals[(int) local]);
            case Instruction.LocalSet _ -> operands.pop();
            case Instruction.LocalTee _ -> replace(operands, 1, operands.top());
            case Instruction.GlobalGet(long global) ->
                    operands.push(Kind.of(module.globalTypes().get((int) global).value()));
            case Instruction.GlobalSet _ -> operands.pop();
            case Instruction.TableGet _ -> replace(operands, 1, Kind.REFERENCE);
            case Instruction.TableSet _ -> operands.pop(2);
            case Instruction.TableSize _, Instruction.MemorySize _ -> operands.push(Kind.INT);
            case Instruction.TableGrow _ -> replace(operands, 2, Kind.INT);
            case Instruction.TableFill _, Instruction.TableCopy _, Instruction.TableInit _, Instruction.MemoryFill _,
                    Instruction.MemoryCopy _, Instruction.MemoryInit _ -> operands.pop(3);
            case Instruction.ElemDrop _, Instruction.DataDrop _, Instruction.Nop _ -> { }
            case Instruction.MemoryGrow _ -> replace(operands, 1, Kind.INT);
            case Instruction.Call(long function) -> call(module.functionTypes().get((int) function), operands);
            case Instruction.CallIndirect(_, long type) -> {
                operands.pop();
                call(module.module().types().get((int) type), operands);
            }
            case Instruction.Unreachable _, Instruction.Block _, Instruction.Loop _, Instruction.If _, Instruction.Else _,
                    Instruction.End _, Instruction.Br _, Instruction.BrIf _, Instruction.BrTable _, Instruction.Return _ ->
                    throw new ImpossibleException("control is elsewhere: " + instruction);
        }
    }

    private static void literal(Operands operands, Kind kind, long bits) {
        operands.push(kind);
        operands.markLiteral(bits);
    }

    private static void typed(TypedOperator operator, Operands operands) {
        operands.pop(operator.type().parameters().size());
        push(operator.type().results(), operands);
    }

    private static void call(FunctionType type, Operands operands) {
        operands.pop(type.parameters().size());
        push(type.results(), operands);
    }

    private static void push(Array<ValueType> types, Operands operands) {
        for (int i = 0; i < types.size(); i++) operands.push(Kind.of(types.get(i)));
    }

    private static void replace(Operands operands, int popped, Kind pushed) {
        operands.pop(popped);
        operands.push(pushed);
    }
}

package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.sextant.domain.numerics.OperatorMethod;
import dev.sextant.domain.numerics.VectorForm;
import dev.sextant.domain.numerics.VectorForm.Argument;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// The code of vector operators on two longs for each v128: a function is called for each half of the result.
///
/// @spec §4.4.3 Vector Instructions
final class LongsCode implements VectorCode {

    private final CodeBuilder code;
    private final Slots slots;

    LongsCode(CodeBuilder code, Slots slots) {
        this.code = code;
        this.slots = slots;
    }

    @Override
    public void constant(long low, long high) {
        code.loadConstant(low).loadConstant(high);
    }

    @Override
    public void load(int offset, int instance) {
        int address = slots.temporary(Kind.INT, 7);
        code.istore(address);
        for (var half : new String[] {"loadLow", "loadHigh"}) {
            code.iload(address).aload(instance).loadConstant(offset)
                    .invokestatic(Names.VECTORS, half, MethodTypeDesc.of(CD_long, CD_int, Names.INSTANCE, CD_int));
        }
    }

    @Override
    public void store(int offset, int instance) {
        code.aload(instance).loadConstant(offset).invokestatic(Names.VECTORS, "store",
                MethodTypeDesc.of(CD_void, CD_int, CD_long, CD_long, Names.INSTANCE, CD_int));
    }

    @Override
    public void operator(VectorOperator operator) {
        var form = VectorForm.of(operator);
        var method = OperatorMethod.of(operator);
        var parameters = operator.type().parameters();
        var variables = new int[parameters.size()];
        for (int i = variables.length - 1; i >= 0; i--) {
            var kind = Kind.of(parameters.get(i));
            variables[i] = slots.temporary(kind, i);
            store(kind, variables[i]);
        }
        call(method, form.low(), variables, operator);
        if (form == VectorForm.SPLAT) {
            code.dup2();
        } else if (form == VectorForm.NARROWING_ZERO) {
            code.lconst_0();
        } else if (form != VectorForm.REDUCTION) {
            call(method, form.high(), variables, operator);
        }
    }

    private void store(Kind kind, int variable) {
        if (kind == Kind.VECTOR) {
            slots.storeLongs(variable);
        } else {
            slots.store(kind, variable);
        }
    }

    private void call(OperatorMethod method, Array<Argument> arguments, int[] variables, VectorOperator operator) {
        for (var argument : arguments) {
            int variable = variables[argument.operand()];
            switch (argument.piece()) {
                case WHOLE -> slots.load(Kind.of(operator.type().parameters().get(argument.operand())), variable);
                case LOW -> code.lload(variable);
                case HIGH -> code.lload(variable + 2);
                case QUARTER_0 -> code.lload(variable).l2i();
                case QUARTER_1 -> code.lload(variable).bipush(32).lushr().l2i();
                case QUARTER_2 -> code.lload(variable + 2).l2i();
                case QUARTER_3 -> code.lload(variable + 2).bipush(32).lushr().l2i();
            }
        }
        code.invokestatic(method.home(), method.name(), method.type());
    }

    @Override
    public void lane(LaneOperator operator, int lane) {
        var method = OperatorMethod.of(operator);
        int half = 2 * (lane * 2 / operator.lanes());
        if (operator.type().results().get(0) == VectorType.V128) {
            var kind = Kind.of(operator.type().parameters().get(1));
            int number = slots.temporary(kind, 1);
            slots.store(kind, number);
            int vector = slots.temporary(Kind.VECTOR, 0);
            slots.store(Kind.VECTOR, vector);
            code.lload(vector + half).loadConstant(lane);
            slots.load(kind, number);
            code.invokestatic(method.home(), method.name(), method.type()).lstore(vector + half);
            slots.load(Kind.VECTOR, vector);
        } else {
            int vector = slots.temporary(Kind.VECTOR, 0);
            slots.store(Kind.VECTOR, vector);
            code.lload(vector + half).loadConstant(lane).invokestatic(method.home(), method.name(), method.type());
        }
    }

    @Override
    public void shuffle(long low, long high) {
        int second = slots.temporary(Kind.VECTOR, 1);
        slots.store(Kind.VECTOR, second);
        int first = slots.temporary(Kind.VECTOR, 0);
        slots.store(Kind.VECTOR, first);
        for (long half : new long[] {low, high}) {
            code.lload(first).lload(first + 2).lload(second).lload(second + 2).loadConstant(half);
            code.invokestatic(OperatorMethod.SHUFFLE.home(), OperatorMethod.SHUFFLE.name(), OperatorMethod.SHUFFLE.type());
        }
    }
}

package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.sextant.domain.numerics.OperatorMethod;
import dev.sextant.domain.structure.NumericOperator;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/// The code of numeric operators: the JVM's own instruction where it means the same, a call of the operator's function else.
///
/// @spec §4.3 Numerics
final class NumericCode {

    private static final MethodTypeDesc ROTATE_INT = MethodTypeDesc.of(CD_int, CD_int, CD_int);
    private static final MethodTypeDesc ROTATE_LONG = MethodTypeDesc.of(CD_long, CD_long, CD_int);
    private static final MethodTypeDesc SAME_FLOAT = MethodTypeDesc.of(CD_float, CD_float);
    private static final MethodTypeDesc SAME_DOUBLE = MethodTypeDesc.of(CD_double, CD_double);

    private static final long FLOAT_ONE = Float.floatToRawIntBits(1);
    private static final long DOUBLE_ONE = Double.doubleToRawLongBits(1);
    private static final long FLOAT_MINUS_ZERO = Float.floatToRawIntBits(-0f);
    private static final long DOUBLE_MINUS_ZERO = Double.doubleToRawLongBits(-0d);

    private final CodeBuilder code;
    private final Operands operands;

    NumericCode(CodeBuilder code, Operands operands) {
        this.code = code;
        this.operands = operands;
    }

    /// Whether an operator has no result for some operands.
    static boolean isPartial(NumericOperator operator) {
        return switch (operator) {
            case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U, I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U, I32_TRUNC_F32_S,
                    I32_TRUNC_F32_U, I32_TRUNC_F64_S, I32_TRUNC_F64_U, I64_TRUNC_F32_S, I64_TRUNC_F32_U, I64_TRUNC_F64_S,
                    I64_TRUNC_F64_U -> true;
            default -> false;
        };
    }

    void operator(NumericOperator operator) {
        switch (operator) {
            case I32_ADD -> code.iadd();
            case I32_SUB -> code.isub();
            case I32_MUL -> code.imul();
            case I32_AND -> code.iand();
            case I32_OR -> code.ior();
            case I32_XOR -> code.ixor();
            case I32_SHL -> code.ishl();
            case I32_SHR_S -> code.ishr();
            case I32_SHR_U -> code.iushr();
            case I32_ROTL -> code.invokestatic(CD_Integer, "rotateLeft", ROTATE_INT);
            case I32_ROTR -> code.invokestatic(CD_Integer, "rotateRight", ROTATE_INT);
            case I64_ADD -> code.ladd();
            case I64_SUB -> code.lsub();
            case I64_MUL -> code.lmul();
            case I64_AND -> code.land();
            case I64_OR -> code.lor();
            case I64_XOR -> code.lxor();
            case I64_SHL -> code.l2i().lshl();
            case I64_SHR_S -> code.l2i().lshr();
            case I64_SHR_U -> code.l2i().lushr();
            case I64_ROTL -> code.l2i().invokestatic(CD_Long, "rotateLeft", ROTATE_LONG);
            case I64_ROTR -> code.l2i().invokestatic(CD_Long, "rotateRight", ROTATE_LONG);
            case I32_WRAP_I64 -> code.l2i();
            case I64_EXTEND_I32_S -> code.i2l();
            case I64_EXTEND_I32_U -> code.i2l().loadConstant(0xFFFF_FFFFL).land();
            case I32_EXTEND8_S -> code.i2b();
            case I32_EXTEND16_S -> code.i2s();
            case I64_EXTEND8_S -> code.l2i().i2b().i2l();
            case I64_EXTEND16_S -> code.l2i().i2s().i2l();
            case I64_EXTEND32_S -> code.l2i().i2l();
            case F32_ADD -> quietly(operator, code::fadd, SAME_FLOAT);
            case F32_SUB -> quietly(operator, code::fsub, SAME_FLOAT);
            case F32_MUL -> quietly(operator, code::fmul, SAME_FLOAT);
            case F32_DIV -> quietly(operator, code::fdiv, SAME_FLOAT);
            case F64_ADD -> quietly(operator, code::dadd, SAME_DOUBLE);
            case F64_SUB -> quietly(operator, code::dsub, SAME_DOUBLE);
            case F64_MUL -> quietly(operator, code::dmul, SAME_DOUBLE);
            case F64_DIV -> quietly(operator, code::ddiv, SAME_DOUBLE);
            case F64_SQRT -> code.invokestatic(ClassDesc.of("java.lang.Math"), "sqrt", SAME_DOUBLE);
            case F32_CONVERT_I32_S -> code.i2f();
            case F32_CONVERT_I64_S -> code.l2f();
            case F64_CONVERT_I32_S -> code.i2d();
            case F64_CONVERT_I64_S -> code.l2d();
            default -> method(operator);
        }
    }

    private void method(NumericOperator operator) {
        var method = OperatorMethod.of(operator);
        if (isPartial(operator)) {
            var home = method.home().displayName().toLowerCase(Locale.ROOT);
            var name = home + method.name().substring(0, 1).toUpperCase(Locale.ROOT) + method.name().substring(1);
            code.invokestatic(Names.PARTIAL, name, method.type());
        } else {
            code.invokestatic(method.home(), method.name(), method.type());
        }
    }

    /// Emits arithmetic, and what makes a signalling NaN quiet that HotSpot's second compiler would let pass: where it knows an
    /// operand with which the other is the result.
    private void quietly(NumericOperator operator, Runnable arithmetic, MethodTypeDesc type) {
        boolean isNeutral = switch (operator) {
            case F32_ADD -> operands.isLiteral(0, FLOAT_MINUS_ZERO) || operands.isLiteral(1, FLOAT_MINUS_ZERO);
            case F64_ADD -> operands.isLiteral(0, DOUBLE_MINUS_ZERO) || operands.isLiteral(1, DOUBLE_MINUS_ZERO);
            case F32_SUB, F64_SUB -> operands.isLiteral(0, 0) || operands.isLiteral(0) && operands.isLiteral(1);
            case F32_MUL -> operands.isLiteral(0, FLOAT_ONE) || operands.isLiteral(1, FLOAT_ONE);
            case F64_MUL -> operands.isLiteral(0, DOUBLE_ONE) || operands.isLiteral(1, DOUBLE_ONE);
            case F32_DIV -> operands.isLiteral(0, FLOAT_ONE);
            case F64_DIV -> operands.isLiteral(0, DOUBLE_ONE);
            default -> false;
        };
        boolean areKnown = operands.isLiteral(0) && operands.isLiteral(1);
        arithmetic.run();
        if (isNeutral || areKnown) {
            var home = ClassDesc.of("dev.sextant.domain.numerics", type == SAME_FLOAT ? "F32" : "F64");
            code.invokestatic(home, "canonical", type);
        }
    }

    void floatConstant(int bits) {
        if (Float.isNaN(Float.intBitsToFloat(bits))) {
            code.loadConstant(bits).invokestatic(ConstantDescs.CD_Float, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
        } else {
            code.loadConstant(Float.intBitsToFloat(bits));
        }
    }

    void doubleConstant(long bits) {
        if (Double.isNaN(Double.longBitsToDouble(bits))) {
            code.loadConstant(bits)
                    .invokestatic(ConstantDescs.CD_Double, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
        } else {
            code.loadConstant(Double.longBitsToDouble(bits));
        }
    }
}

package dev.sextant.adapters.compiler;

import static java.lang.classfile.Opcode.IFEQ;
import static java.lang.classfile.Opcode.IFGE;
import static java.lang.classfile.Opcode.IFGT;
import static java.lang.classfile.Opcode.IFLE;
import static java.lang.classfile.Opcode.IFLT;
import static java.lang.classfile.Opcode.IFNE;
import static java.lang.classfile.Opcode.IF_ICMPEQ;
import static java.lang.classfile.Opcode.IF_ICMPGE;
import static java.lang.classfile.Opcode.IF_ICMPGT;
import static java.lang.classfile.Opcode.IF_ICMPLE;
import static java.lang.classfile.Opcode.IF_ICMPLT;
import static java.lang.classfile.Opcode.IF_ICMPNE;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.NumericOperator;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.MethodTypeDesc;

/// A test or a comparison as a conditional jump: the branch that follows it needs no number 0 or 1.
final class Comparison {

    private static final MethodTypeDesc INTS = MethodTypeDesc.of(CD_int, CD_int, CD_int);
    private static final MethodTypeDesc LONGS = MethodTypeDesc.of(CD_int, CD_long, CD_long);

    private Comparison() {}

    /// Whether an operator is a test or a comparison.
    static boolean is(NumericOperator operator) {
        return operator.compareTo(NumericOperator.F64_GE) <= 0;
    }

    /// Takes the operands from the stack and jumps if the operator holds, or if `holds` is false, if it does not.
    static void jump(CodeBuilder code, NumericOperator operator, boolean holds, Label target) {
        var relation = relation(operator);
        var wanted = holds ? relation : negated(relation);
        switch (operator) {
            case I32_EQZ -> { }
            case I64_EQZ -> code.lconst_0().lcmp();
            case I32_EQ, I32_NE, I32_LT_S, I32_GT_S, I32_LE_S, I32_GE_S -> wanted = two(wanted);
            case I32_LT_U, I32_GT_U, I32_LE_U, I32_GE_U -> code.invokestatic(CD_Integer, "compareUnsigned", INTS);
            case I64_EQ, I64_NE, I64_LT_S, I64_GT_S, I64_LE_S, I64_GE_S -> code.lcmp();
            case I64_LT_U, I64_GT_U, I64_LE_U, I64_GE_U -> code.invokestatic(CD_Long, "compareUnsigned", LONGS);
            // A NaN compares as whatever makes the relation false.
            case F32_EQ, F32_NE, F32_GT, F32_GE -> code.fcmpl();
            case F32_LT, F32_LE -> code.fcmpg();
            case F64_EQ, F64_NE, F64_GT, F64_GE -> code.dcmpl();
            case F64_LT, F64_LE -> code.dcmpg();
            default -> throw new ImpossibleException("no comparison: " + operator);
        }
        code.branch(wanted, target);
    }

    private static Opcode relation(NumericOperator operator) {
        return switch (operator) {
            case I32_EQZ, I64_EQZ, I32_EQ, I64_EQ, F32_EQ, F64_EQ -> IFEQ;
            case I32_NE, I64_NE, F32_NE, F64_NE -> IFNE;
            case I32_LT_S, I32_LT_U, I64_LT_S, I64_LT_U, F32_LT, F64_LT -> IFLT;
            case I32_GT_S, I32_GT_U, I64_GT_S, I64_GT_U, F32_GT, F64_GT -> IFGT;
            case I32_LE_S, I32_LE_U, I64_LE_S, I64_LE_U, F32_LE, F64_LE -> IFLE;
            case I32_GE_S, I32_GE_U, I64_GE_S, I64_GE_U, F32_GE, F64_GE -> IFGE;
            default -> throw new ImpossibleException("no comparison: " + operator);
        };
    }

    private static Opcode negated(Opcode relation) {
        return switch (relation) {
            case IFEQ -> IFNE;
            case IFNE -> IFEQ;
            case IFLT -> IFGE;
            case IFGE -> IFLT;
            case IFGT -> IFLE;
            case IFLE -> IFGT;
            default -> throw new ImpossibleException("no relation: " + relation);
        };
    }

    /// The same relation between two ints.
    private static Opcode two(Opcode relation) {
        return switch (relation) {
            case IFEQ -> IF_ICMPEQ;
            case IFNE -> IF_ICMPNE;
            case IFLT -> IF_ICMPLT;
            case IFGE -> IF_ICMPGE;
            case IFGT -> IF_ICMPGT;
            case IFLE -> IF_ICMPLE;
            default -> throw new ImpossibleException("no relation: " + relation);
        };
    }
}

package dev.sextant.domain.numerics;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TypedOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/// The public static method of this package that computes an operator, for engines that generate calls of it.
///
/// @param home the class, named by the mnemonic's prefix
/// @param name the method, named by the rest of the mnemonic
/// @param type its parameters and its result
///
/// @spec §4.3 Numerics
public record OperatorMethod(ClassDesc home, String name, MethodTypeDesc type) {

    /// Of `i8x16.shuffle`: for each half of the result both halves of both operands, then that half of the lane indices.
    public static final OperatorMethod SHUFFLE = new OperatorMethod(home("i8x16.shuffle"), "shuffle",
            MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_long, CD_long, CD_long));

    /// Those that were asked for already; whoever asks first makes one, two at a time make equal ones.
    private static final OperatorMethod[] NUMERIC = new OperatorMethod[NumericOperator.values().length];
    private static final OperatorMethod[] VECTOR = new OperatorMethod[VectorOperator.values().length];
    private static final OperatorMethod[] LANE = new OperatorMethod[LaneOperator.values().length];

    /// Of a numeric operator: it takes the operands. Tests and comparisons, which stand first in their table, give `boolean`.
    public static OperatorMethod of(NumericOperator operator) {
        int row = operator.ordinal();
        if (NUMERIC[row] == null) NUMERIC[row] = make(operator);
        return NUMERIC[row];
    }

    private static OperatorMethod make(NumericOperator operator) {
        var result = operator.compareTo(NumericOperator.F64_GE) <= 0 ? CD_boolean : java(operator.type().results().get(0));
        return new OperatorMethod(home(operator.mnemonic()), camel(operator),
                MethodTypeDesc.of(result, operator.type().parameters().map(OperatorMethod::java).toJavaList()));
    }

    /// Of a vector operator: it takes what its [VectorForm] lists, for one half of the result at a time. Where the form says
    /// which half of the operands is meant, the name does not: `i16x8.extend_low_i8x16_s` is `I16x8.extendI8x16S(int)`.
    public static OperatorMethod of(VectorOperator operator) {
        int row = operator.ordinal();
        if (VECTOR[row] == null) VECTOR[row] = make(operator);
        return VECTOR[row];
    }

    private static OperatorMethod make(VectorOperator operator) {
        var form = VectorForm.of(operator);
        var types = form.low().map(argument -> switch (argument.piece()) {
            case WHOLE -> java(operator.type().parameters().get(argument.operand()));
            case LOW, HIGH -> CD_long;
            case QUARTER_0, QUARTER_1, QUARTER_2, QUARTER_3 -> CD_int;
        });
        var name = switch (form) {
            case EXTENDING_LOW, MULTIPLYING_LOW -> camel(operator).replace("Low", "");
            case EXTENDING_HIGH, MULTIPLYING_HIGH -> camel(operator).replace("High", "");
            case UNARY, BINARY, TERNARY, SHIFT, SPLAT, REDUCTION, SWIZZLE, NARROWING, NARROWING_ZERO -> camel(operator);
        };
        return new OperatorMethod(home(operator.mnemonic()), name,
                MethodTypeDesc.of(java(operator.type().results().get(0)), types.toJavaList()));
    }

    /// Of a lane operator: it takes the half that the lane lies in, the lane's index and, to replace it, the new number. It
    /// gives the lane or the new half. The index may be that in the whole vector: it is taken modulo the lanes of a half.
    public static OperatorMethod of(LaneOperator operator) {
        int row = operator.ordinal();
        if (LANE[row] == null) LANE[row] = make(operator);
        return LANE[row];
    }

    private static OperatorMethod make(LaneOperator operator) {
        var parameters = operator.type().parameters().map(OperatorMethod::java).insert(1, CD_int);
        return new OperatorMethod(home(operator.mnemonic()), camel(operator),
                MethodTypeDesc.of(java(operator.type().results().get(0)), parameters.toJavaList()));
    }

    private static ClassDesc home(String mnemonic) {
        var shape = mnemonic.substring(0, mnemonic.indexOf('.'));
        return ClassDesc.of(OperatorMethod.class.getPackageName(),
                shape.substring(0, 1).toUpperCase(Locale.ROOT) + shape.substring(1));
    }

    private static String camel(TypedOperator operator) {
        var words = operator.mnemonic().substring(operator.mnemonic().indexOf('.') + 1).split("_");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return name.toString();
    }

    /// The Java type of a number, or of half a vector.
    private static ClassDesc java(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> CD_int;
            case NumberType.I64, VectorType.V128 -> CD_long;
            case NumberType.F32 -> CD_float;
            case NumberType.F64 -> CD_double;
            case ReferenceType reference -> throw new ImpossibleException("a numeric operator on " + reference);
        };
    }
}

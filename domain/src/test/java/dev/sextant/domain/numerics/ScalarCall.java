package dev.sextant.domain.numerics;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ValueType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Calls the function of a numeric operator with bits and gives bits.
final class ScalarCall {

    private static final Map<NumericOperator, Method> METHODS = Arrays.stream(NumericOperator.values())
            .collect(Collectors.toMap(operator -> operator, ScalarCall::method));

    private ScalarCall() {}

    /// What came of it.
    static Outcome seen(NumericOperator operator, List<BigInteger> operands) {
        var arguments = new Object[operands.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = java(operator.type().parameters().get(i), operands.get(i));
        }
        try {
            return Outcome.exactly(bits(METHODS.get(operator).invoke(null, arguments)));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UndefinedResult undefined) return new Outcome.Undefined(undefined.reason());
            throw new AssertionError(operator + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Method method(NumericOperator operator) {
        var name = Naming.method(operator);
        return Arrays.stream(Naming.home(operator).getDeclaredMethods())
                .filter(method -> method.getName().equals(name)).findAny().orElseThrow();
    }

    /// A number in its Java type.
    static Object java(ValueType type, BigInteger bits) {
        return switch ((NumberType) type) {
            case I32 -> bits.intValue();
            case I64 -> bits.longValue();
            case F32 -> Float.intBitsToFloat(bits.intValue());
            case F64 -> Double.longBitsToDouble(bits.longValue());
        };
    }

    /// The bits of a number in its Java type.
    static BigInteger bits(Object number) {
        return switch (number) {
            case Boolean holds -> holds ? BigInteger.ONE : BigInteger.ZERO;
            case Integer i -> new BigInteger(Integer.toUnsignedString(i));
            case Long i -> new BigInteger(Long.toUnsignedString(i));
            case Float z -> new BigInteger(Integer.toUnsignedString(Float.floatToRawIntBits(z)));
            case Double z -> new BigInteger(Long.toUnsignedString(Double.doubleToRawLongBits(z)));
            default -> throw new AssertionError("not a number: " + number);
        };
    }
}

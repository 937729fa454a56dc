package dev.sextant.ports.contract;

import dev.sextant.domain.numerics.OperatorMethod;
import dev.sextant.domain.structure.NumericOperator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.EnumMap;
import java.util.Map;

/// The numeric operators on bits, by the methods of the domain that compute them.
final class Numerics {

    private static final Map<NumericOperator, MethodHandle> METHODS = new EnumMap<>(NumericOperator.class);

    static {
        var lookup = MethodHandles.publicLookup();
        for (var operator : NumericOperator.values()) {
            var method = OperatorMethod.of(operator);
            try {
                var type = method.type().resolveConstantDesc(MethodHandles.lookup());
                var home = method.home().resolveConstantDesc(MethodHandles.lookup());
                METHODS.put(operator, lookup.findStatic(home, method.name(), type));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    private Numerics() {}

    /// The result of an operator as bits; `y` of a unary operator is anything. What the method throws.
    static long apply(NumericOperator operator, long x, long y) {
        var method = METHODS.get(operator);
        var parameters = method.type().parameterList();
        try {
            return bits(parameters.size() == 1
                    ? method.invoke(operand(parameters.get(0), x))
                    : method.invoke(operand(parameters.get(0), x), operand(parameters.get(1), y)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static Object operand(Class<?> type, long bits) {
        if (type == int.class) return (int) bits;
        if (type == float.class) return Float.intBitsToFloat((int) bits);
        if (type == double.class) return Double.longBitsToDouble(bits);
        return bits;
    }

    private static long bits(Object result) {
        return switch (result) {
            case Boolean bit -> bit ? 1 : 0;
            case Integer number -> number;
            case Float number -> Float.floatToRawIntBits(number);
            case Double number -> Double.doubleToRawLongBits(number);
            default -> (long) result;
        };
    }
}

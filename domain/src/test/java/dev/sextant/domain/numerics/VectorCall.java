package dev.sextant.domain.numerics;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.math.BigInteger;
import java.util.List;

/// Calls the function of a vector operator as its [VectorForm] says, in both of the ways that an engine can.
final class VectorCall {

    private static final BigInteger HALF = BigInteger.ONE.shiftLeft(64);

    private VectorCall() {}

    /// The result by way of [Vectors].
    static BigInteger byOperator(VectorOperator operator, List<BigInteger> operands) {
        return joined(operator, arguments -> {
            var padded = arguments.padTo(3, 0xBAD_BAD_BAD_BADL);
            return Vectors.apply(operator, padded.get(0), padded.get(1), padded.get(2));
        }, operands);
    }

    /// The result by way of [OperatorMethod].
    static BigInteger byName(VectorOperator operator, List<BigInteger> operands) {
        var handle = resolved(OperatorMethod.of(operator));
        var parameter = operator.type().parameters().get(0);
        return joined(operator, arguments -> {
            var types = handle.type().parameterList();
            var values = new Object[types.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = types.get(i) == int.class ? (Object) (int) (long) arguments.get(i)
                        : types.get(i) == long.class ? (Object) arguments.get(i)
                        : ScalarCall.java(parameter, BigInteger.valueOf(arguments.get(i)));
            }
            try {
                return ((Number) handle.invokeWithArguments(values)).longValue();
            } catch (Throwable e) {
                throw new AssertionError(operator.mnemonic(), e);
            }
        }, operands);
    }

    static MethodHandle resolved(OperatorMethod method) {
        try {
            var lookup = MethodHandles.publicLookup();
            return lookup.findStatic(method.home().resolveConstantDesc(MethodHandles.lookup()), method.name(),
                    method.type().resolveConstantDesc(MethodHandles.lookup()));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private interface Half {
        long of(Array<Long> arguments);
    }

    private static BigInteger joined(VectorOperator operator, Half function, List<BigInteger> operands) {
        var form = VectorForm.of(operator);
        var low = unsigned(function.of(form.low().map(argument -> piece(argument, operands))));
        if (operator.type().results().get(0) != VectorType.V128) return low.mod(BigInteger.ONE.shiftLeft(32));
        if (form.high().isEmpty()) return low;
        return low.add(unsigned(function.of(form.high().map(argument -> piece(argument, operands)))).shiftLeft(64));
    }

    private static long piece(VectorForm.Argument argument, List<BigInteger> operands) {
        var operand = operands.get(argument.operand());
        return switch (argument.piece()) {
            case WHOLE, LOW -> operand.longValue();
            case HIGH -> operand.shiftRight(64).longValue();
            case QUARTER_0 -> operand.intValue();
            case QUARTER_1 -> operand.shiftRight(32).intValue();
            case QUARTER_2 -> operand.shiftRight(64).intValue();
            case QUARTER_3 -> operand.shiftRight(96).intValue();
        };
    }

    private static BigInteger unsigned(long half) {
        return BigInteger.valueOf(half).mod(HALF);
    }

    /// How many bits an operand of this type has.
    static int width(ValueType type) {
        return type instanceof NumberType number ? ScalarOracle.width(number) : 128;
    }
}

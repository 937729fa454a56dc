package dev.sextant.domain.numerics;

import static dev.sextant.domain.numerics.Outcome.exactly;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ValueType;
import java.math.BigInteger;
import java.util.List;

/// What the standard says of the numeric operators, told from their mnemonics.
///
/// @spec §4.3 Numerics
final class ScalarOracle {

    private ScalarOracle() {}

    /// The width of a number in bits.
    static int width(ValueType type) {
        return type == NumberType.I32 || type == NumberType.F32 ? 32 : 64;
    }

    /// What may come of the operator for these operands.
    static Outcome expected(NumericOperator operator, List<BigInteger> operands) {
        var a = operands.get(0);
        var b = operands.size() > 1 ? operands.get(1) : BigInteger.ZERO;
        var name = operator.mnemonic().substring(4);
        var from = operator.type().parameters().get(0);
        int result = width(operator.type().results().get(0));
        boolean signed = name.endsWith("_s");
        // The operators on one type, then the conversions, whose names hold the type they come from.
        return switch (name.replaceAll("_[if](32|64)(_[su])?$", "")) {
            case "wrap", "reinterpret" -> exactly(new IntegerOracle(result).unsigned(a));
            case "extend" -> exactly(new IntegerOracle(64).unsigned(signed ? new IntegerOracle(32).signed(a) : a));
            case "trunc" -> name.equals("trunc")
                    ? FloatOracle.of(result).apply(name, a, b)
                    : FloatOracle.of(width(from)).trunc(a, result, signed);
            case "trunc_sat" -> FloatOracle.of(width(from)).truncSat(a, result, signed);
            case "convert" -> FloatOracle.of(result).convert(a, width(from), signed);
            case "demote", "promote" -> FloatOracle.of(result).from(FloatOracle.of(width(from)), a);
            default -> from == NumberType.I32 || from == NumberType.I64
                    ? new IntegerOracle(width(from)).apply(name, a, b)
                    : FloatOracle.of(width(from)).apply(name, a, b);
        };
    }
}

package dev.sextant.domain.numerics;

import static dev.sextant.domain.numerics.Outcome.exactly;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import dev.sextant.domain.structure.VectorOperator;
import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the standard says of the vector operators, told from their mnemonics: lane by lane, with the scalar oracles.
///
/// @spec §4.4.3 Vector Instructions
final class VectorOracle {

    /// The lanes of a result, the first lowest. A number is one lane.
    record Result(int width, List<Outcome> lanes) {}

    /// A name that holds the shape it comes from, such as `extmul_low_i8x16_s`.
    private static final Pattern FROM = Pattern.compile("(\\w+?)(?:_(low|high))?_([if])(\\d+)x\\d+(?:_([su]))?(_zero)?");
    private static final Pattern SHAPE = Pattern.compile("([ifv])(\\d+)(?:x\\d+)?");

    private VectorOracle() {}

    /// What may come of the operator for these operands: a v128 as an unsigned integer, a number as its bits.
    static Result expected(VectorOperator operator, List<BigInteger> operands) {
        var mnemonic = operator.mnemonic();
        var shape = SHAPE.matcher(mnemonic.substring(0, mnemonic.indexOf('.')));
        if (!shape.matches()) throw new AssertionError("no such shape: " + mnemonic);
        int width = Integer.parseInt(shape.group(2));
        var name = mnemonic.substring(mnemonic.indexOf('.') + 1);
        var from = FROM.matcher(name);
        if (from.matches()) return converted(width, from, operands);
        return shape.group(1).equals("f") ? floats(width, name, operands) : integers(width, name, operands);
    }

    private static Result integers(int width, String name, List<BigInteger> operands) {
        var oracle = new IntegerOracle(width);
        var x = operands.get(0);
        switch (name) {
            case "splat":
                return each(width, _ -> exactly(oracle.unsigned(x)));
            case "swizzle":
                var lanes = lanes(width, x);
                return each(width, i -> {
                    int index = lane(width, operands, 1, i).intValue();
                    return exactly(index < lanes.size() ? lanes.get(index) : ZERO);
                });
            case "bitselect":
                return whole(exactly(x.and(operands.get(2)).or(operands.get(1).andNot(operands.get(2)))));
            case "any_true":
                return number(x.signum() != 0 ? 1 : 0);
            case "all_true":
                return number(lanes(width, x).stream().noneMatch(lane -> lane.signum() == 0) ? 1 : 0);
            case "bitmask":
                return number(IntStream.range(0, 128 / width)
                        .map(i -> x.testBit(i * width + width - 1) ? 1 << i : 0).sum());
            case "shl", "shr_s", "shr_u":
                return each(width, i -> oracle.apply(name, lane(width, operands, 0, i), operands.get(1)));
            case "eq", "ne", "lt_s", "lt_u", "gt_s", "gt_u", "le_s", "le_u", "ge_s", "ge_u":
                return each(width,
                        i -> mask(width, oracle.apply(name, lane(width, operands, 0, i), lane(width, operands, 1, i))));
            default:
                return each(width, i -> oracle.apply(name, lane(width, operands, 0, i), lane(width, operands, 1, i)));
        }
    }

    private static Result floats(int width, String name, List<BigInteger> operands) {
        var oracle = FloatOracle.of(width);
        return switch (name) {
            case "splat" -> each(width, _ -> exactly(operands.get(0)));
            case "eq", "ne", "lt", "gt", "le", "ge" -> each(width,
                    i -> mask(width, oracle.apply(name, lane(width, operands, 0, i), lane(width, operands, 1, i))));
            default -> each(width, i -> oracle.apply(name, lane(width, operands, 0, i), lane(width, operands, 1, i)));
        };
    }

    private static Result converted(int width, Matcher from, List<BigInteger> operands) {
        int narrow = Integer.parseInt(from.group(4));
        boolean signed = "s".equals(from.group(5));
        var target = new IntegerOracle(width);
        int skipped = "high".equals(from.group(2)) ? 128 / narrow / 2 : 0;
        IntFunction<BigInteger> first = i -> lane(narrow, operands, 0, skipped + i);
        IntFunction<BigInteger> second = i -> lane(narrow, operands, 1, skipped + i);
        IntFunction<BigInteger> number1 = i -> signed ? new IntegerOracle(narrow).signed(first.apply(i)) : first.apply(i);
        IntFunction<BigInteger> number2 = i -> signed ? new IntegerOracle(narrow).signed(second.apply(i)) : second.apply(i);
        IntFunction<Outcome> lane = switch (from.group(1)) {
            case "extend" -> i -> exactly(target.unsigned(number1.apply(i)));
            case "extmul" -> i -> exactly(target.unsigned(number1.apply(i).multiply(number2.apply(i))));
            case "extadd_pairwise" -> i -> exactly(target.unsigned(number1.apply(2 * i).add(number1.apply(2 * i + 1))));
            case "dot" -> i -> exactly(target.unsigned(number1.apply(2 * i).multiply(number2.apply(2 * i))
                    .add(number1.apply(2 * i + 1).multiply(number2.apply(2 * i + 1)))));
            // The lanes to be narrowed are signed, whatever they become.
            case "narrow" -> i -> exactly(target.saturated(new IntegerOracle(narrow).signed(
                    lane(narrow, operands, i / (128 / narrow), i % (128 / narrow))), signed));
            case "convert" -> i -> FloatOracle.of(width).convert(first.apply(i), narrow, signed);
            case "trunc_sat" -> i -> FloatOracle.of(narrow).truncSat(first.apply(i), width, signed);
            case "demote", "promote" -> i -> FloatOracle.of(width).from(FloatOracle.of(narrow), first.apply(i));
            default -> throw new AssertionError("no such conversion: " + from.group());
        };
        boolean zero = from.group(6) != null;
        return each(width, i -> zero && i >= 64 / width ? exactly(ZERO) : lane.apply(i));
    }

    private static Result each(int width, IntFunction<Outcome> lane) {
        return new Result(width, IntStream.range(0, 128 / width).mapToObj(lane).toList());
    }

    private static Result whole(Outcome vector) {
        return new Result(128, List.of(vector));
    }

    private static Result number(int i) {
        return new Result(32, List.of(exactly(BigInteger.valueOf(i))));
    }

    private static Outcome mask(int width, Outcome holds) {
        return holds.equals(exactly(true)) ? exactly(ONE.shiftLeft(width).subtract(ONE)) : exactly(ZERO);
    }

    /// A lane of an operand; of one that the operator does not have, zero.
    private static BigInteger lane(int width, List<BigInteger> operands, int operand, int index) {
        if (operand >= operands.size()) return ZERO;
        return operands.get(operand).shiftRight(index * width).mod(ONE.shiftLeft(width));
    }

    static List<BigInteger> lanes(int width, BigInteger vector) {
        return Stream.iterate(0, shift -> shift < 128, shift -> shift + width)
                .map(shift -> vector.shiftRight(shift).mod(ONE.shiftLeft(width))).toList();
    }
}

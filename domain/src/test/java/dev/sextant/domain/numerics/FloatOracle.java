package dev.sextant.domain.numerics;

import static dev.sextant.domain.numerics.Outcome.exactly;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import dev.sextant.domain.numerics.UndefinedResult.Reason;
import java.math.BigInteger;
import java.util.Arrays;

/// The standard's floating-point operators for a format of IEEE 754, as it defines them: with exact numbers that are rounded
/// once. Knows nothing of Java's floats.
///
/// @param n the width in bits
/// @param p the digits of the significand, the hidden one included
///
/// @spec §4.3.3 Floating-Point Operations
record FloatOracle(int n, int p) {

    static final FloatOracle F32 = new FloatOracle(32, 24);
    static final FloatOracle F64 = new FloatOracle(64, 53);

    static FloatOracle of(int n) {
        return n == 32 ? F32 : F64;
    }

    /// A number `numerator / denominator`; the denominator is positive.
    record Exact(BigInteger numerator, BigInteger denominator) {

        static Exact of(BigInteger i) {
            return new Exact(i, ONE);
        }

        Exact add(Exact that) {
            return new Exact(numerator.multiply(that.denominator).add(that.numerator.multiply(denominator)),
                    denominator.multiply(that.denominator));
        }

        Exact multiply(Exact that) {
            return new Exact(numerator.multiply(that.numerator), denominator.multiply(that.denominator));
        }

        Exact inverse() {
            var sign = BigInteger.valueOf(numerator.signum());
            return new Exact(denominator.multiply(sign), numerator.abs());
        }

        BigInteger floor() {
            return numerator.subtract(numerator.mod(denominator)).divide(denominator);
        }

        BigInteger ceil() {
            return new Exact(numerator.negate(), denominator).floor().negate();
        }

        BigInteger trunc() {
            return numerator.divide(denominator);
        }

        BigInteger nearest() {
            var doubled = Exact.of(numerator.shiftLeft(1));
            var floor = floor();
            int half = doubled.numerator.compareTo(floor.shiftLeft(1).add(ONE).multiply(denominator));
            return half > 0 || half == 0 && floor.testBit(0) ? floor.add(ONE) : floor;
        }
    }

    // The parts of a number.

    BigInteger signBit() {
        return ONE.shiftLeft(n - 1);
    }

    BigInteger infinity() {
        return signBit().subtract(ONE.shiftLeft(p - 1));
    }

    BigInteger canonicalNan() {
        return infinity().or(ONE.shiftLeft(p - 2));
    }

    BigInteger magnitude(BigInteger z) {
        return z.clearBit(n - 1);
    }

    boolean isNegative(BigInteger z) {
        return z.testBit(n - 1);
    }

    boolean isInfinite(BigInteger z) {
        return magnitude(z).equals(infinity());
    }

    boolean isZero(BigInteger z) {
        return magnitude(z).signum() == 0;
    }

    boolean isNan(BigInteger z) {
        return magnitude(z).compareTo(infinity()) > 0;
    }

    boolean isCanonicalNan(BigInteger z) {
        return magnitude(z).equals(canonicalNan());
    }

    boolean isArithmeticNan(BigInteger z) {
        return isNan(z) && z.testBit(p - 2);
    }

    /// The exponent of the lowest digit of the least positive number.
    private int leastExponent() {
        return 3 - (1 << n - p - 1) - p;
    }

    Exact exact(BigInteger z) {
        int exponent = magnitude(z).shiftRight(p - 1).intValue();
        var digits = magnitude(z).mod(ONE.shiftLeft(p - 1));
        if (exponent > 0) digits = digits.setBit(p - 1);
        var signed = isNegative(z) ? digits.negate() : digits;
        int scale = leastExponent() + Math.max(exponent - 1, 0);
        return scale >= 0 ? Exact.of(signed.shiftLeft(scale)) : new Exact(signed, ONE.shiftLeft(-scale));
    }

    /// The nearest number, of two the even one; zero has the sign asked for.
    BigInteger rounded(Exact v, boolean negativeZero) {
        if (v.numerator.signum() == 0) return negativeZero ? signBit() : ZERO;
        var numerator = v.numerator.abs();
        int exponent = Math.max(leastExponent(), numerator.bitLength() - v.denominator.bitLength() - p);
        var digits = scaled(numerator, v.denominator, exponent);
        if (digits.bitLength() > p) digits = scaled(numerator, v.denominator, ++exponent);
        // A carry out of the digits goes on into the exponent, as it should.
        var bits = digits.add(BigInteger.valueOf(exponent - leastExponent()).shiftLeft(p - 1)).min(infinity());
        return v.numerator.signum() < 0 ? bits.or(signBit()) : bits;
    }

    /// The integer nearest to `numerator / denominator / 2^exponent`; if that has more than p digits, it may be one too small.
    private BigInteger scaled(BigInteger numerator, BigInteger denominator, int exponent) {
        var exact = exponent >= 0
                ? new Exact(numerator, denominator.shiftLeft(exponent))
                : new Exact(numerator.shiftLeft(-exponent), denominator);
        return exact.floor().bitLength() > p ? exact.floor() : exact.nearest();
    }

    // Operators.

    /// nans(z*): the canonical NaN unless an operand is a NaN that is not.
    Outcome nans(BigInteger... operands) {
        return new Outcome.Nan(Arrays.stream(operands).noneMatch(z -> isNan(z) && !isCanonicalNan(z)));
    }

    /// The operator with this name, such as `copysign`, on one or two operands; a comparison gives 0 or 1.
    Outcome apply(String operator, BigInteger a, BigInteger b) {
        return switch (operator) {
            case "abs" -> exactly(magnitude(a));
            case "neg" -> exactly(a.flipBit(n - 1));
            case "copysign" -> exactly(isNegative(a) == isNegative(b) ? a : a.flipBit(n - 1));
            case "pmin" -> exactly(less(b, a) ? b : a);
            case "pmax" -> exactly(less(a, b) ? b : a);
            case "eq" -> exactly(equal(a, b));
            case "ne" -> exactly(!equal(a, b));
            case "lt" -> exactly(less(a, b));
            case "gt" -> exactly(less(b, a));
            case "le" -> exactly(less(a, b) || equal(a, b));
            case "ge" -> exactly(less(b, a) || equal(a, b));
            case "ceil", "floor", "trunc", "nearest", "sqrt" -> isNan(a) ? nans(a) : unary(operator, a);
            case "add", "sub", "mul", "div", "min", "max" -> isNan(a) || isNan(b) ? nans(a, b) : switch (operator) {
                case "add" -> add(a, b);
                case "sub" -> add(a, b.flipBit(n - 1));
                case "mul" -> mul(a, b);
                case "div" -> div(a, b);
                case "min" -> exactly(less(a, b) || equal(a, b) && isNegative(a) ? a : b);
                default -> exactly(less(b, a) || equal(a, b) && !isNegative(a) ? a : b);
            };
            default -> throw new AssertionError("no such operator: " + operator);
        };
    }

    private Outcome unary(String operator, BigInteger z) {
        if (isZero(z)) return exactly(z);
        if (operator.equals("sqrt") && isNegative(z)) return nans();
        if (isInfinite(z)) return exactly(z);
        var integer = switch (operator) {
            case "ceil" -> exact(z).ceil();
            case "floor" -> exact(z).floor();
            case "trunc" -> exact(z).trunc();
            case "nearest" -> exact(z).nearest();
            default -> ZERO;
        };
        return exactly(operator.equals("sqrt") ? rounded(root(exact(z)), false) : rounded(Exact.of(integer), isNegative(z)));
    }

    /// The root to many more digits than a number has, with one more digit behind them if it is not exact.
    private Exact root(Exact v) {
        int digits = 2 * p - leastExponent();
        var root = v.numerator.multiply(v.denominator).shiftLeft(2 * digits).sqrtAndRemainder();
        var sticky = root[0].shiftLeft(1).add(root[1].signum() == 0 ? ZERO : ONE);
        return new Exact(sticky, v.denominator.shiftLeft(digits + 1));
    }

    private Outcome add(BigInteger a, BigInteger b) {
        if (isInfinite(a)) return isInfinite(b) && !a.equals(b) ? nans() : exactly(a);
        if (isInfinite(b)) return exactly(b);
        return exactly(rounded(exact(a).add(exact(b)), isNegative(a) && isNegative(b)));
    }

    private Outcome mul(BigInteger a, BigInteger b) {
        boolean negative = isNegative(a) != isNegative(b);
        if (isInfinite(a) || isInfinite(b)) return isZero(a) || isZero(b) ? nans() : infinity(negative);
        return exactly(rounded(exact(a).multiply(exact(b)), negative));
    }

    private Outcome div(BigInteger a, BigInteger b) {
        boolean negative = isNegative(a) != isNegative(b);
        if (isInfinite(a)) return isInfinite(b) ? nans() : infinity(negative);
        if (isInfinite(b)) return exactly(rounded(Exact.of(ZERO), negative));
        if (isZero(b)) return isZero(a) ? nans() : infinity(negative);
        return exactly(rounded(exact(a).multiply(exact(b).inverse()), negative));
    }

    private Outcome infinity(boolean negative) {
        return exactly(negative ? infinity().or(signBit()) : infinity());
    }

    private BigInteger rank(BigInteger z) {
        return isNegative(z) ? magnitude(z).negate() : magnitude(z);
    }

    private boolean less(BigInteger a, BigInteger b) {
        return !isNan(a) && !isNan(b) && rank(a).compareTo(rank(b)) < 0;
    }

    private boolean equal(BigInteger a, BigInteger b) {
        return !isNan(a) && !isNan(b) && rank(a).equals(rank(b));
    }

    // Conversions.

    /// trunc: to an integer of a width, if it has room.
    Outcome trunc(BigInteger z, int width, boolean signed) {
        if (isNan(z)) return new Outcome.Undefined(Reason.INVALID_CONVERSION);
        if (isInfinite(z)) return new Outcome.Undefined(Reason.OVERFLOW);
        var integers = new IntegerOracle(width);
        var integer = exact(z).trunc();
        var nearest = integers.saturated(integer, signed);
        return (signed ? integers.signed(nearest) : nearest).equals(integer)
                ? exactly(nearest)
                : new Outcome.Undefined(Reason.OVERFLOW);
    }

    /// trunc_sat: to the nearest integer of a width.
    Outcome truncSat(BigInteger z, int width, boolean signed) {
        if (isNan(z)) return exactly(ZERO);
        var beyond = ONE.shiftLeft(128);
        var integer = !isInfinite(z) ? exact(z).trunc() : isNegative(z) ? beyond.negate() : beyond;
        return exactly(new IntegerOracle(width).saturated(integer, signed));
    }

    /// convert: the nearest number to an integer of a width.
    Outcome convert(BigInteger i, int width, boolean signed) {
        return exactly(rounded(Exact.of(signed ? new IntegerOracle(width).signed(i) : i), false));
    }

    /// promote or demote: the nearest number to one of another format.
    Outcome from(FloatOracle other, BigInteger z) {
        if (other.isNan(z)) return new Outcome.Nan(other.isCanonicalNan(z));
        if (other.isInfinite(z)) return infinity(other.isNegative(z));
        return exactly(rounded(other.exact(z), other.isNegative(z)));
    }
}

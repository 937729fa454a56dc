package dev.sextant.domain.numerics;

import static dev.sextant.domain.numerics.Outcome.exactly;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;

import dev.sextant.domain.numerics.UndefinedResult.Reason;
import java.math.BigInteger;

/// The standard's integer operators on numbers of any width, as it defines them: with mathematical integers.
///
/// @spec §4.3.2 Integer Operations
record IntegerOracle(int n) {

    BigInteger modulus() {
        return ONE.shiftLeft(n);
    }

    BigInteger unsigned(BigInteger i) {
        return i.mod(modulus());
    }

    BigInteger signed(BigInteger i) {
        return i.testBit(n - 1) ? i.subtract(modulus()) : i;
    }

    BigInteger least() {
        return ONE.shiftLeft(n - 1).negate();
    }

    BigInteger greatest() {
        return ONE.shiftLeft(n - 1).subtract(ONE);
    }

    /// The nearest integer of this width: signed or unsigned.
    BigInteger saturated(BigInteger i, boolean signed) {
        return unsigned(signed ? i.max(least()).min(greatest()) : i.max(ZERO).min(modulus().subtract(ONE)));
    }

    /// The operator with this name, such as `div_s`, on one or two operands; a test or a comparison gives 0 or 1.
    Outcome apply(String operator, BigInteger a, BigInteger b) {
        int count = b.mod(BigInteger.valueOf(n)).intValue();
        return switch (operator) {
            case "add" -> wrapped(a.add(b));
            case "sub" -> wrapped(a.subtract(b));
            case "mul" -> wrapped(a.multiply(b));
            case "div_u" -> b.signum() == 0 ? undefined(Reason.DIVIDE_BY_ZERO) : wrapped(a.divide(b));
            case "div_s" -> {
                if (b.signum() == 0) yield undefined(Reason.DIVIDE_BY_ZERO);
                var quotient = signed(a).divide(signed(b));
                yield quotient.equals(greatest().add(ONE)) ? undefined(Reason.OVERFLOW) : wrapped(quotient);
            }
            case "rem_u" -> b.signum() == 0 ? undefined(Reason.DIVIDE_BY_ZERO) : wrapped(a.remainder(b));
            case "rem_s" -> b.signum() == 0 ? undefined(Reason.DIVIDE_BY_ZERO) : wrapped(signed(a).remainder(signed(b)));
            case "not" -> wrapped(a.not());
            case "and" -> wrapped(a.and(b));
            case "andnot" -> wrapped(a.andNot(b));
            case "or" -> wrapped(a.or(b));
            case "xor" -> wrapped(a.xor(b));
            case "shl" -> wrapped(a.shiftLeft(count));
            case "shr_u" -> wrapped(a.shiftRight(count));
            case "shr_s" -> wrapped(signed(a).shiftRight(count));
            case "rotl" -> wrapped(a.shiftLeft(count).or(a.shiftRight(n - count)));
            case "rotr" -> wrapped(a.shiftRight(count).or(a.shiftLeft(n - count)));
            case "clz" -> wrapped(BigInteger.valueOf(n - a.bitLength()));
            case "ctz" -> wrapped(BigInteger.valueOf(a.signum() == 0 ? n : a.getLowestSetBit()));
            case "popcnt" -> wrapped(BigInteger.valueOf(a.bitCount()));
            case "eqz" -> exactly(a.signum() == 0);
            case "eq" -> exactly(a.equals(b));
            case "ne" -> exactly(!a.equals(b));
            case "lt_s" -> exactly(signed(a).compareTo(signed(b)) < 0);
            case "lt_u" -> exactly(a.compareTo(b) < 0);
            case "gt_s" -> exactly(signed(a).compareTo(signed(b)) > 0);
            case "gt_u" -> exactly(a.compareTo(b) > 0);
            case "le_s" -> exactly(signed(a).compareTo(signed(b)) <= 0);
            case "le_u" -> exactly(a.compareTo(b) <= 0);
            case "ge_s" -> exactly(signed(a).compareTo(signed(b)) >= 0);
            case "ge_u" -> exactly(a.compareTo(b) >= 0);
            case "extend8_s" -> wrapped(lower(8).signed(lower(8).unsigned(a)));
            case "extend16_s" -> wrapped(lower(16).signed(lower(16).unsigned(a)));
            case "extend32_s" -> wrapped(lower(32).signed(lower(32).unsigned(a)));
            case "neg" -> wrapped(a.negate());
            case "abs" -> wrapped(signed(a).abs());
            case "min_s" -> wrapped(signed(a).min(signed(b)));
            case "min_u" -> wrapped(a.min(b));
            case "max_s" -> wrapped(signed(a).max(signed(b)));
            case "max_u" -> wrapped(a.max(b));
            case "add_sat_s" -> exactly(saturated(signed(a).add(signed(b)), true));
            case "add_sat_u" -> exactly(saturated(a.add(b), false));
            case "sub_sat_s" -> exactly(saturated(signed(a).subtract(signed(b)), true));
            case "sub_sat_u" -> exactly(saturated(a.subtract(b), false));
            case "avgr_u" -> wrapped(a.add(b).add(ONE).divide(TWO));
            case "q15mulr_sat_s" -> exactly(
                    saturated(signed(a).multiply(signed(b)).add(ONE.shiftLeft(14)).shiftRight(15), true));
            default -> throw new AssertionError("no such operator: " + operator);
        };
    }

    private Outcome wrapped(BigInteger i) {
        return exactly(unsigned(i));
    }

    private static IntegerOracle lower(int width) {
        return new IntegerOracle(width);
    }

    private static Outcome undefined(Reason reason) {
        return new Outcome.Undefined(reason);
    }
}

package dev.sextant.domain.numerics;

import java.math.BigInteger;

/// What the standard allows an operator to do. Numbers are their bits, read as an unsigned integer.
sealed interface Outcome {

    /// This result and no other.
    record Exactly(BigInteger bits) implements Outcome {
        @Override
        public String toString() {
            return "0x" + bits.toString(16);
        }
    }

    /// A NaN of either sign: the canonical one, or any with the topmost bit of its payload set.
    ///
    /// @spec §4.3.3 NaN Propagation
    record Nan(boolean canonical) implements Outcome {}

    /// No result.
    record Undefined(UndefinedResult.Reason reason) implements Outcome {}

    static Outcome exactly(BigInteger bits) {
        return new Exactly(bits);
    }

    static Outcome exactly(boolean holds) {
        return new Exactly(holds ? BigInteger.ONE : BigInteger.ZERO);
    }

    /// Whether what was `seen`, a number of so many bits or a trap, is allowed.
    default boolean allows(Outcome seen, int width) {
        return switch (this) {
            case Exactly _, Undefined _ -> equals(seen);
            case Nan(var canonical) -> seen instanceof Exactly(var bits)
                    && (canonical ? FloatOracle.of(width).isCanonicalNan(bits) : FloatOracle.of(width).isArithmeticNan(bits));
        };
    }
}

package dev.sextant.domain.numerics;

/// A partial operator met operands for which it is undefined; the instruction that applied it traps.
///
/// It has no stack trace and no causes, so that its instances can be shared and cost nothing where they are thrown.
///
/// @spec §4.3 Numerics
public final class UndefinedResult extends RuntimeException {

    static final UndefinedResult DIVIDE_BY_ZERO = new UndefinedResult(Reason.DIVIDE_BY_ZERO);
    static final UndefinedResult OVERFLOW = new UndefinedResult(Reason.OVERFLOW);
    static final UndefinedResult INVALID_CONVERSION = new UndefinedResult(Reason.INVALID_CONVERSION);

    private final Reason reason;

    private UndefinedResult(Reason reason) {
        super(reason.text(), null, false, false);
        this.reason = reason;
    }

    /// What the operands did wrong.
    public Reason reason() {
        return reason;
    }

    /// The ways in which an operator can be undefined.
    public enum Reason {
        /// `div` or `rem` by zero.
        DIVIDE_BY_ZERO("integer divide by zero"),
        /// A result that the type cannot hold: the least integer divided by -1, or the truncation of a number out of range.
        OVERFLOW("integer overflow"),
        /// The truncation of a NaN.
        INVALID_CONVERSION("invalid conversion to integer");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /// The wording of the standard's test suite.
        public String text() {
            return text;
        }
    }
}

package dev.sextant.adapters.interpreter;

/// What a conditional branch hangs on: a comparison of two registers, or of a register with an immediate.
///
/// @param comparison as [Comparison] counts them
record Condition(int comparison, int register, int other) {

    /// That an i32 register is not zero.
    static Condition notZero(int register) {
        return new Condition(Comparison.NE + Comparison.IMMEDIATE, register, 0);
    }

    /// Goes to a label if the condition holds.
    void branch(Assembler code, Label label) {
        code.emitBranch(Op.BRANCH + comparison, label, register, other);
    }

    /// Goes to a label if the condition does not hold.
    void branchUnless(Assembler code, Label label) {
        if (hasNegation()) {
            negated().branch(code, label);
        } else {
            var past = new Label();
            branch(code, past);
            code.emitBranch(Op.GOTO, label, 0, 0);
            code.bind(past);
        }
    }

    /// Whether [#negated] is a comparison that there is.
    boolean hasNegation() {
        return !Comparison.hasImmediate(comparison) || Comparison.hasNeighbour(other, Comparison.step(comparison));
    }

    /// What holds just where this does not.
    Condition negated() {
        int negated = Comparison.negated(comparison);
        return Comparison.exchanges(comparison)
                ? new Condition(negated, other, register)
                : new Condition(negated, register, other + Comparison.step(comparison));
    }
}

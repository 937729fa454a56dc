package dev.sextant.adapters.interpreter;

/// What a conditional branch hangs on: a comparison of two registers, or of a register with an immediate.
///
/// @param op       the operation that branches where the condition holds
/// @param register the left operand
/// @param other    the right operand: a register or an immediate, as the operation says
record Condition(int op, int register, int other) {

    private static final int NOT_EQUAL = Op.BRANCH_NE_32;
    private static final int NOT_EQUAL_IMMEDIATE = Op.BRANCH_NE_32_IMMEDIATE;

    /// A comparison, as [Comparison] counts them.
    static Condition of(int comparison, int register, int other) {
        return new Condition(Op.BRANCH + comparison, register, other);
    }

    /// That an i32 register is not zero.
    static Condition notZero(int register) {
        return new Condition(NOT_EQUAL_IMMEDIATE, register, 0);
    }

    /// Goes to a label if the condition holds. Where the last instruction counted the register up or down, the branch does that.
    void branch(Assembler code, Label label) {
        if ((op == NOT_EQUAL || op == NOT_EQUAL_IMMEDIATE)
                && code.lastIs(Op.ADD_IMMEDIATE) && code.lastA() == register && code.lastB() == register) {
            int step = code.lastC();
            code.removeLast();
            code.emitBranch(op == NOT_EQUAL ? Op.ADD_BRANCH_NE : Op.ADD_BRANCH_NE_IMMEDIATE, label, register, step);
            code.append(other);
        } else {
            code.emitBranch(op, label, register, other);
        }
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

    private boolean isMask() {
        return op == Op.BRANCH_MASK_ZERO || op == Op.BRANCH_MASK_NOT_ZERO;
    }

    private int comparison() {
        return op - Op.BRANCH;
    }

    /// Whether [#negated] is a condition that there is.
    boolean hasNegation() {
        return isMask()
                || !Comparison.hasImmediate(comparison())
                || Comparison.hasNeighbour(other, Comparison.step(comparison()));
    }

    /// What holds just where this does not.
    Condition negated() {
        if (isMask()) {
            return new Condition(op == Op.BRANCH_MASK_ZERO ? Op.BRANCH_MASK_NOT_ZERO : Op.BRANCH_MASK_ZERO, register, other);
        }
        int negated = Comparison.negated(comparison());
        return Comparison.exchanges(comparison())
                ? of(negated, other, register)
                : of(negated, register, other + Comparison.step(comparison()));
    }

    /// The operation that sets a register to the condition. There is none for a mask.
    int setOp() {
        return op - Op.BRANCH + Op.SET;
    }
}

package dev.sextant.adapters.interpreter;

/// The arithmetic of comparison codes. A comparison is a number from 0 to 27, which is added to [Op#SET] or to [Op#BRANCH]:
/// six on registers (eq ne lt_s le_s lt_u le_u), six with an immediate on the right (eq ne lt_s gt_s lt_u gt_u); first for i32,
/// then for i64; then f64 lt, its contrary, f64 le, its contrary. What is missing is had by exchanging the operands, or with a
/// neighbouring immediate.
final class Comparison {

    static final int EQ = 0;
    static final int NE = 1;
    static final int LT_S = 2;
    static final int LE_S = 3;
    static final int LT_U = 4;
    static final int LE_U = 5;

    /// From a comparison on registers to that with an immediate, where both exist: eq, ne, lt_s, lt_u.
    static final int IMMEDIATE = 6;
    static final int GT_S_IMMEDIATE = 9;
    static final int GT_U_IMMEDIATE = 11;

    /// From an i32 comparison to that of i64s.
    static final int WIDE = 12;

    static final int F64_LT = 24;
    static final int F64_LE = 26;

    /// How many there are.
    static final int COUNT = 28;

    private Comparison() {}

    /// Whether an operation code is that of a comparison which sets a register.
    static boolean isSet(int op) {
        return op >= Op.SET && op < Op.SET + COUNT;
    }

    /// Whether the comparison has an immediate on the right.
    static boolean hasImmediate(int comparison) {
        return comparison < F64_LT && comparison % WIDE >= IMMEDIATE;
    }

    /// The comparison that holds just where this one does not: on exchanged registers, or with the immediate of
    /// [#negatedImmediate].
    static int negated(int comparison) {
        if (comparison >= F64_LT) return comparison ^ 1;
        int wide = comparison / WIDE * WIDE;
        return wide + switch (comparison - wide) {
            case EQ -> NE;
            case NE -> EQ;
            case LT_S -> LE_S;
            case LE_S -> LT_S;
            case LT_U -> LE_U;
            case LE_U -> LT_U;
            case EQ + IMMEDIATE -> NE + IMMEDIATE;
            case NE + IMMEDIATE -> EQ + IMMEDIATE;
            case LT_S + IMMEDIATE -> GT_S_IMMEDIATE;
            case GT_S_IMMEDIATE -> LT_S + IMMEDIATE;
            case LT_U + IMMEDIATE -> GT_U_IMMEDIATE;
            default -> LT_U + IMMEDIATE;
        };
    }

    /// Whether the negation exchanges the registers: of the orders it does.
    static boolean exchanges(int comparison) {
        int narrow = comparison % WIDE;
        return comparison < F64_LT && narrow >= LT_S && narrow <= LE_U;
    }

    /// What is to be added to the immediate for the negation: `not (x < 5)` is `x > 4`.
    static int step(int comparison) {
        if (comparison >= F64_LT) return 0;
        return switch (comparison % WIDE) {
            case LT_S + IMMEDIATE, LT_U + IMMEDIATE -> -1;
            case GT_S_IMMEDIATE, GT_U_IMMEDIATE -> 1;
            default -> 0;
        };
    }

    /// Whether `immediate + step` is the immediate's neighbour in every order, signed or not, 32 bits or 64: not at the ends.
    static boolean hasNeighbour(int immediate, int step) {
        return switch (step) {
            case -1 -> immediate != 0 && immediate != Integer.MIN_VALUE;
            case 1 -> immediate != -1 && immediate != Integer.MAX_VALUE;
            default -> true;
        };
    }
}

package dev.sextant.domain.structure;

import io.vavr.collection.Array;

/// The tables of instructions taken together: 437 rows, which are the 435 instructions of Core 2.0 and the markers `else` and
/// `end`.
///
/// @spec §2.4 Instructions
public final class Operators {

    /// Every row, family by family.
    public static final Array<Operator> ALL = Array.<Operator>of(ContextualOperator.values())
            .appendAll(Array.of(NumericOperator.values()))
            .appendAll(Array.of(AccessOperator.values()))
            .appendAll(Array.of(VectorOperator.values()))
            .appendAll(Array.of(LaneOperator.values()))
            .appendAll(Array.of(LaneAccessOperator.values()));

    private Operators() {}
}

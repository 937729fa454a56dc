package dev.sextant.domain.structure;

import io.vavr.collection.Array;

/// A row whose operand and result types are the same wherever the instruction stands.
///
/// @spec §2.4 Instructions
public sealed interface TypedOperator extends Operator
        permits NumericOperator, VectorOperator, LaneOperator, AccessOperator, LaneAccessOperator {

    /// The columns that all such tables share.
    record Row(int opcode, String mnemonic, FunctionType type, Feature feature) {}

    /// The row itself.
    Row row();

    @Override
    default int opcode() {
        return row().opcode();
    }

    @Override
    default String mnemonic() {
        return row().mnemonic();
    }

    @Override
    default Feature feature() {
        return row().feature();
    }

    /// The types taken from the operand stack and the types put on it.
    default FunctionType type() {
        return row().type();
    }

    /// The operand types of a row.
    static Array<ValueType> in(ValueType... types) {
        return Array.of(types);
    }

    /// The result types of a row.
    static Array<ValueType> out(ValueType... types) {
        return Array.of(types);
    }
}

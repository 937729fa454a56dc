package dev.sextant.domain.structure;

import static dev.sextant.domain.structure.ContextualOperator.*;

import io.vavr.collection.Array;
import io.vavr.control.Option;

/// An instruction: an [Operator] and its immediates. Structured control is flat, as in the binary format: a block begins with
/// [Block], [Loop] or [If] and reaches to its [End].
///
/// Indices are u32. Floats are raw bits, so that the payload of a NaN survives.
///
/// @spec §2.4 Instructions
public sealed interface Instruction {

    /// The row of the tables that this instruction is an instance of.
    Operator operator();

    // §2.4.1 Numeric Instructions

    record I32Const(int value) implements Instruction {
        @Override public Operator operator() { return I32_CONST; }
    }

    record I64Const(long value) implements Instruction {
        @Override public Operator operator() { return I64_CONST; }
    }

    record F32Const(int bits) implements Instruction {
        @Override public Operator operator() { return F32_CONST; }
    }

    record F64Const(long bits) implements Instruction {
        @Override public Operator operator() { return F64_CONST; }
    }

    record Numeric(NumericOperator operator) implements Instruction {}

    // §2.4.2 Vector Instructions

    /// `low` holds bytes 0 to 7, the first of them in its lowest bits; `high` holds bytes 8 to 15.
    record V128Const(long low, long high) implements Instruction {
        @Override public Operator operator() { return V128_CONST; }
    }

    record Vector(VectorOperator operator) implements Instruction {}

    /// `lane` is a byte as it was written; validation holds it against [LaneOperator#lanes].
    record Lane(LaneOperator operator, int lane) implements Instruction {}

    /// Sixteen lane indices, laid out as the bytes of a [V128Const]; validation holds each against 32.
    record Shuffle(long low, long high) implements Instruction {
        @Override public Operator operator() { return I8X16_SHUFFLE; }
    }

    // §2.4.3 Reference Instructions

    record RefNull(ReferenceType type) implements Instruction {
        @Override public Operator operator() { return REF_NULL; }
    }

    record RefIsNull() implements Instruction {
        @Override public Operator operator() { return REF_IS_NULL; }
    }

    record RefFunc(long function) implements Instruction {
        @Override public Operator operator() { return REF_FUNC; }
    }

    // §2.4.4 Parametric Instructions

    record Drop() implements Instruction {
        @Override public Operator operator() { return DROP; }
    }

    /// `types` is what `select t*` names; a plain `select` has none. Validation wants exactly one.
    record Select(Option<Array<ValueType>> types) implements Instruction {
        @Override public Operator operator() { return types.isEmpty() ? SELECT : SELECT_TYPED; }
    }

    // §2.4.5 Variable Instructions

    record LocalGet(long local) implements Instruction {
        @Override public Operator operator() { return LOCAL_GET; }
    }

    record LocalSet(long local) implements Instruction {
        @Override public Operator operator() { return LOCAL_SET; }
    }

    record LocalTee(long local) implements Instruction {
        @Override public Operator operator() { return LOCAL_TEE; }
    }

    record GlobalGet(long global) implements Instruction {
        @Override public Operator operator() { return GLOBAL_GET; }
    }

    record GlobalSet(long global) implements Instruction {
        @Override public Operator operator() { return GLOBAL_SET; }
    }

    // §2.4.6 Table Instructions

    record TableGet(long table) implements Instruction {
        @Override public Operator operator() { return TABLE_GET; }
    }

    record TableSet(long table) implements Instruction {
        @Override public Operator operator() { return TABLE_SET; }
    }

    record TableSize(long table) implements Instruction {
        @Override public Operator operator() { return TABLE_SIZE; }
    }

    record TableGrow(long table) implements Instruction {
        @Override public Operator operator() { return TABLE_GROW; }
    }

    record TableFill(long table) implements Instruction {
        @Override public Operator operator() { return TABLE_FILL; }
    }

    record TableCopy(long target, long source) implements Instruction {
        @Override public Operator operator() { return TABLE_COPY; }
    }

    record TableInit(long table, long element) implements Instruction {
        @Override public Operator operator() { return TABLE_INIT; }
    }

    record ElemDrop(long element) implements Instruction {
        @Override public Operator operator() { return ELEM_DROP; }
    }

    // §2.4.7 Memory Instructions

    record Access(AccessOperator operator, MemoryArgument argument) implements Instruction {}

    record LaneAccess(LaneAccessOperator operator, MemoryArgument argument, int lane) implements Instruction {}

    record MemorySize() implements Instruction {
        @Override public Operator operator() { return MEMORY_SIZE; }
    }

    record MemoryGrow() implements Instruction {
        @Override public Operator operator() { return MEMORY_GROW; }
    }

    record MemoryFill() implements Instruction {
        @Override public Operator operator() { return MEMORY_FILL; }
    }

    record MemoryCopy() implements Instruction {
        @Override public Operator operator() { return MEMORY_COPY; }
    }

    record MemoryInit(long data) implements Instruction {
        @Override public Operator operator() { return MEMORY_INIT; }
    }

    record DataDrop(long data) implements Instruction {
        @Override public Operator operator() { return DATA_DROP; }
    }

    // §2.4.8 Control Instructions

    record Nop() implements Instruction {
        @Override public Operator operator() { return NOP; }
    }

    record Unreachable() implements Instruction {
        @Override public Operator operator() { return UNREACHABLE; }
    }

    record Block(BlockType type) implements Instruction {
        @Override public Operator operator() { return BLOCK; }
    }

    record Loop(BlockType type) implements Instruction {
        @Override public Operator operator() { return LOOP; }
    }

    record If(BlockType type) implements Instruction {
        @Override public Operator operator() { return IF; }
    }

    record Else() implements Instruction {
        @Override public Operator operator() { return ELSE; }
    }

    record End() implements Instruction {
        @Override public Operator operator() { return END; }
    }

    record Br(long label) implements Instruction {
        @Override public Operator operator() { return BR; }
    }

    record BrIf(long label) implements Instruction {
        @Override public Operator operator() { return BR_IF; }
    }

    record BrTable(Indices labels, long otherwise) implements Instruction {
        @Override public Operator operator() { return BR_TABLE; }
    }

    record Return() implements Instruction {
        @Override public Operator operator() { return RETURN; }
    }

    record Call(long function) implements Instruction {
        @Override public Operator operator() { return CALL; }
    }

    record CallIndirect(long table, long type) implements Instruction {
        @Override public Operator operator() { return CALL_INDIRECT; }
    }
}

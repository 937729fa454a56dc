package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import java.util.Arrays;

/// The operand stack while a function is lowered. Every entry has a register of its own, above those of the entries below; but its
/// value need not lie there: an entry can stand for a local or a constant, and costs no instruction until somebody needs it
/// *settled* in its own register.
///
/// An entry that stands for a local must be settled before the local is set. So that this takes no search, the entries that
/// stand for the same local are chained, the newest first.
final class Operands {

    /// What an entry takes: a register, a register among the references, or two registers.
    enum Shape {
        NUMBER, REFERENCE, WIDE;

        static Shape of(ValueType type) {
            return switch (type) {
                case NumberType _ -> NUMBER;
                case ReferenceType _ -> REFERENCE;
                case VectorType _ -> WIDE;
            };
        }

        int slots() {
            return this == WIDE ? 2 : 1;
        }
    }

    private static final int NONE = -1;
    private static final byte SETTLED = 0;
    private static final byte LOCAL = 1;
    private static final byte CONSTANT = 2;

    private final Assembler code;
    private final Constants constants;
    private final int bottom;
    private final int[] newest;

    private byte[] kinds = new byte[16];
    private Shape[] shapes = new Shape[16];
    private int[] registers = new int[16];
    private long[] values = new long[16];
    private int[] older = new int[16];
    private int size;
    private int highest;

    /// Entries below this one do not stand for a local.
    private int withoutLocals;

    /// An empty stack.
    ///
    /// @param locals the number of registers that locals take
    /// @param bottom the first entry's own register
    Operands(Assembler code, Constants constants, int locals, int bottom) {
        this.code = code;
        this.constants = constants;
        this.bottom = bottom;
        this.highest = bottom;
        this.newest = new int[locals];
        Arrays.fill(newest, NONE);
    }

    /// The number of entries.
    int size() {
        return size;
    }

    /// The own register of the next entry.
    int next() {
        return size == 0 ? bottom : registers[size - 1] + shapes[size - 1].slots();
    }

    /// The first register that no entry ever had.
    int highest() {
        return highest;
    }

    private int push(byte kind, Shape shape, long value) {
        int register = next();
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            shapes = Arrays.copyOf(shapes, size * 2);
            registers = Arrays.copyOf(registers, size * 2);
            values = Arrays.copyOf(values, size * 2);
            older = Arrays.copyOf(older, size * 2);
        }
        kinds[size] = kind;
        shapes[size] = shape;
        registers[size] = register;
        values[size] = value;
        older[size] = NONE;
        size++;
        highest = Math.max(highest, register + shape.slots());
        return register;
    }

    /// An entry whose value will be put into its own register, which is the answer.
    int push(Shape shape) {
        return push(SETTLED, shape, NONE);
    }

    /// Entries whose values will be put into their own registers.
    void pushAll(Shape[] shapes) {
        for (var shape : shapes) push(shape);
    }

    /// An entry that stands for a local.
    void pushLocal(int register, Shape shape) {
        push(LOCAL, shape, register);
        older[size - 1] = newest[register];
        newest[register] = size - 1;
    }

    /// An entry that stands for a constant: a number as its register would hold it.
    void pushConstant(long value) {
        push(CONSTANT, Shape.NUMBER, value);
    }

    /// Takes the topmost entry away. What is known of it stays known until the next push.
    ///
    /// @return its index
    int pop() {
        int index = --size;
        unchain(index);
        withoutLocals = Math.min(withoutLocals, size);
        return index;
    }

    /// Takes entries away until there are so many.
    void truncate(int size) {
        while (this.size > size) pop();
    }

    private void unchain(int index) {
        if (values[index] != NONE && kinds[index] != CONSTANT && newest[(int) values[index]] == index) {
            newest[(int) values[index]] = older[index];
        }
    }

    // ---- one entry -------------------------------------------------------------------------------------------------------

    Shape shape(int index) {
        return shapes[index];
    }

    /// The entry's own register.
    int own(int index) {
        return registers[index];
    }

    boolean isConstant(int index) {
        return kinds[index] == CONSTANT;
    }

    boolean isLocal(int index) {
        return kinds[index] == LOCAL;
    }

    boolean isSettled(int index) {
        return kinds[index] == SETTLED;
    }

    long constant(int index) {
        return values[index];
    }

    /// Whether the last instruction did nothing but compute this entry.
    boolean isLast(int index) {
        return isSettled(index) && code.lastWrites(registers[index]);
    }

    /// A register that holds the value: the local's, one of the constants', or the entry's own.
    int source(int index) {
        if (isLocal(index)) return (int) values[index];
        if (isConstant(index)) {
            int register = constants.register(values[index]);
            if (register >= 0) return register;
        }
        settle(index);
        return registers[index];
    }

    /// Has the value lie in the entry's own register.
    void settle(int index) {
        if (isSettled(index)) return;
        copy(index, registers[index]);
        if (isConstant(index)) values[index] = NONE;
        kinds[index] = SETTLED;
    }

    /// Settles the topmost entries.
    void settleTop(int count) {
        for (int i = size - count; i < size; i++) settle(i);
    }

    /// Settles the topmost entries and takes them away.
    ///
    /// @return the lowest one's register
    int settleAndPop(int count) {
        settleTop(count);
        truncate(size - count);
        return next();
    }

    /// Settles the entries that stand for a local: what comes now may be left on several ways.
    void settleLocals() {
        for (int i = withoutLocals; i < size; i++) {
            if (isLocal(i)) settle(i);
        }
        withoutLocals = size;
    }

    /// Settles the entries that stand for this local, which is about to be set.
    void settleAllOf(int local) {
        for (int i = newest[local]; i != NONE; i = older[i]) {
            if (isLocal(i)) settle(i);
            values[i] = NONE;
        }
        newest[local] = NONE;
    }

    /// Whether an entry stands for this local.
    boolean standsFor(int local) {
        for (int i = newest[local]; i != NONE; i = older[i]) {
            if (isLocal(i)) return true;
        }
        return false;
    }

    /// Puts the value into a register, and changes nothing about the entry.
    void copy(int index, int target) {
        int source = isLocal(index) ? (int) values[index] : registers[index];
        switch (shapes[index]) {
            case NUMBER -> {
                if (isConstant(index)) {
                    loadConstant(target, values[index]);
                } else if (source != target) {
                    code.emitResult(Op.MOVE, target, source, 0);
                }
            }
            case REFERENCE -> {
                if (source != target) code.emit(Op.MOVE_REFERENCE, target, source, 0);
            }
            case WIDE -> {
                if (source != target) code.emit(Op.MOVE_WIDE, target, source, 0);
            }
        }
    }

    /// Puts a number into a register.
    void loadConstant(int target, long value) {
        if (value == (int) value) {
            code.emitResult(Op.CONST, target, (int) value, 0);
        } else {
            code.emitResult(Op.CONST_WIDE, target, (int) value, (int) (value >>> 32));
        }
    }
}

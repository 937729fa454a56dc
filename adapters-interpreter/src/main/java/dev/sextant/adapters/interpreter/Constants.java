package dev.sextant.adapters.interpreter;

/// Registers that hold constants throughout a call. A constant that an operation wants in a register costs an instruction each
/// time; within a loop it is worth one when the function is entered.
final class Constants {

    /// The registers set aside for them in every frame.
    static final int ROOM = 6;

    private final int first;
    private final long[] values = new long[ROOM];
    private int size;
    private int loops;

    /// @param first the first of the registers
    Constants(int first) {
        this.first = first;
    }

    /// A loop begins.
    void enterLoop() {
        loops++;
    }

    /// A loop ends.
    void leaveLoop() {
        loops--;
    }

    /// A register that holds the constant, or a negative number where there is none for it.
    int register(long value) {
        if (loops == 0) return -1;
        for (int i = 0; i < size; i++) {
            if (values[i] == value) return first + i;
        }
        if (size == ROOM) return -1;
        values[size] = value;
        return first + size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Emits what puts the constants into their registers.
    void emit(Operands operands) {
        for (int i = 0; i < size; i++) operands.loadConstant(first + i, values[i]);
    }
}

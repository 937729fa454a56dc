package dev.sextant.adapters.interpreter;

import java.util.Arrays;

/// Register code in the making: instructions of four ints, with more ints behind some of them. Addresses count ints from the start
/// of the [CodeSpace] that the code is made for.
final class Assembler {

    /// The ints of an instruction.
    static final int LENGTH = 4;

    private static final int NONE = -1;

    private final int origin;
    private int[] words = new int[64];
    private int size;

    /// Where the last instruction stands if its `a` is the one register it writes, else NONE.
    private int result = NONE;

    /// Where the one before it stands, if both are such and of four ints, else NONE.
    private int before = NONE;

    private OffsetTable offsets = OffsetTable.NONE;
    private long offset;

    /// Code that will lie at this address.
    Assembler(int origin) {
        this.origin = origin;
    }

    /// Has the offsets of instructions written down in a table.
    void recordOffsets(OffsetTable table) {
        offsets = table;
    }

    /// From here on code is for the instruction at this offset of the module.
    void beginInstruction(long offset) {
        this.offset = offset;
    }

    /// The address of what comes next.
    int here() {
        return origin + size;
    }

    /// The code so far.
    int[] words() {
        return Arrays.copyOf(words, size);
    }

    /// An instruction.
    void emit(int op, int a, int b, int c) {
        offsets.add(here(), offset);
        if (size + LENGTH > words.length) words = Arrays.copyOf(words, words.length * 2);
        words[size] = op;
        words[size + 1] = a;
        words[size + 2] = b;
        words[size + 3] = c;
        size += LENGTH;
        result = NONE;
        before = NONE;
    }

    /// An instruction whose one effect on registers is that it writes `a`.
    void emitResult(int op, int a, int b, int c) {
        int previous = lastIsPlain() ? result : NONE;
        emit(op, a, b, c);
        result = size - LENGTH;
        before = previous;
    }

    /// The same for an instruction taken back, or one that does its work too: a trap is still its.
    ///
    /// @param offset what [#removeLast] gave
    void emitResultAt(long offset, int op, int a, int b, int c) {
        long current = this.offset;
        this.offset = offset;
        emitResult(op, a, b, c);
        this.offset = current;
    }

    /// An int more behind the last instruction.
    void append(int word) {
        if (size == words.length) words = Arrays.copyOf(words, words.length * 2);
        words[size++] = word;
    }

    /// Replaces an int.
    void replace(int address, int word) {
        words[address - origin] = word;
    }

    // ---- labels ----------------------------------------------------------------------------------------------------------

    /// An instruction that goes to a label.
    void emitBranch(int op, Label label, int b, int c) {
        emit(op, 0, b, c);
        refer(size - LENGTH + 1, label);
    }

    /// The address of a label as an int behind the last instruction.
    void appendAddress(Label label) {
        append(0);
        refer(size - 1, label);
    }

    private void refer(int index, Label label) {
        if (label.isBound()) {
            words[index] = label.address;
        } else {
            words[index] = label.pending;
            label.pending = index;
        }
    }

    /// Puts a label here. Code that comes together cannot be changed as if it came from above only.
    void bind(Label label) {
        result = NONE;
        before = NONE;
        label.address = here();
        for (int index = label.pending; index != Label.NOWHERE; ) {
            int next = words[index];
            words[index] = label.address;
            index = next;
        }
        label.pending = Label.NOWHERE;
    }

    // ---- the last instruction, while it can still be changed -------------------------------------------------------------

    /// Whether the last instruction does nothing but write this register.
    boolean lastWrites(int register) {
        return result != NONE && words[result + 1] == register;
    }

    /// Whether the last instruction does nothing but write one register, and is one of four ints.
    boolean lastIsPlain() {
        return result != NONE && result == size - LENGTH;
    }

    /// Whether the last instruction is a plain one of this operation.
    boolean lastIs(int op) {
        return lastIsPlain() && words[result] == op;
    }

    int lastA() {
        return words[result + 1];
    }

    int lastOp() {
        return words[result];
    }

    int lastB() {
        return words[result + 2];
    }

    int lastC() {
        return words[result + 3];
    }

    /// Has the last instruction write another register.
    void redirectLast(int register) {
        words[result + 1] = register;
    }

    /// Has the last instruction do something else with the same operands.
    void replaceLastOp(int op) {
        words[result] = op;
        offsets.removeFrom(origin + result);
        offsets.add(origin + result, offset);
    }

    /// Takes the last instruction back, which must be a plain one.
    ///
    /// @return the offset of the instruction that it was for
    long removeLast() {
        size = result;
        result = before;
        before = NONE;
        long removed = offsets.at(here());
        offsets.removeFrom(here());
        return removed;
    }
}

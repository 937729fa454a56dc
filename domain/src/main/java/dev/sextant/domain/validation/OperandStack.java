package dev.sextant.domain.validation;

import java.util.Arrays;

/// The operand stack of the algorithm: the types of the values that execution would find, innermost block on top.
///
/// The part above [#floor] belongs to the innermost block. Once that is [#polymorphic], because an instruction before does not go
/// on, the part has any number of operands of unknown type below it.
///
/// @spec A.3 Validation Algorithm
final class OperandStack {

    /// The most operands that a function may have on its stack. The standard knows no such limit; without one, calls of two bytes
    /// with a thousand results each would ask for gigabytes.
    static final int MOST = 1_000_000;

    private byte[] codes = new byte[256];
    private int height;
    private int maximum;
    private int floor;
    private boolean polymorphic;

    /// Empties the stack for another function.
    void clear() {
        height = 0;
        maximum = 0;
        floor = 0;
        polymorphic = false;
    }

    /// The number of operands.
    int height() {
        return height;
    }

    /// The largest number since the stack was cleared.
    int maximum() {
        return maximum;
    }

    int floor() {
        return floor;
    }

    boolean polymorphic() {
        return polymorphic;
    }

    /// The block that begins here takes nothing from below.
    void raiseFloor() {
        floor = height;
        polymorphic = false;
    }

    /// Goes back to an outer block.
    void restoreFloor(int floor, boolean polymorphic) {
        this.floor = floor;
        this.polymorphic = polymorphic;
    }

    /// What follows is not reached: drops the block's operands and takes any from now on.
    void makePolymorphic() {
        height = floor;
        polymorphic = true;
    }

    /// Puts back what was taken since the stack had this height.
    void restore(int height) {
        this.height = height;
    }

    /// Takes operands of these types if they are there.
    boolean pop(ResultType types) {
        byte[] wanted = types.codes();
        int bottom = height - wanted.length;
        if (bottom < floor) return popShort(wanted);
        if (wanted.length > 8) return popMany(wanted, bottom);
        for (int i = 0; i < wanted.length; i++) {
            byte actual = codes[bottom + i];
            if (actual != wanted[i] && actual != ResultType.UNKNOWN) return false;
        }
        height = bottom;
        return true;
    }

    /// Takes operands of these types if they are there and the block has no others, as its end wants it.
    boolean popAll(ResultType types) {
        return height - floor <= types.size() && pop(types);
    }

    private boolean popMany(byte[] wanted, int bottom) {
        // The first comparison is a vector instruction or two: with a thousand operands that matters.
        if (!Arrays.equals(codes, bottom, height, wanted, 0, wanted.length) && !fits(wanted, 0, bottom)) return false;
        height = bottom;
        return true;
    }

    private boolean popShort(byte[] wanted) {
        if (!polymorphic || !fits(wanted, wanted.length - (height - floor), floor)) return false;
        height = floor;
        return true;
    }

    /// Whether the operands from a position up to the top fit what is wanted from another position on.
    private boolean fits(byte[] wanted, int from, int bottom) {
        for (int i = from; i < wanted.length; i++) {
            byte actual = codes[bottom + i - from];
            if (actual != wanted[i] && actual != ResultType.UNKNOWN) return false;
        }
        return true;
    }

    /// Whether there is an operand to take.
    boolean hasOperand() {
        return height > floor || polymorphic;
    }

    /// Takes an operand of whatever type; there is one.
    int pop() {
        return height > floor ? codes[--height] : ResultType.UNKNOWN;
    }

    /// Puts one operand; false if that is more than [#MOST].
    boolean push(int code) {
        if (height == codes.length && !grow(1)) return false;
        codes[height++] = (byte) code;
        if (height > maximum) maximum = height;
        return true;
    }

    /// Puts operands of these types; false if that is more than [#MOST].
    boolean push(ResultType types) {
        byte[] pushed = types.codes();
        int size = pushed.length;
        if (height > codes.length - size && !grow(size)) return false;
        if (size == 1) {
            codes[height] = pushed[0];
        } else {
            System.arraycopy(pushed, 0, codes, height, size);
        }
        height += size;
        if (height > maximum) maximum = height;
        return true;
    }

    private boolean grow(int size) {
        if (height > MOST - size) return false;
        codes = Arrays.copyOf(codes, Math.max(height + size, Math.min(MOST, codes.length * 2)));
        return true;
    }

    /// The innermost block's operands as messages show them, the upper `most` of them.
    String text(int most) {
        int from = Math.max(floor, height - most);
        var text = ResultType.text(codes, from, height);
        if (from == floor && !polymorphic) return text;
        return "[.." + (from == height ? "" : " ") + text.substring(1);
    }
}

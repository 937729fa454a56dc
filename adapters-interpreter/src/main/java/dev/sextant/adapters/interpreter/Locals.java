package dev.sextant.adapters.interpreter;

import dev.sextant.adapters.interpreter.Operands.Shape;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.validation.ValidFunction;
import io.vavr.collection.Array;
import java.util.Arrays;

/// The locals of a function while it is lowered: their registers, and which of them may be read before they are set. Only those
/// need a zero to begin with.
///
/// A local is set for certain behind a `local.set` up to the end of the block around it; and beyond, where nothing but the block's
/// own end leads there.
final class Locals {

    private final Shape[] shapes;
    private final int[] registers;
    private final boolean[] isSet;
    private final boolean[] needsZero;
    private final int parameters;
    private final int slots;

    /// The locals in the order in which they became set.
    private int[] log = new int[8];
    private int logged;

    Locals(ValidFunction function) {
        this.parameters = function.type().parameters().size();
        this.shapes = shapes(function);
        this.registers = new int[shapes.length];
        this.isSet = new boolean[shapes.length];
        this.needsZero = new boolean[shapes.length];
        int next = 0;
        for (int i = 0; i < shapes.length; i++) {
            registers[i] = next;
            next += shapes[i].slots();
        }
        this.slots = next;
        Arrays.fill(isSet, 0, parameters, true);
    }

    private static Shape[] shapes(ValidFunction function) {
        var parameters = function.type().parameters();
        int count = parameters.size();
        for (var run : function.code().locals()) count += (int) run.count();
        var shapes = Arrays.copyOf(shapes(parameters), count);
        int index = parameters.size();
        for (var run : function.code().locals()) {
            int end = index + (int) run.count();
            Arrays.fill(shapes, index, end, Shape.of(run.type()));
            index = end;
        }
        return shapes;
    }

    /// What values of these types take.
    static Shape[] shapes(Array<ValueType> types) {
        var shapes = new Shape[types.size()];
        for (int i = 0; i < shapes.length; i++) shapes[i] = Shape.of(types.get(i));
        return shapes;
    }

    /// The number of registers that they take together.
    int slots() {
        return slots;
    }

    int register(int local) {
        return registers[local];
    }

    Shape shape(int local) {
        return shapes[local];
    }

    /// Notes that a local is read here.
    void read(int local) {
        if (!isSet[local]) needsZero[local] = true;
    }

    /// Notes that a local is set here.
    void set(int local) {
        if (isSet[local]) return;
        isSet[local] = true;
        if (logged == log.length) log = Arrays.copyOf(log, logged * 2);
        log[logged++] = local;
    }

    /// A mark to go back to.
    int mark() {
        return logged;
    }

    /// What was set since the mark may not have been.
    void backTo(int mark) {
        while (logged > mark) isSet[log[--logged]] = false;
    }

    /// Whether [#emitZeros] has anything to do.
    boolean needsZeros() {
        for (boolean needed : needsZero) {
            if (needed) return true;
        }
        return false;
    }

    /// Emits what gives the locals their first values that need them.
    void emitZeros(Assembler code) {
        int from = parameters;
        while (from < shapes.length) {
            int to = from;
            while (to < shapes.length && needsZero[to]) to++;
            if (to > from) emitZeros(code, registers[from], to == shapes.length ? slots : registers[to]);
            from = to + 1;
        }
        for (int i = parameters; i < shapes.length; i++) {
            if (needsZero[i] && shapes[i] == Shape.REFERENCE) code.emit(Op.REF_NULL, registers[i], 0, 0);
        }
    }

    private static void emitZeros(Assembler code, int from, int to) {
        if (to - from > 16) {
            code.emit(Op.ZERO_MANY, from, to, 0);
            return;
        }
        for (; from + 4 <= to; from += 4) code.emit(Op.ZERO_FOUR, from, 0, 0);
        for (; from < to; from++) code.emit(Op.ZERO, from, 0, 0);
    }
}

package dev.sextant.domain.validation;

import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import java.util.Arrays;

/// A result type `[t*]`: the types of values on the operand stack, the last of them on top.
///
/// Held as the bytes that stand for the types in the binary format, since the rules compare types once or more per instruction
/// of a module. The types derived from one are made when first asked for and kept.
///
/// @spec §2.3.5 Result Types
public final class ResultType {

    /// The code of an operand that unreachable code may take for any type.
    static final byte UNKNOWN = 0;

    /// The code that only an [#UNKNOWN] operand fits: what a `br_table` asks for where its labels disagree.
    static final byte BOTTOM = 1;

    /// Every code is below.
    static final int CODES = 128;

    /// `[]`.
    public static final ResultType EMPTY = new ResultType(new byte[0]);

    private static final ValueType[] BY_CODE = new ValueType[CODES];
    private static final ResultType[] SINGLE = new ResultType[CODES];

    static {
        for (var type : NumberType.values()) enter(type);
        for (var type : VectorType.values()) enter(type);
        for (var type : ReferenceType.values()) enter(type);
    }

    private final byte[] codes;
    private ResultType withIndex;
    private Typing.Arrow test;
    private Typing.Jump jump;

    private ResultType(byte[] codes) {
        this.codes = codes;
    }

    private static void enter(ValueType type) {
        BY_CODE[type.code()] = type;
        SINGLE[type.code()] = new ResultType(new byte[] {(byte) type.code()});
    }

    /// These types, the last on top.
    public static ResultType of(ValueType... types) {
        return of(Array.of(types));
    }

    /// These types, the last on top.
    public static ResultType of(Array<ValueType> types) {
        int size = types.size();
        if (size == 0) return EMPTY;
        if (size == 1) return of(types.get(0).code());
        var codes = new byte[size];
        for (int i = 0; i < size; i++) codes[i] = (byte) types.get(i).code();
        return new ResultType(codes);
    }

    /// `[t]`, by the code of t.
    static ResultType of(int code) {
        return SINGLE[code];
    }

    /// The type that a code stands for.
    static ValueType type(int code) {
        var type = BY_CODE[code];
        if (type == null) throw new ImpossibleException("no value has the type " + text(code));
        return type;
    }

    /// The type that a code stands for, as messages show it.
    static String text(int code) {
        return switch (code) {
            case UNKNOWN -> "any";
            case BOTTOM -> "never";
            default -> BY_CODE[code].text();
        };
    }

    /// The number of types.
    public int size() {
        return codes.length;
    }

    /// The type at a position from 0, which is the bottom.
    public ValueType get(int position) {
        return type(codes[position]);
    }

    /// The types in order. Not to be asked unless [#isInhabited].
    public Array<ValueType> types() {
        return Array.tabulate(codes.length, this::get);
    }

    /// Whether there are values of these types. There are, save for a `br_table` whose labels disagree: validation accepts that
    /// in unreachable code only.
    public boolean isInhabited() {
        for (byte code : codes) {
            if (code == BOTTOM) return false;
        }
        return true;
    }

    // Threads may share a result type: each field below is read once, so that a value that another thread has just made, or
    // that both make, is as good as any.

    /// `[t* i32]`.
    ResultType withIndex() {
        var known = withIndex;
        if (known == null) {
            var longer = Arrays.copyOf(codes, codes.length + 1);
            longer[codes.length] = (byte) NumberType.I32.code();
            known = longer.length == 1 ? of(longer[0]) : new ResultType(longer);
            withIndex = known;
        }
        return known;
    }

    /// `[t* i32] -> [t*]`: a branch that may not be taken.
    Typing.Arrow test() {
        var known = test;
        if (known == null) {
            known = new Typing.Arrow(withIndex(), this);
            test = known;
        }
        return known;
    }

    /// `[t1* t*] -> [t2*]`: what does not go on to the next instruction.
    Typing.Jump jump() {
        var known = jump;
        if (known == null) {
            known = new Typing.Jump(this);
            jump = known;
        }
        return known;
    }

    /// What fits both, which are of one size.
    ResultType meet(ResultType other) {
        if (equals(other)) return this;
        var met = codes.clone();
        for (int i = 0; i < met.length; i++) {
            if (met[i] != other.codes[i]) met[i] = BOTTOM;
        }
        return new ResultType(met);
    }

    /// The codes themselves: read, never written.
    byte[] codes() {
        return codes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResultType that && Arrays.equals(codes, that.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return text(codes, 0, codes.length);
    }

    /// Codes as messages show them.
    static String text(byte[] codes, int from, int to) {
        var text = new StringBuilder("[");
        for (int i = from; i < to; i++) text.append(i == from ? "" : " ").append(text(codes[i]));
        return text.append(']').toString();
    }
}

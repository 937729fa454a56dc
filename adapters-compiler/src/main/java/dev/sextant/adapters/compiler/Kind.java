package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/// How the JVM holds a value: in its own type of the same width, a reference as an `Object`, a v128 as two `long`s, the low half
/// first.
enum Kind {
    INT(TypeKind.INT, ConstantDescs.CD_int, 'I'),
    LONG(TypeKind.LONG, ConstantDescs.CD_long, 'J'),
    FLOAT(TypeKind.FLOAT, ConstantDescs.CD_float, 'F'),
    DOUBLE(TypeKind.DOUBLE, ConstantDescs.CD_double, 'D'),
    REFERENCE(TypeKind.REFERENCE, ConstantDescs.CD_Object, 'A'),
    VECTOR(TypeKind.LONG, ConstantDescs.CD_long, 'V');

    private final TypeKind carrier;
    private final ClassDesc type;
    private final char letter;

    Kind(TypeKind carrier, ClassDesc type, char letter) {
        this.carrier = carrier;
        this.type = type;
        this.letter = letter;
    }

    /// The kind of a type's values. It is asked for several times an instruction, where the switch that
    /// javac makes of constants of several enums takes too long.
    static Kind of(ValueType type) {
        if (type instanceof NumberType number) {
            return switch (number) {
                case I32 -> INT;
                case I64 -> LONG;
                case F32 -> FLOAT;
                case F64 -> DOUBLE;
            };
        }
        return type == VectorType.V128 ? VECTOR : REFERENCE;
    }

    /// The kinds of some types' values.
    static Kind[] of(Array<ValueType> types) {
        var kinds = new Kind[types.size()];
        for (int i = 0; i < kinds.length; i++) kinds[i] = of(types.get(i));
        return kinds;
    }

    /// The same with each vector as two longs.
    static List<Kind> pieces(Array<ValueType> types) {
        var pieces = new ArrayList<Kind>(types.size());
        for (var type : types) {
            var kind = of(type);
            if (kind == VECTOR) pieces.add(LONG);
            pieces.add(kind == VECTOR ? LONG : kind);
        }
        return pieces;
    }

    /// The JVM's type; of a vector that of each half.
    TypeKind carrier() {
        return carrier;
    }

    /// The JVM's type; of a vector that of each half.
    ClassDesc type() {
        return type;
    }

    /// A letter for names.
    char letter() {
        return letter;
    }

    /// The JVM's slots that a value takes, on the stack or among the locals.
    int slots() {
        return this == VECTOR ? 4 : carrier.slotSize();
    }
}

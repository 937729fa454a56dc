package dev.sextant.adapters.compiler;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Locale;

/// How the Vector API sees the lanes of 128 bits: a class for each type of lane.
enum Lane {
    BYTE(ConstantDescs.CD_byte),
    SHORT(ConstantDescs.CD_short),
    INT(ConstantDescs.CD_int),
    LONG(ConstantDescs.CD_long),
    FLOAT(ConstantDescs.CD_float),
    DOUBLE(ConstantDescs.CD_double);

    static final String PACKAGE = "jdk.incubator.vector";

    private final ClassDesc scalar;
    private final ClassDesc vector;
    private final String view;

    Lane(ClassDesc scalar) {
        this.scalar = scalar;
        var word = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        this.vector = ClassDesc.of(PACKAGE, word + "Vector");
        this.view = "reinterpretAs" + word + "s";
    }

    /// The type of a lane.
    ClassDesc scalar() {
        return scalar;
    }

    /// The class of vectors.
    ClassDesc vector() {
        return vector;
    }

    /// The method that sees the same bits in these lanes.
    String view() {
        return view;
    }

    /// The bits of a lane.
    int bits() {
        return switch (this) {
            case BYTE -> 8;
            case SHORT -> 16;
            case INT, FLOAT -> 32;
            case LONG, DOUBLE -> 64;
        };
    }
}

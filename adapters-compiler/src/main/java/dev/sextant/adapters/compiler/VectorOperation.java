package dev.sextant.adapters.compiler;

import java.lang.constant.ClassDesc;

/// The operations of the Vector API that are used here: constants of its class `VectorOperators`, each of one of that class's types.
enum VectorOperation {
    ADD("Associative"), SUB("Binary"), MUL("Associative"), DIV("Binary"), MIN("Associative"), MAX("Associative"),
    UMIN("Associative"), UMAX("Associative"), AND("Associative"), OR("Associative"), XOR("Associative"), AND_NOT("Binary"),
    SADD("Binary"), SUADD("Binary"), SSUB("Binary"), SUSUB("Binary"), LSHL("Binary"), ASHR("Binary"), LSHR("Binary"),
    ABS("Unary"), SQRT("Unary"), NOT("Unary"),
    EQ("Comparison"), NE("Comparison"), LT("Comparison"), LE("Comparison"), GT("Comparison"), GE("Comparison"),
    ULT("Comparison"), ULE("Comparison"), UGT("Comparison"), UGE("Comparison"),
    F2I("Conversion"), I2F("Conversion");

    static final ClassDesc HOME = ClassDesc.of(Lane.PACKAGE, "VectorOperators");
    static final ClassDesc UNARY = HOME.nested("Unary");
    static final ClassDesc BINARY = HOME.nested("Binary");
    static final ClassDesc COMPARISON = HOME.nested("Comparison");
    static final ClassDesc CONVERSION = HOME.nested("Conversion");

    private final ClassDesc type;

    VectorOperation(String type) {
        this.type = ClassDesc.of(Lane.PACKAGE, "VectorOperators").nested(type);
    }

    /// The type of the constant.
    ClassDesc type() {
        return type;
    }
}

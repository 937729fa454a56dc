package dev.sextant.adapters.compiler;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Code that moves values between the JVM's stack and the places where they are passed otherwise: an instance's fields and arrays,
/// and the slots of calls from outside.
final class Passing {

    private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
    private static final MethodTypeDesc PUT_NUMBER =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, Names.INSTANCE, ConstantDescs.CD_int);
    private static final MethodTypeDesc PUT_REFERENCE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, Names.INSTANCE, ConstantDescs.CD_int);

    /// Results beyond the first that have fields of their own.
    private static final int FIELDS = 3;

    private Passing() {}

    /// Makes a slot's number of the value on the stack, which is not a reference.
    static void toNumber(CodeBuilder code, Kind kind) {
        switch (kind) {
            case INT -> code.i2l();
            case LONG, VECTOR -> { }
            case FLOAT -> code.invokestatic(ConstantDescs.CD_Float, "floatToRawIntBits",
                    MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float)).i2l();
            case DOUBLE -> code.invokestatic(ConstantDescs.CD_Double, "doubleToRawLongBits",
                    MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
            case REFERENCE -> throw new IllegalArgumentException("a reference is no number");
        }
    }

    /// Makes a value of the slot's number on the stack.
    static void fromNumber(CodeBuilder code, Kind kind) {
        switch (kind) {
            case INT -> code.l2i();
            case LONG, VECTOR -> { }
            case FLOAT -> code.l2i().invokestatic(ConstantDescs.CD_Float, "intBitsToFloat",
                    MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
            case DOUBLE -> code.invokestatic(ConstantDescs.CD_Double, "longBitsToDouble",
                    MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
            case REFERENCE -> throw new IllegalArgumentException("a reference is no number");
        }
    }

    /// Takes a result beyond the first from the stack into the instance in a local.
    ///
    /// @param index the result, from 1
    static void storeResult(CodeBuilder code, int index, Kind kind, int instance) {
        if (index > FIELDS) {
            storeInArray(code, index, kind, instance);
        } else if (kind == Kind.REFERENCE) {
            code.aload(instance).swap().putfield(Names.INSTANCE, "reference" + index, ConstantDescs.CD_Object);
        } else {
            toNumber(code, kind);
            code.aload(instance).dup_x2().pop().putfield(Names.INSTANCE, "number" + index, ConstantDescs.CD_long);
        }
    }

    /// Puts a result beyond the first on the stack.
    ///
    /// @param index the result, from 1
    static void loadResult(CodeBuilder code, int index, Kind kind, int instance) {
        if (index > FIELDS) {
            loadFromArray(code, index, kind, instance);
        } else if (kind == Kind.REFERENCE) {
            code.aload(instance).getfield(Names.INSTANCE, "reference" + index, ConstantDescs.CD_Object);
        } else {
            code.aload(instance).getfield(Names.INSTANCE, "number" + index, ConstantDescs.CD_long);
            fromNumber(code, kind);
        }
    }

    /// Takes a value from the stack into an array of the instance.
    static void storeInArray(CodeBuilder code, int index, Kind kind, int instance) {
        if (kind == Kind.REFERENCE) {
            code.aload(instance).loadConstant(index).invokestatic(Names.INSTANCE, "putReference", PUT_REFERENCE);
        } else {
            toNumber(code, kind);
            code.aload(instance).loadConstant(index).invokestatic(Names.INSTANCE, "putNumber", PUT_NUMBER);
        }
    }

    /// Puts a value of an array of the instance on the stack.
    static void loadFromArray(CodeBuilder code, int index, Kind kind, int instance) {
        if (kind == Kind.REFERENCE) {
            code.aload(instance).getfield(Names.INSTANCE, "references", OBJECTS).loadConstant(index).aaload();
        } else {
            code.aload(instance).getfield(Names.INSTANCE, "numbers", LONGS).loadConstant(index).laload();
            fromNumber(code, kind);
        }
    }
}

package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the methods of a function that is split share: an object for each activation, with a field for each local and for what is
/// on the operand stack where one method calls another. Where there are too many for fields, they lie in arrays.
final class Frames {

    private static final int FIELDS = 1_000;
    private static final ClassDesc FRAME = Instances.Frame.class.describeConstable().orElseThrow();
    private static final ClassDesc LONGS = CD_long.arrayType();
    private static final ClassDesc OBJECTS = CD_Object.arrayType();

    private final ClassDesc name;
    private final int locals;
    private final int partsOfAClass;
    private final Map<String, ClassDesc> fields = new LinkedHashMap<>();
    private int arrays;

    /// @param partsOfAClass how many parts of the function share a class
    Frames(ClassDesc name, int locals, int partsOfAClass) {
        this.name = name;
        this.locals = locals;
        this.partsOfAClass = partsOfAClass;
    }

    int partsOfAClass() {
        return partsOfAClass;
    }

    ClassDesc name() {
        return name;
    }

    /// About how many values a frame holds.
    int size() {
        return fields.size() + arrays;
    }

    /// The class, once all code that uses it is there.
    byte[] generate() {
        return Generation.CLASSES.build(name, builder -> {
            builder.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL).withSuperclass(FRAME);
            fields.forEach((field, type) -> builder.withField(field, type, ClassFile.ACC_PUBLIC));
            builder.withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void), ClassFile.ACC_PUBLIC, code -> code
                    .aload(0).loadConstant(arrays).invokespecial(FRAME, INIT_NAME, MethodTypeDesc.of(CD_void, CD_int)).return_());
        });
    }

    /// The type of a part's method: it returns by which exit it is left, 0 at its end.
    MethodTypeDesc part(ModuleCode module) {
        return MethodTypeDesc.of(CD_int, name, CD_int, module.instance());
    }

    void create(CodeBuilder code) {
        code.new_(name).dup().invokespecial(name, INIT_NAME, MethodTypeDesc.of(CD_void));
    }

    void loadLocal(CodeBuilder code, int frame, int local, Kind kind) {
        load(code, frame, "l" + local, 2 * local, local < FIELDS, kind);
    }

    /// Takes a local's value from the stack.
    void storeLocal(CodeBuilder code, int frame, int local, Kind kind, Slots slots) {
        store(code, frame, "l" + local, 2 * local, local < FIELDS, kind, slots);
    }

    void loadOperand(CodeBuilder code, int frame, int height, Kind kind) {
        load(code, frame, "s" + height + kind.letter(), 2 * (locals + height), height < FIELDS / 4, kind);
    }

    void storeOperand(CodeBuilder code, int frame, int height, Kind kind, Slots slots) {
        store(code, frame, "s" + height + kind.letter(), 2 * (locals + height), height < FIELDS / 4, kind, slots);
    }

    private void load(CodeBuilder code, int frame, String field, int index, boolean isField, Kind kind) {
        loadPiece(code, frame, field, index, isField, kind);
        if (kind == Kind.VECTOR) loadPiece(code, frame, field + "h", index + 1, isField, kind);
    }

    private void loadPiece(CodeBuilder code, int frame, String field, int index, boolean isField, Kind kind) {
        code.aload(frame);
        if (isField) {
            fields.put(field, kind.type());
            code.getfield(name, field, kind.type());
        } else if (kind == Kind.REFERENCE) {
            array(index);
            code.getfield(name, "references", OBJECTS).loadConstant(index).aaload();
        } else {
            array(index);
            code.getfield(name, "numbers", LONGS).loadConstant(index).laload();
            Passing.fromNumber(code, kind);
        }
    }

    private void store(CodeBuilder code, int frame, String field, int index, boolean isField, Kind kind, Slots slots) {
        if (kind == Kind.VECTOR) storePiece(code, frame, field + "h", index + 1, isField, kind, slots);
        storePiece(code, frame, field, index, isField, kind, slots);
    }

    private void storePiece(CodeBuilder code, int frame, String field, int index, boolean isField, Kind kind, Slots slots) {
        if (isField) {
            fields.put(field, kind.type());
            code.aload(frame);
            if (kind.carrier().slotSize() == 2) {
                code.dup_x2().pop();
            } else {
                code.swap();
            }
            code.putfield(name, field, kind.type());
        } else if (kind == Kind.REFERENCE) {
            array(index);
            code.aload(frame).getfield(name, "references", OBJECTS).swap().loadConstant(index).swap().aastore();
        } else {
            array(index);
            Passing.toNumber(code, kind);
            int value = slots.temporary(Kind.LONG, 9);
            code.lstore(value).aload(frame).getfield(name, "numbers", LONGS).loadConstant(index).lload(value).lastore();
        }
    }

    private void array(int index) {
        arrays = Math.max(arrays, index + 1);
    }
}

package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Instruction;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// The code of references, globals and tables, and of what concerns a memory as a whole.
///
/// @spec §4.4.2 Reference Instructions
/// @spec §4.4.5 Variable Instructions
/// @spec §4.4.6 Table Instructions
final class StateCode {

    private static final List<ClassDesc> THREE = List.of(CD_int, CD_int, CD_int);

    private final CodeBuilder code;
    private final Slots slots;
    private final ModuleCode module;
    private final int instance;

    StateCode(CodeBuilder code, Slots slots, ModuleCode module, int instance) {
        this.code = code;
        this.slots = slots;
        this.module = module;
        this.instance = instance;
    }

    void emit(Instruction instruction) {
        switch (instruction) {
            case Instruction.RefNull _ -> code.aconst_null();
            case Instruction.RefIsNull _ -> {
                var isNull = code.newLabel();
                var done = code.newLabel();
                code.ifnull(isNull).iconst_0().goto_(done).labelBinding(isNull).iconst_1().labelBinding(done);
            }
            case Instruction.RefFunc(long function) -> code.aload(instance).loadConstant((int) function)
                    .invokevirtual(Names.INSTANCE, "functionAt", MethodTypeDesc.of(Names.FUNCTION, CD_int));
            case Instruction.GlobalGet(long global) -> get((int) global);
            case Instruction.GlobalSet(long global) -> set((int) global);
            case Instruction.TableGet(long table) -> {
                table(code, module, instance, (int) table);
                call("getTable", MethodTypeDesc.of(CD_Object, CD_int, Names.TABLE));
            }
            case Instruction.TableSet(long table) -> {
                table(code, module, instance, (int) table);
                call("setTable", MethodTypeDesc.of(CD_void, CD_int, CD_Object, Names.TABLE));
            }
            case Instruction.TableSize(long table) -> {
                table(code, module, instance, (int) table);
                code.invokevirtual(Names.TABLE, "size", MethodTypeDesc.of(CD_int));
            }
            case Instruction.TableGrow(long table) -> whole("growTable", CD_int, List.of(CD_Object, CD_int), table);
            case Instruction.TableFill(long table) ->
                    whole("fillTable", CD_void, List.of(CD_int, CD_Object, CD_int), table);
            case Instruction.TableCopy(long target, long source) -> whole("copyTable", CD_void, THREE, target, source);
            case Instruction.TableInit(long table, long element) -> whole("initTable", CD_void, THREE, table, element);
            case Instruction.ElemDrop(long element) -> code.aload(instance).loadConstant((int) element)
                    .invokevirtual(Names.INSTANCE, "elemDrop", MethodTypeDesc.of(CD_void, CD_int));
            case Instruction.MemorySize _ -> code.aload(instance)
                    .invokevirtual(Names.INSTANCE, "memorySize", MethodTypeDesc.of(CD_int));
            case Instruction.MemoryGrow _ -> code.aload(instance).swap()
                    .invokevirtual(Names.INSTANCE, "growMemory", MethodTypeDesc.of(CD_int, CD_int));
            case Instruction.MemoryFill _ -> whole("fillMemory", CD_void, THREE);
            case Instruction.MemoryCopy _ -> whole("copyMemory", CD_void, THREE);
            case Instruction.MemoryInit(long data) -> whole("initMemory", CD_void, THREE, data);
            case Instruction.DataDrop(long data) -> code.aload(instance).loadConstant((int) data)
                    .invokevirtual(Names.INSTANCE, "dataDrop", MethodTypeDesc.of(CD_void, CD_int));
            default -> throw new ImpossibleException("elsewhere: " + instruction);
        }
    }

    /// Calls what takes operands of these types, then the instance and these indices.
    private void whole(String method, ClassDesc result, List<ClassDesc> operands, long... indices) {
        var types = new ArrayList<>(operands);
        code.aload(instance);
        types.add(Names.INSTANCE);
        for (long index : indices) {
            code.loadConstant((int) index);
            types.add(CD_int);
        }
        call(method, MethodTypeDesc.of(result, types));
    }

    private void call(String method, MethodTypeDesc type) {
        code.invokestatic(Names.INSTANCE, method, type);
    }

    /// Puts a table on the stack.
    static void table(CodeBuilder code, ModuleCode module, int instance, int table) {
        code.aload(instance);
        if (table < ModuleCode.FIELDS) {
            code.getfield(module.instance(), "t" + table, Names.TABLE);
        } else {
            code.loadConstant(table).invokevirtual(Names.INSTANCE, "tableAt", MethodTypeDesc.of(Names.TABLE, CD_int));
        }
    }

    private void global(int global) {
        code.aload(instance);
        if (global < ModuleCode.FIELDS) {
            code.getfield(module.instance(), "g" + global, Names.GLOBAL);
        } else {
            code.loadConstant(global).invokevirtual(Names.INSTANCE, "globalAt", MethodTypeDesc.of(Names.GLOBAL, CD_int));
        }
    }

    private Kind kind(int global) {
        return Kind.of(module.valid().globalTypes().get(global).value());
    }

    private void get(int global) {
        var kind = kind(global);
        global(global);
        if (kind == Kind.REFERENCE) {
            code.getfield(Names.GLOBAL, "reference", CD_Object);
            return;
        }
        code.getfield(Names.GLOBAL, "number", CD_long);
        Passing.fromNumber(code, kind);
        if (kind == Kind.VECTOR) {
            global(global);
            code.getfield(Names.GLOBAL, "high", CD_long);
            if (slots.isPacked()) slots.pack();
        }
    }

    private void set(int global) {
        var kind = kind(global);
        if (kind == Kind.REFERENCE) {
            global(global);
            code.swap().putfield(Names.GLOBAL, "reference", CD_Object);
            return;
        }
        if (kind == Kind.VECTOR) {
            slots.unpack(kind);
            setNumber(global, "high");
        } else {
            Passing.toNumber(code, kind);
        }
        setNumber(global, "number");
    }

    private void setNumber(int global, String field) {
        int value = slots.temporary(Kind.LONG, 0);
        code.lstore(value);
        global(global);
        code.lload(value).putfield(Names.GLOBAL, field, CD_long);
    }
}

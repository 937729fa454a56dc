package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.sextant.domain.numerics.Vectors;
import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.MemoryArgument;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;

/// The code of loads and stores.
///
/// @spec §4.4.7 Memory Instructions
final class MemoryCode {

    private final CodeBuilder code;
    private final Slots slots;
    private final VectorCode vector;
    private final ModuleCode module;
    private final int instance;

    MemoryCode(CodeBuilder code, Slots slots, VectorCode vector, ModuleCode module, int instance) {
        this.code = code;
        this.slots = slots;
        this.vector = vector;
        this.module = module;
        this.instance = instance;
    }

    void access(AccessOperator operator, MemoryArgument argument) {
        int offset = (int) argument.offset();
        switch (operator) {
            case I32_LOAD -> load("load32", CD_int, offset);
            case I64_LOAD -> load("load64", CD_long, offset);
            case F32_LOAD -> {
                load("load32", CD_int, offset);
                code.invokestatic(ConstantDescs.CD_Float, "intBitsToFloat",
                        MethodTypeDesc.of(ConstantDescs.CD_float, CD_int));
            }
            case F64_LOAD -> {
                load("load64", CD_long, offset);
                code.invokestatic(ConstantDescs.CD_Double, "longBitsToDouble",
                        MethodTypeDesc.of(ConstantDescs.CD_double, CD_long));
            }
            case I32_LOAD8_S -> load("load8S", CD_int, offset);
            case I32_LOAD8_U -> load("load8U", CD_int, offset);
            case I32_LOAD16_S -> load("load16S", CD_int, offset);
            case I32_LOAD16_U -> load("load16U", CD_int, offset);
            case I64_LOAD8_S -> wide("load8S", offset);
            case I64_LOAD8_U -> wide("load8U", offset);
            case I64_LOAD16_S -> wide("load16S", offset);
            case I64_LOAD16_U -> wide("load16U", offset);
            case I64_LOAD32_S -> wide("load32", offset);
            case I64_LOAD32_U -> {
                wide("load32", offset);
                code.loadConstant(0xFFFF_FFFFL).land();
            }
            case I32_STORE -> store("store32", CD_int, offset);
            case I64_STORE -> store("store64", CD_long, offset);
            case F32_STORE -> {
                code.invokestatic(ConstantDescs.CD_Float, "floatToRawIntBits",
                        MethodTypeDesc.of(CD_int, ConstantDescs.CD_float));
                store("store32", CD_int, offset);
            }
            case F64_STORE -> {
                code.invokestatic(ConstantDescs.CD_Double, "doubleToRawLongBits",
                        MethodTypeDesc.of(CD_long, ConstantDescs.CD_double));
                store("store64", CD_long, offset);
            }
            case I32_STORE8 -> store("store8", CD_int, offset);
            case I32_STORE16 -> store("store16", CD_int, offset);
            case I64_STORE8 -> narrow("store8", offset);
            case I64_STORE16 -> narrow("store16", offset);
            case I64_STORE32 -> narrow("store32", offset);
            case V128_LOAD -> loadVector(offset);
            case V128_STORE -> storeVector(offset);
            case V128_LOAD32_ZERO -> {
                wide("load32", offset);
                code.loadConstant(0xFFFF_FFFFL).land().lconst_0();
                pack();
            }
            case V128_LOAD64_ZERO -> {
                load("load64", CD_long, offset);
                code.lconst_0();
                pack();
            }
            case V128_LOAD8_SPLAT, V128_LOAD16_SPLAT, V128_LOAD32_SPLAT, V128_LOAD64_SPLAT -> {
                number(operator.width(), offset);
                vector.operator(Vectors.afterLoad(operator).get());
            }
            case V128_LOAD8X8_S, V128_LOAD8X8_U, V128_LOAD16X4_S, V128_LOAD16X4_U, V128_LOAD32X2_S, V128_LOAD32X2_U -> {
                load("load64", CD_long, offset);
                code.lconst_0();
                pack();
                vector.operator(Vectors.afterLoad(operator).get());
            }
        }
    }

    private void pack() {
        if (slots.isPacked()) slots.pack();
    }

    private void loadVector(int offset) {
        if (module.isArray()) {
            vector.load(offset, instance);
        } else {
            int address = whole(offset);
            half(address, offset);
            half(address, offset + 8);
            pack();
        }
    }

    private void storeVector(int offset) {
        if (module.isArray()) {
            vector.store(offset, instance);
        } else {
            slots.unpack(Kind.VECTOR);
            int longs = slots.temporary(Kind.VECTOR, 1);
            slots.storeLongs(longs);
            int address = whole(offset);
            code.iload(address).lload(longs);
            store("store64", CD_long, offset);
            code.iload(address).lload(longs + 2);
            store("store64", CD_long, offset + 8);
        }
    }

    void lane(LaneAccessOperator operator, MemoryArgument argument, int lane) {
        int offset = (int) argument.offset();
        var lanes = Vectors.laneOf(operator);
        if (operator.isStore()) {
            vector.lane(lanes, lane);
            store("store" + operator.width() * 8, operator.width() == 8 ? CD_long : CD_int, offset);
        } else {
            int kept = slots.temporary(Kind.VECTOR, 1);
            slots.store(Kind.VECTOR, kept);
            number(operator.width(), offset);
            var kind = operator.width() == 8 ? Kind.LONG : Kind.INT;
            int loaded = slots.temporary(kind, 2);
            slots.store(kind, loaded);
            slots.load(Kind.VECTOR, kept);
            slots.load(kind, loaded);
            vector.lane(lanes, lane);
        }
    }

    /// An unsigned number of so many bytes: a long of 8, else an int.
    private void number(int width, int offset) {
        switch (width) {
            case 1 -> load("load8U", CD_int, offset);
            case 2 -> load("load16U", CD_int, offset);
            case 4 -> load("load32", CD_int, offset);
            case 8 -> load("load64", CD_long, offset);
            default -> throw new ImpossibleException("no vector access has " + width + " bytes");
        }
    }

    /// Sees to it that 16 bytes are inside and leaves the address in a variable.
    private int whole(int offset) {
        int address = slots.temporary(Kind.INT, 0);
        code.istore(address).iload(address);
        memory();
        code.loadConstant(offset).invokestatic(home(-1), "whole", MethodTypeDesc.of(CD_void, CD_int, carrier(), CD_int));
        return address;
    }

    private void half(int address, int offset) {
        code.iload(address);
        load("load64", CD_long, offset);
    }

    private void wide(String method, int offset) {
        load(method, CD_int, offset);
        code.i2l();
    }

    private void narrow(String method, int offset) {
        code.l2i();
        store(method, CD_int, offset);
    }

    /// Whose methods are called: for an array, an offset of 2^31 or more (negative here) has ones of its own.
    private ClassDesc home(int offset) {
        if (!module.isArray()) return Names.METHODS;
        return offset < 0 ? Names.CHECKED : Names.ARRAYS;
    }

    private ClassDesc carrier() {
        return module.isArray() ? Names.INSTANCE : Names.MEMORY;
    }

    private void memory() {
        code.aload(instance);
        if (!module.isArray()) code.getfield(Names.INSTANCE, "linear", Names.MEMORY);
    }

    private void load(String method, ClassDesc type, int offset) {
        memory();
        if (offset == 0) {
            code.invokestatic(home(offset), method, MethodTypeDesc.of(type, CD_int, carrier()));
        } else {
            code.loadConstant(offset).invokestatic(home(offset), method, MethodTypeDesc.of(type, CD_int, carrier(), CD_int));
        }
    }

    private void store(String method, ClassDesc type, int offset) {
        memory();
        var types = new ArrayList<ClassDesc>();
        types.add(CD_int);
        types.add(type);
        types.add(carrier());
        if (offset != 0) {
            code.loadConstant(offset);
            types.add(CD_int);
        }
        code.invokestatic(home(offset), method, MethodTypeDesc.of(CD_void, types));
    }
}

package dev.sextant.adapters.interpreter;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;
import static java.lang.Float.floatToRawIntBits;
import static java.lang.Float.intBitsToFloat;

import dev.sextant.domain.structure.NumericOperator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The loop that executes register code.
///
/// It is one method, because HotSpot then keeps its variables in machine registers; and below 8,000 bytes of bytecode, because it
/// compiles nothing larger. A test holds it to that. Each arm ends in `continue`; an arm that `break`s needs what the loop has in
/// variables to be written back and read anew: see [Crossing].
///
/// Calls between functions of the guest's are frames in the machine's registers, not frames of Java.
final class Interpreter {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private static final NumericOperator[] OPERATORS = NumericOperator.values();

    private static final long U32 = 0xFFFF_FFFFL;

    private Interpreter() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// Out of line, because a loop within the loop would be compiled on its own.
    private static void zero(long[] r, int from, int to) {
        for (int i = from; i < to; i++) r[i] = 0;
    }

    /// Executes the machine's outermost frame until it returns.
    @SuppressWarnings("fallthrough")
    static void run(Machine m) {
        long[] r = m.registers();
        int[] code = m.instance.code().code();
        int[] entries = m.instance.code().entries();
        byte[] mem = m.instance.bytes();
        long limit = m.instance.limit();
        int maximumDepth = m.instance.compiled().options().maximumCallDepth();
        int base = m.base;
        int pc = m.pc;
        int depth = m.depth;
        try {
            for (;;) {
                int op = code[pc];
                int a = code[pc + 1];
                int b = code[pc + 2];
                int c = code[pc + 3];
                pc += 4;
                switch (op) {
                    case Op.MOVE:
                        r[base + a] = r[base + b];
                        continue;
                    case Op.CONST:
                        r[base + a] = b;
                        continue;
                    case Op.CONST_WIDE:
                        r[base + a] = (long) c << 32 | b & U32;
                        continue;
                    case Op.SELECT:
                        r[base + a] = (int) r[base + c] != 0 ? r[base + b] : r[base + code[pc]];
                        pc++;
                        continue;
                    case Op.GLOBAL_GET:
                        r[base + a] = m.instance.globals()[b].number;
                        continue;
                    case Op.GLOBAL_SET:
                        m.instance.globals()[b].number = r[base + a];
                        continue;

                    case Op.ADD:
                        r[base + a] = r[base + b] + r[base + c];
                        continue;
                    case Op.ADD_IMMEDIATE:
                        r[base + a] = r[base + b] + c;
                        continue;
                    case Op.MUL:
                        r[base + a] = r[base + b] * r[base + c];
                        continue;
                    case Op.MUL_IMMEDIATE:
                        r[base + a] = r[base + b] * c;
                        continue;
                    case Op.AND:
                        r[base + a] = r[base + b] & r[base + c];
                        continue;
                    case Op.AND_IMMEDIATE:
                        r[base + a] = r[base + b] & c;
                        continue;
                    case Op.OR:
                        r[base + a] = r[base + b] | r[base + c];
                        continue;
                    case Op.OR_IMMEDIATE:
                        r[base + a] = r[base + b] | c;
                        continue;
                    case Op.XOR:
                        r[base + a] = r[base + b] ^ r[base + c];
                        continue;
                    case Op.XOR_IMMEDIATE:
                        r[base + a] = r[base + b] ^ c;
                        continue;
                    case Op.SUB:
                        r[base + a] = r[base + b] - r[base + c];
                        continue;
                    case Op.SHL_32:
                        r[base + a] = (int) r[base + b] << (int) r[base + c];
                        continue;
                    case Op.SHL_32_IMMEDIATE:
                        r[base + a] = (int) r[base + b] << c;
                        continue;
                    case Op.SHR_S_32:
                        r[base + a] = (int) r[base + b] >> (int) r[base + c];
                        continue;
                    case Op.SHR_S_32_IMMEDIATE:
                        r[base + a] = (int) r[base + b] >> c;
                        continue;
                    case Op.SHR_U_32:
                        r[base + a] = (int) r[base + b] >>> (int) r[base + c];
                        continue;
                    case Op.SHR_U_32_IMMEDIATE:
                        r[base + a] = (int) r[base + b] >>> c;
                        continue;
                    case Op.ROTL_32:
                        r[base + a] = Integer.rotateLeft((int) r[base + b], (int) r[base + c]);
                        continue;
                    case Op.ROTL_32_IMMEDIATE:
                        r[base + a] = Integer.rotateLeft((int) r[base + b], c);
                        continue;
                    case Op.SHL_64:
                        r[base + a] = r[base + b] << (int) r[base + c];
                        continue;
                    case Op.SHL_64_IMMEDIATE:
                        r[base + a] = r[base + b] << c;
                        continue;
                    case Op.SHR_S_64:
                        r[base + a] = r[base + b] >> (int) r[base + c];
                        continue;
                    case Op.SHR_S_64_IMMEDIATE:
                        r[base + a] = r[base + b] >> c;
                        continue;
                    case Op.SHR_U_64:
                        r[base + a] = r[base + b] >>> (int) r[base + c];
                        continue;
                    case Op.SHR_U_64_IMMEDIATE:
                        r[base + a] = r[base + b] >>> c;
                        continue;
                    case Op.ROTL_64:
                        r[base + a] = Long.rotateLeft(r[base + b], (int) r[base + c]);
                        continue;
                    case Op.ROTL_64_IMMEDIATE:
                        r[base + a] = Long.rotateLeft(r[base + b], c);
                        continue;

                    case Op.EXTEND_S:
                        r[base + a] = (int) r[base + b];
                        continue;
                    case Op.EXTEND_U:
                        r[base + a] = r[base + b] & U32;
                        continue;

                    case Op.SET_EQ_32:
                        r[base + a] = (int) r[base + b] == (int) r[base + c] ? 1 : 0;
                        continue;
                    case Op.SET_NE_32:
                        r[base + a] = (int) r[base + b] != (int) r[base + c] ? 1 : 0;
                        continue;
                    case Op.SET_LT_S_32:
                        r[base + a] = (int) r[base + b] < (int) r[base + c] ? 1 : 0;
                        continue;
                    case Op.SET_LE_S_32:
                        r[base + a] = (int) r[base + b] <= (int) r[base + c] ? 1 : 0;
                        continue;
                    case Op.SET_LT_U_32:
                        r[base + a] = Integer.compareUnsigned((int) r[base + b], (int) r[base + c]) < 0 ? 1 : 0;
                        continue;
                    case Op.SET_LE_U_32:
                        r[base + a] = Integer.compareUnsigned((int) r[base + b], (int) r[base + c]) <= 0 ? 1 : 0;
                        continue;
                    case Op.SET_EQ_32_IMMEDIATE:
                        r[base + a] = (int) r[base + b] == c ? 1 : 0;
                        continue;
                    case Op.SET_NE_32_IMMEDIATE:
                        r[base + a] = (int) r[base + b] != c ? 1 : 0;
                        continue;
                    case Op.SET_LT_S_32_IMMEDIATE:
                        r[base + a] = (int) r[base + b] < c ? 1 : 0;
                        continue;
                    case Op.SET_GT_S_32_IMMEDIATE:
                        r[base + a] = (int) r[base + b] > c ? 1 : 0;
                        continue;
                    case Op.SET_LT_U_32_IMMEDIATE:
                        r[base + a] = Integer.compareUnsigned((int) r[base + b], c) < 0 ? 1 : 0;
                        continue;
                    case Op.SET_GT_U_32_IMMEDIATE:
                        r[base + a] = Integer.compareUnsigned((int) r[base + b], c) > 0 ? 1 : 0;
                        continue;
                    case Op.SET_EQ_64:
                        r[base + a] = r[base + b] == r[base + c] ? 1 : 0;
                        continue;
                    case Op.SET_NE_64:
                        r[base + a] = r[base + b] != r[base + c] ? 1 : 0;
                        continue;
                    case Op.SET_LT_S_64:
                        r[base + a] = r[base + b] < r[base + c] ? 1 : 0;
                        continue;
                    case Op.SET_LE_S_64:
                        r[base + a] = r[base + b] <= r[base + c] ? 1 : 0;
                        continue;
                    case Op.SET_LT_U_64:
                        r[base + a] = Long.compareUnsigned(r[base + b], r[base + c]) < 0 ? 1 : 0;
                        continue;
                    case Op.SET_LE_U_64:
                        r[base + a] = Long.compareUnsigned(r[base + b], r[base + c]) <= 0 ? 1 : 0;
                        continue;
                    case Op.SET_EQ_64_IMMEDIATE:
                        r[base + a] = r[base + b] == c ? 1 : 0;
                        continue;
                    case Op.SET_NE_64_IMMEDIATE:
                        r[base + a] = r[base + b] != c ? 1 : 0;
                        continue;
                    case Op.SET_LT_S_64_IMMEDIATE:
                        r[base + a] = r[base + b] < c ? 1 : 0;
                        continue;
                    case Op.SET_GT_S_64_IMMEDIATE:
                        r[base + a] = r[base + b] > c ? 1 : 0;
                        continue;
                    case Op.SET_LT_U_64_IMMEDIATE:
                        r[base + a] = Long.compareUnsigned(r[base + b], c) < 0 ? 1 : 0;
                        continue;
                    case Op.SET_GT_U_64_IMMEDIATE:
                        r[base + a] = Long.compareUnsigned(r[base + b], c) > 0 ? 1 : 0;
                        continue;
                    case Op.BRANCH_EQ_32:
                        if ((int) r[base + b] == (int) r[base + c]) pc = a;
                        continue;
                    case Op.BRANCH_NE_32:
                        if ((int) r[base + b] != (int) r[base + c]) pc = a;
                        continue;
                    case Op.BRANCH_LT_S_32:
                        if ((int) r[base + b] < (int) r[base + c]) pc = a;
                        continue;
                    case Op.BRANCH_LE_S_32:
                        if ((int) r[base + b] <= (int) r[base + c]) pc = a;
                        continue;
                    case Op.BRANCH_LT_U_32:
                        if (Integer.compareUnsigned((int) r[base + b], (int) r[base + c]) < 0) pc = a;
                        continue;
                    case Op.BRANCH_LE_U_32:
                        if (Integer.compareUnsigned((int) r[base + b], (int) r[base + c]) <= 0) pc = a;
                        continue;
                    case Op.BRANCH_EQ_32_IMMEDIATE:
                        if ((int) r[base + b] == c) pc = a;
                        continue;
                    case Op.BRANCH_NE_32_IMMEDIATE:
                        if ((int) r[base + b] != c) pc = a;
                        continue;
                    case Op.BRANCH_LT_S_32_IMMEDIATE:
                        if ((int) r[base + b] < c) pc = a;
                        continue;
                    case Op.BRANCH_GT_S_32_IMMEDIATE:
                        if ((int) r[base + b] > c) pc = a;
                        continue;
                    case Op.BRANCH_LT_U_32_IMMEDIATE:
                        if (Integer.compareUnsigned((int) r[base + b], c) < 0) pc = a;
                        continue;
                    case Op.BRANCH_GT_U_32_IMMEDIATE:
                        if (Integer.compareUnsigned((int) r[base + b], c) > 0) pc = a;
                        continue;
                    case Op.BRANCH_EQ_64:
                        if (r[base + b] == r[base + c]) pc = a;
                        continue;
                    case Op.BRANCH_NE_64:
                        if (r[base + b] != r[base + c]) pc = a;
                        continue;
                    case Op.BRANCH_LT_S_64:
                        if (r[base + b] < r[base + c]) pc = a;
                        continue;
                    case Op.BRANCH_LE_S_64:
                        if (r[base + b] <= r[base + c]) pc = a;
                        continue;
                    case Op.BRANCH_LT_U_64:
                        if (Long.compareUnsigned(r[base + b], r[base + c]) < 0) pc = a;
                        continue;
                    case Op.BRANCH_LE_U_64:
                        if (Long.compareUnsigned(r[base + b], r[base + c]) <= 0) pc = a;
                        continue;
                    case Op.BRANCH_EQ_64_IMMEDIATE:
                        if (r[base + b] == c) pc = a;
                        continue;
                    case Op.BRANCH_NE_64_IMMEDIATE:
                        if (r[base + b] != c) pc = a;
                        continue;
                    case Op.BRANCH_LT_S_64_IMMEDIATE:
                        if (r[base + b] < c) pc = a;
                        continue;
                    case Op.BRANCH_GT_S_64_IMMEDIATE:
                        if (r[base + b] > c) pc = a;
                        continue;
                    case Op.BRANCH_LT_U_64_IMMEDIATE:
                        if (Long.compareUnsigned(r[base + b], c) < 0) pc = a;
                        continue;
                    case Op.BRANCH_GT_U_64_IMMEDIATE:
                        if (Long.compareUnsigned(r[base + b], c) > 0) pc = a;
                        continue;

                    case Op.GOTO:
                        pc = a;
                        continue;
                    case Op.TABLE:
                        pc = code[pc + (int) Math.min(r[base + a] & U32, b)];
                        continue;
                    case Op.CALL_INDIRECT:
                        b = Crossing.resolve(m, c, (int) r[base + b], code[pc]);
                        pc++;
                        if (b < 0) break;
                        // To a function of this instance: fall through.
                    case Op.CALL: {
                        int entry = entries[b];
                        if (entry >= code.length) {
                            entry = m.instance.code().entry(b);
                            code = m.instance.code().code();
                        }
                        int callee = base + a;
                        if (callee + code[entry] > r.length) r = m.grow(callee + code[entry]);
                        if (++depth > maximumDepth) throw m.tooDeep(depth);
                        int link = callee + code[entry + 2];
                        zero(r, callee + code[entry + 1], link);
                        r[link] = (long) base << 32 | pc;
                        base = callee;
                        pc = entry + 4;
                        continue;
                    }
                    case Op.CALL_IMPORT:
                        break;
                    case Op.RETURN: {
                        long link = r[base + b];
                        depth--;
                        if (link < 0) {
                            m.link = link;
                            break;
                        }
                        base = (int) (link >>> 32);
                        pc = (int) link;
                        continue;
                    }
                    case Op.RETURN_ONE: {
                        long link = r[base + b];
                        r[base] = r[base + a];
                        depth--;
                        if (link < 0) {
                            m.link = link;
                            break;
                        }
                        base = (int) (link >>> 32);
                        pc = (int) link;
                        continue;
                    }
                    case Op.RETURN_MANY: {
                        long link = r[base + b];
                        System.arraycopy(r, base + a, r, base, c);
                        depth--;
                        if (link < 0) {
                            m.link = link;
                            break;
                        }
                        base = (int) (link >>> 32);
                        pc = (int) link;
                        continue;
                    }

                    case Op.F64_ADD:
                        r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + b]) + longBitsToDouble(r[base + c]));
                        continue;
                    case Op.F64_SUB:
                        r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + b]) - longBitsToDouble(r[base + c]));
                        continue;
                    case Op.F64_MUL:
                        r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + b]) * longBitsToDouble(r[base + c]));
                        continue;
                    case Op.F64_DIV:
                        r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + b]) / longBitsToDouble(r[base + c]));
                        continue;
                    case Op.F64_EQ:
                        r[base + a] = longBitsToDouble(r[base + b]) == longBitsToDouble(r[base + c]) ? 1 : 0;
                        continue;
                    case Op.F64_NE:
                        r[base + a] = longBitsToDouble(r[base + b]) != longBitsToDouble(r[base + c]) ? 1 : 0;
                        continue;
                    case Op.F64_LT:
                        r[base + a] = longBitsToDouble(r[base + b]) < longBitsToDouble(r[base + c]) ? 1 : 0;
                        continue;
                    case Op.F64_LE:
                        r[base + a] = longBitsToDouble(r[base + b]) <= longBitsToDouble(r[base + c]) ? 1 : 0;
                        continue;
                    case Op.F32_ADD:
                        r[base + a] = floatToRawIntBits(intBitsToFloat((int) r[base + b]) + intBitsToFloat((int) r[base + c]));
                        continue;
                    case Op.F32_SUB:
                        r[base + a] = floatToRawIntBits(intBitsToFloat((int) r[base + b]) - intBitsToFloat((int) r[base + c]));
                        continue;
                    case Op.F32_MUL:
                        r[base + a] = floatToRawIntBits(intBitsToFloat((int) r[base + b]) * intBitsToFloat((int) r[base + c]));
                        continue;

                    case Op.LOAD_8_S: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 1) throw m.instance.memory0().outOfBounds(at, 1);
                        r[base + a] = mem[(int) at];
                        continue;
                    }
                    case Op.LOAD_8_U: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 1) throw m.instance.memory0().outOfBounds(at, 1);
                        r[base + a] = mem[(int) at] & 0xFF;
                        continue;
                    }
                    case Op.LOAD_16_S: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 2) throw m.instance.memory0().outOfBounds(at, 2);
                        r[base + a] = (short) SHORT.get(mem, (int) at);
                        continue;
                    }
                    case Op.LOAD_16_U: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 2) throw m.instance.memory0().outOfBounds(at, 2);
                        r[base + a] = (short) SHORT.get(mem, (int) at) & 0xFFFF;
                        continue;
                    }
                    case Op.LOAD_32_S: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 4) throw m.instance.memory0().outOfBounds(at, 4);
                        r[base + a] = (int) INT.get(mem, (int) at);
                        continue;
                    }
                    case Op.LOAD_32_U: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 4) throw m.instance.memory0().outOfBounds(at, 4);
                        r[base + a] = (int) INT.get(mem, (int) at) & U32;
                        continue;
                    }
                    case Op.LOAD_64: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 8) throw m.instance.memory0().outOfBounds(at, 8);
                        r[base + a] = (long) LONG.get(mem, (int) at);
                        continue;
                    }
                    case Op.STORE_8: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 1) throw m.instance.memory0().outOfBounds(at, 1);
                        mem[(int) at] = (byte) r[base + a];
                        continue;
                    }
                    case Op.STORE_16: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 2) throw m.instance.memory0().outOfBounds(at, 2);
                        SHORT.set(mem, (int) at, (short) r[base + a]);
                        continue;
                    }
                    case Op.STORE_32: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 4) throw m.instance.memory0().outOfBounds(at, 4);
                        INT.set(mem, (int) at, (int) r[base + a]);
                        continue;
                    }
                    case Op.STORE_64: {
                        long at = (r[base + b] & U32) + (c & U32);
                        if (at > limit - 8) throw m.instance.memory0().outOfBounds(at, 8);
                        LONG.set(mem, (int) at, r[base + a]);
                        continue;
                    }
                    case Op.LOAD_8_S_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 1) throw m.instance.memory0().outOfBounds(at, 1);
                        r[base + a] = mem[(int) at];
                        continue;
                    }
                    case Op.LOAD_8_U_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 1) throw m.instance.memory0().outOfBounds(at, 1);
                        r[base + a] = mem[(int) at] & 0xFF;
                        continue;
                    }
                    case Op.LOAD_16_S_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 2) throw m.instance.memory0().outOfBounds(at, 2);
                        r[base + a] = (short) SHORT.get(mem, (int) at);
                        continue;
                    }
                    case Op.LOAD_16_U_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 2) throw m.instance.memory0().outOfBounds(at, 2);
                        r[base + a] = (short) SHORT.get(mem, (int) at) & 0xFFFF;
                        continue;
                    }
                    case Op.LOAD_32_S_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 4) throw m.instance.memory0().outOfBounds(at, 4);
                        r[base + a] = (int) INT.get(mem, (int) at);
                        continue;
                    }
                    case Op.LOAD_32_U_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 4) throw m.instance.memory0().outOfBounds(at, 4);
                        r[base + a] = (int) INT.get(mem, (int) at) & U32;
                        continue;
                    }
                    case Op.LOAD_64_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 8) throw m.instance.memory0().outOfBounds(at, 8);
                        r[base + a] = (long) LONG.get(mem, (int) at);
                        continue;
                    }
                    case Op.STORE_8_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 1) throw m.instance.memory0().outOfBounds(at, 1);
                        mem[(int) at] = (byte) r[base + a];
                        continue;
                    }
                    case Op.STORE_16_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 2) throw m.instance.memory0().outOfBounds(at, 2);
                        SHORT.set(mem, (int) at, (short) r[base + a]);
                        continue;
                    }
                    case Op.STORE_32_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 4) throw m.instance.memory0().outOfBounds(at, 4);
                        INT.set(mem, (int) at, (int) r[base + a]);
                        continue;
                    }
                    case Op.STORE_64_WRAPPED: {
                        long at = r[base + b] + c & U32;
                        if (at > limit - 8) throw m.instance.memory0().outOfBounds(at, 8);
                        LONG.set(mem, (int) at, r[base + a]);
                        continue;
                    }
                    case Op.LOAD_8_S_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 1) throw m.instance.memory0().outOfBounds(at, 1);
                        r[base + a] = mem[(int) at];
                        continue;
                    }
                    case Op.LOAD_8_U_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 1) throw m.instance.memory0().outOfBounds(at, 1);
                        r[base + a] = mem[(int) at] & 0xFF;
                        continue;
                    }
                    case Op.LOAD_16_S_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 2) throw m.instance.memory0().outOfBounds(at, 2);
                        r[base + a] = (short) SHORT.get(mem, (int) at);
                        continue;
                    }
                    case Op.LOAD_16_U_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 2) throw m.instance.memory0().outOfBounds(at, 2);
                        r[base + a] = (short) SHORT.get(mem, (int) at) & 0xFFFF;
                        continue;
                    }
                    case Op.LOAD_32_S_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 4) throw m.instance.memory0().outOfBounds(at, 4);
                        r[base + a] = (int) INT.get(mem, (int) at);
                        continue;
                    }
                    case Op.LOAD_32_U_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 4) throw m.instance.memory0().outOfBounds(at, 4);
                        r[base + a] = (int) INT.get(mem, (int) at) & U32;
                        continue;
                    }
                    case Op.LOAD_64_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 8) throw m.instance.memory0().outOfBounds(at, 8);
                        r[base + a] = (long) LONG.get(mem, (int) at);
                        continue;
                    }
                    case Op.STORE_8_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 1) throw m.instance.memory0().outOfBounds(at, 1);
                        mem[(int) at] = (byte) r[base + a];
                        continue;
                    }
                    case Op.STORE_16_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 2) throw m.instance.memory0().outOfBounds(at, 2);
                        SHORT.set(mem, (int) at, (short) r[base + a]);
                        continue;
                    }
                    case Op.STORE_32_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 4) throw m.instance.memory0().outOfBounds(at, 4);
                        INT.set(mem, (int) at, (int) r[base + a]);
                        continue;
                    }
                    case Op.STORE_64_INDEXED: {
                        long at = r[base + b] + r[base + c] & U32;
                        if (at > limit - 8) throw m.instance.memory0().outOfBounds(at, 8);
                        LONG.set(mem, (int) at, r[base + a]);
                        continue;
                    }

                    case Op.MEMORY_GROW:
                        break;
                    default:
                        if (op >= Op.VECTOR) {
                            VectorOperations.execute(m, op, base, a, b, c);
                        } else if (op >= Op.NUMERIC) {
                            r[base + a] = Numerics.apply(OPERATORS[op - Op.NUMERIC], r[base + b], r[base + c]);
                        } else {
                            m.depth = depth;
                            Rare.execute(m, op, base, a, b, c);
                        }
                        continue;
                }
                m.pc = pc;
                m.base = base;
                m.depth = depth;
                if (!Crossing.perform(m, op, a, b, c)) return;
                r = m.registers();
                code = m.instance.code().code();
                entries = m.instance.code().entries();
                mem = m.instance.bytes();
                limit = m.instance.limit();
                maximumDepth = m.instance.compiled().options().maximumCallDepth();
                base = m.base;
                pc = m.pc;
                depth = m.depth;
            }
        } catch (RuntimeException | StackOverflowError thrown) {
            throw Unwinding.unwind(m, thrown, pc, base);
        }
    }
}

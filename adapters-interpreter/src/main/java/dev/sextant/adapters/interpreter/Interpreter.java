package dev.sextant.adapters.interpreter;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;
import static java.lang.Float.floatToRawIntBits;
import static java.lang.Float.intBitsToFloat;

import dev.sextant.ports.Store;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The loop that executes register code.
///
/// It is one method below 8,000 bytes of bytecode, because HotSpot compiles nothing larger; a test holds it to that. And it calls
/// nothing that is not inlined: around a call HotSpot keeps nothing in machine registers, and it would keep the loop's variables
/// in memory throughout. So whatever the loop cannot do by itself it leaves to [Execution]: an arm that `continue`s is done, an
/// arm that `break`s has done nothing yet.
///
/// Calls between functions of the guest's are frames in the machine's registers, not frames of Java.
final class Interpreter {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private static final long U32 = 0xFFFF_FFFFL;

    private Interpreter() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// Executes up to an instruction that is not for the loop; the machine is then in the state behind the four ints of that
    /// instruction.
    ///
    /// The arrays are parameters because HotSpot would hold one that it loaded from a field twice, compressed and not.
    ///
    /// @return the instruction's operation code
    static int execute(long[] r, int base, int pc, int[] code, byte[] mem, long limit, Machine m) {
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
                case Op.MOVE_TWO:
                    r[base + a] = r[base + b];
                    r[base + c] = r[base + code[pc++]];
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
                case Op.ZERO:
                    r[base + a] = 0;
                    continue;
                case Op.ZERO_FOUR:
                    r[base + a] = 0;
                    r[base + a + 1] = 0;
                    r[base + a + 2] = 0;
                    r[base + a + 3] = 0;
                    continue;
                case Op.GLOBAL_GET:
                    r[base + a] = m.globals[b].number;
                    continue;
                case Op.GLOBAL_SET:
                    m.globals[b].number = r[base + a];
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
                case Op.SHL_ADD:
                    r[base + a] = (r[base + b] << code[pc++]) + r[base + c];
                    continue;
                case Op.EXTEND_S:
                    r[base + a] = (int) r[base + b];
                    continue;
                case Op.EXTEND_U:
                    r[base + a] = r[base + b] & U32;
                    continue;
                case Op.EXTEND_8_S:
                    r[base + a] = (byte) r[base + b];
                    continue;
                case Op.EXTEND_16_S:
                    r[base + a] = (short) r[base + b];
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
                case Op.DIV_S_32: {
                    int y = (int) r[base + c];
                    if (y == 0 || y == -1) break;
                    r[base + a] = (int) r[base + b] / y;
                    continue;
                }
                case Op.DIV_S_64: {
                    long y = r[base + c];
                    if (y == 0 || y == -1) break;
                    r[base + a] = r[base + b] / y;
                    continue;
                }
                case Op.DIV_U_32: {
                    int y = (int) r[base + c];
                    if (y == 0) break;
                    r[base + a] = Integer.divideUnsigned((int) r[base + b], y);
                    continue;
                }
                case Op.DIV_U_64: {
                    long y = r[base + c];
                    if (y == 0) break;
                    r[base + a] = Long.divideUnsigned(r[base + b], y);
                    continue;
                }
                case Op.REM_S_32: {
                    int y = (int) r[base + c];
                    if (y == 0) break;
                    r[base + a] = (int) r[base + b] % y;
                    continue;
                }
                case Op.REM_S_64: {
                    long y = r[base + c];
                    if (y == 0) break;
                    r[base + a] = r[base + b] % y;
                    continue;
                }
                case Op.REM_U_32: {
                    int y = (int) r[base + c];
                    if (y == 0) break;
                    r[base + a] = Integer.remainderUnsigned((int) r[base + b], y);
                    continue;
                }
                case Op.REM_U_64: {
                    long y = r[base + c];
                    if (y == 0) break;
                    r[base + a] = Long.remainderUnsigned(r[base + b], y);
                    continue;
                }
                case Op.CLZ_32:
                    r[base + a] = Integer.numberOfLeadingZeros((int) r[base + b]);
                    continue;
                case Op.CTZ_32:
                    r[base + a] = Integer.numberOfTrailingZeros((int) r[base + b]);
                    continue;
                case Op.POPCNT_32:
                    r[base + a] = Integer.bitCount((int) r[base + b]);
                    continue;
                case Op.CLZ_64:
                    r[base + a] = Long.numberOfLeadingZeros(r[base + b]);
                    continue;
                case Op.CTZ_64:
                    r[base + a] = Long.numberOfTrailingZeros(r[base + b]);
                    continue;
                case Op.POPCNT_64:
                    r[base + a] = Long.bitCount(r[base + b]);
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
                case Op.SET_F64_LT:
                    r[base + a] = longBitsToDouble(r[base + b]) < longBitsToDouble(r[base + c]) ? 1 : 0;
                    continue;
                case Op.SET_F64_NOT_LT:
                    r[base + a] = !(longBitsToDouble(r[base + b]) < longBitsToDouble(r[base + c])) ? 1 : 0;
                    continue;
                case Op.SET_F64_LE:
                    r[base + a] = longBitsToDouble(r[base + b]) <= longBitsToDouble(r[base + c]) ? 1 : 0;
                    continue;
                case Op.SET_F64_NOT_LE:
                    r[base + a] = !(longBitsToDouble(r[base + b]) <= longBitsToDouble(r[base + c])) ? 1 : 0;
                    continue;
                case Op.BRANCH_F64_LT:
                    if (longBitsToDouble(r[base + b]) < longBitsToDouble(r[base + c])) pc = a;
                    continue;
                case Op.BRANCH_F64_NOT_LT:
                    if (!(longBitsToDouble(r[base + b]) < longBitsToDouble(r[base + c]))) pc = a;
                    continue;
                case Op.BRANCH_F64_LE:
                    if (longBitsToDouble(r[base + b]) <= longBitsToDouble(r[base + c])) pc = a;
                    continue;
                case Op.BRANCH_F64_NOT_LE:
                    if (!(longBitsToDouble(r[base + b]) <= longBitsToDouble(r[base + c]))) pc = a;
                    continue;

                case Op.GOTO:
                    pc = a;
                    continue;
                case Op.BRANCH_MASK_ZERO:
                    if (((int) r[base + b] & c) == 0) pc = a;
                    continue;
                case Op.BRANCH_MASK_NOT_ZERO:
                    if (((int) r[base + b] & c) != 0) pc = a;
                    continue;
                case Op.ADD_BRANCH_NE: {
                    long sum = r[base + b] + c;
                    r[base + b] = sum;
                    pc = (int) sum != (int) r[base + code[pc]] ? a : pc + 1;
                    continue;
                }
                case Op.ADD_BRANCH_NE_IMMEDIATE: {
                    long sum = r[base + b] + c;
                    r[base + b] = sum;
                    pc = (int) sum != code[pc] ? a : pc + 1;
                    continue;
                }
                case Op.TABLE:
                    pc = code[pc + (int) Math.min(r[base + a] & U32, b)];
                    continue;
                case Op.CALL: {
                    int entry = m.entries[b];
                    int callee = base + a;
                    if (entry >= code.length || callee + code[entry] > r.length || m.depth >= m.maximumDepth) break;
                    r[callee + code[entry + 2]] = (long) base << 32 | pc;
                    m.depth++;
                    base = callee;
                    pc = code[entry + 1];
                    continue;
                }
                case Op.RETURN: {
                    long link = r[base + b];
                    if (link < 0) break;
                    m.depth--;
                    base = (int) (link >>> 32);
                    pc = (int) link;
                    continue;
                }
                case Op.RETURN_ONE: {
                    long link = r[base + b];
                    if (link < 0) break;
                    r[base] = r[base + a];
                    m.depth--;
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
                case Op.F64_MUL_ADD:
                    r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + b]) * longBitsToDouble(r[base + c]) + longBitsToDouble(r[base + code[pc++]]));
                    continue;
                case Op.F64_MUL_SUB:
                    r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + b]) * longBitsToDouble(r[base + c]) - longBitsToDouble(r[base + code[pc++]]));
                    continue;
                case Op.F64_SUB_MUL:
                    r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + code[pc++]]) - longBitsToDouble(r[base + b]) * longBitsToDouble(r[base + c]));
                    continue;
                case Op.F64_MUL_LOAD: {
                    long at = (r[base + c] & U32) + (code[pc] & U32);
                    if (at + 8 > limit) break;
                    pc++;
                    r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + b]) * longBitsToDouble((long) LONG.get(mem, (int) at)));
                    continue;
                }
                case Op.F64_MUL_LOAD_WRAPPED: {
                    long at = r[base + c] + code[pc] & U32;
                    if (at + 8 > limit) break;
                    pc++;
                    r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + b]) * longBitsToDouble((long) LONG.get(mem, (int) at)));
                    continue;
                }
                case Op.F64_ADD_LOAD: {
                    long at = (r[base + c] & U32) + (code[pc] & U32);
                    if (at + 8 > limit) break;
                    pc++;
                    r[base + a] = doubleToRawLongBits(longBitsToDouble(r[base + b]) + longBitsToDouble((long) LONG.get(mem, (int) at)));
                    continue;
                }
                case Op.F64_NEG:
                    r[base + a] = r[base + b] ^ Long.MIN_VALUE;
                    continue;
                case Op.F64_ABS:
                    r[base + a] = r[base + b] & Long.MAX_VALUE;
                    continue;
                case Op.F64_SQRT:
                    r[base + a] = doubleToRawLongBits(Math.sqrt(longBitsToDouble(r[base + b])));
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
                case Op.F32_DIV:
                    r[base + a] = floatToRawIntBits(intBitsToFloat((int) r[base + b]) / intBitsToFloat((int) r[base + c]));
                    continue;
                case Op.F32_EQ:
                    r[base + a] = intBitsToFloat((int) r[base + b]) == intBitsToFloat((int) r[base + c]) ? 1 : 0;
                    continue;
                case Op.F32_NE:
                    r[base + a] = intBitsToFloat((int) r[base + b]) != intBitsToFloat((int) r[base + c]) ? 1 : 0;
                    continue;
                case Op.F32_LT:
                    r[base + a] = intBitsToFloat((int) r[base + b]) < intBitsToFloat((int) r[base + c]) ? 1 : 0;
                    continue;
                case Op.F32_LE:
                    r[base + a] = intBitsToFloat((int) r[base + b]) <= intBitsToFloat((int) r[base + c]) ? 1 : 0;
                    continue;
                case Op.F32_SQRT:
                    r[base + a] = floatToRawIntBits((float) Math.sqrt(intBitsToFloat((int) r[base + b])));
                    continue;
                case Op.F64_CONVERT_I32_S:
                    r[base + a] = doubleToRawLongBits((double) (int) r[base + b]);
                    continue;
                case Op.F64_CONVERT_I32_U:
                    r[base + a] = doubleToRawLongBits((double) (r[base + b] & U32));
                    continue;
                case Op.F64_CONVERT_I64_S:
                    r[base + a] = doubleToRawLongBits((double) r[base + b]);
                    continue;
                case Op.F32_CONVERT_I32_S:
                    r[base + a] = floatToRawIntBits((float) (int) r[base + b]);
                    continue;
                case Op.F64_PROMOTE_F32:
                    r[base + a] = doubleToRawLongBits((double) intBitsToFloat((int) r[base + b]));
                    continue;
                case Op.F32_DEMOTE_F64:
                    r[base + a] = floatToRawIntBits((float) longBitsToDouble(r[base + b]));
                    continue;
                case Op.I32_TRUNC_F64_S: {
                    double x = longBitsToDouble(r[base + b]);
                    if (!(x > -2147483649.0 && x < 2147483648.0)) break;
                    r[base + a] = (int) x;
                    continue;
                }
                case Op.I64_TRUNC_F64_S: {
                    double x = longBitsToDouble(r[base + b]);
                    if (!(x >= -0x1p63 && x < 0x1p63)) break;
                    r[base + a] = (long) x;
                    continue;
                }

                case Op.LOAD_8_S: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 1 > limit) break;
                    r[base + a] = mem[(int) at];
                    continue;
                }
                case Op.LOAD_8_U: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 1 > limit) break;
                    r[base + a] = mem[(int) at] & 0xFF;
                    continue;
                }
                case Op.LOAD_16_S: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 2 > limit) break;
                    r[base + a] = (short) SHORT.get(mem, (int) at);
                    continue;
                }
                case Op.LOAD_16_U: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 2 > limit) break;
                    r[base + a] = (short) SHORT.get(mem, (int) at) & 0xFFFF;
                    continue;
                }
                case Op.LOAD_32_S: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 4 > limit) break;
                    r[base + a] = (int) INT.get(mem, (int) at);
                    continue;
                }
                case Op.LOAD_32_U: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 4 > limit) break;
                    r[base + a] = (int) INT.get(mem, (int) at) & U32;
                    continue;
                }
                case Op.LOAD_64: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 8 > limit) break;
                    r[base + a] = (long) LONG.get(mem, (int) at);
                    continue;
                }
                case Op.STORE_8: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 1 > limit) break;
                    mem[(int) at] = (byte) r[base + a];
                    continue;
                }
                case Op.STORE_16: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 2 > limit) break;
                    SHORT.set(mem, (int) at, (short) r[base + a]);
                    continue;
                }
                case Op.STORE_32: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 4 > limit) break;
                    INT.set(mem, (int) at, (int) r[base + a]);
                    continue;
                }
                case Op.STORE_64: {
                    long at = (r[base + b] & U32) + (c & U32);
                    if (at + 8 > limit) break;
                    LONG.set(mem, (int) at, r[base + a]);
                    continue;
                }
                case Op.LOAD_8_S_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 1 > limit) break;
                    r[base + a] = mem[(int) at];
                    continue;
                }
                case Op.LOAD_8_U_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 1 > limit) break;
                    r[base + a] = mem[(int) at] & 0xFF;
                    continue;
                }
                case Op.LOAD_16_S_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 2 > limit) break;
                    r[base + a] = (short) SHORT.get(mem, (int) at);
                    continue;
                }
                case Op.LOAD_16_U_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 2 > limit) break;
                    r[base + a] = (short) SHORT.get(mem, (int) at) & 0xFFFF;
                    continue;
                }
                case Op.LOAD_32_S_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 4 > limit) break;
                    r[base + a] = (int) INT.get(mem, (int) at);
                    continue;
                }
                case Op.LOAD_32_U_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 4 > limit) break;
                    r[base + a] = (int) INT.get(mem, (int) at) & U32;
                    continue;
                }
                case Op.LOAD_64_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 8 > limit) break;
                    r[base + a] = (long) LONG.get(mem, (int) at);
                    continue;
                }
                case Op.STORE_8_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 1 > limit) break;
                    mem[(int) at] = (byte) r[base + a];
                    continue;
                }
                case Op.STORE_16_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 2 > limit) break;
                    SHORT.set(mem, (int) at, (short) r[base + a]);
                    continue;
                }
                case Op.STORE_32_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 4 > limit) break;
                    INT.set(mem, (int) at, (int) r[base + a]);
                    continue;
                }
                case Op.STORE_64_WRAPPED: {
                    long at = r[base + b] + c & U32;
                    if (at + 8 > limit) break;
                    LONG.set(mem, (int) at, r[base + a]);
                    continue;
                }
                case Op.LOAD_8_S_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 1 > limit) break;
                    r[base + a] = mem[(int) at];
                    continue;
                }
                case Op.LOAD_8_U_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 1 > limit) break;
                    r[base + a] = mem[(int) at] & 0xFF;
                    continue;
                }
                case Op.LOAD_16_S_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 2 > limit) break;
                    r[base + a] = (short) SHORT.get(mem, (int) at);
                    continue;
                }
                case Op.LOAD_16_U_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 2 > limit) break;
                    r[base + a] = (short) SHORT.get(mem, (int) at) & 0xFFFF;
                    continue;
                }
                case Op.LOAD_32_S_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 4 > limit) break;
                    r[base + a] = (int) INT.get(mem, (int) at);
                    continue;
                }
                case Op.LOAD_32_U_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 4 > limit) break;
                    r[base + a] = (int) INT.get(mem, (int) at) & U32;
                    continue;
                }
                case Op.LOAD_64_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 8 > limit) break;
                    r[base + a] = (long) LONG.get(mem, (int) at);
                    continue;
                }
                case Op.STORE_8_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 1 > limit) break;
                    mem[(int) at] = (byte) r[base + a];
                    continue;
                }
                case Op.STORE_16_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 2 > limit) break;
                    SHORT.set(mem, (int) at, (short) r[base + a]);
                    continue;
                }
                case Op.STORE_32_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 4 > limit) break;
                    INT.set(mem, (int) at, (int) r[base + a]);
                    continue;
                }
                case Op.STORE_64_INDEXED: {
                    long at = r[base + b] + r[base + c] & U32;
                    if (at + 8 > limit) break;
                    LONG.set(mem, (int) at, r[base + a]);
                    continue;
                }
                case Op.LOAD_32_S_SCALED: {
                    long at = (r[base + b] << code[pc]) + r[base + c] & U32;
                    if (at + 4 > limit) break;
                    pc++;
                    r[base + a] = (int) INT.get(mem, (int) at);
                    continue;
                }
                case Op.LOAD_32_S_FIXED: {
                    long at = (b & U32) + (c & U32);
                    if (at + 4 > limit) break;
                    r[base + a] = (int) INT.get(mem, (int) at);
                    continue;
                }
                case Op.STORE_32_FIXED: {
                    long at = (b & U32) + (c & U32);
                    if (at + 4 > limit) break;
                    INT.set(mem, (int) at, (int) r[base + a]);
                    continue;
                }

                case Op.CHECK:
                    if ((boolean) Store.STOPPED.getOpaque(m.store)) break;
                    continue;
                case Op.CHARGE: {
                    long left = m.store.fuel - a;
                    if (left < 0) break;
                    m.store.fuel = left;
                    continue;
                }

                default:
                    break;
            }
            m.base = base;
            m.pc = pc;
            return op;
        }
    }
}

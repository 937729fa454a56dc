package dev.sextant.domain.numerics;

import static dev.sextant.domain.numerics.UndefinedResult.DIVIDE_BY_ZERO;
import static dev.sextant.domain.numerics.UndefinedResult.INVALID_CONVERSION;
import static dev.sextant.domain.numerics.UndefinedResult.OVERFLOW;

/// The operators whose mnemonic begins with `i32.`, each named by the rest of it. A Java `int` holds the 32 bits.
///
/// @spec §4.3.2 Integer Operations
public final class I32 {

    private I32() {}

    /// ieqz_32
    public static boolean eqz(int i) {
        return i == 0;
    }

    /// ieq_32
    public static boolean eq(int i1, int i2) {
        return i1 == i2;
    }

    /// ine_32
    public static boolean ne(int i1, int i2) {
        return i1 != i2;
    }

    /// ilt_s_32
    public static boolean ltS(int i1, int i2) {
        return i1 < i2;
    }

    /// ilt_u_32
    public static boolean ltU(int i1, int i2) {
        return Integer.compareUnsigned(i1, i2) < 0;
    }

    /// igt_s_32
    public static boolean gtS(int i1, int i2) {
        return i1 > i2;
    }

    /// igt_u_32
    public static boolean gtU(int i1, int i2) {
        return Integer.compareUnsigned(i1, i2) > 0;
    }

    /// ile_s_32
    public static boolean leS(int i1, int i2) {
        return i1 <= i2;
    }

    /// ile_u_32
    public static boolean leU(int i1, int i2) {
        return Integer.compareUnsigned(i1, i2) <= 0;
    }

    /// ige_s_32
    public static boolean geS(int i1, int i2) {
        return i1 >= i2;
    }

    /// ige_u_32
    public static boolean geU(int i1, int i2) {
        return Integer.compareUnsigned(i1, i2) >= 0;
    }

    /// iclz_32
    public static int clz(int i) {
        return Integer.numberOfLeadingZeros(i);
    }

    /// ictz_32
    public static int ctz(int i) {
        return Integer.numberOfTrailingZeros(i);
    }

    /// ipopcnt_32
    public static int popcnt(int i) {
        return Integer.bitCount(i);
    }

    /// iadd_32
    public static int add(int i1, int i2) {
        return i1 + i2;
    }

    /// isub_32
    public static int sub(int i1, int i2) {
        return i1 - i2;
    }

    /// imul_32
    public static int mul(int i1, int i2) {
        return i1 * i2;
    }

    /// idiv_s_32. Undefined for a divisor of 0, and for -2³¹ / -1.
    public static int divS(int i1, int i2) {
        if (i2 == 0) throw DIVIDE_BY_ZERO;
        if (i2 == -1 && i1 == Integer.MIN_VALUE) throw OVERFLOW;
        return i1 / i2;
    }

    /// idiv_u_32. Undefined for a divisor of 0.
    public static int divU(int i1, int i2) {
        if (i2 == 0) throw DIVIDE_BY_ZERO;
        return Integer.divideUnsigned(i1, i2);
    }

    /// irem_s_32. Undefined for a divisor of 0.
    public static int remS(int i1, int i2) {
        if (i2 == 0) throw DIVIDE_BY_ZERO;
        return i1 % i2;
    }

    /// irem_u_32. Undefined for a divisor of 0.
    public static int remU(int i1, int i2) {
        if (i2 == 0) throw DIVIDE_BY_ZERO;
        return Integer.remainderUnsigned(i1, i2);
    }

    /// iand_32
    public static int and(int i1, int i2) {
        return i1 & i2;
    }

    /// ior_32
    public static int or(int i1, int i2) {
        return i1 | i2;
    }

    /// ixor_32
    public static int xor(int i1, int i2) {
        return i1 ^ i2;
    }

    /// ishl_32. Like the standard, Java takes the count modulo 32.
    public static int shl(int i1, int i2) {
        return i1 << i2;
    }

    /// ishr_s_32
    public static int shrS(int i1, int i2) {
        return i1 >> i2;
    }

    /// ishr_u_32
    public static int shrU(int i1, int i2) {
        return i1 >>> i2;
    }

    /// irotl_32
    public static int rotl(int i1, int i2) {
        return Integer.rotateLeft(i1, i2);
    }

    /// irotr_32
    public static int rotr(int i1, int i2) {
        return Integer.rotateRight(i1, i2);
    }

    /// iextend8_s_32
    public static int extend8S(int i) {
        return (byte) i;
    }

    /// iextend16_s_32
    public static int extend16S(int i) {
        return (short) i;
    }

    // §4.3.4 Conversions

    /// wrap_64,32
    public static int wrapI64(long i) {
        return (int) i;
    }

    /// trunc_s_32,32. Undefined for a NaN and outside of -2³¹ .. 2³¹-1.
    public static int truncF32S(float z) {
        if (z >= -0x1p31f && z < 0x1p31f) return (int) z;
        throw undefined(z);
    }

    /// trunc_u_32,32. Undefined for a NaN and outside of 0 .. 2³²-1 after truncation.
    public static int truncF32U(float z) {
        if (z > -1f && z < 0x1p32f) return (int) (long) z;
        throw undefined(z);
    }

    /// trunc_s_64,32. Undefined for a NaN and outside of -2³¹ .. 2³¹-1 after truncation.
    public static int truncF64S(double z) {
        if (z > -0x1.00000002p31 && z < 0x1p31) return (int) z;
        throw undefined(z);
    }

    /// trunc_u_64,32. Undefined for a NaN and outside of 0 .. 2³²-1 after truncation.
    public static int truncF64U(double z) {
        if (z > -1 && z < 0x1p32) return (int) (long) z;
        throw undefined(z);
    }

    /// trunc_sat_s_32,32. Java's own conversion saturates, and maps NaN to 0.
    public static int truncSatF32S(float z) {
        return (int) z;
    }

    /// trunc_sat_u_32,32
    public static int truncSatF32U(float z) {
        return (int) Math.min(Math.max((long) z, 0L), 0xFFFF_FFFFL);
    }

    /// trunc_sat_s_64,32
    public static int truncSatF64S(double z) {
        return (int) z;
    }

    /// trunc_sat_u_64,32
    public static int truncSatF64U(double z) {
        return (int) Math.min(Math.max((long) z, 0L), 0xFFFF_FFFFL);
    }

    /// reinterpret_f32,i32
    public static int reinterpretF32(float z) {
        return Float.floatToRawIntBits(z);
    }

    private static UndefinedResult undefined(double z) {
        return Double.isNaN(z) ? INVALID_CONVERSION : OVERFLOW;
    }
}

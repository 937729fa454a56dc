package dev.sextant.domain.numerics;

import static dev.sextant.domain.numerics.UndefinedResult.DIVIDE_BY_ZERO;
import static dev.sextant.domain.numerics.UndefinedResult.INVALID_CONVERSION;
import static dev.sextant.domain.numerics.UndefinedResult.OVERFLOW;

/// The operators whose mnemonic begins with `i64.`, each named by the rest of it. A Java `long` holds the 64 bits.
///
/// @spec §4.3.2 Integer Operations
public final class I64 {

    private I64() {}

    /// ieqz_64
    public static boolean eqz(long i) {
        return i == 0;
    }

    /// ieq_64
    public static boolean eq(long i1, long i2) {
        return i1 == i2;
    }

    /// ine_64
    public static boolean ne(long i1, long i2) {
        return i1 != i2;
    }

    /// ilt_s_64
    public static boolean ltS(long i1, long i2) {
        return i1 < i2;
    }

    /// ilt_u_64
    public static boolean ltU(long i1, long i2) {
        return Long.compareUnsigned(i1, i2) < 0;
    }

    /// igt_s_64
    public static boolean gtS(long i1, long i2) {
        return i1 > i2;
    }

    /// igt_u_64
    public static boolean gtU(long i1, long i2) {
        return Long.compareUnsigned(i1, i2) > 0;
    }

    /// ile_s_64
    public static boolean leS(long i1, long i2) {
        return i1 <= i2;
    }

    /// ile_u_64
    public static boolean leU(long i1, long i2) {
        return Long.compareUnsigned(i1, i2) <= 0;
    }

    /// ige_s_64
    public static boolean geS(long i1, long i2) {
        return i1 >= i2;
    }

    /// ige_u_64
    public static boolean geU(long i1, long i2) {
        return Long.compareUnsigned(i1, i2) >= 0;
    }

    /// iclz_64
    public static long clz(long i) {
        return Long.numberOfLeadingZeros(i);
    }

    /// ictz_64
    public static long ctz(long i) {
        return Long.numberOfTrailingZeros(i);
    }

    /// ipopcnt_64
    public static long popcnt(long i) {
        return Long.bitCount(i);
    }

    /// iadd_64
    public static long add(long i1, long i2) {
        return i1 + i2;
    }

    /// isub_64
    public static long sub(long i1, long i2) {
        return i1 - i2;
    }

    /// imul_64
    public static long mul(long i1, long i2) {
        return i1 * i2;
    }

    /// idiv_s_64. Undefined for a divisor of 0, and for -2⁶³ / -1.
    public static long divS(long i1, long i2) {
        if (i2 == 0) throw DIVIDE_BY_ZERO;
        if (i2 == -1 && i1 == Long.MIN_VALUE) throw OVERFLOW;
        return i1 / i2;
    }

    /// idiv_u_64. Undefined for a divisor of 0.
    public static long divU(long i1, long i2) {
        if (i2 == 0) throw DIVIDE_BY_ZERO;
        return Long.divideUnsigned(i1, i2);
    }

    /// irem_s_64. Undefined for a divisor of 0.
    public static long remS(long i1, long i2) {
        if (i2 == 0) throw DIVIDE_BY_ZERO;
        return i1 % i2;
    }

    /// irem_u_64. Undefined for a divisor of 0.
    public static long remU(long i1, long i2) {
        if (i2 == 0) throw DIVIDE_BY_ZERO;
        return Long.remainderUnsigned(i1, i2);
    }

    /// iand_64
    public static long and(long i1, long i2) {
        return i1 & i2;
    }

    /// ior_64
    public static long or(long i1, long i2) {
        return i1 | i2;
    }

    /// ixor_64
    public static long xor(long i1, long i2) {
        return i1 ^ i2;
    }

    /// ishl_64. Like the standard, Java takes the count modulo 64.
    public static long shl(long i1, long i2) {
        return i1 << i2;
    }

    /// ishr_s_64
    public static long shrS(long i1, long i2) {
        return i1 >> i2;
    }

    /// ishr_u_64
    public static long shrU(long i1, long i2) {
        return i1 >>> i2;
    }

    /// irotl_64
    public static long rotl(long i1, long i2) {
        return Long.rotateLeft(i1, (int) i2);
    }

    /// irotr_64
    public static long rotr(long i1, long i2) {
        return Long.rotateRight(i1, (int) i2);
    }

    /// iextend8_s_64
    public static long extend8S(long i) {
        return (byte) i;
    }

    /// iextend16_s_64
    public static long extend16S(long i) {
        return (short) i;
    }

    /// iextend32_s_64
    public static long extend32S(long i) {
        return (int) i;
    }

    // §4.3.4 Conversions

    /// extend_s_32,64
    public static long extendI32S(int i) {
        return i;
    }

    /// extend_u_32,64
    public static long extendI32U(int i) {
        return Integer.toUnsignedLong(i);
    }

    /// trunc_s_32,64. Undefined for a NaN and outside of -2⁶³ .. 2⁶³-1.
    public static long truncF32S(float z) {
        if (z >= -0x1p63f && z < 0x1p63f) return (long) z;
        throw undefined(z);
    }

    /// trunc_u_32,64. Undefined for a NaN and outside of 0 .. 2⁶⁴-1 after truncation.
    public static long truncF32U(float z) {
        if (z > -1f && z < 0x1p64f) return truncSatF32U(z);
        throw undefined(z);
    }

    /// trunc_s_64,64. Undefined for a NaN and outside of -2⁶³ .. 2⁶³-1.
    public static long truncF64S(double z) {
        if (z >= -0x1p63 && z < 0x1p63) return (long) z;
        throw undefined(z);
    }

    /// trunc_u_64,64. Undefined for a NaN and outside of 0 .. 2⁶⁴-1 after truncation.
    public static long truncF64U(double z) {
        if (z > -1 && z < 0x1p64) return truncSatF64U(z);
        throw undefined(z);
    }

    /// trunc_sat_s_32,64. Java's own conversion saturates, and maps NaN to 0.
    public static long truncSatF32S(float z) {
        return (long) z;
    }

    /// trunc_sat_u_32,64
    public static long truncSatF32U(float z) {
        // Above 2⁶³ the subtraction is exact; beyond 2⁶⁴ it saturates to 2⁶³-1, and so the whole to 2⁶⁴-1.
        return z >= 0x1p63f ? (long) (z - 0x1p63f) ^ Long.MIN_VALUE : Math.max((long) z, 0L);
    }

    /// trunc_sat_s_64,64
    public static long truncSatF64S(double z) {
        return (long) z;
    }

    /// trunc_sat_u_64,64
    public static long truncSatF64U(double z) {
        return z >= 0x1p63 ? (long) (z - 0x1p63) ^ Long.MIN_VALUE : Math.max((long) z, 0L);
    }

    /// reinterpret_f64,i64
    public static long reinterpretF64(double z) {
        return Double.doubleToRawLongBits(z);
    }

    private static UndefinedResult undefined(double z) {
        return Double.isNaN(z) ? INVALID_CONVERSION : OVERFLOW;
    }
}

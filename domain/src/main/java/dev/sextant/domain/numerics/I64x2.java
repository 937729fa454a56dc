package dev.sextant.domain.numerics;

/// The operators whose mnemonic begins with `i64x2.`, on one half of a v128: one lane of 64 bits.
///
/// @spec §4.3.2 Integer Operations
public final class I64x2 {

    private I64x2() {}

    // Lanes (§4.4.3 Vector Instructions)

    /// Every lane is the number.
    public static long splat(long i) {
        return i;
    }

    /// The lane: the half that holds it, whatever its index.
    public static long extractLane(long half, int lane) {
        return half;
    }

    /// The number, which is the whole half.
    public static long replaceLane(long half, int lane, long i) {
        return i;
    }

    // Comparisons

    /// ieq_64: all ones if it holds
    public static long eq(long a, long b) {
        return a == b ? -1 : 0;
    }

    /// ine_64
    public static long ne(long a, long b) {
        return a != b ? -1 : 0;
    }

    /// ilt_s_64
    public static long ltS(long a, long b) {
        return a < b ? -1 : 0;
    }

    /// igt_s_64
    public static long gtS(long a, long b) {
        return a > b ? -1 : 0;
    }

    /// ile_s_64
    public static long leS(long a, long b) {
        return a <= b ? -1 : 0;
    }

    /// ige_s_64
    public static long geS(long a, long b) {
        return a >= b ? -1 : 0;
    }

    // Reductions

    /// 1 if no lane is zero, else 0
    public static int allTrue(long low, long high) {
        return low != 0 && high != 0 ? 1 : 0;
    }

    /// The topmost bits of the lanes, that of lane 0 lowest.
    public static int bitmask(long low, long high) {
        return (int) (low >>> 63 | high >>> 63 << 1);
    }

    // Arithmetic

    /// iabs_64. The magnitude of the least integer is the least integer
    public static long abs(long a) {
        return Math.abs(a);
    }

    /// ineg_64
    public static long neg(long a) {
        return -a;
    }

    /// iadd_64
    public static long add(long a, long b) {
        return a + b;
    }

    /// isub_64
    public static long sub(long a, long b) {
        return a - b;
    }

    /// imul_64
    public static long mul(long a, long b) {
        return a * b;
    }

    // Shifts

    /// ishl_64, the count modulo 64
    public static long shl(long a, int count) {
        return a << count;
    }

    /// ishr_s_64, the count modulo 64
    public static long shrS(long a, int count) {
        return a >> count;
    }

    /// ishr_u_64, the count modulo 64
    public static long shrU(long a, int count) {
        return a >>> count;
    }

    // Conversions (§4.3.4)

    /// extend_s_32,64
    public static long extendI32x4S(int quarter) {
        return quarter;
    }

    /// extend_u_32,64
    public static long extendI32x4U(int quarter) {
        return Integer.toUnsignedLong(quarter);
    }

    /// The product of signed 32-bit lanes.
    public static long extmulI32x4S(int quarter1, int quarter2) {
        return (long) quarter1 * quarter2;
    }

    /// The product of unsigned 32-bit lanes.
    public static long extmulI32x4U(int quarter1, int quarter2) {
        return Integer.toUnsignedLong(quarter1) * Integer.toUnsignedLong(quarter2);
    }
}

package dev.sextant.domain.numerics;

/// The operators whose mnemonic begins with `f64x2.`, on one half of a v128: the raw bits of one double.
/// For NaNs see [F64].
///
/// @spec §4.3.3 Floating-Point Operations
public final class F64x2 {

    private static final long TOP = 0x8000_0000_0000_0000L;

    private F64x2() {}

    /// The half as a number.
    private static double of(long half) {
        return Double.longBitsToDouble(half);
    }

    /// The number as a half.
    private static long bits(double z) {
        return Double.doubleToRawLongBits(z);
    }

    // Lanes (§4.4.3 Vector Instructions)

    /// Every lane is the number.
    public static long splat(double z) {
        return bits(z);
    }

    /// The lane: the half that holds it, whatever its index.
    public static double extractLane(long half, int lane) {
        return of(half);
    }

    /// The number, which is the whole half.
    public static long replaceLane(long half, int lane, double z) {
        return bits(z);
    }

    // Comparisons

    /// feq_64: all ones if it holds
    public static long eq(long a, long b) {
        return of(a) == of(b) ? -1 : 0;
    }

    /// fne_64
    public static long ne(long a, long b) {
        return of(a) != of(b) ? -1 : 0;
    }

    /// flt_64
    public static long lt(long a, long b) {
        return of(a) < of(b) ? -1 : 0;
    }

    /// fgt_64
    public static long gt(long a, long b) {
        return of(a) > of(b) ? -1 : 0;
    }

    /// fle_64
    public static long le(long a, long b) {
        return of(a) <= of(b) ? -1 : 0;
    }

    /// fge_64
    public static long ge(long a, long b) {
        return of(a) >= of(b) ? -1 : 0;
    }

    // Arithmetic

    /// fabs_64
    public static long abs(long a) {
        return a & ~TOP;
    }

    /// fneg_64
    public static long neg(long a) {
        return a ^ TOP;
    }

    /// fceil_64
    public static long ceil(long a) {
        return bits(F64.ceil(of(a)));
    }

    /// ffloor_64
    public static long floor(long a) {
        return bits(F64.floor(of(a)));
    }

    /// ftrunc_64
    public static long trunc(long a) {
        return bits(F64.trunc(of(a)));
    }

    /// fnearest_64
    public static long nearest(long a) {
        return bits(F64.nearest(of(a)));
    }

    /// fsqrt_64
    public static long sqrt(long a) {
        return bits(F64.sqrt(of(a)));
    }

    /// fadd_64
    public static long add(long a, long b) {
        return bits(F64.add(of(a), of(b)));
    }

    /// fsub_64
    public static long sub(long a, long b) {
        return bits(F64.sub(of(a), of(b)));
    }

    /// fmul_64
    public static long mul(long a, long b) {
        return bits(F64.mul(of(a), of(b)));
    }

    /// fdiv_64
    public static long div(long a, long b) {
        return bits(F64.div(of(a), of(b)));
    }

    /// fmin_64
    public static long min(long a, long b) {
        return bits(F64.min(of(a), of(b)));
    }

    /// fmax_64
    public static long max(long a, long b) {
        return bits(F64.max(of(a), of(b)));
    }

    /// fpmin_64: `b` if it is less, else `a`, bit by bit
    public static long pmin(long a, long b) {
        return of(b) < of(a) ? b : a;
    }

    /// fpmax_64: `b` if it is greater, else `a`, bit by bit
    public static long pmax(long a, long b) {
        return of(a) < of(b) ? b : a;
    }

    // Conversions (§4.3.4)

    /// convert_s_32,64
    public static long convertI32x4S(int quarter) {
        return bits(F64.convertI32S(quarter));
    }

    /// convert_u_32,64
    public static long convertI32x4U(int quarter) {
        return bits(F64.convertI32U(quarter));
    }

    /// promote_32,64
    public static long promoteF32x4(int quarter) {
        return bits(F64.promoteF32(Float.intBitsToFloat(quarter)));
    }
}

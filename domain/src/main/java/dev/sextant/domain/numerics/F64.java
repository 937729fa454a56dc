package dev.sextant.domain.numerics;

/// The operators whose mnemonic begins with `f64.`, each named by the rest of it. Java's `double` is IEEE 754 binary64, and its
/// arithmetic rounds to nearest, ties to even, as the standard's does.
///
/// NaNs: `abs`, `neg` and `copysign` work on the sign bit alone and keep every payload. All else that yields a NaN yields one
/// of nans_64, in the interpreter, in C1 and in C2. There is one gap: where C2 knows an operand to be constant it leaves out
/// `x * 1`, `1 * x`, `x / 1` and `x - 0`, and folds a difference of constants; then a signalling NaN passes unchanged. An engine
/// that generates code with such a constant calls [#canonical] on the result.
///
/// @spec §4.3.3 Floating-Point Operations
public final class F64 {

    private static final long SIGN = 0x8000_0000_0000_0000L;
    private static final long MAGNITUDE = 0x7FFF_FFFF_FFFF_FFFFL;

    private F64() {}

    /// feq_64
    public static boolean eq(double z1, double z2) {
        return z1 == z2;
    }

    /// fne_64
    public static boolean ne(double z1, double z2) {
        return z1 != z2;
    }

    /// flt_64
    public static boolean lt(double z1, double z2) {
        return z1 < z2;
    }

    /// fgt_64
    public static boolean gt(double z1, double z2) {
        return z1 > z2;
    }

    /// fle_64
    public static boolean le(double z1, double z2) {
        return z1 <= z2;
    }

    /// fge_64
    public static boolean ge(double z1, double z2) {
        return z1 >= z2;
    }

    /// fabs_64
    public static double abs(double z) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(z) & MAGNITUDE);
    }

    /// fneg_64
    public static double neg(double z) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(z) ^ SIGN);
    }

    /// fceil_64
    public static double ceil(double z) {
        return canonical(Math.ceil(z));
    }

    /// ffloor_64
    public static double floor(double z) {
        return canonical(Math.floor(z));
    }

    /// ftrunc_64
    public static double trunc(double z) {
        return canonical(Math.copySign(Math.floor(Math.abs(z)), z));
    }

    /// fnearest_64
    public static double nearest(double z) {
        return canonical(Math.rint(z));
    }

    /// fsqrt_64
    public static double sqrt(double z) {
        return Math.sqrt(z);
    }

    /// fadd_64
    public static double add(double z1, double z2) {
        return z1 + z2;
    }

    /// fsub_64
    public static double sub(double z1, double z2) {
        return z1 - z2;
    }

    /// fmul_64
    public static double mul(double z1, double z2) {
        return z1 * z2;
    }

    /// fdiv_64
    public static double div(double z1, double z2) {
        return z1 / z2;
    }

    /// fmin_64
    public static double min(double z1, double z2) {
        return canonical(Math.min(z1, z2));
    }

    /// fmax_64
    public static double max(double z1, double z2) {
        return canonical(Math.max(z1, z2));
    }

    /// fcopysign_64
    public static double copysign(double z1, double z2) {
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(z1) & MAGNITUDE | Double.doubleToRawLongBits(z2) & SIGN);
    }

    // §4.3.4 Conversions

    /// convert_s_32,64
    public static double convertI32S(int i) {
        return i;
    }

    /// convert_u_32,64
    public static double convertI32U(int i) {
        return Integer.toUnsignedLong(i);
    }

    /// convert_s_64,64
    public static double convertI64S(long i) {
        return i;
    }

    /// convert_u_64,64. Halves what Java would take for negative; the bit lost stays behind as a sticky bit for the rounding.
    public static double convertI64U(long i) {
        return i >= 0 ? (double) i : (double) (i >>> 1 | i & 1) * 2;
    }

    /// promote_32,64. It quietens a NaN; where C2 leaves it out, before a demotion, [F32#demoteF64] does.
    public static double promoteF32(float z) {
        return z;
    }

    /// reinterpret_i64,f64
    public static double reinterpretI64(long i) {
        return Double.longBitsToDouble(i);
    }

    /// The same number; of a NaN the canonical one, which nans_64 allows whatever the operands were.
    ///
    /// Java's library passes a signalling NaN on where arithmetic would not (`Math.min` returns its operand), and gives NaNs one
    /// sign when interpreted and another when compiled.
    public static double canonical(double z) {
        return z == z ? z : Double.NaN;
    }
}

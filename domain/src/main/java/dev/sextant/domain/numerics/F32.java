package dev.sextant.domain.numerics;

/// The operators whose mnemonic begins with `f32.`, each named by the rest of it. Java's `float` is IEEE 754 binary32, and its
/// arithmetic rounds to nearest, ties to even, as the standard's does.
///
/// NaNs: `abs`, `neg` and `copysign` work on the sign bit alone and keep every payload. All else that yields a NaN yields one
/// of nans_32, in the interpreter, in C1 and in C2. There is one gap: where C2 knows an operand to be constant it leaves out
/// `x * 1`, `1 * x`, `x / 1` and `x - 0`, and folds a difference of constants; then a signalling NaN passes unchanged. An engine
/// that generates code with such a constant calls [#canonical] on the result.
///
/// @spec §4.3.3 Floating-Point Operations
public final class F32 {

    private static final int SIGN = 0x8000_0000;
    private static final int MAGNITUDE = 0x7FFF_FFFF;

    private F32() {}

    /// feq_32
    public static boolean eq(float z1, float z2) {
        return z1 == z2;
    }

    /// fne_32
    public static boolean ne(float z1, float z2) {
        return z1 != z2;
    }

    /// flt_32
    public static boolean lt(float z1, float z2) {
        return z1 < z2;
    }

    /// fgt_32
    public static boolean gt(float z1, float z2) {
        return z1 > z2;
    }

    /// fle_32
    public static boolean le(float z1, float z2) {
        return z1 <= z2;
    }

    /// fge_32
    public static boolean ge(float z1, float z2) {
        return z1 >= z2;
    }

    /// fabs_32
    public static float abs(float z) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(z) & MAGNITUDE);
    }

    /// fneg_32
    public static float neg(float z) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(z) ^ SIGN);
    }

    /// fceil_32
    public static float ceil(float z) {
        return canonical((float) Math.ceil(z));
    }

    /// ffloor_32
    public static float floor(float z) {
        return canonical((float) Math.floor(z));
    }

    /// ftrunc_32
    public static float trunc(float z) {
        return canonical(Math.copySign((float) Math.floor(Math.abs(z)), z));
    }

    /// fnearest_32
    public static float nearest(float z) {
        return canonical((float) Math.rint(z));
    }

    /// fsqrt_32. Rounding the root twice, to 53 bits and then to 24, is as good as once.
    public static float sqrt(float z) {
        return (float) Math.sqrt(z);
    }

    /// fadd_32
    public static float add(float z1, float z2) {
        return z1 + z2;
    }

    /// fsub_32
    public static float sub(float z1, float z2) {
        return z1 - z2;
    }

    /// fmul_32
    public static float mul(float z1, float z2) {
        return z1 * z2;
    }

    /// fdiv_32
    public static float div(float z1, float z2) {
        return z1 / z2;
    }

    /// fmin_32
    public static float min(float z1, float z2) {
        return canonical(Math.min(z1, z2));
    }

    /// fmax_32
    public static float max(float z1, float z2) {
        return canonical(Math.max(z1, z2));
    }

    /// fcopysign_32
    public static float copysign(float z1, float z2) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(z1) & MAGNITUDE | Float.floatToRawIntBits(z2) & SIGN);
    }

    // §4.3.4 Conversions

    /// convert_s_32,32
    public static float convertI32S(int i) {
        return i;
    }

    /// convert_u_32,32
    public static float convertI32U(int i) {
        return Integer.toUnsignedLong(i);
    }

    /// convert_s_64,32
    public static float convertI64S(long i) {
        return i;
    }

    /// convert_u_64,32. Halves what Java would take for negative; the bit lost stays behind as a sticky bit for the rounding.
    public static float convertI64U(long i) {
        return i >= 0 ? (float) i : (float) (i >>> 1 | i & 1) * 2;
    }

    /// demote_64,32
    public static float demoteF64(double z) {
        return canonical((float) z);
    }

    /// reinterpret_i32,f32
    public static float reinterpretI32(int i) {
        return Float.intBitsToFloat(i);
    }

    /// The same number; of a NaN the canonical one, which nans_32 allows whatever the operands were.
    ///
    /// Java's library and HotSpot pass a signalling NaN on where arithmetic would not (`Math.min` returns its operand, C2 cancels
    /// a promotion against a demotion), and give NaNs one sign when interpreted and another when compiled.
    public static float canonical(float z) {
        return z == z ? z : Float.NaN;
    }
}

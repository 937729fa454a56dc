package dev.sextant.domain.numerics;

/// The operators whose mnemonic begins with `f32x4.`, on one half of a v128: the raw bits of two floats, lane 0 lowest.
/// For NaNs see [F32].
///
/// @spec §4.3.3 Floating-Point Operations
public final class F32x4 {

    private static final long TOPS = 0x8000_0000_8000_0000L;

    private F32x4() {}

    /// Two lanes side by side.
    private static long pair(float low, float high) {
        return I32x4.pair(Float.floatToRawIntBits(low), Float.floatToRawIntBits(high));
    }

    /// The lane in the lower bits.
    static float low(long half) {
        return Float.intBitsToFloat((int) half);
    }

    /// The lane in the upper bits.
    static float high(long half) {
        return Float.intBitsToFloat((int) (half >>> 32));
    }

    /// Of each lane all ones where it holds.
    private static long mask(boolean low, boolean high) {
        return (low ? 0xFFFF_FFFFL : 0) | (high ? 0xFFFF_FFFF_0000_0000L : 0);
    }

    // Lanes (§4.4.3 Vector Instructions)

    /// Every lane is the number.
    public static long splat(float z) {
        return pair(z, z);
    }

    /// The lane, modulo 2.
    public static float extractLane(long half, int lane) {
        return low(half >>> (lane << 5));
    }

    /// The half with the number in the lane, modulo 2.
    public static long replaceLane(long half, int lane, float z) {
        return I32x4.replaceLane(half, lane, Float.floatToRawIntBits(z));
    }

    // Comparisons

    /// feq_32, of each lane all ones where it holds
    public static long eq(long a, long b) {
        return mask(F32.eq(low(a), low(b)), F32.eq(high(a), high(b)));
    }

    /// fne_32
    public static long ne(long a, long b) {
        return mask(F32.ne(low(a), low(b)), F32.ne(high(a), high(b)));
    }

    /// flt_32
    public static long lt(long a, long b) {
        return mask(F32.lt(low(a), low(b)), F32.lt(high(a), high(b)));
    }

    /// fgt_32
    public static long gt(long a, long b) {
        return mask(F32.gt(low(a), low(b)), F32.gt(high(a), high(b)));
    }

    /// fle_32
    public static long le(long a, long b) {
        return mask(F32.le(low(a), low(b)), F32.le(high(a), high(b)));
    }

    /// fge_32
    public static long ge(long a, long b) {
        return mask(F32.ge(low(a), low(b)), F32.ge(high(a), high(b)));
    }

    // Arithmetic

    /// fabs_32
    public static long abs(long a) {
        return a & ~TOPS;
    }

    /// fneg_32
    public static long neg(long a) {
        return a ^ TOPS;
    }

    /// fceil_32
    public static long ceil(long a) {
        return pair(F32.ceil(low(a)), F32.ceil(high(a)));
    }

    /// ffloor_32
    public static long floor(long a) {
        return pair(F32.floor(low(a)), F32.floor(high(a)));
    }

    /// ftrunc_32
    public static long trunc(long a) {
        return pair(F32.trunc(low(a)), F32.trunc(high(a)));
    }

    /// fnearest_32
    public static long nearest(long a) {
        return pair(F32.nearest(low(a)), F32.nearest(high(a)));
    }

    /// fsqrt_32
    public static long sqrt(long a) {
        return pair(F32.sqrt(low(a)), F32.sqrt(high(a)));
    }

    /// fadd_32
    public static long add(long a, long b) {
        return pair(F32.add(low(a), low(b)), F32.add(high(a), high(b)));
    }

    /// fsub_32
    public static long sub(long a, long b) {
        return pair(F32.sub(low(a), low(b)), F32.sub(high(a), high(b)));
    }

    /// fmul_32
    public static long mul(long a, long b) {
        return pair(F32.mul(low(a), low(b)), F32.mul(high(a), high(b)));
    }

    /// fdiv_32
    public static long div(long a, long b) {
        return pair(F32.div(low(a), low(b)), F32.div(high(a), high(b)));
    }

    /// fmin_32
    public static long min(long a, long b) {
        return pair(F32.min(low(a), low(b)), F32.min(high(a), high(b)));
    }

    /// fmax_32
    public static long max(long a, long b) {
        return pair(F32.max(low(a), low(b)), F32.max(high(a), high(b)));
    }

    /// fpmin_32: `b` where it is less, else `a`, bit by bit
    public static long pmin(long a, long b) {
        return Lanes.choose(lt(b, a), b, a);
    }

    /// fpmax_32: `b` where it is greater, else `a`, bit by bit
    public static long pmax(long a, long b) {
        return Lanes.choose(lt(a, b), b, a);
    }

    // Conversions (§4.3.4)

    /// convert_s_32,32
    public static long convertI32x4S(long a) {
        return pair(F32.convertI32S(I32x4.low(a)), F32.convertI32S(I32x4.high(a)));
    }

    /// convert_u_32,32
    public static long convertI32x4U(long a) {
        return pair(F32.convertI32U(I32x4.low(a)), F32.convertI32U(I32x4.high(a)));
    }

    /// demote_64,32 of the two lanes of a vector; the other half is zero
    public static long demoteF64x2Zero(long low, long high) {
        return pair(F32.demoteF64(Double.longBitsToDouble(low)), F32.demoteF64(Double.longBitsToDouble(high)));
    }
}

package dev.sextant.domain.numerics;

/// The operators whose mnemonic begins with `i32x4.`, on one half of a v128: two lanes of 32 bits, lane 0 lowest.
///
/// @spec §4.3.2 Integer Operations
public final class I32x4 {

    private static final long TOPS = 0x8000_0000_8000_0000L;

    private I32x4() {}

    /// Two lanes side by side.
    static long pair(int low, int high) {
        return low & 0xFFFF_FFFFL | (long) high << 32;
    }

    /// The lane in the lower bits.
    static int low(long half) {
        return (int) half;
    }

    /// The lane in the upper bits.
    static int high(long half) {
        return (int) (half >>> 32);
    }

    // Lanes (§4.4.3 Vector Instructions)

    /// Every lane is the number.
    public static long splat(int i) {
        return pair(i, i);
    }

    /// The lane, modulo 2.
    public static int extractLane(long half, int lane) {
        return (int) (half >>> (lane << 5));
    }

    /// The half with the number in the lane, modulo 2.
    public static long replaceLane(long half, int lane, int i) {
        return half & ~(0xFFFF_FFFFL << (lane << 5)) | (i & 0xFFFF_FFFFL) << (lane << 5);
    }

    // Comparisons

    /// ieq_32, of each lane all ones where it holds
    public static long eq(long a, long b) {
        return Lanes.eq(a, b, TOPS, 31);
    }

    /// ine_32
    public static long ne(long a, long b) {
        return ~Lanes.eq(a, b, TOPS, 31);
    }

    /// ilt_s_32
    public static long ltS(long a, long b) {
        return Lanes.ltS(a, b, TOPS, 31);
    }

    /// igt_s_32
    public static long gtS(long a, long b) {
        return Lanes.ltS(b, a, TOPS, 31);
    }

    /// ile_s_32
    public static long leS(long a, long b) {
        return ~Lanes.ltS(b, a, TOPS, 31);
    }

    /// ige_s_32
    public static long geS(long a, long b) {
        return ~Lanes.ltS(a, b, TOPS, 31);
    }

    /// ilt_u_32
    public static long ltU(long a, long b) {
        return Lanes.ltU(a, b, TOPS, 31);
    }

    /// igt_u_32
    public static long gtU(long a, long b) {
        return Lanes.ltU(b, a, TOPS, 31);
    }

    /// ile_u_32
    public static long leU(long a, long b) {
        return ~Lanes.ltU(b, a, TOPS, 31);
    }

    /// ige_u_32
    public static long geU(long a, long b) {
        return ~Lanes.ltU(a, b, TOPS, 31);
    }

    // Reductions

    /// 1 if no lane is zero, else 0
    public static int allTrue(long low, long high) {
        return (Lanes.zeros(low, TOPS) | Lanes.zeros(high, TOPS)) == 0 ? 1 : 0;
    }

    /// The topmost bits of the lanes, that of lane 0 lowest.
    public static int bitmask(long low, long high) {
        return tops(low) | tops(high) << 2;
    }

    /// The topmost bits of a half.
    private static int tops(long half) {
        return (int) (half >>> 31) & 1 | (int) (half >>> 63) << 1;
    }

    // Arithmetic

    /// iabs_32
    public static long abs(long a) {
        return Lanes.abs(a, TOPS, 31);
    }

    /// ineg_32
    public static long neg(long a) {
        return Lanes.sub(0, a, TOPS);
    }

    /// iadd_32
    public static long add(long a, long b) {
        return Lanes.add(a, b, TOPS);
    }

    /// isub_32
    public static long sub(long a, long b) {
        return Lanes.sub(a, b, TOPS);
    }

    /// imul_32
    public static long mul(long a, long b) {
        return pair(low(a) * low(b), high(a) * high(b));
    }

    /// imin_s_32
    public static long minS(long a, long b) {
        return Lanes.minS(a, b, TOPS, 31);
    }

    /// imin_u_32
    public static long minU(long a, long b) {
        return Lanes.minU(a, b, TOPS, 31);
    }

    /// imax_s_32
    public static long maxS(long a, long b) {
        return Lanes.maxS(a, b, TOPS, 31);
    }

    /// imax_u_32
    public static long maxU(long a, long b) {
        return Lanes.maxU(a, b, TOPS, 31);
    }

    /// The sums of the products of neighbouring signed 16-bit lanes.
    public static long dotI16x8S(long a, long b) {
        return pair(dot(low(a), low(b)), dot(high(a), high(b)));
    }

    /// The sum of the products of two pairs of signed 16-bit lanes; it wraps for four times -2¹⁵.
    private static int dot(int lanes1, int lanes2) {
        return (short) lanes1 * (short) lanes2 + (lanes1 >> 16) * (lanes2 >> 16);
    }

    // Shifts

    /// ishl_32, the count modulo 32
    public static long shl(long a, int count) {
        return pair(low(a) << count, high(a) << count);
    }

    /// ishr_s_32, the count modulo 32
    public static long shrS(long a, int count) {
        return pair(low(a) >> count, high(a) >> count);
    }

    /// ishr_u_32, the count modulo 32
    public static long shrU(long a, int count) {
        return pair(low(a) >>> count, high(a) >>> count);
    }

    // Conversions (§4.3.4)

    /// extend_s_16,32 of two lanes
    public static long extendI16x8S(int quarter) {
        return pair((short) quarter, quarter >> 16);
    }

    /// extend_u_16,32 of two lanes
    public static long extendI16x8U(int quarter) {
        return pair(quarter & 0xFFFF, quarter >>> 16);
    }

    /// The products of two pairs of signed 16-bit lanes.
    public static long extmulI16x8S(int quarter1, int quarter2) {
        return mul(extendI16x8S(quarter1), extendI16x8S(quarter2));
    }

    /// The products of two pairs of unsigned 16-bit lanes.
    public static long extmulI16x8U(int quarter1, int quarter2) {
        return mul(extendI16x8U(quarter1), extendI16x8U(quarter2));
    }

    /// The sums of neighbouring signed 16-bit lanes.
    public static long extaddPairwiseI16x8S(long a) {
        return pair((short) low(a) + (low(a) >> 16), (short) high(a) + (high(a) >> 16));
    }

    /// The sums of neighbouring unsigned 16-bit lanes.
    public static long extaddPairwiseI16x8U(long a) {
        return (a & 0x0000_FFFF_0000_FFFFL) + (a >>> 16 & 0x0000_FFFF_0000_FFFFL);
    }

    /// trunc_sat_s_32,32
    public static long truncSatF32x4S(long a) {
        return pair(I32.truncSatF32S(F32x4.low(a)), I32.truncSatF32S(F32x4.high(a)));
    }

    /// trunc_sat_u_32,32
    public static long truncSatF32x4U(long a) {
        return pair(I32.truncSatF32U(F32x4.low(a)), I32.truncSatF32U(F32x4.high(a)));
    }

    /// trunc_sat_s_64,32 of the two lanes of a vector; the other half is zero
    public static long truncSatF64x2SZero(long low, long high) {
        return pair(I32.truncSatF64S(Double.longBitsToDouble(low)), I32.truncSatF64S(Double.longBitsToDouble(high)));
    }

    /// trunc_sat_u_64,32 of the two lanes of a vector; the other half is zero
    public static long truncSatF64x2UZero(long low, long high) {
        return pair(I32.truncSatF64U(Double.longBitsToDouble(low)), I32.truncSatF64U(Double.longBitsToDouble(high)));
    }
}

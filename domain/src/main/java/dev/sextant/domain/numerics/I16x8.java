package dev.sextant.domain.numerics;

/// The operators whose mnemonic begins with `i16x8.`, on one half of a v128: four lanes of 16 bits, lane 0 lowest.
///
/// @spec §4.3.2 Integer Operations
public final class I16x8 {

    private static final long TOPS = 0x8000_8000_8000_8000L;
    private static final long ONES = 0x0001_0001_0001_0001L;

    private I16x8() {}

    // Lanes (§4.4.3 Vector Instructions)

    /// Every lane is the low 16 bits.
    public static long splat(int i) {
        return (i & 0xFFFF) * ONES;
    }

    /// The lane, modulo 4, as a signed number.
    public static int extractLaneS(long half, int lane) {
        return (short) (half >>> (lane << 4));
    }

    /// The lane, modulo 4, as an unsigned number.
    public static int extractLaneU(long half, int lane) {
        return (int) (half >>> (lane << 4)) & 0xFFFF;
    }

    /// The half with the low 16 bits in the lane, modulo 4.
    public static long replaceLane(long half, int lane, int i) {
        return half & ~(0xFFFFL << (lane << 4)) | (i & 0xFFFFL) << (lane << 4);
    }

    // Comparisons

    /// ieq_16, of each lane all ones where it holds
    public static long eq(long a, long b) {
        return Lanes.eq(a, b, TOPS, 15);
    }

    /// ine_16
    public static long ne(long a, long b) {
        return ~Lanes.eq(a, b, TOPS, 15);
    }

    /// ilt_s_16
    public static long ltS(long a, long b) {
        return Lanes.ltS(a, b, TOPS, 15);
    }

    /// igt_s_16
    public static long gtS(long a, long b) {
        return Lanes.ltS(b, a, TOPS, 15);
    }

    /// ile_s_16
    public static long leS(long a, long b) {
        return ~Lanes.ltS(b, a, TOPS, 15);
    }

    /// ige_s_16
    public static long geS(long a, long b) {
        return ~Lanes.ltS(a, b, TOPS, 15);
    }

    /// ilt_u_16
    public static long ltU(long a, long b) {
        return Lanes.ltU(a, b, TOPS, 15);
    }

    /// igt_u_16
    public static long gtU(long a, long b) {
        return Lanes.ltU(b, a, TOPS, 15);
    }

    /// ile_u_16
    public static long leU(long a, long b) {
        return ~Lanes.ltU(b, a, TOPS, 15);
    }

    /// ige_u_16
    public static long geU(long a, long b) {
        return ~Lanes.ltU(a, b, TOPS, 15);
    }

    // Reductions

    /// 1 if no lane is zero, else 0
    public static int allTrue(long low, long high) {
        return (Lanes.zeros(low, TOPS) | Lanes.zeros(high, TOPS)) == 0 ? 1 : 0;
    }

    /// The topmost bits of the lanes, that of lane 0 lowest.
    public static int bitmask(long low, long high) {
        return tops(low) | tops(high) << 4;
    }

    /// The topmost bits of a half. The product brings the bit of lane i to bit 60 + i; no two of its terms meet, so none carries.
    private static int tops(long half) {
        return (int) ((half & TOPS) * 0x0000_2000_4000_8001L >>> 60);
    }

    // Arithmetic

    /// iabs_16
    public static long abs(long a) {
        return Lanes.abs(a, TOPS, 15);
    }

    /// ineg_16
    public static long neg(long a) {
        return Lanes.sub(0, a, TOPS);
    }

    /// iadd_16
    public static long add(long a, long b) {
        return Lanes.add(a, b, TOPS);
    }

    /// isub_16
    public static long sub(long a, long b) {
        return Lanes.sub(a, b, TOPS);
    }

    /// imul_16. The low bits of a product depend on the low bits of its factors alone
    public static long mul(long a, long b) {
        return mulPair(a, b) | mulPair(a >>> 32, b >>> 32) << 32;
    }

    private static long mulPair(long a, long b) {
        return a * b & 0xFFFF | ((a >>> 16) * (b >>> 16) & 0xFFFF) << 16;
    }

    /// iadd_sat_s_16
    public static long addSatS(long a, long b) {
        return Lanes.addSatS(a, b, TOPS, 15);
    }

    /// iadd_sat_u_16
    public static long addSatU(long a, long b) {
        return Lanes.addSatU(a, b, TOPS, 15);
    }

    /// isub_sat_s_16
    public static long subSatS(long a, long b) {
        return Lanes.subSatS(a, b, TOPS, 15);
    }

    /// isub_sat_u_16
    public static long subSatU(long a, long b) {
        return Lanes.subSatU(a, b, TOPS, 15);
    }

    /// iq15mulr_sat_s_16
    public static long q15mulrSatS(long a, long b) {
        return I32x4.pair(q15mulrPair(I32x4.low(a), I32x4.low(b)), q15mulrPair(I32x4.high(a), I32x4.high(b)));
    }

    private static int q15mulrPair(int a, int b) {
        return q15mulr((short) a, (short) b) & 0xFFFF | q15mulr(a >> 16, b >> 16) << 16;
    }

    /// The product of two fractions with 15 bits behind the point, rounded. Only that of -1 and -1 has to saturate.
    private static int q15mulr(int i1, int i2) {
        return Math.min(i1 * i2 + 0x4000 >> 15, Short.MAX_VALUE);
    }

    /// imin_s_16
    public static long minS(long a, long b) {
        return Lanes.minS(a, b, TOPS, 15);
    }

    /// imin_u_16
    public static long minU(long a, long b) {
        return Lanes.minU(a, b, TOPS, 15);
    }

    /// imax_s_16
    public static long maxS(long a, long b) {
        return Lanes.maxS(a, b, TOPS, 15);
    }

    /// imax_u_16
    public static long maxU(long a, long b) {
        return Lanes.maxU(a, b, TOPS, 15);
    }

    /// iavgr_u_16
    public static long avgrU(long a, long b) {
        return Lanes.avgrU(a, b, ~ONES);
    }

    // Shifts

    /// ishl_16, the count modulo 16
    public static long shl(long a, int count) {
        return Lanes.shl(a, count & 15, TOPS, 15);
    }

    /// ishr_s_16, the count modulo 16
    public static long shrS(long a, int count) {
        return Lanes.shrS(a, count & 15, TOPS, 15);
    }

    /// ishr_u_16, the count modulo 16
    public static long shrU(long a, int count) {
        return Lanes.shrU(a, count & 15, TOPS, 15);
    }

    // Conversions (§4.3.4)

    /// narrow_s_32,16 of the four lanes of a vector
    public static long narrowI32x4S(long low, long high) {
        return pack(clampS(low)) | pack(clampS(high)) << 32;
    }

    /// narrow_u_32,16 of the four lanes of a vector, which are signed
    public static long narrowI32x4U(long low, long high) {
        return pack(clampU(low)) | pack(clampU(high)) << 32;
    }

    /// extend_s_8,16 of four lanes
    public static long extendI8x16S(int quarter) {
        long lanes = extendI8x16U(quarter);
        long signs = lanes & 0x0080_0080_0080_0080L;
        return lanes | (signs << 9) - (signs << 1);
    }

    /// extend_u_8,16 of four lanes
    public static long extendI8x16U(int quarter) {
        long lanes = Integer.toUnsignedLong(quarter);
        lanes = (lanes | lanes << 16) & 0x0000_FFFF_0000_FFFFL;
        return (lanes | lanes << 8) & 0x00FF_00FF_00FF_00FFL;
    }

    /// The products of four pairs of signed 8-bit lanes.
    public static long extmulI8x16S(int quarter1, int quarter2) {
        return mul(extendI8x16S(quarter1), extendI8x16S(quarter2));
    }

    /// The products of four pairs of unsigned 8-bit lanes.
    public static long extmulI8x16U(int quarter1, int quarter2) {
        return mul(extendI8x16U(quarter1), extendI8x16U(quarter2));
    }

    /// The sums of neighbouring signed 8-bit lanes: those of the lanes raised by 128, lowered by 256.
    public static long extaddPairwiseI8x16S(long a) {
        return sub(extaddPairwiseI8x16U(a ^ 0x8080_8080_8080_8080L), 0x0100_0100_0100_0100L);
    }

    /// The sums of neighbouring unsigned 8-bit lanes.
    public static long extaddPairwiseI8x16U(long a) {
        return (a & 0x00FF_00FF_00FF_00FFL) + (a >>> 8 & 0x00FF_00FF_00FF_00FFL);
    }

    /// 32-bit lanes brought into -2¹⁵ .. 2¹⁵-1
    private static long clampS(long half) {
        return I32x4.maxS(I32x4.minS(half, 0x0000_7FFF_0000_7FFFL), 0xFFFF_8000_FFFF_8000L);
    }

    /// 32-bit lanes brought into 0 .. 2¹⁶-1
    private static long clampU(long half) {
        return I32x4.maxS(I32x4.minS(half, 0x0000_FFFF_0000_FFFFL), 0);
    }

    /// The low 16 bits of two 32-bit lanes, side by side in the low 32 bits.
    private static long pack(long half) {
        return half & 0xFFFF | half >>> 16 & 0xFFFF_0000L;
    }
}

package dev.sextant.domain.numerics;

/// The operators whose mnemonic begins with `i8x16.`, on one half of a v128: eight lanes of 8 bits, lane 0 lowest.
///
/// @spec §4.3.2 Integer Operations
public final class I8x16 {

    private static final long TOPS = 0x8080_8080_8080_8080L;
    private static final long ONES = 0x0101_0101_0101_0101L;

    private I8x16() {}

    // Lanes (§4.4.3 Vector Instructions)

    /// Every lane is the low 8 bits.
    public static long splat(int i) {
        return (i & 0xFF) * ONES;
    }

    /// The lane, modulo 8, as a signed number.
    public static int extractLaneS(long half, int lane) {
        return (byte) (half >>> (lane << 3));
    }

    /// The lane, modulo 8, as an unsigned number.
    public static int extractLaneU(long half, int lane) {
        return (int) (half >>> (lane << 3)) & 0xFF;
    }

    /// The half with the low 8 bits in the lane, modulo 8.
    public static long replaceLane(long half, int lane, int i) {
        return half & ~(0xFFL << (lane << 3)) | (i & 0xFFL) << (lane << 3);
    }

    /// Half of a shuffle: of each lane index in `lanes`, modulo 32, the lane of the two operands taken as one vector of 32.
    public static long shuffle(long low1, long high1, long low2, long high2, long lanes) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            int lane = (int) (lanes >>> shift);
            result |= pick((lane & 16) == 0 ? low1 : low2, (lane & 16) == 0 ? high1 : high2, lane) << shift;
        }
        return result;
    }

    /// Half of a swizzle: of each lane index in `lanes` that lane of the vector, or zero from 16 on.
    public static long swizzle(long low, long high, long lanes) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            int lane = (int) (lanes >>> shift) & 0xFF;
            result |= (pick(low, high, lane) & lane - 16 >> 31) << shift;
        }
        return result;
    }

    /// The lane, modulo 16, of a vector.
    private static long pick(long low, long high, int lane) {
        return ((lane & 8) == 0 ? low : high) >>> (lane << 3) & 0xFF;
    }

    // Comparisons

    /// ieq_8, of each lane all ones where it holds
    public static long eq(long a, long b) {
        return Lanes.eq(a, b, TOPS, 7);
    }

    /// ine_8
    public static long ne(long a, long b) {
        return ~Lanes.eq(a, b, TOPS, 7);
    }

    /// ilt_s_8
    public static long ltS(long a, long b) {
        return Lanes.ltS(a, b, TOPS, 7);
    }

    /// igt_s_8
    public static long gtS(long a, long b) {
        return Lanes.ltS(b, a, TOPS, 7);
    }

    /// ile_s_8
    public static long leS(long a, long b) {
        return ~Lanes.ltS(b, a, TOPS, 7);
    }

    /// ige_s_8
    public static long geS(long a, long b) {
        return ~Lanes.ltS(a, b, TOPS, 7);
    }

    /// ilt_u_8
    public static long ltU(long a, long b) {
        return Lanes.ltU(a, b, TOPS, 7);
    }

    /// igt_u_8
    public static long gtU(long a, long b) {
        return Lanes.ltU(b, a, TOPS, 7);
    }

    /// ile_u_8
    public static long leU(long a, long b) {
        return ~Lanes.ltU(b, a, TOPS, 7);
    }

    /// ige_u_8
    public static long geU(long a, long b) {
        return ~Lanes.ltU(a, b, TOPS, 7);
    }

    // Reductions

    /// 1 if no lane is zero, else 0
    public static int allTrue(long low, long high) {
        return (Lanes.zeros(low, TOPS) | Lanes.zeros(high, TOPS)) == 0 ? 1 : 0;
    }

    /// The topmost bits of the lanes, that of lane 0 lowest.
    public static int bitmask(long low, long high) {
        return tops(low) | tops(high) << 8;
    }

    /// The topmost bits of a half. The product brings the bit of lane i to bit 56 + i; no two of its terms meet, so none carries.
    private static int tops(long half) {
        return (int) ((half & TOPS) * 0x0002_0408_1020_4081L >>> 56);
    }

    // Arithmetic

    /// iabs_8
    public static long abs(long a) {
        return Lanes.abs(a, TOPS, 7);
    }

    /// ineg_8
    public static long neg(long a) {
        return Lanes.sub(0, a, TOPS);
    }

    /// iadd_8
    public static long add(long a, long b) {
        return Lanes.add(a, b, TOPS);
    }

    /// isub_8
    public static long sub(long a, long b) {
        return Lanes.sub(a, b, TOPS);
    }

    /// iadd_sat_s_8
    public static long addSatS(long a, long b) {
        return Lanes.addSatS(a, b, TOPS, 7);
    }

    /// iadd_sat_u_8
    public static long addSatU(long a, long b) {
        return Lanes.addSatU(a, b, TOPS, 7);
    }

    /// isub_sat_s_8
    public static long subSatS(long a, long b) {
        return Lanes.subSatS(a, b, TOPS, 7);
    }

    /// isub_sat_u_8
    public static long subSatU(long a, long b) {
        return Lanes.subSatU(a, b, TOPS, 7);
    }

    /// imin_s_8
    public static long minS(long a, long b) {
        return Lanes.minS(a, b, TOPS, 7);
    }

    /// imin_u_8
    public static long minU(long a, long b) {
        return Lanes.minU(a, b, TOPS, 7);
    }

    /// imax_s_8
    public static long maxS(long a, long b) {
        return Lanes.maxS(a, b, TOPS, 7);
    }

    /// imax_u_8
    public static long maxU(long a, long b) {
        return Lanes.maxU(a, b, TOPS, 7);
    }

    /// iavgr_u_8
    public static long avgrU(long a, long b) {
        return Lanes.avgrU(a, b, ~ONES);
    }

    /// ipopcnt_8
    public static long popcnt(long a) {
        long fours = popcntFours(a - (a >>> 1 & 0x5555_5555_5555_5555L));
        return fours + (fours >>> 4) & 0x0F0F_0F0F_0F0F_0F0FL;
    }

    /// The counts of four bits each, from those of two.
    private static long popcntFours(long pairs) {
        return (pairs & 0x3333_3333_3333_3333L) + (pairs >>> 2 & 0x3333_3333_3333_3333L);
    }

    // Shifts

    /// ishl_8, the count modulo 8
    public static long shl(long a, int count) {
        return Lanes.shl(a, count & 7, TOPS, 7);
    }

    /// ishr_s_8, the count modulo 8
    public static long shrS(long a, int count) {
        return Lanes.shrS(a, count & 7, TOPS, 7);
    }

    /// ishr_u_8, the count modulo 8
    public static long shrU(long a, int count) {
        return Lanes.shrU(a, count & 7, TOPS, 7);
    }

    // Conversions (§4.3.4)

    /// narrow_s_16,8 of the eight lanes of a vector
    public static long narrowI16x8S(long low, long high) {
        return pack(clampS(low)) | pack(clampS(high)) << 32;
    }

    /// narrow_u_16,8 of the eight lanes of a vector, which are signed
    public static long narrowI16x8U(long low, long high) {
        return pack(clampU(low)) | pack(clampU(high)) << 32;
    }

    /// 16-bit lanes brought into -128 .. 127
    private static long clampS(long half) {
        return I16x8.maxS(I16x8.minS(half, 0x007F_007F_007F_007FL), 0xFF80_FF80_FF80_FF80L);
    }

    /// 16-bit lanes brought into 0 .. 255
    private static long clampU(long half) {
        return I16x8.maxS(I16x8.minS(half, 0x00FF_00FF_00FF_00FFL), 0);
    }

    /// The low bytes of four 16-bit lanes, side by side in the low 32 bits.
    private static long pack(long half) {
        long bytes = half & 0x00FF_00FF_00FF_00FFL;
        long pairs = (bytes | bytes >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (pairs | pairs >>> 16) & 0xFFFF_FFFFL;
    }
}

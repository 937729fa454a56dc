package dev.sextant.domain.numerics;

/// The operators whose mnemonic begins with `v128.`, on one half of a v128 without regard to lanes.
///
/// @spec §4.3.2 Integer Operations
public final class V128 {

    private V128() {}

    /// inot_128
    public static long not(long a) {
        return ~a;
    }

    /// iand_128
    public static long and(long a, long b) {
        return a & b;
    }

    /// iandnot_128
    public static long andnot(long a, long b) {
        return a & ~b;
    }

    /// ior_128
    public static long or(long a, long b) {
        return a | b;
    }

    /// ixor_128
    public static long xor(long a, long b) {
        return a ^ b;
    }

    /// ibitselect_128: of `a` where a bit of `c` is set, else of `b`
    public static long bitselect(long a, long b, long c) {
        return Lanes.choose(c, a, b);
    }

    /// 1 if any bit is set, else 0
    public static int anyTrue(long low, long high) {
        return (low | high) != 0 ? 1 : 0;
    }
}

package dev.sextant.domain.numerics;

/// Integer arithmetic on all lanes of a half at once: lanes of 8, 16 or 32 bits side by side in a `long`.
///
/// `tops` has the topmost bit of each lane set and no other; `top` is the index of that bit in its lane (7, 15 or 31). A sum of
/// lanes whose topmost bits are clear cannot carry into the next lane: most of what follows rests on that.
///
/// @spec §4.3.2 Integer Operations
final class Lanes {

    private Lanes() {}

    /// All bits of the lanes whose topmost bit is set in `marks`, which has no other bit set.
    static long fill(long marks, int top) {
        return (marks << 1) - (marks >>> top);
    }

    /// Of each lane, `yes` where the mask is set and `no` where it is clear.
    static long choose(long mask, long yes, long no) {
        return no ^ (yes ^ no) & mask;
    }

    static long add(long a, long b, long tops) {
        return (a & ~tops) + (b & ~tops) ^ (a ^ b) & tops;
    }

    static long sub(long a, long b, long tops) {
        return (a | tops) - (b & ~tops) ^ ~(a ^ b) & tops;
    }

    /// The magnitude; that of the least integer is the least integer.
    static long abs(long a, long tops, int top) {
        return (a ^ fill(a & tops, top)) + ((a & tops) >>> top);
    }

    /// The topmost bit of each lane that is zero.
    static long zeros(long a, long tops) {
        return ~((a & ~tops) + ~tops | a) & tops;
    }

    static long eq(long a, long b, long tops, int top) {
        return fill(zeros(a ^ b, tops), top);
    }

    /// Where `a - b` borrows from beyond the lane.
    static long ltU(long a, long b, long tops, int top) {
        return fill((~a & b | ~(a ^ b) & sub(a, b, tops)) & tops, top);
    }

    static long ltS(long a, long b, long tops, int top) {
        return ltU(a ^ tops, b ^ tops, tops, top);
    }

    static long minU(long a, long b, long tops, int top) {
        return choose(ltU(a, b, tops, top), a, b);
    }

    static long minS(long a, long b, long tops, int top) {
        return choose(ltS(a, b, tops, top), a, b);
    }

    static long maxU(long a, long b, long tops, int top) {
        return choose(ltU(a, b, tops, top), b, a);
    }

    static long maxS(long a, long b, long tops, int top) {
        return choose(ltS(a, b, tops, top), b, a);
    }

    /// The sum, or all ones where it carries out of the lane.
    static long addSatU(long a, long b, long tops, int top) {
        long sum = add(a, b, tops);
        return sum | fill((a & b | (a | b) & ~sum) & tops, top);
    }

    /// The difference, or zero where it borrows from beyond the lane.
    static long subSatU(long a, long b, long tops, int top) {
        return sub(a, b, tops) & ~ltU(a, b, tops, top);
    }

    static long addSatS(long a, long b, long tops, int top) {
        long sum = add(a, b, tops);
        return saturate(sum, a, ~(a ^ b) & (a ^ sum) & tops, tops, top);
    }

    static long subSatS(long a, long b, long tops, int top) {
        long difference = sub(a, b, tops);
        return saturate(difference, a, (a ^ b) & (a ^ difference) & tops, tops, top);
    }

    /// The result, or where it overflowed the greatest or the least integer, whichever has the sign of `a`.
    private static long saturate(long result, long a, long overflowed, long tops, int top) {
        return choose(fill(overflowed, top), ~tops + ((a & tops) >>> top), result);
    }

    /// The mean, rounded up. `evens` has all bits set but the lowest of each lane.
    static long avgrU(long a, long b, long evens) {
        return (a | b) - (((a ^ b) & evens) >>> 1);
    }

    static long shl(long a, int count, long tops, int top) {
        return (a & kept(count, tops, top)) << count;
    }

    static long shrU(long a, int count, long tops, int top) {
        return a >>> count & kept(count, tops, top);
    }

    static long shrS(long a, int count, long tops, int top) {
        return shrU(a, count, tops, top) | fill(a & tops, top) & ~kept(count, tops, top);
    }

    /// All bits of each lane but the `count` upper ones.
    private static long kept(int count, long tops, int top) {
        return (tops >>> count << 1) - (tops >>> top);
    }
}

package dev.sextant.domain.numerics;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/// Numbers of 8 to 64 bits to try operators on: those where things happen, and others.
final class Numbers {

    private Numbers() {}

    /// Where integers wrap, saturate and change sign: around 0 and the powers of two at 8, 16, 32 and 64 bits.
    static List<BigInteger> integers(int width) {
        var edges = new LinkedHashSet<BigInteger>();
        for (int power : new int[] {0, 7, 8, 15, 16, 31, 32, 63, 64}) {
            for (int step = -2; step <= 2; step++) {
                var edge = ONE.shiftLeft(power).add(BigInteger.valueOf(step));
                if (power <= width) edges.addAll(List.of(edge, edge.negate()));
            }
        }
        // Half way between two floats, and next to it: where a conversion that rounds twice goes wrong.
        for (int half : new int[] {width - 25, width - 54}) {
            var middle = ONE.shiftLeft(width - 1).add(ONE.shiftLeft(Math.max(half, 0)));
            edges.addAll(List.of(middle, middle.add(ONE), middle.subtract(ONE)));
        }
        return within(edges, width);
    }

    /// Where floats round, overflow and change kind: zeros, subnormals, halves, the bounds of the integers with the numbers next
    /// to them, the greatest numbers, infinities, NaNs quiet and signalling; each with both signs.
    static List<BigInteger> floats(int width) {
        var format = FloatOracle.of(width);
        var edges = new LinkedHashSet<BigInteger>();
        for (var bound : bounds(format)) {
            for (int step = -2; step <= 2; step++) edges.add(bound.add(BigInteger.valueOf(step)));
        }
        for (double z : new double[] {0.25, 0.75, 1.5, 2.5, 3.5, 4.2, 1e-3, 1e10, Math.PI}) edges.add(bits(z, width));
        var payload = format.canonicalNan().subtract(format.infinity());
        for (var nan : List.of(ONE, payload, payload.add(ONE), payload.subtract(ONE), payload.shiftRight(1))) {
            edges.add(format.infinity().add(nan));
        }
        var signed = new LinkedHashSet<BigInteger>();
        for (var edge : edges) {
            if (edge.signum() >= 0) signed.addAll(List.of(edge, edge.or(format.signBit())));
        }
        return within(signed, width);
    }

    /// Positive numbers around which floats change: zero, the least normal number, the infinity, and powers of two.
    private static List<BigInteger> bounds(FloatOracle format) {
        var powers = Stream.of(-1, 0, 1, 7, 8, 15, 16, 23, 24, 31, 32, 52, 53, 63, 64)
                .map(power -> new FloatOracle.Exact(ONE.shiftLeft(power + 1), ONE.shiftLeft(1)))
                .map(power -> format.rounded(power, false));
        return Stream.concat(Stream.of(ZERO, ONE.shiftLeft(format.p() - 1), format.infinity()), powers).toList();
    }

    private static List<BigInteger> within(Collection<BigInteger> edges, int width) {
        return edges.stream().map(edge -> edge.mod(ONE.shiftLeft(width))).distinct().toList();
    }

    /// Any bits of this width, the edges of integers and of floats more often than chance would bring them.
    static Arbitrary<BigInteger> any(int width) {
        var random = Arbitraries.bigIntegers().between(ZERO, ONE.shiftLeft(width).subtract(ONE))
                .withDistribution(RandomDistribution.uniform());
        if (width < 32) return Arbitraries.oneOf(random, Arbitraries.of(integers(width)));
        return Arbitraries.oneOf(random, Arbitraries.of(integers(width)), Arbitraries.of(floats(width)), nearby(width));
    }

    /// Floats of middling size, so that sums do not vanish and integers come about.
    private static Arbitrary<BigInteger> nearby(int width) {
        return Arbitraries.doubles().between(-1e6, 1e6).map(z -> bits(z, width));
    }

    private static BigInteger bits(double z, int width) {
        return width == 32 ? ScalarCall.bits((float) z) : ScalarCall.bits(z);
    }

    /// Any v128: lanes of one width, edges among them.
    static Arbitrary<BigInteger> vectors() {
        return Arbitraries.of(8, 16, 32, 64).flatMap(width -> any(width).list().ofSize(128 / width)
                .map(lanes -> joined(width, lanes)));
    }

    /// The number whose bits are these lanes, the first lowest.
    static BigInteger joined(int width, List<BigInteger> lanes) {
        var bits = ZERO;
        for (int i = 0; i < lanes.size(); i++) bits = bits.or(lanes.get(i).shiftLeft(i * width));
        return bits;
    }
}

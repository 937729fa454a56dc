package dev.sextant.domain.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The vector functions held against the standard's definitions, lane by lane.
class VectorsTest {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void hazard22_everyOperatorDoesLaneByLaneWhatTheStandardSays(
            @ForAll("vectors") BigInteger a, @ForAll("vectors") BigInteger b, @ForAll("vectors") BigInteger c) {
        for (var operator : VectorOperator.values()) check(operator, a, b, c);
    }

    /// Each lane of one operand holds another edge, and so does each of the other: all pairs of edges meet.
    @ParameterizedTest
    @EnumSource
    void hazard22_everyOperatorDoesWhatTheStandardSaysAtTheEdges(VectorOperator operator) {
        int width = laneWidth(operator);
        boolean floats = operator.mnemonic().matches("f.*|.*_f(32x4|64x2)_.*");
        var edges = floats ? Numbers.floats(width) : Numbers.integers(width);
        int lanes = 128 / width;
        boolean several = operator.type().parameters().count(VectorType.V128::equals) > 1;
        for (int from = 0; from < edges.size(); from += lanes) {
            var a = vector(width, edges, from, 1);
            for (int other = 0; other < (several ? edges.size() : width + 2); other++) {
                var b = several ? vector(width, edges, other, 0) : BigInteger.valueOf(other);
                check(operator, a, b, vector(width, edges, from, 3));
            }
        }
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void theMethodThatIsNamedDoesTheSame(
            @ForAll("vectors") BigInteger a, @ForAll("vectors") BigInteger b, @ForAll("vectors") BigInteger c) {
        for (var operator : VectorOperator.values()) {
            var operands = fitted(operator, a, b, c);
            check(operator, operands, VectorCall.byName(operator, operands));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void hazard22_aShuffleTakesEachLaneFromEitherOperand(
            @ForAll("vectors") BigInteger a, @ForAll("vectors") BigInteger b, @ForAll("laneIndices") List<Integer> indices) {
        var both = Stream.concat(VectorOracle.lanes(8, a).stream(), VectorOracle.lanes(8, b).stream()).toList();
        var expected = indices.stream().map(both::get).toList();
        var lanes = Numbers.joined(8, indices.stream().map(BigInteger::valueOf).toList());
        assertEquals(expected, VectorOracle.lanes(8, vector(
                I8x16.shuffle(low(a), high(a), low(b), high(b), low(lanes)),
                I8x16.shuffle(low(a), high(a), low(b), high(b), high(lanes)))));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void hazard22_everyLaneCanBeTakenOutAndReplaced(@ForAll("vectors") BigInteger a, @ForAll("bits64") BigInteger bits) {
        for (var operator : LaneOperator.values()) {
            int width = 128 / operator.lanes();
            for (int lane = 0; lane < operator.lanes(); lane++) {
                var half = lane < operator.lanes() / 2 ? low(a) : high(a);
                var seen = Vectors.apply(operator, half, lane, bits.longValue());
                var lanes = VectorOracle.lanes(width, a);
                if (operator.mnemonic().endsWith("replace_lane")) {
                    var expected = Stream.iterate(lane < operator.lanes() / 2 ? 0 : operator.lanes() / 2, i -> i + 1)
                            .limit(operator.lanes() / 2).map(lanes::get).collect(Collectors.toList());
                    expected.set(lane % (operator.lanes() / 2), new IntegerOracle(width).unsigned(bits));
                    assertEquals(Numbers.joined(width, expected).longValue(), seen, operator.mnemonic());
                } else {
                    var number = operator.mnemonic().endsWith("_s")
                            ? new IntegerOracle(width).signed(lanes.get(lane)) : lanes.get(lane);
                    if (width == 64) assertEquals(number.longValue(), seen, operator.mnemonic());
                    else assertEquals(number.intValue(), (int) seen, operator.mnemonic());
                }
            }
        }
    }

    @Test
    void hazard18_pmin_and_pmax_give_an_operand_bit_by_bit() {
        long signalling = 0x7FA0_0001_FFA0_0001L;
        assertEquals(signalling, F32x4.pmin(signalling, 0));
        assertEquals(signalling, F32x4.pmax(signalling, 0));
        assertEquals(0, F32x4.pmin(0, signalling));
        assertEquals(0x8000_0000L, F32x4.pmin(0x8000_0000L, 0), "zeros are equal, so the first operand stays");
        assertEquals(0x7FF4_0000_0000_0001L, F64x2.pmin(0x7FF4_0000_0000_0001L, 0));
        assertEquals(0, F64x2.pmax(0, 0x7FF4_0000_0000_0001L));
    }

    @Test
    void hazard22_saturation_and_rounding_of_single_lanes() {
        assertEquals(0x7F80L, I8x16.addSatS(0x7F80L, 0x01FFL));
        assertEquals(0x8000_7FFFL, I16x8.subSatS(0x8000_7FFFL, 0x0001_FFFFL));
        assertEquals(0x7FFFL, I16x8.q15mulrSatS(0x8000L, 0x8000L));
        assertEquals(0x8000_0000L, I32x4.dotI16x8S(0x8000_8000L, 0x8000_8000L));
        assertEquals(0x80L, I8x16.abs(0x80L));
        assertEquals(0x80L, I8x16.avgrU(0xFFL, 0x00L));
        assertEquals(0xFF00_0000L, I8x16.narrowI16x8U(0x7FFF_8000_0000_0000L, 0));
        assertEquals(0xFFFF_FFFF_FFFF_FFFFL, I64x2.extendI32x4S(-1));
        assertEquals(0xFFFF_FFFE_0000_0001L, I64x2.extmulI32x4U(-1, -1));
    }

    // Tables.

    @ParameterizedTest
    @EnumSource
    void eachVectorOperatorHasAPublicMethodOfItsFormsType(VectorOperator operator) {
        assertEquals(Naming.home(operator).describeConstable().orElseThrow(), OperatorMethod.of(operator).home());
        assertEquals(Naming.method(operator).replaceFirst("(extend|extmul|convert|promote)(Low|High)", "$1"),
                OperatorMethod.of(operator).name());
        var form = VectorForm.of(operator);
        assertEquals(form.low().size(), VectorCall.resolved(OperatorMethod.of(operator)).type().parameterCount());
        assertEquals(operator.type().parameters().size() - 1,
                form.low().appendAll(form.high()).map(VectorForm.Argument::operand).max().get(), "the form takes every operand");
    }

    @ParameterizedTest
    @EnumSource
    void eachLaneOperatorHasAPublicMethod(LaneOperator operator) {
        assertEquals(Naming.home(operator).describeConstable().orElseThrow(), OperatorMethod.of(operator).home());
        assertEquals(Naming.method(operator), OperatorMethod.of(operator).name());
        VectorCall.resolved(OperatorMethod.of(operator));
    }

    @Test
    void thereIsNoOtherPublicMethod() {
        var rows = Stream.of(
                        Arrays.stream(VectorOperator.values()).map(OperatorMethod::of),
                        Arrays.stream(LaneOperator.values()).map(OperatorMethod::of),
                        Stream.of(OperatorMethod.SHUFFLE))
                .flatMap(methods -> methods).map(method -> method.home().displayName() + "." + method.name())
                .collect(Collectors.toCollection(TreeSet::new));
        var methods = Stream.of(I8x16.class, I16x8.class, I32x4.class, I64x2.class, F32x4.class, F64x2.class, V128.class)
                .flatMap(home -> Arrays.stream(home.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(rows, methods);
        VectorCall.resolved(OperatorMethod.SHUFFLE);
    }

    @ParameterizedTest
    @EnumSource
    void aVectorLoadExtendsOrSplatsAsItsNameSays(AccessOperator operator) {
        var name = operator.mnemonic().replaceFirst("v128.load", "");
        var extended = name.matches("\\d+x\\d+_[su]");
        int width = extended || name.endsWith("splat") ? Integer.parseInt(name.replaceFirst("[x_].*", "")) : 0;
        var expected = extended
                ? "i" + 2 * width + "x" + 64 / width + ".extend_low_i" + width + "x" + 128 / width
                        + name.substring(name.length() - 2)
                : "i" + width + "x" + (width == 0 ? 0 : 128 / width) + ".splat";
        assertEquals(width == 0 ? "" : expected, Vectors.afterLoad(operator).map(VectorOperator::mnemonic).getOrElse(""));
    }

    @ParameterizedTest
    @EnumSource
    void anAccessOfOneLaneGoesWithTheLaneOperatorOfItsWidth(LaneAccessOperator operator) {
        var lane = Vectors.laneOf(operator);
        assertEquals(operator.lanes(), lane.lanes());
        assertEquals(operator.isStore(), lane.mnemonic().contains("extract"));
        assertTrue(lane.mnemonic().startsWith("i"), "bits are moved as integers");
    }

    // Means.

    @Provide
    Arbitrary<BigInteger> vectors() {
        return Numbers.vectors();
    }

    @Provide
    Arbitrary<BigInteger> bits64() {
        return Numbers.any(64);
    }

    @Provide
    Arbitrary<List<Integer>> laneIndices() {
        return Arbitraries.integers().between(0, 31).list().ofSize(16);
    }

    private static void check(VectorOperator operator, BigInteger... values) {
        var operands = fitted(operator, values);
        check(operator, operands, VectorCall.byOperator(operator, operands));
    }

    private static void check(VectorOperator operator, List<BigInteger> operands, BigInteger seen) {
        var expected = VectorOracle.expected(operator, operands);
        var lanes = expected.lanes().size() == 1 ? List.of(seen) : VectorOracle.lanes(expected.width(), seen);
        for (int i = 0; i < lanes.size(); i++) {
            int lane = i;
            assertTrue(expected.lanes().get(i).allows(Outcome.exactly(lanes.get(i)), expected.width()),
                    () -> operator.mnemonic() + operands.stream().map(bits -> "0x" + bits.toString(16)).toList() + " lane " + lane
                            + ": expected " + expected.lanes().get(lane) + ", saw 0x" + lanes.get(lane).toString(16));
        }
    }

    /// As many operands as the operator takes, each as wide as its type.
    private static List<BigInteger> fitted(VectorOperator operator, BigInteger... values) {
        return operator.type().parameters()
                .zipWithIndex((type, i) -> new IntegerOracle(VectorCall.width(type)).unsigned(values[i])).toJavaList();
    }

    /// The width of the lanes that the operator reads.
    private static int laneWidth(VectorOperator operator) {
        var width = operator.mnemonic().replaceAll(".*[if](\\d+)x\\d+.*", "$1");
        return width.matches("\\d+") ? Integer.parseInt(width) : 64;
    }

    private static BigInteger vector(int width, List<BigInteger> lanes, int from, int step) {
        return Numbers.joined(width, Stream.iterate(from, i -> i + step).limit(128 / width)
                .map(i -> lanes.get(i % lanes.size())).toList());
    }

    private static BigInteger vector(long low, long high) {
        return Numbers.joined(64, List.of(ScalarCall.bits(low), ScalarCall.bits(high)));
    }

    private static long low(BigInteger vector) {
        return vector.longValue();
    }

    private static long high(BigInteger vector) {
        return vector.shiftRight(64).longValue();
    }
}

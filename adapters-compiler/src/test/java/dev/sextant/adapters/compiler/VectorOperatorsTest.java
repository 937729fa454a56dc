package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.numerics.I8x16;
import dev.sextant.domain.numerics.VectorForm;
import dev.sextant.domain.numerics.Vectors;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.ports.contract.Guest;
import dev.sextant.ports.contract.Guest.World;
import io.vavr.collection.Array;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every operator in a loop that HotSpot compiles, held against the functions of `numerics`, which the interpreter uses. Run twice:
/// in a JVM without the Vector API, and in one that has it.
class VectorOperatorsTest {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int PATTERNS = 24;
    private static final int PAIRS = PATTERNS * PATTERNS;
    private static final int RESULTS = 4096;
    private static final int TURNS = 20;

    /// Two longs each.
    private static final long[] LANES = lanes();

    private static long[] lanes() {
        var random = new Random(22);
        var lanes = new long[] {
                0, 0, -1, -1, 0x8000_0000_0000_0000L, 0x8000_0000_8000_0000L, 0x8080_8080_8080_8080L, 0x7F7F_7F7F_7F7F_7F7FL,
                0x7FFF_7FFF_7FFF_7FFFL, 0x8000_8000_8000_8000L, 0x0706_0504_0302_0100L, 0x0F0E_0D0C_0B0A_0908L,
                0x1011_0F7F_80FF_1F00L, 0xFE01_02FD_0510_0A14L, 0x0001_0001_0001_0001L, 0xFFFF_0001_FFFF_0001L,
                // Floats: zeros, infinities, NaNs of both kinds, bounds of the whole numbers.
                0x8000_0000_0000_0000L, 0x3F80_0000_BF80_0000L, 0x7F80_0000_FF80_0000L, 0x7FC0_0000_FFC0_0000L,
                0x7FA0_0000_7FC0_1234L, 0x4F00_0000_CF00_0000L, 0x4EFF_FFFF_4F80_0000L, 0x0000_0001_8000_0001L,
                0x3FF0_0000_0000_0000L, 0xBFF8_0000_0000_0000L, 0x7FF0_0000_0000_0000L, 0xFFF0_0000_0000_0000L,
                0x7FF8_0000_0000_0000L, 0x7FF4_0000_0000_0000L, 0x41E0_0000_0000_0000L, 0xC1E0_0000_0020_0000L,
                0, 0x8000_0000_0000_0000L};
        int known = lanes.length;
        lanes = Arrays.copyOf(lanes, 2 * PATTERNS);
        for (int i = known; i < lanes.length; i++) lanes[i] = random.nextLong();
        return lanes;
    }

    private static long low(int pattern) {
        return LANES[2 * (pattern % PATTERNS)];
    }

    private static long high(int pattern) {
        return LANES[2 * (pattern % PATTERNS) + 1];
    }

    @Test
    void the_vector_api_is_there_where_it_is_to_be_used() {
        assertEquals(System.getProperty("sextant.packing") != null, VectorApi.isUsed());
    }

    @TestFactory
    Stream<DynamicTest> hazard22_every_operator_gives_what_its_function_gives() {
        return Arrays.stream(VectorOperator.values()).map(operator -> DynamicTest.dynamicTest(operator.mnemonic(), () -> {
            var parameters = operator.type().parameters();
            var operands = new StringBuilder();
            for (int i = 0; i < parameters.size(); i++) operands.append(operand(parameters.get(i), i));
            boolean isVector = operator.type().results().get(0) == VectorType.V128;
            var results = run(operands + "(" + operator.mnemonic() + ")", isVector);
            for (int pair = 0; pair < PAIRS; pair++) {
                var form = VectorForm.of(operator);
                long low = half(operator, form.low(), pair);
                long high = form == VectorForm.NARROWING_ZERO || !isVector ? 0
                        : half(operator, form == VectorForm.SPLAT ? form.low() : form.high(), pair);
                check(operator.mnemonic(), isVector ? low : low & 0xFFFF_FFFFL, high, results, pair);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> hazard22_every_lane_is_extracted_and_replaced() {
        return Arrays.stream(LaneOperator.values()).map(operator -> DynamicTest.dynamicTest(operator.mnemonic(), () -> {
            for (int lane = 0; lane < operator.lanes(); lane++) {
                boolean isLow = lane < operator.lanes() / 2;
                boolean isVector = operator.type().results().get(0) == VectorType.V128;
                var text = operand(VectorType.V128, 0) + (isVector ? operand(operator.type().parameters().get(1), 1) : "");
                var result = operator.type().results().get(0);
                var results = run(text + "(" + operator.mnemonic() + " " + lane + ")", isVector, result);
                for (int pair = 0; pair < PAIRS; pair++) {
                    int a = pair % PATTERNS;
                    long number = low(pair / PATTERNS);
                    long half = Vectors.apply(operator, isLow ? low(a) : high(a), lane, number);
                    if (isVector) {
                        check(operator + " " + lane, isLow ? half : low(a), isLow ? high(a) : half, results, pair);
                    } else {
                        boolean isWide = result == NumberType.I64 || result == NumberType.F64;
                        check(operator + " " + lane, isWide ? half : half & 0xFFFF_FFFFL, 0, results, pair);
                    }
                }
            }
        }));
    }

    @Test
    void hazard22_shuffles_take_lanes_from_both_operands() {
        var random = new Random(31);
        for (int i = 0; i < 12; i++) {
            long low = 0;
            long high = 0;
            var lanes = new StringBuilder();
            for (int lane = 0; lane < 16; lane++) {
                // The first ones take all lanes from one operand.
                int from = i < 2 ? random.nextInt(16) + 16 * i : random.nextInt(32);
                lanes.append(' ').append(from);
                if (lane < 8) low |= (long) from << 8 * lane;
                else high |= (long) from << 8 * (lane - 8);
            }
            var results = run(operand(VectorType.V128, 0) + operand(VectorType.V128, 1) + "(i8x16.shuffle" + lanes + ")", true);
            for (int pair = 0; pair < PAIRS; pair++) {
                int a = pair % PATTERNS;
                int b = pair / PATTERNS;
                check("shuffle" + lanes, I8x16.shuffle(low(a), high(a), low(b), high(b), low),
                        I8x16.shuffle(low(a), high(a), low(b), high(b), high), results, pair);
            }
        }
    }

    /// Text that puts an operand on the stack: its bits are those of a pattern.
    private static String operand(ValueType type, int index) {
        var address = "(local.get $" + (char) ('a' + index) + ")";
        return (type == VectorType.V128 ? "(v128.load " : "(" + type.toString().toLowerCase() + ".load ") + address + ")";
    }

    private static long half(VectorOperator operator, Array<VectorForm.Argument> arguments, int pair) {
        var values = new long[3];
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            int pattern = switch (argument.operand()) {
                case 0 -> pair % PATTERNS;
                case 1 -> pair / PATTERNS;
                default -> pair % 7;
            };
            values[i] = switch (argument.piece()) {
                case LOW, WHOLE -> low(pattern);
                case HIGH -> high(pattern);
                case QUARTER_0 -> (int) low(pattern);
                case QUARTER_1 -> (int) (low(pattern) >>> 32);
                case QUARTER_2 -> (int) high(pattern);
                case QUARTER_3 -> (int) (high(pattern) >>> 32);
            };
        }
        return Vectors.apply(operator, values[0], values[1], values[2]);
    }

    private static byte[] run(String expression, boolean isVector) {
        return run(expression, isVector, NumberType.I32);
    }

    /// The memory after the expression was computed for every pair of patterns, many times over.
    private static byte[] run(String expression, boolean isVector, ValueType number) {
        var store = isVector ? "v128" : number.toString().toLowerCase();
        var guest = World.of(new CompilerEngine(), "heap").guest("""
                (module (memory 1)
                  (func (export "run") (param $turns i32)
                    (local $pair i32) (local $a i32) (local $b i32) (local $c i32) (local $unused v128)
                    (loop $turn
                      (local.set $pair (i32.const 0))
                      (loop $next
                        (local.set $a (i32.shl (i32.rem_u (local.get $pair) (i32.const %1$d)) (i32.const 4)))
                        (local.set $b (i32.shl (i32.div_u (local.get $pair) (i32.const %1$d)) (i32.const 4)))
                        (local.set $c (i32.shl (i32.rem_u (local.get $pair) (i32.const 7)) (i32.const 4)))
                        (%2$s.store offset=%3$d (i32.shl (local.get $pair) (i32.const 4)) %4$s)
                        (local.set $unused (v128.load (local.get $a)))
                        (local.set $pair (i32.add (local.get $pair) (i32.const 1)))
                        (br_if $next (i32.lt_u (local.get $pair) (i32.const %5$d))))
                      (br_if $turn (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))))
                """.formatted(PATTERNS, store, RESULTS, expression, PAIRS));
        for (int i = 0; i < LANES.length; i++) LONG.set(guest.memory().array(), 8 * i, LANES[i]);
        guest.call("run", Guest.i32s(TURNS));
        return guest.memory().array();
    }

    private static void check(String what, long low, long high, byte[] results, int pair) {
        long lowResult = (long) LONG.get(results, RESULTS + 16 * pair);
        long highResult = (long) LONG.get(results, RESULTS + 16 * pair + 8);
        boolean isSame = same(what, low, lowResult) && same(what, high, highResult);
        assertTrue(isSame, () -> "%s of %x %x and %x %x: %x %x, not %x %x".formatted(what,
                low(pair % PATTERNS), high(pair % PATTERNS), low(pair / PATTERNS), high(pair / PATTERNS),
                lowResult, highResult, low, high));
    }

    /// Equal, or where arithmetic on floats gives a NaN, another one that is not signalling.
    private static boolean same(String what, long wanted, long result) {
        if (wanted == result) return true;
        if (what.matches("f64x2\\.(add|sub|mul|div|sqrt|min|max|ceil|floor|trunc|nearest|promote.*)")) {
            return isNaN(wanted) && isNaN(result) && (result & 0x0008_0000_0000_0000L) != 0;
        }
        if (what.matches("f32x4\\.(add|sub|mul|div|sqrt|min|max|ceil|floor|trunc|nearest|demote.*)")) {
            return same((int) wanted, (int) result) && same((int) (wanted >>> 32), (int) (result >>> 32));
        }
        return false;
    }

    private static boolean same(int wanted, int result) {
        return wanted == result || (wanted & 0x7FFF_FFFF) > 0x7F80_0000 && (result & 0x7FC0_0000) == 0x7FC0_0000;
    }

    private static boolean isNaN(long bits) {
        return (bits & Long.MAX_VALUE) > 0x7FF0_0000_0000_0000L;
    }
}

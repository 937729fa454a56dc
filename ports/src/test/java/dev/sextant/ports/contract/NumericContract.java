package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.contract.Guest.World;
import dev.sextant.domain.numerics.UndefinedResult;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.ports.Trap;
import dev.sextant.ports.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every engine computes: every numeric operator, whatever its operands are made of.
public abstract class NumericContract {

    private static final long[] EDGES_32 = {0, 1, 2, 31, 32, 33, 63, 64, 0x7F, 0x80, 0x7FFF, 0x8000, 0x7FFF_FFFE, 0x7FFF_FFFF,
            0x8000_0000L, 0x8000_0001L, 0xFFFF_FFFEL, 0xFFFF_FFFFL};
    private static final long[] EDGES_64 = {0, 1, 2, 31, 32, 33, 63, 64, -1, -2, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL,
            0x1_0000_0000L, -0x8000_0000L, -0x8000_0001L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1};
    private static final float[] FLOATS = {0f, -0f, 1f, -1f, 0.5f, 1.5f, 2.5f, -2.5f, Float.MIN_VALUE, Float.MAX_VALUE,
            Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -2147483648f, Math.nextDown(-2147483648f), 2147483648f,
            Math.nextDown(2147483648f), Math.nextDown(4294967296f), 4294967296f, -0x1p63f, Math.nextDown(-0x1p63f), 0x1p63f,
            Math.nextDown(0x1p63f), Math.nextDown(0x1p64f), 0x1p64f, Math.nextUp(-1f)};
    private static final int[] FLOAT_NANS = {0x7FC0_0000, 0xFFC0_0000, 0x7FA0_0000, 0xFF80_0001};
    private static final double[] DOUBLES = {0, -0.0, 1, -1, 0.5, 1.5, 2.5, -2.5, Double.MIN_VALUE, Double.MAX_VALUE,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -2147483648.0, Math.nextUp(-2147483649.0), -2147483649.0,
            Math.nextDown(2147483648.0), 2147483648.0, Math.nextDown(4294967296.0), 4294967296.0, 0x1p63, -0x1p63,
            Math.nextDown(-0x1p63), Math.nextDown(0x1p63), 0x1p64, Math.nextDown(0x1p64), Math.nextUp(-1.0)};
    private static final long[] DOUBLE_NANS = {0x7FF8_0000_0000_0000L, 0xFFF8_0000_0000_0000L, 0x7FF4_0000_0000_0000L,
            0xFFF0_0000_0000_0001L};

    /// The operators that tests of their own, named for hazards, look at in the same way.
    private static final String OF_HAZARDS =
            ".*[.]trunc_.*|f(32|64)[.](min|max)|i(32|64)[.]((div|rem)_[su]|sh[lr].*|rot[lr])";

    protected abstract World world();

    /// What an operator gives, or the wording of why it gives nothing.
    private record Outcome(Object result) {}

    @Test
    void every_operator_gives_what_numerics_gives_for_variable_and_constant_operands() {
        for (var operator : NumericOperator.values()) {
            if (!operator.mnemonic().matches(OF_HAZARDS)) agree(operator);
        }
    }

    @Test
    void hazard16_division_at_the_edges() {
        for (var operator : NumericOperator.values()) {
            if (operator.mnemonic().matches("i(32|64)\\.(div|rem)_[su]")) agree(operator);
        }
        var guest = world().guest("(module (func (export \"f\") (param i32) (result i32) (i32.div_s (local.get 0) (i32.const -1))))");
        assertEquals("integer overflow", assertThrows(Trap.class, () -> guest.i32("f", Integer.MIN_VALUE)).getMessage());
        assertEquals(-5, guest.i32("f", 5));
    }

    /// The next numbers on either side of each bound are among the operands.
    @Test
    void hazard17_truncation_at_the_exact_bounds() {
        for (var operator : NumericOperator.values()) {
            if (operator.mnemonic().contains(".trunc_")) agree(operator);
        }
    }

    @Test
    void hazard19_minimum_and_maximum_of_zeros_and_nans() {
        for (var operator : NumericOperator.values()) {
            if (operator.mnemonic().matches("f(32|64)\\.(min|max)")) agree(operator);
        }
        var guest = world().guest("""
                (module
                  (func (export "min") (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1)))
                  (func (export "max") (param f32 f32) (result f32) (f32.max (local.get 0) (local.get 1))))
                """);
        for (float zero : new float[] {0f, -0f}) {
            assertEquals(Value.f32(-0f), guest.call("min", Value.f32(zero), Value.f32(-zero)).get(0));
            assertEquals(Value.f32(0f), guest.call("max", Value.f32(zero), Value.f32(-zero)).get(0));
        }
        for (var name : List.of("min", "max")) {
            for (int nan : FLOAT_NANS) {
                for (var other : List.of(Value.f32(Float.NEGATIVE_INFINITY), Value.f32(Float.POSITIVE_INFINITY), new Value.F32(nan))) {
                    assertArithmeticNan(guest.call(name, new Value.F32(nan), other).get(0));
                    assertArithmeticNan(guest.call(name, other, new Value.F32(nan)).get(0));
                }
            }
        }
    }

    private static void assertArithmeticNan(Value value) {
        assertEquals(0x7FC0_0000, ((Value.F32) value).bits() & 0x7FC0_0000, value.toString());
    }

    @Test
    void hazard20_shift_counts() {
        for (var operator : NumericOperator.values()) {
            if (operator.mnemonic().matches("i(32|64)\\.(sh[lr].*|rot[lr])")) agree(operator);
        }
    }

    /// Variable operands, a constant on the right, a constant on the left, two constants.
    private void agree(NumericOperator operator) {
        var parameters = operator.type().parameters();
        var result = operator.type().results().get(0);
        boolean isUnary = parameters.size() == 1;
        var type = parameters.get(0);
        var name = operator.mnemonic();
        for (long y : isUnary ? new long[] {0} : edges(type)) {
            var text = new StringBuilder("(module ");
            if (isUnary) {
                text.append("(func (export \"vv\") (param ").append(type).append(") (result ").append(result).append(") (")
                        .append(name).append(" (local.get 0)))");
            } else {
                function(text, "vv", type, result, name, "(local.get 0)", "(local.get 1)");
                function(text, "vc", type, result, name, "(local.get 0)", constant(type, y));
                function(text, "cv", type, result, name, constant(type, y), "(local.get 0)");
            }
            var edges = edges(type);
            for (int i = 0; i < edges.length; i++) {
                function(text, "cc" + i, type, result, name, constant(type, edges[i]), isUnary ? "" : constant(type, y));
            }
            var guest = world().guest(text + ")");
            for (int i = 0; i < edges.length; i++) {
                long x = edges[i];
                var expected = outcome(operator, x, y);
                var said = operator + " of " + Long.toHexString(x) + (isUnary ? "" : " and " + Long.toHexString(y));
                assertOutcome(result, expected, outcome(guest, "cc" + i), said + ", constants");
                if (isUnary) {
                    assertOutcome(result, expected, outcome(guest, "vv", value(type, x)), said);
                } else {
                    assertOutcome(result, expected, outcome(guest, "vv", value(type, x), value(type, y)), said);
                    assertOutcome(result, expected, outcome(guest, "vc", value(type, x), value(type, 0)), said + " constant");
                    assertOutcome(result, outcome(operator, y, x), outcome(guest, "cv", value(type, x), value(type, 0)),
                            operator + " of constant " + Long.toHexString(y) + " and " + Long.toHexString(x));
                }
            }
        }
    }

    private static void function(
            StringBuilder text, String export, ValueType type, ValueType result, String name, String x, String y) {
        text.append("(func (export \"").append(export).append("\")");
        if (!export.startsWith("cc")) text.append(" (param ").append(type).append(' ').append(type).append(')');
        text.append(" (result ").append(result).append(") (").append(name).append(' ').append(x).append(' ').append(y).append("))\n");
    }

    /// A NaN's payload is free where the standard says so; that numerics and engine have the same is then a coincidence.
    private static void assertOutcome(ValueType result, Outcome expected, Outcome actual, String said) {
        if (isNan(result, expected.result()) && isNan(result, actual.result())) return;
        assertEquals(expected, actual, said);
    }

    private static boolean isNan(ValueType type, Object result) {
        return result instanceof Long bits
                && (type == NumberType.F32 && Float.isNaN(Float.intBitsToFloat(bits.intValue()))
                        || type == NumberType.F64 && Double.isNaN(Double.longBitsToDouble(bits)));
    }

    private static Outcome outcome(NumericOperator operator, long x, long y) {
        try {
            long result = Numerics.apply(operator, x, y);
            var type = operator.type().results().get(0);
            return new Outcome(type == NumberType.I32 || type == NumberType.F32 ? (long) (int) result : result);
        } catch (UndefinedResult undefined) {
            return new Outcome(undefined.reason().text());
        }
    }

    private static Outcome outcome(Guest guest, String export, Value... arguments) {
        try {
            return new Outcome(switch (guest.call(export, arguments).get(0)) {
                case Value.I32(int value) -> (Object) (long) value;
                case Value.F32(int bits) -> (long) bits;
                case Value.I64(long value) -> value;
                case Value.F64(long bits) -> bits;
                case Value other -> throw new AssertionError(other);
            });
        } catch (Trap trap) {
            return new Outcome(trap.getMessage());
        }
    }

    private static long[] edges(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> EDGES_32;
            case NumberType.I64 -> EDGES_64;
            case NumberType.F32 -> {
                List<Long> bits = new ArrayList<>();
                for (float f : FLOATS) bits.add((long) Float.floatToRawIntBits(f));
                for (int nan : FLOAT_NANS) bits.add((long) nan);
                yield bits.stream().mapToLong(Long::longValue).toArray();
            }
            case NumberType.F64 -> {
                List<Long> bits = new ArrayList<>();
                for (double d : DOUBLES) bits.add(Double.doubleToRawLongBits(d));
                for (long nan : DOUBLE_NANS) bits.add(nan);
                yield bits.stream().mapToLong(Long::longValue).toArray();
            }
            case ValueType other -> throw new AssertionError(other);
        };
    }

    /// A constant as it is written; a float through its bits, which no notation loses.
    private static String constant(ValueType type, long bits) {
        return switch (type) {
            case NumberType.I32 -> "(i32.const " + (int) bits + ")";
            case NumberType.I64 -> "(i64.const " + bits + ")";
            case NumberType.F32 -> "(f32.reinterpret_i32 (i32.const " + (int) bits + "))";
            case NumberType.F64 -> "(f64.reinterpret_i64 (i64.const " + bits + "))";
            case ValueType other -> throw new AssertionError(other);
        };
    }

    private static Value value(ValueType type, long bits) {
        return switch (type) {
            case NumberType.I32 -> new Value.I32((int) bits);
            case NumberType.I64 -> new Value.I64(bits);
            case NumberType.F32 -> new Value.F32((int) bits);
            case NumberType.F64 -> new Value.F64(bits);
            case ValueType other -> throw new AssertionError(other);
        };
    }

    @Test
    void hazard15_what_lies_above_an_i32_is_never_seen() {
        // Each way wraps an i64 with bits above, computes on, and looks at all 64 bits afterwards.
        var guest = world().guest("""
                (module
                  (memory 1)
                  (global $g (mut i32) (i32.const 0))
                  (table 2 funcref)
                  (elem (i32.const 0) $id $id)
                  (type $unary (func (param i32) (result i32)))
                  (func $id (type $unary) (local.get 0))
                  (func $dirty (param i64) (result i32) (i32.add (i32.wrap_i64 (local.get 0)) (i32.const 0)))
                  (func (export "local") (param i64) (result i64) (local $x i32)
                    (local.set $x (call $dirty (local.get 0)))
                    (i64.extend_i32_u (local.get $x)))
                  (func (export "signed") (param i64) (result i64) (i64.extend_i32_s (call $dirty (local.get 0))))
                  (func (export "global") (param i64) (result i64)
                    (global.set $g (call $dirty (local.get 0)))
                    (i64.extend_i32_u (global.get $g)))
                  (func (export "memory") (param i64) (result i64)
                    (i32.store (i32.const 8) (call $dirty (local.get 0)))
                    (i64.load (i32.const 8)))
                  (func (export "indirect") (param i64) (result i64)
                    (i64.extend_i32_u (call_indirect (type $unary)
                      (call $dirty (local.get 0)) (i32.and (i32.wrap_i64 (local.get 0)) (i32.const 0)))))
                  (func (export "index") (param i64) (result i64)
                    (i64.extend_i32_u (call_indirect (type $unary) (i32.const 7)
                      (i32.sub (call $dirty (local.get 0)) (call $dirty (local.get 0))))))
                  (func (export "select") (param i64) (result i64)
                    (select (i64.const 1) (i64.const 2)
                      (i32.wrap_i64 (i64.and (local.get 0) (i64.const 0xFFFFFFFF00000000)))))
                  (func (export "branch") (param i64) (result i64)
                    (block (br_if 0 (i32.wrap_i64 (i64.and (local.get 0) (i64.const 0xFFFFFFFF00000000)))) (return (i64.const 2)))
                    (i64.const 1))
                  (func (export "table") (param i64) (result i64)
                    (block (block (br_table 0 1 (i32.wrap_i64 (i64.and (local.get 0) (i64.const 0xFFFFFFFF00000000)))))
                      (return (i64.const 2)))
                    (i64.const 1))
                  (func (export "address") (param i64) (result i64)
                    (i64.store (i32.wrap_i64 (i64.and (local.get 0) (i64.const 0xFFFFFFFF00000008))) (i64.const 5))
                    (i64.load (i32.and (i32.wrap_i64 (local.get 0)) (i32.const 8))))
                  (func (export "compare") (param i64) (result i64)
                    (i64.extend_i32_u (i32.lt_u (i32.wrap_i64 (local.get 0)) (i32.const 1))))
                  (func (export "shift") (param i64) (result i64)
                    (i64.extend_i32_u (i32.shr_u (i32.wrap_i64 (local.get 0)) (i32.const 1))))
                  (func (export "divide") (param i64) (result i64)
                    (i64.extend_i32_u (i32.div_u (i32.wrap_i64 (local.get 0)) (i32.const 2))))
                  (func (export "float") (param i64) (result i64)
                    (i64.trunc_f64_u (f64.convert_i32_u (i32.wrap_i64 (local.get 0))))))
                """);
        for (long low : new long[] {0x8000_0000L, 0x8000_0001L, 0xFFFF_FFFFL, 0xFFFF_FFF8L, 8, 0}) {
            for (long high : new long[] {0xFFFF_FFFF_0000_0000L, 0x1_0000_0000L, 0}) {
                long x = high | low;
                assertEquals(low, guest.i64("local", x));
                assertEquals((int) low, guest.i64("signed", x));
                assertEquals(low, guest.i64("global", x));
                assertEquals(low, guest.i64("memory", x));
                assertEquals(low, guest.i64("indirect", x));
                assertEquals(7, guest.i64("index", x));
                assertEquals(2, guest.i64("select", x));
                assertEquals(2, guest.i64("branch", x));
                assertEquals(2, guest.i64("table", x));
                assertEquals(5, guest.i64("address", x));
                assertEquals(low == 0 ? 1 : 0, guest.i64("compare", x));
                assertEquals(low >>> 1, guest.i64("shift", x));
                assertEquals(low / 2, guest.i64("divide", x));
                assertEquals(low, guest.i64("float", x));
            }
        }
    }

    @Test
    void hazard18_the_payload_of_a_nan_survives_everything_but_arithmetic() {
        var guest = world().guest("""
                (module
                  (memory 1)
                  (global $f (mut f32) (f32.const 0))
                  (global $d (mut f64) (f64.const 0))
                  (func $id32 (param f32) (result f32) (local.get 0))
                  (func $id64 (param f64) (result f64) (local.get 0))
                  (func (export "f32") (param f32) (result f32) (local f32)
                    (f32.store (i32.const 4) (call $id32 (local.get 0)))
                    (global.set $f (f32.load (i32.const 4)))
                    (local.set 1 (select (global.get $f) (f32.const 1) (i32.const 1)))
                    (f32.neg (f32.neg (f32.copysign (local.get 1) (local.get 0)))))
                  (func (export "f64") (param f64) (result f64) (local f64)
                    (f64.store (i32.const 8) (call $id64 (local.get 0)))
                    (global.set $d (f64.load (i32.const 8)))
                    (local.set 1 (select (global.get $d) (f64.const 1) (i32.const 1)))
                    (f64.neg (f64.neg (f64.copysign (local.get 1) (local.get 0))))))
                """);
        for (int bits : new int[] {0x7FA0_0000, 0xFFA1_2345, 0x7F80_0001, 0x7FC0_0001}) {
            assertEquals(new Value.F32(bits), guest.call("f32", new Value.F32(bits)).get(0));
        }
        for (long bits : new long[] {0x7FF4_0000_0000_0000L, 0xFFF0_0000_0000_0001L, 0x7FF8_1234_5678_9ABCL}) {
            assertEquals(new Value.F64(bits), guest.call("f64", new Value.F64(bits)).get(0));
        }
    }
}

package dev.sextant.domain.numerics;

import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/// A program that calls the float functions until they are compiled, with NaNs and numbers, and prints where a NaN is not as the
/// standard wants it. It needs nothing but the JDK and this package.
final class CompiledNans {

    private static final int ROUNDS = 20_000;
    private static final int SIGNALLING_32 = 0x7FA0_0001;
    private static final long SIGNALLING_64 = 0x7FF4_0000_0000_0001L;

    private interface Float32 {
        float of(float a, float b);
    }

    private CompiledNans() {}

    public static void main(String[] arguments) {
        float32("add", F32::add);
        float32("sub", F32::sub);
        float32("mul", F32::mul);
        float32("div", F32::div);
        float32("min", F32::min);
        float32("max", F32::max);
        float32("ceil", (a, b) -> F32.ceil(a));
        float32("floor", (a, b) -> F32.floor(a));
        float32("trunc", (a, b) -> F32.trunc(a));
        float32("nearest", (a, b) -> F32.nearest(a));
        float32("sqrt", (a, b) -> F32.sqrt(a));
        float32("demote of promote", (a, b) -> F32.demoteF64(F64.promoteF32(a)));
        float32("demote of root of promote", (a, b) -> F32.demoteF64(F64.sqrt(F64.promoteF32(a))));
        float32("min with a constant", (a, b) -> F32.min(a, 1));
        float32("max with itself", (a, b) -> F32.max(a, a));
        float32("canonical product with a constant", (a, b) -> F32.canonical(F32.mul(a, 1)));
        float32("canonical quotient by a constant", (a, b) -> F32.canonical(F32.div(a, 1)));
        float32("canonical difference from a constant", (a, b) -> F32.canonical(F32.sub(a, 0)));
        float64("add", F64::add);
        float64("sub", F64::sub);
        float64("mul", F64::mul);
        float64("div", F64::div);
        float64("min", F64::min);
        float64("max", F64::max);
        float64("ceil", (a, b) -> F64.ceil(a));
        float64("floor", (a, b) -> F64.floor(a));
        float64("trunc", (a, b) -> F64.trunc(a));
        float64("nearest", (a, b) -> F64.nearest(a));
        float64("sqrt", (a, b) -> F64.sqrt(a));
        float64("promote of demote", (a, b) -> F64.promoteF32(F32.demoteF64(a)));
        float64("min with a constant", (a, b) -> F64.min(a, 1));
        float64("max with itself", (a, b) -> F64.max(a, a));
        float64("canonical product with a constant", (a, b) -> F64.canonical(F64.mul(a, 1)));
        float64("canonical quotient by a constant", (a, b) -> F64.canonical(F64.div(a, 1)));
        float64("canonical difference from a constant", (a, b) -> F64.canonical(F64.sub(a, 0)));
        payloads();
    }

    private static void float32(String name, Float32 function) {
        for (int i = 0; i < ROUNDS; i++) {
            float number = i;
            float nan = Float.intBitsToFloat(i % 2 == 0 ? SIGNALLING_32 : SIGNALLING_32 | Integer.MIN_VALUE);
            expect(name, Float.floatToRawIntBits(function.of(nan, number)), 0x7FC0_0000);
            expect(name, Float.floatToRawIntBits(function.of(nan, nan)), 0x7FC0_0000);
            function.of(number, nan);
        }
    }

    private static void float64(String name, DoubleBinaryOperator function) {
        for (int i = 0; i < ROUNDS; i++) {
            double nan = Double.longBitsToDouble(i % 2 == 0 ? SIGNALLING_64 : SIGNALLING_64 | Long.MIN_VALUE);
            expect(name, Double.doubleToRawLongBits(function.applyAsDouble(nan, i)), 0x7FF8_0000_0000_0000L);
            expect(name, Double.doubleToRawLongBits(function.applyAsDouble(nan, nan)), 0x7FF8_0000_0000_0000L);
            function.applyAsDouble(i, nan);
        }
    }

    /// The operators that see the sign alone.
    private static void payloads() {
        for (int i = 0; i < ROUNDS; i++) {
            int bits32 = i % 2 == 0 ? SIGNALLING_32 : SIGNALLING_32 | Integer.MIN_VALUE;
            float nan32 = Float.intBitsToFloat(bits32);
            same("f32.abs", Float.floatToRawIntBits(F32.abs(nan32)), SIGNALLING_32);
            same("f32.neg", Float.floatToRawIntBits(F32.neg(nan32)), bits32 ^ Integer.MIN_VALUE);
            same("f32.copysign", Float.floatToRawIntBits(F32.copysign(nan32, -1)), SIGNALLING_32 | Integer.MIN_VALUE);
            same("f32.reinterpret", I32.reinterpretF32(F32.reinterpretI32(bits32)), bits32);
            long bits64 = i % 2 == 0 ? SIGNALLING_64 : SIGNALLING_64 | Long.MIN_VALUE;
            double nan64 = Double.longBitsToDouble(bits64);
            same("f64.abs", Double.doubleToRawLongBits(F64.abs(nan64)), SIGNALLING_64);
            same("f64.neg", Double.doubleToRawLongBits(F64.neg(nan64)), bits64 ^ Long.MIN_VALUE);
            same("f64.copysign", Double.doubleToRawLongBits(F64.copysign(nan64, -1)), SIGNALLING_64 | Long.MIN_VALUE);
            same("f64.reinterpret", I64.reinterpretF64(F64.reinterpretI64(bits64)), bits64);
        }
    }

    private static void expect(String name, long bits, long quiet) {
        if ((bits & quiet) != quiet) complain(name, bits);
    }

    private static void same(String name, long bits, long expected) {
        if (bits != expected) complain(name, bits);
    }

    private static void complain(String name, long bits) {
        System.out.println(String.format(Locale.ROOT, "%s gave %x", name, bits));
        System.exit(1);
    }
}

package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import io.vavr.control.Option;
import java.util.List;

/// What follows an operator whose NaNs the standard leaves open: code that puts the canonical NaN in the place of any, so that
/// two engines agree bit for bit. Operators that keep the payload by definition are left alone.
///
/// @spec §4.3.3 NaN Propagation
final class NanCanonicalisation {

    private static final int NAN_32 = 0x7FC00000;
    private static final long NAN_64 = 0x7FF8000000000000L;
    private static final long NAN_32_TWICE = 0x7FC000007FC00000L;

    private NanCanonicalisation() {}

    /// The shape of floats whose NaNs are open.
    private enum Shape {
        F32(NumberType.F32, new Instruction.F32Const(NAN_32),
                new Instruction.Numeric(NumericOperator.F32_EQ), new Instruction.Select(Option.none())),
        F64(NumberType.F64, new Instruction.F64Const(NAN_64),
                new Instruction.Numeric(NumericOperator.F64_EQ), new Instruction.Select(Option.none())),
        F32X4(VectorType.V128, new Instruction.V128Const(NAN_32_TWICE, NAN_32_TWICE),
                new Instruction.Vector(VectorOperator.F32X4_EQ), new Instruction.Vector(VectorOperator.V128_BITSELECT)),
        F64X2(VectorType.V128, new Instruction.V128Const(NAN_64, NAN_64),
                new Instruction.Vector(VectorOperator.F64X2_EQ), new Instruction.Vector(VectorOperator.V128_BITSELECT));

        private final ValueType type;
        private final Instruction canonical;
        private final Instruction equal;
        private final Instruction choose;

        Shape(ValueType type, Instruction canonical, Instruction equal, Instruction choose) {
            this.type = type;
            this.canonical = canonical;
            this.equal = equal;
            this.choose = choose;
        }
    }

    /// The type of the local that the code behind an instruction needs, or none if no code is needed.
    static Option<ValueType> local(Instruction instruction) {
        return shape(instruction).map(shape -> shape.type);
    }

    /// The code behind an instruction, around a local that nothing else reads.
    static List<Instruction> behind(Instruction instruction, long local) {
        return shape(instruction).fold(List::of, shape -> List.of(
                new Instruction.LocalTee(local), shape.canonical,
                new Instruction.LocalGet(local), new Instruction.LocalGet(local), shape.equal, shape.choose));
    }

    private static Option<Shape> shape(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Numeric(var operator) -> shape(operator);
            case Instruction.Vector(var operator) -> shape(operator);
            default -> Option.none();
        };
    }

    private static Option<Shape> shape(NumericOperator operator) {
        return switch (operator) {
            case F32_CEIL, F32_FLOOR, F32_TRUNC, F32_NEAREST, F32_SQRT, F32_ADD, F32_SUB, F32_MUL, F32_DIV, F32_MIN, F32_MAX,
                    F32_DEMOTE_F64 -> Option.some(Shape.F32);
            case F64_CEIL, F64_FLOOR, F64_TRUNC, F64_NEAREST, F64_SQRT, F64_ADD, F64_SUB, F64_MUL, F64_DIV, F64_MIN, F64_MAX,
                    F64_PROMOTE_F32 -> Option.some(Shape.F64);
            default -> Option.none();
        };
    }

    private static Option<Shape> shape(VectorOperator operator) {
        return switch (operator) {
            case F32X4_CEIL, F32X4_FLOOR, F32X4_TRUNC, F32X4_NEAREST, F32X4_SQRT, F32X4_ADD, F32X4_SUB, F32X4_MUL, F32X4_DIV,
                    F32X4_MIN, F32X4_MAX, F32X4_DEMOTE_F64X2_ZERO -> Option.some(Shape.F32X4);
            case F64X2_CEIL, F64X2_FLOOR, F64X2_TRUNC, F64X2_NEAREST, F64X2_SQRT, F64X2_ADD, F64X2_SUB, F64X2_MUL, F64X2_DIV,
                    F64X2_MIN, F64X2_MAX, F64X2_PROMOTE_LOW_F32X4 -> Option.some(Shape.F64X2);
            default -> Option.none();
        };
    }
}

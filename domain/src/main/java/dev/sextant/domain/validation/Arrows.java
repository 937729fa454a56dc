package dev.sextant.domain.validation;

import static dev.sextant.domain.structure.NumberType.*;
import static dev.sextant.domain.structure.ReferenceType.EXTERNREF;
import static dev.sextant.domain.structure.ReferenceType.FUNCREF;
import static dev.sextant.domain.structure.VectorType.V128;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.TypedOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.validation.Typing.Arrow;
import java.util.function.Function;

/// The types of instructions, made once: those of the typed rows by ordinal, and those that hang on one type t by its code.
///
/// @spec §3.3 Instructions
final class Arrows {

    static final Arrow[] NUMERIC     = ofRows(NumericOperator.values());
    static final Arrow[] VECTOR      = ofRows(VectorOperator.values());
    static final Arrow[] LANE        = ofRows(LaneOperator.values());
    static final Arrow[] ACCESS      = ofRows(AccessOperator.values());
    static final Arrow[] LANE_ACCESS = ofRows(LaneAccessOperator.values());

    /// `[] -> [t]`
    static final Arrow[] CONSTANT   = ofTypes(t -> arrow(stack(), stack(t)));
    /// `[t] -> []`
    static final Arrow[] SET        = ofTypes(t -> arrow(stack(t), stack()));
    /// `[t] -> [t]`
    static final Arrow[] TEE        = ofTypes(t -> arrow(stack(t), stack(t)));
    /// `[t t i32] -> [t]`
    static final Arrow[] SELECT     = ofTypes(t -> arrow(stack(t, t, I32), stack(t)));
    /// `[i32] -> [t]`
    static final Arrow[] GET_AT     = ofTypes(t -> arrow(stack(I32), stack(t)));
    /// `[i32 t] -> []`
    static final Arrow[] SET_AT     = ofTypes(t -> arrow(stack(I32, t), stack()));
    /// `[t i32] -> [i32]`
    static final Arrow[] TABLE_GROW = ofTypes(t -> arrow(stack(t, I32), stack(I32)));
    /// `[i32 t i32] -> []`
    static final Arrow[] TABLE_FILL = ofTypes(t -> arrow(stack(I32, t, I32), stack()));

    static final Arrow I32_CONST   = CONSTANT[I32.code()];
    static final Arrow I64_CONST   = CONSTANT[I64.code()];
    static final Arrow F32_CONST   = CONSTANT[F32.code()];
    static final Arrow F64_CONST   = CONSTANT[F64.code()];
    static final Arrow V128_CONST  = CONSTANT[V128.code()];
    static final Arrow NOP         = Arrow.EMPTY;
    static final Arrow CONDITION   = arrow(stack(I32), stack());
    static final Arrow SIZE        = I32_CONST;
    static final Arrow MEMORY_GROW = arrow(stack(I32), stack(I32));
    static final Arrow BULK        = arrow(stack(I32, I32, I32), stack());
    static final Arrow SHUFFLE     = arrow(stack(V128, V128), stack(V128));

    private Arrows() {}

    private static Arrow[] ofRows(TypedOperator[] rows) {
        var arrows = new Arrow[rows.length];
        for (int i = 0; i < rows.length; i++) arrows[i] = Arrow.of(rows[i].type());
        return arrows;
    }

    private static Arrow[] ofTypes(Function<ValueType, Arrow> rule) {
        var arrows = new Arrow[ResultType.CODES];
        for (ValueType type : new ValueType[] {I32, I64, F32, F64, V128, FUNCREF, EXTERNREF}) {
            arrows[type.code()] = rule.apply(type);
        }
        return arrows;
    }

    private static ResultType stack(ValueType... types) {
        return ResultType.of(types);
    }

    private static Arrow arrow(ResultType operands, ResultType results) {
        return new Arrow(operands, results);
    }
}

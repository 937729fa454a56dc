package dev.sextant.runtime;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.Value;
import io.vavr.control.Option;

/// What constant expressions come to: the first values of globals, the references of element segments, the offsets of segments.
///
/// @spec §3.3.7.2 Constant Expressions
final class ConstantExpressions {

    private ConstantExpressions() {}

    /// The value of a valid constant expression in an instance.
    static Value evaluate(Expression expression, ModuleInstance instance) {
        return switch (expression.iterator().next()) {
            case Instruction.I32Const(var value) -> new Value.I32(value);
            case Instruction.I64Const(var value) -> new Value.I64(value);
            case Instruction.F32Const(var bits) -> new Value.F32(bits);
            case Instruction.F64Const(var bits) -> new Value.F64(bits);
            case Instruction.V128Const(var low, var high) -> new Value.V128(low, high);
            case Instruction.RefNull(var type) -> Value.zero(type);
            case Instruction.RefFunc(var function) -> new Value.FuncRef(Option.some(instance.function(function)));
            case Instruction.GlobalGet(var global) -> instance.global(global).get();
            case Instruction other -> throw new ImpossibleException("not constant: " + other);
        };
    }

    /// The reference that a valid constant expression comes to, in the raw form: null, a function instance, or any object.
    static Object reference(Expression expression, ModuleInstance instance) {
        return switch (evaluate(expression, instance)) {
            case Value.FuncRef(var function) -> function.getOrNull();
            case Value.ExternRef(var object) -> object.getOrNull();
            case Value other -> throw new ImpossibleException("not a reference: " + other);
        };
    }

    /// The offset that a valid constant expression comes to, as it lies in an i32 (u32).
    static int offset(Expression expression, ModuleInstance instance) {
        return evaluate(expression, instance) instanceof Value.I32(var offset)
                ? offset
                : fail("an offset is not an i32: " + expression);
    }

    private static int fail(String message) {
        throw new ImpossibleException(message);
    }
}

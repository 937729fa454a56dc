package dev.sextant.conformance.generator;

import dev.sextant.conformance.generator.Program.Argument;
import dev.sextant.conformance.generator.Program.Invocation;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.validation.Context;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;
import java.util.ArrayList;

/// The choice of calls: which exports, and with which arguments.
final class Calls {

    private Calls() {}

    /// A few calls of each function of a module, in any order, with edges as arguments.
    static Array<Invocation> ofAllFunctions(Module module, Features features, Choices choices) {
        var functions = Context.of(module, features).functions();
        var calls = new ArrayList<Invocation>();
        for (int round = 0; round < 3; round++) {
            int shift = choices.below(functions.size());
            for (int i = 0; i < functions.size(); i++) {
                int function = (i + shift) % functions.size();
                var arguments = functions.get(function).parameters()
                        .flatMap(type -> arguments(type, functions.size(), choices));
                calls.add(new Invocation("w" + function, arguments));
            }
        }
        return Array.ofAll(calls);
    }

    private static Array<Argument> arguments(ValueType type, int functions, Choices choices) {
        if (type == ReferenceType.FUNCREF && choices.percent(70)) {
            return Array.of(new Argument.Function("f" + choices.below(functions)));
        }
        if (type == ReferenceType.EXTERNREF && choices.percent(70)) {
            return Array.of(new Argument.HostObject("x" + choices.below(4)));
        }
        return bits(EdgeValues.value(type, choices));
    }

    /// A value as the arguments that stand for its bits.
    static Array<Argument> bits(Value value) {
        return switch (value) {
            case Value.I32(var i) -> Array.of(new Argument.I32(i));
            case Value.I64(var i) -> Array.of(new Argument.I64(i));
            case Value.F32(var bits) -> Array.of(new Argument.I32(bits));
            case Value.F64(var bits) -> Array.of(new Argument.I64(bits));
            case Value.V128(var low, var high) -> Array.of(new Argument.I64(low), new Argument.I64(high));
            case Value.FuncRef _, Value.ExternRef _ -> Array.of(Argument.Null.NULL);
        };
    }
}

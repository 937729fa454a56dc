package dev.sextant.runtime;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.Printable;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// An exported function, as the embedder calls it.
///
/// @spec A.1.4 Functions
public final class Function {

    private final String name;
    private final FunctionInstance instance;

    Function(String name, FunctionInstance instance) {
        this.name = name;
        this.instance = instance;
    }

    /// The name under which it is exported.
    public String name() {
        return name;
    }

    /// Its type.
    public FunctionType type() {
        return instance.type();
    }

    /// The function instance behind it, which can be put into a table or given to another module.
    public FunctionInstance instance() {
        return instance;
    }

    /// Calls the function. Each argument is an `Integer`, `Long`, `Float` or `Double` for a number of just that type, a
    /// [dev.sextant.ports.Value] of any type, a [FunctionInstance] or null for a funcref, any object or null for an externref.
    ///
    /// @throws IllegalArgumentException       if number or types of the arguments do not fit
    /// @throws dev.sextant.ports.Trap         if the guest fails
    /// @throws dev.sextant.ports.Exhaustion   if a resource of the guest's is used up
    public Values call(Object... arguments) {
        var parameters = type().parameters();
        if (arguments.length != parameters.size()) throw misfit(arguments);
        var values = new Value[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = value(parameters.get(i), arguments[i]);
            if (values[i] == null) throw misfit(arguments);
        }
        return new Values(instance.call(Array.of(values)));
    }

    /// The argument as a value of a type, or null if it cannot be one.
    private static Value value(ValueType type, Object argument) {
        if (argument instanceof Value value) return value.type() == type ? value : null;
        return switch (type) {
            case NumberType.I32 -> argument instanceof Integer i ? Value.i32(i) : null;
            case NumberType.I64 -> argument instanceof Long l ? Value.i64(l) : null;
            case NumberType.F32 -> argument instanceof Float f ? Value.f32(f) : null;
            case NumberType.F64 -> argument instanceof Double d ? Value.f64(d) : null;
            case VectorType.V128 -> null;
            case ReferenceType.FUNCREF -> argument == null || argument instanceof FunctionInstance
                    ? new Value.FuncRef(Option.of((FunctionInstance) argument))
                    : null;
            case ReferenceType.EXTERNREF -> new Value.ExternRef(Option.of(argument));
        };
    }

    private IllegalArgumentException misfit(Object[] arguments) {
        var given = Array.of(arguments).map(argument -> switch (argument) {
            case null -> "null";
            case Value value -> value.type().text();
            case Object object -> object.getClass().getSimpleName();
        });
        return new IllegalArgumentException(
                Printable.quoted(name) + " wants " + type().parameters().mkString("[", " ", "]") + ", given "
                        + given.mkString("[", " ", "]"));
    }
}

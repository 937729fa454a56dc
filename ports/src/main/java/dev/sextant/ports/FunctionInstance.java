package dev.sextant.ports;

import dev.sextant.domain.structure.ExternalType;
import dev.sextant.domain.structure.FunctionType;
import io.vavr.collection.Array;

/// A function that can be called: one of a module instance, which an engine makes, or one of the host's ([HostFunctionInstance]).
/// It is its own reference: a `funcref` is a function instance.
///
/// @spec §4.2.6 Function Instances
public abstract non-sealed class FunctionInstance implements ExternalValue {

    private final FunctionType type;

    protected FunctionInstance(FunctionType type) {
        this.type = type;
    }

    /// The type of the function.
    public final FunctionType type() {
        return type;
    }

    @Override
    public final ExternalType externalType() {
        return type;
    }

    /// What a stack trace calls the function, such as `fac` or `function 3`. May hold characters that a terminal would obey.
    public abstract String name();

    /// Calls the function in the raw form: the arguments lie in [Slots] from `base` on, and the results take their place. What
    /// else lies in those slots is lost; slots before `base` and behind [Slots#of(FunctionType)] are untouched.
    ///
    /// @param caller the instance whose code calls, or [Caller#EMBEDDER]
    /// @throws Trap       if the guest fails
    /// @throws Exhaustion if the call stack or another resource of the guest's is used up
    public abstract void call(Caller caller, long[] numbers, Object[] references, int base);

    /// Calls the function with values, whose types must be those of the parameters.
    ///
    /// @throws IllegalArgumentException if they are not
    /// @throws Trap                     if the guest fails
    /// @throws Exhaustion               if the call stack or another resource of the guest's is used up
    public final Array<Value> call(Array<Value> arguments) {
        if (!arguments.map(Value::type).equals(type.parameters())) {
            throw new IllegalArgumentException(
                    name() + " wants " + type.parameters().mkString("[", " ", "]") + ", given "
                            + arguments.map(Value::type).mkString("[", " ", "]"));
        }
        int slots = Slots.of(type);
        var numbers = new long[slots];
        var references = new Object[slots];
        Slots.writeAll(arguments, numbers, references, 0);
        call(Caller.EMBEDDER, numbers, references, 0);
        return Slots.readAll(type.results(), numbers, references, 0);
    }
}

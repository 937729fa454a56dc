package dev.sextant.ports;

import dev.sextant.domain.structure.FunctionType;

/// A function of the host's, behind the same door as a module's.
///
/// @spec §4.2.6 Function Instances
public final class HostFunctionInstance extends FunctionInstance {

    private final String name;
    private final HostFunction.Raw code;

    private HostFunctionInstance(String name, FunctionType type, HostFunction.Raw code) {
        super(type);
        this.name = name;
        this.code = code;
    }

    /// A host function in the raw form.
    public static HostFunctionInstance raw(String name, FunctionType type, HostFunction.Raw code) {
        return new HostFunctionInstance(name, type, code);
    }

    /// A host function in the typed form. What it returns is held against the type at each call.
    public static HostFunctionInstance typed(String name, FunctionType type, HostFunction code) {
        return raw(name, type, (_, numbers, references, base) -> {
            var results = code.call(new Values(Slots.readAll(type.parameters(), numbers, references, base))).values();
            if (!results.map(Value::type).equals(type.results())) {
                throw new IllegalStateException(
                        "host function " + name + " is to return " + type.results().mkString("[", " ", "]") + ", returned "
                                + results.map(Value::type).mkString("[", " ", "]"));
            }
            Slots.writeAll(results, numbers, references, base);
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void call(Caller caller, long[] numbers, Object[] references, int base) {
        code.call(caller, numbers, references, base);
    }
}

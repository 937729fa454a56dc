package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.ports.ExternalValue;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.Instance;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// The host functions of a program: what each returns hangs on how many calls came before, and each call is written down. Now and
/// then one lets the program's memory grow, calls one of the program's functions, or throws. The harness of the other engine does
/// the same.
final class HostFunctions {

    /// What a host function throws now and then.
    static final class HostFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HostFailure() {
            super("host", null, false, false);
        }
    }

    private static final int CALLS_PER_GROWTH = 5;
    private static final int CALLS_PER_REENTRY = 7;
    private static final int CALLS_PER_FAILURE = 37;
    private static final int DEEPEST_REENTRY = 3;

    private final StringBuilder log = new StringBuilder();
    private Option<Instance> instance = Option.none();
    private int calls;
    private int depth;

    /// Tells of the program's module, once it is instantiated.
    void serve(Instance instance) {
        this.instance = Option.some(instance);
    }

    /// All functions that a module imports of the host.
    Imports of(Module module) {
        var imports = Imports.none();
        for (var imported : module.imports()) {
            if (!imported.module().equals("host")) continue;
            if (!(imported.description() instanceof ImportDescription.OfFunction(var index))) continue;
            var type = module.types().get((int) index);
            imports = imports.function("host", imported.name(), type, arguments -> call(imported.name(), type, arguments));
        }
        return imports;
    }

    /// What was written down since this was asked last.
    String takeLog() {
        var text = log.toString();
        log.setLength(0);
        return text;
    }

    private Values call(String name, FunctionType type, Values arguments) {
        calls++;
        log.append(name, 0, name.indexOf(':')).append(arguments.values().map(HostFunctions::text).mkString("(", ",", ")"));
        int seed = calls * 31;
        if (calls % CALLS_PER_FAILURE == 0) throw new HostFailure();
        if (calls % CALLS_PER_GROWTH == 0) instance.flatMap(each -> each.export("memory")).forEach(HostFunctions::grow);
        if (calls % CALLS_PER_REENTRY == 0) instance.forEach(this::callAgain);
        return new Values(Array.range(0, type.results().size())
                .map(i -> result(type.results().get(i), mixed(seed + i), arguments)));
    }

    private static void grow(ExternalValue memory) {
        ((LinearMemory) memory).grow(1);
    }

    private void callAgain(Instance instance) {
        var functions = instance.exports().filter(name -> name.startsWith("again"));
        if (functions.isEmpty() || depth == DEEPEST_REENTRY) return;
        depth++;
        try {
            instance.function(functions.get(calls % functions.size())).call();
        } finally {
            depth--;
        }
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.I32(var i) -> Integer.toString(i);
            case Value.I64(var i) -> i + "n";
            case Value.F32(var bits) -> Float.isNaN(Float.intBitsToFloat(bits)) ? "nan" : Integer.toString(bits);
            case Value.F64(var bits) -> Double.isNaN(Double.longBitsToDouble(bits)) ? "nan" : bits + "n";
            case Value.V128(var low, var high) -> low + "n," + high + "n";
            case Value.FuncRef(var function) -> function.isEmpty() ? "null" : "@";
            case Value.ExternRef(var object) -> object.fold(() -> "null", text -> "'" + text);
        };
    }

    private static int mixed(int number) {
        int mixed = number * 0x9E3779B1;
        return mixed ^ mixed >>> 15;
    }

    private static Value result(ValueType type, int mixed, Values arguments) {
        float number = (mixed % 2_001) / 8f;
        return switch (type) {
            case NumberType.I32 -> new Value.I32(mixed);
            case NumberType.I64 -> new Value.I64(mixed * 0x100000001L);
            case NumberType.F32 -> Value.f32(number);
            case NumberType.F64 -> Value.f64(number);
            case VectorType.V128 -> new Value.V128(mixed, mixed);
            case ReferenceType.EXTERNREF -> new Value.ExternRef(
                    mixed % 4 == 0 ? Option.none() : Option.some("e" + (mixed & 3)));
            case ReferenceType.FUNCREF -> arguments.values()
                    .find(value -> value.type() == ReferenceType.FUNCREF)
                    .getOrElse(Value.zero(ReferenceType.FUNCREF));
        };
    }
}

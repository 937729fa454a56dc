package dev.sextant.conformance;

import static dev.sextant.domain.structure.NumberType.F32;
import static dev.sextant.domain.structure.NumberType.F64;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.domain.structure.NumberType.I64;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.ports.GlobalInstance;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.TableInstance;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import dev.sextant.runtime.Imports;
import io.vavr.collection.Array;

/// The host module `spectest` that the scripts import from.
final class Spectest {

    private static final String NAME = "spectest";

    private static final Array<FunctionType> PRINTERS = Array.of(
            FunctionType.of(),
            FunctionType.of(I32),
            FunctionType.of(I64),
            FunctionType.of(F32),
            FunctionType.of(F64),
            FunctionType.of(I32, F32),
            FunctionType.of(F64, F64));

    private Spectest() {}

    /// A new one, whose table and memory nobody has written to. Its functions print nothing.
    static Imports imports(MemoryProvider memory) {
        var values = Imports.none()
                .with(NAME, "global_i32", constant(Value.i32(666)))
                .with(NAME, "global_i64", constant(Value.i64(666)))
                .with(NAME, "global_f32", constant(Value.f32(666.6f)))
                .with(NAME, "global_f64", constant(Value.f64(666.6)))
                .with(NAME, "table", new TableInstance(new TableType(Limits.between(10, 20), ReferenceType.FUNCREF)))
                .with(NAME, "memory", memory.allocate(new MemoryType(Limits.between(1, 2))));
        return PRINTERS.foldLeft(values, (imports, type) ->
                imports.function(NAME, printer(type), type, _ -> Values.none()));
    }

    private static GlobalInstance constant(Value value) {
        return new GlobalInstance(GlobalType.constant(value.type()), value);
    }

    /// `print`, and behind it the types of the parameters.
    private static String printer(FunctionType type) {
        return type.parameters().map(ValueType::text).prepend("print").mkString("_");
    }
}

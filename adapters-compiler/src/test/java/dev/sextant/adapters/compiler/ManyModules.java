package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Store;
import dev.sextant.ports.TableInstance;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;

/// A process that compiles many modules, each with a function type that no other has, and lets them go. It ends with 0 if all went well,
/// which it cannot if classes stay, for the JVM is given little room for them.
final class ManyModules {

    private static final int MODULES = 3_000;

    private ManyModules() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < MODULES; i++) {
            var text = """
                    (module
                      (type $own (func (param %s) (result i32)))
                      (table 1 funcref) (elem (i32.const 0) $g)
                      (func $g (type $own) (i32.const %d))
                      (func (export "f") (result i32) %s (call_indirect (type $own) (i32.const 0))))
                    """.formatted(types(i), i, values(i));
            var valid = Validator.validate(Parser.parse(text, Features.CORE_2_0).get(), Features.CORE_2_0).get();
            var store = new Store();
            var tables = valid.module().tables().map(type -> new TableInstance(type, store));
            try (var engine = new CompilerEngine()) {
                var instance = engine.compile(valid, EngineOptions.DEFAULT)
                        .instantiate(new Allocation(Array.empty(), tables, Array.empty(), Array.empty(), store));
                FunctionInstance callee = instance.function(0);
                tables.head().set(0, callee);
                if (!instance.function(1).call(Array.empty()).equals(Array.of(Value.i32(i)))) System.exit(1);
            }
        }
    }

    /// Parameters that spell a number.
    private static String types(int number) {
        return Integer.toBinaryString(number).replace("0", "i32 ").replace("1", "i64 ");
    }

    private static String values(int number) {
        return Integer.toBinaryString(number).replace("0", "(i32.const 0) ").replace("1", "(i64.const 0) ");
    }
}

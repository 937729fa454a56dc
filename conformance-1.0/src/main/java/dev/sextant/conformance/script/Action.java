package dev.sextant.conformance.script;

import dev.sextant.domain.structure.Printable;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// What a script asks an instance to do.
public sealed interface Action {

    /// The script's name for the instance, such as `$Mf`; none for the latest one.
    Option<String> module();

    /// The name of the export.
    String field();

    /// To call an exported function.
    record Invoke(Option<String> module, String field, Array<Constant> arguments) implements Action {
        @Override
        public String toString() {
            return show(module, field) + arguments.mkString("(", ", ", ")");
        }
    }

    /// To read an exported global.
    record Get(Option<String> module, String field) implements Action {
        @Override
        public String toString() {
            return show(module, field);
        }
    }

    private static String show(Option<String> module, String field) {
        return Printable.of(module.fold(() -> "", name -> name + ".") + field);
    }
}

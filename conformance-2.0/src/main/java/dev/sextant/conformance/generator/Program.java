package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Module;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// What engines are to do alike: instantiate a library if there is one, then a module, then call exports of the module one after
/// the other, whatever comes of each.
///
/// Besides `f0`, `t0`, `memory`, `g0` and so on, the module exports each function as `w0` …, whose parameters and results are
/// references and bits in i32 and i64, and for each global a function `get0` … that gives its bits.
///
/// @param name     what messages call it
/// @param features the rules by which it is valid
/// @param library  the module whose exports are imported under the name `library`
/// @param module   the module
/// @param calls    the calls
public record Program(String name, Features features, Option<Module> library, Module module, Array<Invocation> calls) {

    /// A call of an export.
    public record Invocation(String export, Array<Argument> arguments) {

        /// Name and arguments with spaces between.
        @Override
        public String toString() {
            return arguments.map(argument -> " " + argument).mkString(export, "", "");
        }
    }

    /// An argument, and how it is written: `5` an i32, `5n` an i64, `null`, `@f3` the function exported under that name, `'e0` an
    /// object of the host's, which is that string.
    public sealed interface Argument {

        record I32(int value) implements Argument {
            @Override
            public String toString() {
                return Integer.toString(value);
            }
        }

        record I64(long value) implements Argument {
            @Override
            public String toString() {
                return value + "n";
            }
        }

        enum Null implements Argument {
            NULL;

            @Override
            public String toString() {
                return "null";
            }
        }

        record Function(String export) implements Argument {
            @Override
            public String toString() {
                return "@" + export;
            }
        }

        record HostObject(String text) implements Argument {
            @Override
            public String toString() {
                return "'" + text;
            }
        }
    }
}

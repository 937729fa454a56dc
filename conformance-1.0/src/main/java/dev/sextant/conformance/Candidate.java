package dev.sextant.conformance;

import dev.sextant.conformance.script.Constant;
import dev.sextant.conformance.script.ModuleSource;
import io.vavr.collection.Array;

/// A runtime under test: the one port that its author implements. No engine of Sextant's appears in it.
///
/// The runner calls from one thread at a time.
public interface Candidate {

    /// What reports call it, such as `interpreter · heap`.
    String name();

    /// Whether it reads modules in a format. Commands whose modules it cannot read are *not run*. The binary format only, unless
    /// overridden.
    default boolean reads(ModuleSource.Format format) {
        return format == ModuleSource.Format.BINARY;
    }

    /// A fresh world for one script, with nothing in it but the host module `spectest`:
    ///
    /// | export | what |
    /// |---|---|
    /// | `global_i32`, `global_i64` | constant, 666 |
    /// | `global_f32`, `global_f64` | constant, 666.6 |
    /// | `table` | 10 to 20 funcrefs, all null |
    /// | `memory` | 1 to 2 pages, all zero |
    /// | `print`, `print_i32`, `print_i64`, `print_f32`, `print_f64` | no parameter, or one of that type; no result |
    /// | `print_i32_f32`, `print_f64_f64` | two parameters of those types; no result |
    ///
    /// What the functions print is nobody's concern.
    Session open();

    /// The world of one script.
    interface Session extends AutoCloseable {

        /// Reads and validates a module; nothing of it runs.
        ///
        /// @throws Fault malformed or invalid
        void check(ModuleSource module) throws Fault;

        /// Takes a module all the way: reads and validates it, matches its imports against `spectest` and what is registered,
        /// initialises it and calls its start function.
        ///
        /// @throws Fault of any phase
        Instance instantiate(ModuleSource module) throws Fault;

        /// Offers an instance's exports to later modules' imports under a module name. A later instance replaces an earlier one.
        void register(String name, Instance instance);

        /// Gives back what the world holds.
        @Override
        void close();
    }

    /// A module in execution.
    interface Instance {

        /// Calls an exported function.
        ///
        /// @throws Fault a trap or an exhaustion
        Array<Constant> invoke(String export, Array<Constant> arguments) throws Fault;

        /// Reads an exported global.
        Constant get(String export);
    }
}

package dev.sextant.benchmarks.field;

import java.io.OutputStream;

/// A runtime within this JVM.
interface Guest {

    /// Takes a module from its bytes to where instances can be made of it.
    Compiled compile(byte[] module);

    /// A module, compiled.
    interface Compiled {

        /// A new instance, to which is given what WASI promises: arguments, a standard output, no files.
        Instance instantiate(OutputStream output, String... arguments);
    }

    /// An instance.
    interface Instance {

        /// Runs it as the program that it is.
        void start();

        /// The result of an exported function that takes nothing and gives an i32.
        int call(String function);
    }
}

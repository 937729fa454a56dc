package dev.sextant.cli;

import java.io.InputStream;
import java.io.OutputStream;

/// Runs the commands once, some in several ways, and throws away what they say. The launcher has Java record what is loaded for
/// that, so that later starts find it in the AOT cache.
final class Rehearsal {

    private Rehearsal() {}

    /// @param words the folder of the examples
    public static void main(String[] words) {
        var examples = words[0] + "/";
        run("run", examples + "fac.wasm", "--invoke", "fac", "20");
        run("run", examples + "fac.wasm");
        run("run", examples + "hello.wasm");
        run("run", "--engine", "interpreter", examples + "hello.wasm");
        run("run", "--dir", words[0], "--env", "A=B", "--timeout", "1m", examples + "cat.wasm", "fac.wat");
        run("run", examples + "trap.wasm", "--invoke", "divide", "0");
        run("validate", examples + "fac.wasm");
        run("inspect", examples + "fac.wasm");
        run("print", examples + "fac.wat");
        run("wast", examples + "fac.wast");
        run("--version");
        run("--help");
        run("run");
    }

    private static void run(String... words) {
        var nobody = OutputStream.nullOutputStream();
        Main.run(new Console(InputStream.nullInputStream(), nobody, nobody, System.out.charset()), words);
    }
}

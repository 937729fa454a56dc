package dev.sextant.cli;

import java.io.InputStream;
import java.io.OutputStream;

/// Runs each command once and throws away what it says. The launcher has Java record what is loaded for that, so that later starts
/// find it in the AOT cache.
final class Rehearsal {

    private Rehearsal() {}

    /// @param words the file of a module that exports `fac`
    public static void main(String[] words) {
        var file = words[0];
        run("run", file, "--invoke", "fac", "20");
        run("run", file);
        run("validate", file);
        run("inspect", file);
        run("--version");
        run("--help");
        run("run");
    }

    private static void run(String... words) {
        var nobody = OutputStream.nullOutputStream();
        Main.run(new Console(InputStream.nullInputStream(), nobody, nobody, System.out.charset()), words);
    }
}

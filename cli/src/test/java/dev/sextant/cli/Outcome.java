package dev.sextant.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What a command line led to: the exit code, and what was written to the two streams.
record Outcome(int code, String out, String err) {

    /// Runs the command in this JVM.
    static Outcome of(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(new Console(InputStream.nullInputStream(), out, err, StandardCharsets.UTF_8), words);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Both streams.
    String all() {
        return out + err;
    }
}

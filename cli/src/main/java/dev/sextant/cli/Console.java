package dev.sextant.cli;

import dev.sextant.domain.structure.Printable;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Optional;

/// The three streams of a terminal. Whatever is put on a line is made [Printable] here, so that no name of a guest's reaches a
/// terminal raw; what the terminal's character set does not have is written as a number, too; and a stream that breaks (a closed
/// pipe, a full disk) is remembered, not thrown.
final class Console {

    /// The system property that names the descriptors, of 0, 1 and 2, that are a terminal. The launcher sets it, for Java cannot
    /// tell.
    private static final String TERMINALS = "sextant.terminals";

    private final InputStream in;
    private final OutputStream rawOut;
    private final OutputStream rawErr;
    private final Watched watched;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CharsetEncoder encoder;
    private Runnable ending = () -> {};
    private volatile boolean isEnding;

    Console(InputStream in, OutputStream out, OutputStream err, Charset charset) {
        this.in = in;
        rawOut = out;
        rawErr = err;
        watched = new Watched(out);
        encoder = charset.newEncoder();
        this.out = new PrintWriter(new OutputStreamWriter(new BufferedOutputStream(watched), charset));
        this.err = new PrintWriter(new OutputStreamWriter(err, charset), true);
    }

    /// Where results go.
    PrintWriter out() {
        return out;
    }

    /// Where complaints go.
    PrintWriter err() {
        return err;
    }

    /// What a program reads as its standard input.
    InputStream in() {
        return in;
    }

    /// What a program writes to as its standard output, behind the results so far. Nothing is made printable there.
    OutputStream rawOut() {
        out.flush();
        return rawOut;
    }

    /// What a program writes to as its standard error output.
    OutputStream rawErr() {
        return rawErr;
    }

    /// Whether a person may sit at the other end of a descriptor.
    ///
    /// @param descriptor 0, 1 or 2
    boolean isTerminal(int descriptor) {
        return System.getProperty(TERMINALS, "").contains(String.valueOf(descriptor));
    }

    /// Puts a line among the results.
    void line(String text) {
        out.println(shown(text));
    }

    /// Puts a line among the complaints, behind the results so far. Whoever has ended the process does not want to hear that it
    /// ends.
    void complain(String text) {
        if (isEnding) return;
        out.flush();
        err.println(shown(text));
    }

    private String shown(String text) {
        var printable = Printable.of(text);
        if (encoder.canEncode(printable)) return printable;
        var shown = new StringBuilder();
        printable.codePoints().forEach(point -> {
            var character = Character.toString(point);
            shown.append(encoder.canEncode(character) ? character : "\\u{" + Integer.toHexString(point) + "}");
        });
        return shown.toString();
    }

    /// Writes out what is held back.
    ///
    /// @return why results were lost, if any were
    Optional<String> finish() {
        out.flush();
        err.flush();
        return Optional.ofNullable(watched.fault).map(IOException::getMessage);
    }

    /// What is to be done, at most a second long, when somebody ends the process (Ctrl-C, SIGTERM).
    void atEnd(Runnable ending) {
        this.ending = ending;
    }

    /// Somebody ends the process: does what is to be done then, and writes out what is held back.
    void end() {
        isEnding = true;
        ending.run();
        finish();
    }

    /// A stream that remembers its first fault.
    private static final class Watched extends FilterOutputStream {

        private IOException fault;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                if (fault == null) fault = e;
                throw e;
            }
        }
    }
}

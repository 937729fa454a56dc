package dev.sextant.cli;

import dev.sextant.domain.structure.Printable;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Optional;

/// The two streams of a terminal. Whatever is put on a line is made [Printable] here, so that no name of a guest's reaches a
/// terminal raw; what the terminal's character set does not have is written as a number, too; and a stream that breaks (a closed
/// pipe, a full disk) is remembered, not thrown.
final class Console {

    private final Watched watched;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CharsetEncoder encoder;

    Console(OutputStream out, OutputStream err, Charset charset) {
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

    /// Puts a line among the results.
    void line(String text) {
        out.println(shown(text));
    }

    /// Puts a line among the complaints, behind the results so far.
    void complain(String text) {
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

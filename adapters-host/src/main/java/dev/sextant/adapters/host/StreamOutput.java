package dev.sextant.adapters.host;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// A stream as an output, flushed at each write.
final class StreamOutput implements Output {

    private final OutputStream stream;
    private final boolean isTerminal;

    StreamOutput(OutputStream stream, boolean isTerminal) {
        this.stream = stream;
        this.isTerminal = isTerminal;
    }

    /// A print stream keeps the reason of a failure to itself: nearly always, it is that nobody reads any more.
    @Override
    public int write(byte[] source, int from, int count) throws ErrnoException {
        try {
            stream.write(source, from, count);
            stream.flush();
        } catch (IOException | RuntimeException e) {
            throw Failures.errno(e);
        }
        if (stream instanceof PrintStream printing && printing.checkError()) throw new ErrnoException(Errno.PIPE);
        return count;
    }

    @Override
    public boolean isTerminal() {
        return isTerminal;
    }
}

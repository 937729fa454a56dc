package dev.sextant.adapters.host;

import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.Input;
import java.io.InputStream;
import java.util.Objects;

/// A stream as an input, by its [Pump].
final class StreamInput implements Input {

    private final Pump pump;
    private final boolean isTerminal;

    StreamInput(InputStream stream, boolean isTerminal) {
        pump = Pump.of(stream);
        this.isTerminal = isTerminal;
    }

    @Override
    public long available() throws ErrnoException {
        return pump.available();
    }

    @Override
    public int read(byte[] target, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, target.length);
        return pump.read(target, from, count);
    }

    @Override
    public void await(long nanos) {
        pump.await(nanos);
    }

    @Override
    public boolean isTerminal() {
        return isTerminal;
    }
}

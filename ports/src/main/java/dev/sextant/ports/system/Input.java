package dev.sextant.ports.system;

/// A stream of bytes to read. It never blocks but in [#await], so that whoever waits can be stopped.
public interface Input {

    /// Nothing: at its end from the beginning.
    Input EMPTY = new Input() {
        @Override
        public long available() {
            return -1;
        }

        @Override
        public int read(byte[] target, int from, int count) {
            return 0;
        }

        @Override
        public void await(long nanos) {}
    };

    /// How many bytes can be read now; 0 if none yet, -1 at the end of the stream.
    long available() throws ErrnoException;

    /// Reads what can be read now, at most `count` bytes.
    ///
    /// @return how many; 0 at the end
    /// @throws ErrnoException AGAIN if there is nothing yet
    int read(byte[] target, int from, int count) throws ErrnoException;

    /// Waits until something can be read or the stream is at its end, at most so many nanoseconds.
    void await(long nanos);

    /// Whether a person may sit at the other end.
    default boolean isTerminal() {
        return false;
    }
}

package dev.sextant.ports.system;

/// A connection between two, to read from and write to. It never blocks but in [#await].
public interface Connection extends Input, Output, AutoCloseable {

    /// Reads without taking: the same bytes will be read again.
    int peek(byte[] target, int from, int count) throws ErrnoException;

    /// Ends one or both directions.
    ///
    /// @throws ErrnoException NOTCONN
    void shutdown(boolean reading, boolean writing) throws ErrnoException;

    @Override
    default boolean isTerminal() {
        return false;
    }

    @Override
    void close();
}

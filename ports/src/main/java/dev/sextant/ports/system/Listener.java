package dev.sextant.ports.system;

import io.vavr.control.Option;

/// A socket that others can connect to. It never blocks but in [#await].
public interface Listener extends AutoCloseable {

    /// The connection that somebody has made, if one waits.
    Option<Connection> accept() throws ErrnoException;

    /// Whether one waits.
    boolean isReady() throws ErrnoException;

    /// Waits until one does, at most so many nanoseconds.
    void await(long nanos);

    @Override
    void close();
}

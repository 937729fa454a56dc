package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Connection;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.Listener;
import io.vavr.control.Option;

/// An open socket that others can connect to.
final class ListenerDescriptor extends Descriptor {

    private final Listener listener;

    ListenerDescriptor(Listener listener) {
        super(DescriptorKind.LISTENER, Rights.ALL, DescriptorKind.CONNECTION.rights(), 0);
        this.listener = listener;
    }

    /// The connection that somebody has made, if one waits.
    Option<Connection> accept() throws ErrnoException {
        return listener.accept();
    }

    @Override
    FileType type() {
        return FileType.SOCKET_STREAM;
    }

    /// How many connections wait, as far as one can say: 0 or 1.
    @Override
    long available() throws ErrnoException {
        return listener.isReady() ? 1 : 0;
    }

    @Override
    void await(long nanos) {
        listener.await(nanos);
    }

    @Override
    void close() {
        listener.close();
    }
}

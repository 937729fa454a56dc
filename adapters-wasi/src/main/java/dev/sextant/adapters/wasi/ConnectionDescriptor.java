package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Connection;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileType;

/// An open connection.
final class ConnectionDescriptor extends Descriptor {

    private final Connection connection;

    ConnectionDescriptor(Connection connection, long rights, int flags) {
        super(DescriptorKind.CONNECTION, rights, Rights.NONE, flags);
        this.connection = connection;
    }

    @Override
    FileType type() {
        return FileType.SOCKET_STREAM;
    }

    @Override
    int read(byte[] target, int from, int count) throws ErrnoException {
        return connection.read(target, from, count);
    }

    /// Reads without taking.
    int peek(byte[] target, int from, int count) throws ErrnoException {
        return connection.peek(target, from, count);
    }

    @Override
    int write(byte[] source, int from, int count) throws ErrnoException {
        return connection.write(source, from, count);
    }

    /// Ends one or both directions.
    void shutdown(boolean reading, boolean writing) throws ErrnoException {
        connection.shutdown(reading, writing);
    }

    @Override
    long available() throws ErrnoException {
        return connection.available();
    }

    @Override
    void await(long nanos) {
        connection.await(nanos);
    }

    @Override
    void close() {
        connection.close();
    }
}

package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Connection;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;

/// Sockets.
///
/// @spec wasi_snapshot_preview1 sock_accept, sock_recv, sock_send, sock_shutdown
final class SocketCalls {

    private SocketCalls() {}

    static void accept(Call call) throws ErrnoException {
        int flags = call.i32(1);
        if ((flags & ~Flags.FD_NONBLOCK) != 0) throw new ErrnoException(Errno.INVAL);
        if (!(call.descriptor(0) instanceof ListenerDescriptor listener)) throw new ErrnoException(Errno.INVAL);
        call.descriptors().requireRoom();
        var accepted = new ConnectionDescriptor(awaited(call, listener), listener.inheriting(), flags);
        call.put32(2, call.descriptors().add(accepted));
    }

    private static Connection awaited(Call call, ListenerDescriptor listener) throws ErrnoException {
        while (true) {
            var accepted = listener.accept();
            if (accepted.isDefined()) return accepted.get();
            if (listener.isNonBlocking()) throw new ErrnoException(Errno.AGAIN);
            listener.await(TransferCalls.SLICE_NANOS);
            call.store().checkStopped();
        }
    }

    static void receive(Call call) throws ErrnoException {
        var vectors = call.vectors(1);
        var connection = connection(call);
        int flags = call.i32(3);
        int received;
        if (Flags.has(flags, Flags.RECV_PEEK)) {
            received = peek(call, connection, vectors);
        } else if (Flags.has(flags, Flags.RECV_WAITALL)) {
            received = Transfer.fill(call, vectors, (target, from, count) -> all(call, connection, target, from, count));
        } else {
            received = TransferCalls.read(call, connection, vectors, connection::read);
        }
        call.put32(4, received);
        call.memory().store16(call.u32(5), (short) 0);
    }

    /// Takes no more than one chunk, since reading on would find the same bytes again.
    private static int peek(Call call, ConnectionDescriptor connection, long[] vectors) throws ErrnoException {
        long wanted = 0;
        for (long vector : vectors) wanted += (int) vector;
        if (wanted == 0) return 0;
        var chunk = new byte[(int) Math.min(wanted, Call.CHUNK)];
        int peeked = TransferCalls.await(call, connection, () -> connection.peek(chunk, 0, chunk.length));
        int taken = 0;
        for (long vector : vectors) {
            int count = Math.min((int) vector, peeked - taken);
            if (count > 0) call.memory().write(vector >>> 32, chunk, taken, count);
            taken += count;
        }
        return peeked;
    }

    /// Reads until there are as many bytes as asked for, or no more will come.
    private static int all(Call call, ConnectionDescriptor connection, byte[] target, int from, int count)
            throws ErrnoException {
        int done = 0;
        while (done < count) {
            int at = done;
            int read;
            try {
                read = TransferCalls.await(call, connection, () -> connection.read(target, from + at, count - at));
            } catch (ErrnoException e) {
                if (done == 0) throw e;
                return done;
            }
            if (read == 0) return done;
            done += read;
        }
        return done;
    }

    static void send(Call call) throws ErrnoException {
        var vectors = call.vectors(1);
        call.put32(4, TransferCalls.write(call, connection(call), vectors));
    }

    static void shutdown(Call call) throws ErrnoException {
        int how = call.i32(1);
        if (how == 0) throw new ErrnoException(Errno.INVAL);
        connection(call).shutdown(Flags.has(how, Flags.SHUTDOWN_RD), Flags.has(how, Flags.SHUTDOWN_WR));
    }

    /// The socket that the first argument names, if it is connected.
    private static ConnectionDescriptor connection(Call call) throws ErrnoException {
        if (call.descriptor(0) instanceof ConnectionDescriptor connection) return connection;
        throw new ErrnoException(Errno.NOTCONN);
    }
}

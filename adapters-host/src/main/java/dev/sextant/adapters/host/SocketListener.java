package dev.sextant.adapters.host;

import dev.sextant.ports.system.Connection;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.Listener;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// A socket of the machine that others can connect to. One connection may have been taken from the system without anybody having asked
/// for it: that is how to see that one waits.
final class SocketListener implements Listener {

    private final ServerSocketChannel channel;
    private Option<SocketChannel> waiting = Option.none();

    private SocketListener(ServerSocketChannel channel) {
        this.channel = channel;
    }

    static SocketListener open(InetSocketAddress address) throws IOException {
        var channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(address);
            return new SocketListener(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public synchronized Option<Connection> accept() throws ErrnoException {
        if (!isReady()) return Option.none();
        var accepted = waiting.get();
        waiting = Option.none();
        try {
            return Option.some(SocketConnection.of(accepted));
        } catch (IOException e) {
            throw Failures.errno(e);
        }
    }

    @Override
    public synchronized boolean isReady() throws ErrnoException {
        try {
            if (waiting.isEmpty()) waiting = Option.of(channel.accept());
        } catch (IOException | RuntimeException e) {
            throw Failures.errno(e);
        }
        return waiting.isDefined();
    }

    /// The port that others connect to.
    int port() {
        return channel.socket().getLocalPort();
    }

    @Override
    public void await(long nanos) {
        synchronized (this) {
            if (waiting.isDefined()) return;
        }
        Readiness.await(channel, SelectionKey.OP_ACCEPT, nanos);
    }

    @Override
    public synchronized void close() {
        Readiness.close(channel);
        waiting.forEach(Readiness::close);
        waiting = Option.none();
    }
}

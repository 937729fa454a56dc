package dev.sextant.adapters.host;

import dev.sextant.ports.system.Clocks;
import dev.sextant.ports.system.Entropy;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.Host;
import dev.sextant.ports.system.Input;
import dev.sextant.ports.system.Listener;
import dev.sextant.ports.system.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// The machine that the JVM runs on.
public final class RealHost implements Host {

    @Override
    public Clocks clocks() {
        return new RealClocks();
    }

    @Override
    public Entropy entropy() {
        return new RealEntropy();
    }

    @Override
    public Input input(InputStream stream, boolean isTerminal) {
        return new StreamInput(stream, isTerminal);
    }

    @Override
    public Output output(OutputStream stream, boolean isTerminal) {
        return new StreamOutput(stream, isTerminal);
    }

    /// Where Linux shows a process its descriptors, by these; else, and for file systems that are not the machine's, by paths.
    @Override
    public FileSystem directory(Path directory) throws IOException {
        var real = directory.toRealPath();
        if (!Files.isDirectory(real)) throw new NotDirectoryException(directory.toString());
        boolean isMachine = real.getFileSystem() == FileSystems.getDefault();
        return isMachine && Descriptor.isSupported() ? new HostFiles(real) : new PathFiles(real);
    }

    @Override
    public FileSystem memory(long bytes) {
        return new MemoryFiles(bytes);
    }

    @Override
    public Listener listen(InetSocketAddress address) throws IOException {
        return SocketListener.open(address);
    }
}

package dev.sextant.ports.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// The real machine: what can be granted to a guest beyond the safe fakes. Found by `java.util.ServiceLoader`.
public interface Host {

    /// The machine's clocks. The monotonic one begins now.
    Clocks clocks();

    /// Bytes that nobody can foretell.
    Entropy entropy();

    /// A stream as an input. It is read by a thread of its own, from the first time somebody asks on, and never closed: so whoever
    /// waits for it can be stopped, and others can read on afterwards.
    Input input(InputStream stream, boolean isTerminal);

    /// A stream as an output. It is flushed at each write and never closed.
    Output output(OutputStream stream, boolean isTerminal);

    /// The files below a directory of a `java.nio.file.FileSystem`: the machine's, that of a zip archive, any other.
    ///
    /// @throws IOException if it is not there or no directory
    FileSystem directory(Path directory) throws IOException;

    /// A new, empty tree of files in memory. Its inodes and times are the same at every run.
    ///
    /// @param bytes the most bytes that its files can have together; each file, directory and link counts as 128 more, and each name as 64
    ///              and its own
    FileSystem memory(long bytes);

    /// A socket that others can connect to. Port 0 is any free one.
    ///
    /// @throws IOException if it cannot be had
    Listener listen(InetSocketAddress address) throws IOException;
}

package dev.sextant.adapters.host;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.util.Objects;

/// An open file of [MemoryFiles].
final class MemoryFile implements OpenFile {

    private final MemoryFiles files;
    private final MemoryNode.Bytes node;
    private final OpenMode mode;
    private boolean isClosed;

    /// Made by who holds the lock.
    MemoryFile(MemoryFiles files, MemoryNode.Bytes node, OpenMode mode) {
        this.files = files;
        this.node = node;
        this.mode = mode;
        node.handles++;
    }

    private void require(boolean isAllowed) throws ErrnoException {
        if (isClosed || !isAllowed) throw new ErrnoException(Errno.BADF);
    }

    private static void requireNatural(long position) throws ErrnoException {
        if (position < 0) throw new ErrnoException(Errno.INVAL);
    }

    @Override
    public int read(long position, byte[] target, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, target.length);
        synchronized (files) {
            require(mode.read());
            requireNatural(position);
            int read = node.read(position, target, from, count);
            if (read > 0) node.accessed = files.now();
            return read;
        }
    }

    @Override
    public int write(long position, byte[] source, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, source.length);
        synchronized (files) {
            require(mode.write());
            requireNatural(position);
            if (count == 0) return 0;
            if (position > Long.MAX_VALUE - count) throw new ErrnoException(Errno.FBIG);
            files.take(Math.max(0, position + count - node.size()));
            node.write(position, source, from, count);
            node.modified = files.now();
            node.changed = node.modified;
            return count;
        }
    }

    @Override
    public int append(byte[] source, int from, int count) throws ErrnoException {
        synchronized (files) {
            return write(node.size(), source, from, count);
        }
    }

    @Override
    public FileStatus status() throws ErrnoException {
        synchronized (files) {
            require(true);
            return node.status();
        }
    }

    @Override
    public void setSize(long size) throws ErrnoException {
        synchronized (files) {
            require(mode.write());
            requireNatural(size);
            resize(files, node, size);
        }
    }

    /// Cuts a file off, or makes it longer, at the budget's expense.
    static void resize(MemoryFiles files, MemoryNode.Bytes node, long size) throws ErrnoException {
        if (size > node.size()) {
            files.take(size - node.size());
        } else {
            files.giveBack(node.size() - size);
        }
        node.setSize(size);
        node.modified = files.now();
        node.changed = node.modified;
    }

    @Override
    public void setTimes(long accessed, long modified) throws ErrnoException {
        synchronized (files) {
            require(true);
            node.setTimes(accessed, modified, files.now());
        }
    }

    @Override
    public void sync(boolean isWhole) throws ErrnoException {
        synchronized (files) {
            require(true);
        }
    }

    @Override
    public void close() {
        synchronized (files) {
            if (isClosed) return;
            isClosed = true;
            node.handles--;
            files.reclaim(node);
        }
    }
}

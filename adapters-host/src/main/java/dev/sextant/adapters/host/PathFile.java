package dev.sextant.adapters.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// An open file of [PathFiles]. What was written to an archive's is there for others once it is closed.
///
/// Its status is that of what has its path now, but for the size.
final class PathFile implements OpenFile {

    private static final int CHUNK = 65_536;

    private final PathFiles files;
    private final Path path;
    private final OpenMode mode;
    private final SeekableByteChannel channel;
    private FileStatus lastKnown;

    private PathFile(PathFiles files, Path path, OpenMode mode, SeekableByteChannel channel, FileStatus status) {
        this.files = files;
        this.path = path;
        this.mode = mode;
        this.channel = channel;
        lastKnown = status;
    }

    // ---- opening ---------------------------------------------------------------------------------------------------------

    static PathFile open(PathFiles files, Path path, OpenMode mode) throws IOException, ErrnoException {
        boolean isThere = isThere(files, path, mode);
        if (!isThere && !mode.create()) throw new ErrnoException(Errno.NOENT);
        boolean makes = mode.create() && !isThere;
        if (files.isReadOnly() && (makes || mode.write() || mode.truncate())) throw new ErrnoException(Errno.ROFS);
        var options = new HashSet<OpenOption>();
        if (mode.write() || makes || mode.truncate()) options.add(WRITE);
        if (mode.read() || options.isEmpty()) options.add(READ);
        if (makes) options.add(mode.exclusive() ? CREATE_NEW : CREATE);
        if (mode.truncate()) options.add(TRUNCATE_EXISTING);
        var channel = Uninterrupted.call(() -> open(path, options));
        return new PathFile(files, path, mode, channel, isThere ? files.status(path) : NEW);
    }

    private static final FileStatus NEW = new FileStatus(0, 0, FileType.REGULAR_FILE, 1, 0, 0, 0, 0);

    private static boolean isThere(PathFiles files, Path path, OpenMode mode) throws IOException, ErrnoException {
        try {
            var status = files.status(path);
            if (mode.create() && mode.exclusive()) throw new ErrnoException(Errno.EXIST);
            switch (status.type()) {
                case REGULAR_FILE -> {}
                case SYMBOLIC_LINK -> throw new ErrnoException(Errno.LOOP);
                case DIRECTORY -> throw new ErrnoException(Errno.ISDIR);
                default -> throw new ErrnoException(Errno.ACCES);
            }
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// A file system without links may not know that they are not to be followed. An archive reads entries from memory, but writes them to
    /// a file beside it first, which only then has a place for each position.
    private static SeekableByteChannel open(Path path, Set<OpenOption> options) throws IOException {
        var strict = new HashSet<>(options);
        strict.add(NOFOLLOW_LINKS);
        try {
            return channel(path, strict);
        } catch (ReadOnlyFileSystemException e) {
            throw e;
        } catch (UnsupportedOperationException | IllegalArgumentException _) {
            return channel(path, options);
        }
    }

    private static SeekableByteChannel channel(Path path, Set<OpenOption> options) throws IOException {
        return options.contains(WRITE) ? FileChannel.open(path, options) : Files.newByteChannel(path, options);
    }

    // ---- what all of them need -------------------------------------------------------------------------------------------

    private interface Action<T> {
        T call() throws IOException;
    }

    private synchronized <T> T call(Action<T> action) throws ErrnoException {
        if (!channel.isOpen()) throw new ErrnoException(Errno.BADF);
        try {
            return Uninterrupted.call(action::call);
        } catch (IOException | RuntimeException e) {
            throw Failures.errno(e);
        }
    }

    private static void require(boolean isSo, Errno otherwise) throws ErrnoException {
        if (!isSo) throw new ErrnoException(otherwise);
    }

    // ---- reading and writing ---------------------------------------------------------------------------------------------

    @Override
    public int read(long position, byte[] target, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, target.length);
        require(mode.read(), Errno.BADF);
        require(position >= 0, Errno.INVAL);
        return call(() -> {
            int wanted = (int) Math.max(0, Math.min(count, channel.size() - position));
            if (wanted > 0) channel.position(position);
            int done = 0;
            while (done < wanted) {
                int read = channel.read(ByteBuffer.wrap(target, from + done, Math.min(wanted - done, CHUNK)));
                if (read <= 0) break;
                done += read;
            }
            return done;
        });
    }

    @Override
    public int write(long position, byte[] source, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, source.length);
        require(mode.write(), Errno.BADF);
        require(position >= 0, Errno.INVAL);
        require(position <= Long.MAX_VALUE - count, Errno.FBIG);
        return call(() -> write(channel.position(position), source, from, count));
    }

    @Override
    public int append(byte[] source, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, source.length);
        require(mode.write(), Errno.BADF);
        return call(() -> write(channel.position(channel.size()), source, from, count));
    }

    private static int write(SeekableByteChannel channel, byte[] source, int from, int count) throws IOException {
        int done = 0;
        while (done < count) done += channel.write(ByteBuffer.wrap(source, from + done, Math.min(count - done, CHUNK)));
        return done;
    }

    // ---- the rest --------------------------------------------------------------------------------------------------------

    @Override
    public FileStatus status() throws ErrnoException {
        return call(() -> {
            try {
                lastKnown = files.status(path);
            } catch (NoSuchFileException _) {
                // Made by an archive and not there yet, or removed: it is as it was.
            }
            return new FileStatus(
                    lastKnown.device(), lastKnown.inode(), lastKnown.type(), lastKnown.links(), channel.size(),
                    lastKnown.accessed(), lastKnown.modified(), lastKnown.changed());
        });
    }

    @Override
    public void setSize(long size) throws ErrnoException {
        require(mode.write(), Errno.BADF);
        require(size >= 0, Errno.INVAL);
        call(() -> {
            if (size <= channel.size()) return channel.truncate(size);
            write(channel.position(size - 1), new byte[1], 0, 1);
            return channel;
        });
    }

    @Override
    public void setTimes(long accessed, long modified) throws ErrnoException {
        require(!files.isReadOnly(), Errno.ROFS);
        call(() -> {
            Attributes.setTimes(path, accessed, modified, NOFOLLOW_LINKS);
            return path;
        });
    }

    @Override
    public void sync(boolean isWhole) throws ErrnoException {
        call(() -> {
            if (channel instanceof FileChannel file) file.force(isWhole);
            return channel;
        });
    }

    @Override
    public synchronized void close() {
        Readiness.close(channel);
    }
}

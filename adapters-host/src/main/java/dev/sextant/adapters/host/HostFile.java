package dev.sextant.adapters.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// An open file of a Linux machine. Its status and times are those of what is open, whatever its name is by now.
///
/// A thread that is interrupted within a call closes the file, and no other: the call fails with INTR, later ones with BADF.
final class HostFile implements OpenFile {

    /// The JDK copies through a buffer outside the heap that is as large as what it is given at once, and keeps it.
    private static final int CHUNK = 65_536;

    private final Descriptor descriptor;
    private final OpenMode mode;

    /// Another handle, which the system has write at the end, wherever that is; there once it is needed.
    private Option<FileChannel> end = Option.none();

    private HostFile(Descriptor descriptor, OpenMode mode) {
        this.descriptor = descriptor;
        this.mode = mode;
    }

    // ---- opening ---------------------------------------------------------------------------------------------------------

    /// Opens, or makes, what a path's last name is for.
    static HostFile open(Path path, OpenMode mode) throws IOException, ErrnoException {
        boolean isThere = isThere(path, mode);
        if (!isThere && !mode.create()) throw new ErrnoException(Errno.NOENT);
        var opened = openAny(path, mode, isThere);
        try {
            requireRegular(opened.use(Attributes::read));
            return new HostFile(opened, mode);
        } catch (ErrnoException e) {
            opened.close();
            throw e;
        }
    }

    private static boolean isThere(Path path, OpenMode mode) throws IOException, ErrnoException {
        try {
            var status = Attributes.read(path, NOFOLLOW_LINKS);
            if (mode.create() && mode.exclusive()) throw new ErrnoException(Errno.EXIST);
            requireRegular(status);
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static void requireRegular(FileStatus status) throws ErrnoException {
        switch (status.type()) {
            case REGULAR_FILE -> {}
            case SYMBOLIC_LINK -> throw new ErrnoException(Errno.LOOP);
            case DIRECTORY -> throw new ErrnoException(Errno.ISDIR);
            default -> throw new ErrnoException(Errno.ACCES);
        }
    }

    /// Java makes and empties files only for writing. Who asks for neither reading nor writing is content with what is allowed.
    private static Descriptor openAny(Path path, OpenMode mode, boolean isThere) throws IOException {
        boolean makes = mode.create() && !isThere;
        var options = new HashSet<OpenOption>();
        options.add(NOFOLLOW_LINKS);
        if (mode.write() || makes || mode.truncate()) options.add(WRITE);
        if (mode.read() || !options.contains(WRITE)) options.add(READ);
        if (makes) options.add(mode.exclusive() ? CREATE_NEW : CREATE);
        if (mode.truncate()) options.add(TRUNCATE_EXISTING);
        try {
            return Descriptor.open(path, options);
        } catch (AccessDeniedException e) {
            if (mode.read() || options.contains(WRITE)) throw e;
            return Descriptor.open(path, Set.of(NOFOLLOW_LINKS, WRITE));
        }
    }

    // ---- reading and writing ---------------------------------------------------------------------------------------------

    private static void require(boolean isSo, Errno otherwise) throws ErrnoException {
        if (!isSo) throw new ErrnoException(otherwise);
    }

    @Override
    public int read(long position, byte[] target, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, target.length);
        require(mode.read(), Errno.BADF);
        require(position >= 0, Errno.INVAL);
        return descriptor.use(_ -> Uninterrupted.call(() -> {
            int done = 0;
            while (done < count) {
                int wanted = (int) Math.min(Math.min(count - done, CHUNK), Long.MAX_VALUE - position - done);
                int read = descriptor.channel().read(ByteBuffer.wrap(target, from + done, wanted), position + done);
                if (read > 0) done += read;
                if (read < wanted || wanted == 0) break;
            }
            return done;
        }));
    }

    @Override
    public int write(long position, byte[] source, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, source.length);
        require(mode.write(), Errno.BADF);
        require(position >= 0, Errno.INVAL);
        require(position <= Long.MAX_VALUE - count, Errno.FBIG);
        return descriptor.use(_ -> Uninterrupted.call(
                () -> write(source, from, count, (chunk, done) -> descriptor.channel().write(chunk, position + done))));
    }

    @Override
    public synchronized int append(byte[] source, int from, int count) throws ErrnoException {
        Objects.checkFromIndexSize(from, count, source.length);
        require(mode.write(), Errno.BADF);
        return descriptor.use(path -> {
            if (!end.exists(FileChannel::isOpen)) end = Option.some(FileChannel.open(path, APPEND));
            return Uninterrupted.call(() -> write(source, from, count, (chunk, _) -> end.get().write(chunk)));
        });
    }

    private interface Writing {
        int write(ByteBuffer chunk, int done) throws IOException;
    }

    private static int write(byte[] source, int from, int count, Writing writing) throws IOException {
        int done = 0;
        while (done < count) {
            int wanted = Math.min(count - done, CHUNK);
            try {
                int written = writing.write(ByteBuffer.wrap(source, from + done, wanted), done);
                done += written;
                if (written < wanted) break;
            } catch (IOException e) {
                // What was written was written; the reason comes again with the next call.
                if (done > 0) return done;
                throw e;
            }
        }
        return done;
    }

    // ---- the rest --------------------------------------------------------------------------------------------------------

    @Override
    public FileStatus status() throws ErrnoException {
        return descriptor.use(Attributes::read);
    }

    /// Longer by writing its new last byte: there is no call of Java's that makes a file longer without taking room for it.
    @Override
    public void setSize(long size) throws ErrnoException {
        require(mode.write(), Errno.BADF);
        require(size >= 0, Errno.INVAL);
        descriptor.run(_ -> Uninterrupted.call(() -> {
            var channel = descriptor.channel();
            long old = channel.size();
            if (size < old) channel.truncate(size);
            return size > old ? channel.write(ByteBuffer.allocate(1), size - 1) : 0;
        }));
    }

    @Override
    public void setTimes(long accessed, long modified) throws ErrnoException {
        descriptor.run(path -> Attributes.setTimes(path, accessed, modified));
    }

    @Override
    public void sync(boolean isWhole) throws ErrnoException {
        descriptor.run(_ -> Uninterrupted.call(() -> {
            descriptor.channel().force(isWhole);
            return isWhole;
        }));
    }

    @Override
    public synchronized void close() {
        end.forEach(Readiness::close);
        end = Option.none();
        descriptor.close();
    }
}

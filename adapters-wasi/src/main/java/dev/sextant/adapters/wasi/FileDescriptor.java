package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenFile;

/// An open regular file, with a position of its own.
final class FileDescriptor extends Descriptor {

    private final OpenFile file;
    private long position;

    FileDescriptor(OpenFile file, long rights, long inheriting, int flags) {
        super(DescriptorKind.FILE, rights, inheriting, flags);
        this.file = file;
    }

    /// The file without the position.
    OpenFile file() {
        return file;
    }

    /// Where it is read and written next, in bytes from 0.
    long position() {
        return position;
    }

    void setPosition(long position) {
        this.position = position;
    }

    @Override
    FileType type() {
        return FileType.REGULAR_FILE;
    }

    @Override
    FileStatus status() throws ErrnoException {
        return file.status();
    }

    @Override
    int read(byte[] target, int from, int count) throws ErrnoException {
        int read = file.read(position, target, from, count);
        position += read;
        return read;
    }

    @Override
    int write(byte[] source, int from, int count) throws ErrnoException {
        int written;
        if (Flags.has(flags(), Flags.FD_APPEND)) {
            written = file.append(source, from, count);
            position = file.status().size();
        } else {
            written = write(position, source, from, count);
            position += written;
        }
        return written;
    }

    /// Writes at a position that is not its own. Where that would be beyond 2^63 - 1, fewer bytes are taken.
    ///
    /// @throws ErrnoException FBIG if none can be
    int write(long at, byte[] source, int from, int count) throws ErrnoException {
        long room = Long.MAX_VALUE - at;
        if (room == 0) throw new ErrnoException(Errno.FBIG);
        return file.write(at, source, from, (int) Math.min(room, count));
    }

    /// Has what was written reach the device, if it was opened so.
    void synchronise() throws ErrnoException {
        if (Flags.has(flags(), Flags.FD_SYNC | Flags.FD_DSYNC)) file.sync(Flags.has(flags(), Flags.FD_SYNC));
    }

    @Override
    long available() throws ErrnoException {
        return Math.max(0, file.status().size() - position);
    }

    @Override
    void close() {
        file.close();
    }
}

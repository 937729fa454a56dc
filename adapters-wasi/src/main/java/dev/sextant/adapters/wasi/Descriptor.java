package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;

/// Something open. Its rights are taken away one by one and never come back.
abstract sealed class Descriptor permits InputDescriptor, OutputDescriptor, FileDescriptor, DirectoryDescriptor,
        ListenerDescriptor, ConnectionDescriptor {

    private final DescriptorKind kind;
    private long rights;
    private long inheriting;
    private int flags;

    /// @param rights     what may be done with it; what has no meaning for its kind is left out
    /// @param inheriting what may be done with what is opened through it
    /// @param flags      fdflags
    Descriptor(DescriptorKind kind, long rights, long inheriting, int flags) {
        this.kind = kind;
        this.rights = rights & kind.rights();
        this.inheriting = inheriting & Rights.ALL;
        this.flags = flags;
    }

    final DescriptorKind kind() {
        return kind;
    }

    final long rights() {
        return rights;
    }

    final long inheriting() {
        return inheriting;
    }

    final int flags() {
        return flags;
    }

    final void setFlags(int flags) {
        this.flags = flags;
    }

    final boolean isNonBlocking() {
        return Flags.has(flags, Flags.FD_NONBLOCK);
    }

    /// Sees to it that it has rights.
    ///
    /// @throws ErrnoException see [DescriptorKind#refusal]
    final void require(long needed) throws ErrnoException {
        // Who may move the position may ask for it.
        long implied = (rights & Rights.FD_SEEK) == 0 ? 0 : Rights.FD_TELL;
        if (!Rights.covers(rights | implied, needed)) throw new ErrnoException(kind.refusal(needed));
    }

    /// Takes rights away.
    ///
    /// @throws ErrnoException NOTCAPABLE if there are some among the new ones that it has not; then nothing has changed
    final void setRights(long newRights, long newInheriting) throws ErrnoException {
        if (!Rights.covers(rights, newRights & kind.rights()) || !Rights.covers(inheriting, newInheriting & Rights.ALL)) {
            throw new ErrnoException(Errno.NOTCAPABLE);
        }
        rights = newRights & kind.rights();
        inheriting = newInheriting & Rights.ALL;
    }

    /// What kind of file a guest sees.
    abstract FileType type();

    /// What there is to know of the file.
    FileStatus status() throws ErrnoException {
        return new FileStatus(0, 0, type(), 1, 0, 0, 0, 0);
    }

    /// Reads what can be read now, at its position if it has one.
    ///
    /// @throws ErrnoException AGAIN if there is nothing yet
    int read(byte[] target, int from, int count) throws ErrnoException {
        throw new ErrnoException(Errno.BADF);
    }

    /// Writes what can be taken now, at its position if it has one.
    ///
    /// @throws ErrnoException AGAIN if nothing can be taken yet
    int write(byte[] source, int from, int count) throws ErrnoException {
        throw new ErrnoException(Errno.BADF);
    }

    /// How many bytes can be read now: 0 if none yet, -1 at the end.
    long available() throws ErrnoException {
        return 0;
    }

    /// Waits until something can be read, at most so many nanoseconds.
    void await(long nanos) {}

    abstract void close();
}

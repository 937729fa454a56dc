package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.Rights.*;

import dev.sextant.ports.system.Errno;

/// What can lie behind a descriptor, and which rights have a meaning for it.
enum DescriptorKind {
    INPUT      (FD_READ | FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE),
    OUTPUT     (FD_WRITE | FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE),
    FILE       (ALL & ~OF_PATHS & ~OF_SOCKETS),
    DIRECTORY  (OF_PATHS | FD_FDSTAT_SET_FLAGS | FD_SYNC | FD_DATASYNC | FD_FILESTAT_GET | FD_FILESTAT_SET_TIMES),
    LISTENER   (SOCK_ACCEPT | FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE),
    CONNECTION (FD_READ | FD_WRITE | SOCK_SHUTDOWN | FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE);

    private final long rights;

    DescriptorKind(long rights) {
        this.rights = rights;
    }

    /// The rights with a meaning.
    long rights() {
        return rights;
    }

    /// What a call is answered that needs these rights, which the descriptor has not all: the errno of the lowest that has no meaning for
    /// this kind; NOTCAPABLE if all have one.
    Errno refusal(long needed) {
        long meaningless = Long.lowestOneBit(needed & ~rights);
        if (meaningless == 0) return Errno.NOTCAPABLE;
        if ((meaningless & OF_PATHS) != 0) return Errno.NOTDIR;
        if (meaningless == SOCK_ACCEPT && this == CONNECTION) return Errno.INVAL;
        if (meaningless == SOCK_SHUTDOWN && this == LISTENER) return Errno.NOTCONN;
        if ((meaningless & OF_SOCKETS) != 0) return Errno.NOTSOCK;
        return switch (this) {
            case DIRECTORY -> ofDirectory(meaningless);
            case LISTENER -> ofStream(meaningless, Errno.NOTCONN);
            case INPUT, OUTPUT, CONNECTION, FILE -> ofStream(meaningless, Errno.BADF);
        };
    }

    private static Errno ofDirectory(long right) {
        if (right == FD_READ) return Errno.ISDIR;
        return right == FD_FILESTAT_SET_SIZE ? Errno.INVAL : Errno.BADF;
    }

    private static Errno ofStream(long right, Errno ofTransfers) {
        if (right == FD_READ || right == FD_WRITE) return ofTransfers;
        return (right & (FD_SEEK | FD_TELL | FD_ADVISE | FD_ALLOCATE)) != 0 ? Errno.SPIPE : Errno.INVAL;
    }
}

package dev.sextant.adapters.wasi;

/// The bits of the sets of flags.
///
/// @spec wasi_snapshot_preview1 fdflags, oflags, lookupflags, fstflags, riflags, sdflags, subclockflags, eventrwflags
final class Flags {

    static final int FD_APPEND = 1;
    static final int FD_DSYNC = 2;
    static final int FD_NONBLOCK = 4;
    static final int FD_RSYNC = 8;
    static final int FD_SYNC = 16;

    static final int OPEN_CREAT = 1;
    static final int OPEN_DIRECTORY = 2;
    static final int OPEN_EXCL = 4;
    static final int OPEN_TRUNC = 8;

    static final int LOOKUP_SYMLINK_FOLLOW = 1;

    static final int TIMES_ATIM = 1;
    static final int TIMES_ATIM_NOW = 2;
    static final int TIMES_MTIM = 4;
    static final int TIMES_MTIM_NOW = 8;

    static final int RECV_PEEK = 1;
    static final int RECV_WAITALL = 2;

    static final int SHUTDOWN_RD = 1;
    static final int SHUTDOWN_WR = 2;

    static final int CLOCK_ABSTIME = 1;

    static final int EVENT_HANGUP = 1;

    private Flags() {}

    /// Whether a set has a flag.
    static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }
}

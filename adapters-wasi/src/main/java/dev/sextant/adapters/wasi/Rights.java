package dev.sextant.adapters.wasi;

import io.vavr.collection.Array;

/// What may be done with a descriptor: sets of 30 rights, as bits.
///
/// @spec wasi_snapshot_preview1 rights
final class Rights {

    static final long FD_DATASYNC = 1;
    static final long FD_READ = 1 << 1;
    static final long FD_SEEK = 1 << 2;
    static final long FD_FDSTAT_SET_FLAGS = 1 << 3;
    static final long FD_SYNC = 1 << 4;
    static final long FD_TELL = 1 << 5;
    static final long FD_WRITE = 1 << 6;
    static final long FD_ADVISE = 1 << 7;
    static final long FD_ALLOCATE = 1 << 8;
    static final long PATH_CREATE_DIRECTORY = 1 << 9;
    static final long PATH_CREATE_FILE = 1 << 10;
    static final long PATH_LINK_SOURCE = 1 << 11;
    static final long PATH_LINK_TARGET = 1 << 12;
    static final long PATH_OPEN = 1 << 13;
    static final long FD_READDIR = 1 << 14;
    static final long PATH_READLINK = 1 << 15;
    static final long PATH_RENAME_SOURCE = 1 << 16;
    static final long PATH_RENAME_TARGET = 1 << 17;
    static final long PATH_FILESTAT_GET = 1 << 18;
    static final long PATH_FILESTAT_SET_SIZE = 1 << 19;
    static final long PATH_FILESTAT_SET_TIMES = 1 << 20;
    static final long FD_FILESTAT_GET = 1 << 21;
    static final long FD_FILESTAT_SET_SIZE = 1 << 22;
    static final long FD_FILESTAT_SET_TIMES = 1 << 23;
    static final long PATH_SYMLINK = 1 << 24;
    static final long PATH_REMOVE_DIRECTORY = 1 << 25;
    static final long PATH_UNLINK_FILE = 1 << 26;
    static final long POLL_FD_READWRITE = 1 << 27;
    static final long SOCK_SHUTDOWN = 1 << 28;
    static final long SOCK_ACCEPT = 1 << 29;

    /// No right.
    static final long NONE = 0;

    /// Every right there is. Higher bits mean nothing and are not looked at: some languages ask for them.
    static final long ALL = (1L << 30) - 1;

    /// The rights that only a directory can have.
    static final long OF_PATHS = PATH_CREATE_DIRECTORY | PATH_CREATE_FILE | PATH_LINK_SOURCE | PATH_LINK_TARGET | PATH_OPEN
            | FD_READDIR | PATH_READLINK | PATH_RENAME_SOURCE | PATH_RENAME_TARGET | PATH_FILESTAT_GET | PATH_FILESTAT_SET_SIZE
            | PATH_FILESTAT_SET_TIMES | PATH_SYMLINK | PATH_REMOVE_DIRECTORY | PATH_UNLINK_FILE;

    /// The rights that only a socket can have.
    static final long OF_SOCKETS = SOCK_SHUTDOWN | SOCK_ACCEPT;

    /// The rights without meaning for a file that is not open for writing.
    static final long OF_WRITING = FD_WRITE | FD_ALLOCATE | FD_FILESTAT_SET_SIZE;

    private static final Array<String> NAMES = Array.of(
            "fd_datasync", "fd_read", "fd_seek", "fd_fdstat_set_flags", "fd_sync", "fd_tell", "fd_write", "fd_advise",
            "fd_allocate", "path_create_directory", "path_create_file", "path_link_source", "path_link_target", "path_open",
            "fd_readdir", "path_readlink", "path_rename_source", "path_rename_target", "path_filestat_get",
            "path_filestat_set_size", "path_filestat_set_times", "fd_filestat_get", "fd_filestat_set_size",
            "fd_filestat_set_times", "path_symlink", "path_remove_directory", "path_unlink_file", "poll_fd_readwrite",
            "sock_shutdown", "sock_accept");

    private Rights() {}

    /// The standard's names of a set.
    static Array<String> names(long rights) {
        return NAMES.zipWithIndex((name, bit) -> (rights >> bit & 1) == 1 ? name : "").filter(name -> !name.isEmpty());
    }

    /// Whether all of a set are in another.
    static boolean covers(long rights, long wanted) {
        return (wanted & ~rights) == 0;
    }
}

package dev.sextant.ports.system;

/// What there is to know of a file. Times are in nanoseconds since 1970-01-01T00:00Z.
///
/// @param device   which device it is on
/// @param inode    which file of the device it is; two names with equal device and inode are one file
/// @param type     what it is
/// @param links    how many names it has
/// @param size     its bytes; of a symbolic link, those of what it says
/// @param accessed when it was last read
/// @param modified when it was last written
/// @param changed  when its status last changed
/// @spec wasi_snapshot_preview1 filestat
public record FileStatus(
        long device, long inode, FileType type, long links, long size, long accessed, long modified, long changed) {}

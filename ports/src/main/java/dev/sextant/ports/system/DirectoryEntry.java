package dev.sextant.ports.system;

/// A name in a directory. Neither `.` nor `..` is one.
///
/// @param name  one component of a path
/// @param inode as in [FileStatus]
/// @param type  what it names; a symbolic link is not followed
public record DirectoryEntry(String name, long inode, FileType type) {}

package dev.sextant.ports.system;

import java.util.List;

/// An open directory. It stays the same directory when it, or one above it, gets another name.
///
/// Each `name` is one component of a path: neither empty nor `.` nor `..`, and without `/` and NUL; an implementation answers INVAL to
/// any other, whatever the platform would take it for. No method follows a symbolic link: what is said of a name is said of the link.
/// None of them goes through a path twice, so that nobody can put another file there in between.
public interface Directory extends AutoCloseable {

    /// What there is to know of the directory.
    FileStatus status() throws ErrnoException;

    /// What there is to know of an entry.
    ///
    /// @throws ErrnoException NOENT
    FileStatus status(String name) throws ErrnoException;

    /// Opens a directory in it. The caller closes it.
    ///
    /// @throws ErrnoException NOENT; LOOP for a symbolic link; NOTDIR for any other file
    Directory openDirectory(String name) throws ErrnoException;

    /// Opens, or makes, a regular file in it. The caller closes it.
    ///
    /// @throws ErrnoException NOENT; LOOP for a symbolic link; ISDIR; EXIST; ACCES; ROFS
    OpenFile openFile(String name, OpenMode mode) throws ErrnoException;

    /// The entries, in any order that stays the same while the directory does. The caller closes nothing.
    List<DirectoryEntry> entries() throws ErrnoException;

    /// What a symbolic link says.
    ///
    /// @throws ErrnoException NOENT; INVAL if it is none
    String readLink(String name) throws ErrnoException;

    /// Makes an empty directory.
    ///
    /// @throws ErrnoException EXIST; ROFS
    void createDirectory(String name) throws ErrnoException;

    /// Makes a symbolic link. What it says need not be there.
    ///
    /// @throws ErrnoException EXIST; ROFS; NOTSUP where there are none
    void createLink(String name, String target) throws ErrnoException;

    /// Gives a regular file in it another name too.
    ///
    /// @param to a directory of the same file system, else XDEV
    /// @throws ErrnoException NOENT; EXIST; XDEV; PERM for a directory; ROFS; NOTSUP where files have one name
    void link(String name, Directory to, String newName) throws ErrnoException;

    /// Gives an entry another name, in place of what has that name: a file or link for a file or link, an empty directory for a
    /// directory.
    ///
    /// @param to a directory of the same file system, else XDEV
    /// @throws ErrnoException NOENT; XDEV; NOTEMPTY; ISDIR; NOTDIR; INVAL for a directory into itself; ROFS
    void rename(String name, Directory to, String newName) throws ErrnoException;

    /// Removes a file or a link.
    ///
    /// @throws ErrnoException NOENT; ISDIR; ROFS
    void removeFile(String name) throws ErrnoException;

    /// Removes an empty directory.
    ///
    /// @throws ErrnoException NOENT; NOTDIR; NOTEMPTY; ROFS
    void removeDirectory(String name) throws ErrnoException;

    /// Sets the times of the directory: nanoseconds since 1970, or [OpenFile#KEEP].
    void setTimes(long accessed, long modified) throws ErrnoException;

    /// Sets the times of an entry: nanoseconds since 1970, or [OpenFile#KEEP].
    void setTimes(String name, long accessed, long modified) throws ErrnoException;

    /// Another handle on the same directory, with a life of its own.
    Directory duplicate() throws ErrnoException;

    /// Has everything written before reach the device.
    void sync() throws ErrnoException;

    @Override
    void close();
}

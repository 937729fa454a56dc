package dev.sextant.adapters.host;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;

/// Which errno a failure of the JDK is: by its class or, where that says nothing, by the C library's words in its message.
///
/// The words are in the language of the process, so whoever can look for the reason itself does so before, or after an IO.
enum Failures {
    INTERRUPTED(Errno.INTR, ClosedByInterruptException.class),
    CLOSED(Errno.BADF, ClosedChannelException.class),
    CLOSED_FILES(Errno.BADF, ClosedFileSystemException.class),
    CLOSED_DIRECTORY(Errno.BADF, ClosedDirectoryStreamException.class),
    NOT_READABLE(Errno.BADF, NonReadableChannelException.class),
    NOT_WRITABLE(Errno.BADF, NonWritableChannelException.class),
    NO_FILE(Errno.NOENT, NoSuchFileException.class),
    EXISTS(Errno.EXIST, FileAlreadyExistsException.class),
    NOT_EMPTY(Errno.NOTEMPTY, DirectoryNotEmptyException.class),
    NO_DIRECTORY(Errno.NOTDIR, NotDirectoryException.class),
    NO_LINK(Errno.INVAL, NotLinkException.class),
    LINKS(Errno.LOOP, FileSystemLoopException.class),
    DENIED(Errno.ACCES, AccessDeniedException.class),
    FORBIDDEN(Errno.ACCES, SecurityException.class),
    OTHER_DEVICE(Errno.XDEV, AtomicMoveNotSupportedException.class),
    READ_ONLY(Errno.ROFS, ReadOnlyFileSystemException.class),
    UNSPEAKABLE(Errno.ILSEQ, InvalidPathException.class),
    REFUSED(Errno.CONNREFUSED, ConnectException.class),
    ADDRESS_USED(Errno.ADDRINUSE, BindException.class),
    NOT_CONNECTED(Errno.NOTCONN, NotYetConnectedException.class),
    UNSUPPORTED(Errno.NOTSUP, UnsupportedOperationException.class),
    ILLEGAL(Errno.INVAL, IllegalArgumentException.class),

    // Longer words before those that they contain.
    WORDS_NOFOLLOW(Errno.LOOP, "NOFOLLOW_LINKS"),
    WORDS_LINKS(Errno.LOOP, "Too many levels of symbolic links"),
    WORDS_IS_DIRECTORY(Errno.ISDIR, "Is a directory"),
    WORDS_NO_DIRECTORY(Errno.NOTDIR, "Not a directory"),
    WORDS_NOT_EMPTY(Errno.NOTEMPTY, "Directory not empty"),
    WORDS_EXISTS(Errno.EXIST, "File exists"),
    WORDS_NO_FILE(Errno.NOENT, "No such file or directory"),
    WORDS_NO_SPACE(Errno.NOSPC, "No space left on device"),
    WORDS_NO_SPACE_ON_DISK(Errno.NOSPC, "not enough space on the disk"),
    WORDS_QUOTA(Errno.DQUOT, "quota exceeded"),
    WORDS_READ_ONLY(Errno.ROFS, "Read-only file system"),
    WORDS_TOO_LARGE(Errno.FBIG, "File too large"),
    WORDS_NOT_PERMITTED(Errno.PERM, "Operation not permitted"),
    WORDS_DENIED(Errno.ACCES, "Permission denied"),
    WORDS_OTHER_DEVICE(Errno.XDEV, "cross-device link"),
    WORDS_NAME_TOO_LONG(Errno.NAMETOOLONG, "File name too long"),
    WORDS_FILES_IN_SYSTEM(Errno.NFILE, "Too many open files in system"),
    WORDS_FILES(Errno.MFILE, "Too many open files"),
    WORDS_LINKS_TO(Errno.MLINK, "Too many links"),
    WORDS_TEXT_BUSY(Errno.TXTBSY, "Text file busy"),
    WORDS_BUSY(Errno.BUSY, "resource busy"),
    WORDS_NO_DEVICE(Errno.NXIO, "No such device or address"),
    WORDS_UNSUPPORTED(Errno.NOTSUP, "not supported"),
    WORDS_STALE(Errno.STALE, "Stale file handle"),
    WORDS_SEQUENCE(Errno.ILSEQ, "multibyte or wide character"),
    WORDS_ARGUMENT(Errno.INVAL, "Invalid argument"),
    WORDS_DESCRIPTOR(Errno.BADF, "Bad file descriptor"),
    WORDS_PIPE(Errno.PIPE, "Broken pipe"),
    WORDS_PIPE_CLOSED(Errno.PIPE, "Pipe closed"),
    WORDS_PIPE_READER(Errno.PIPE, "Read end dead"),
    WORDS_PIPE_ENDED(Errno.PIPE, "pipe is being closed"),
    WORDS_RESET(Errno.CONNRESET, "Connection reset"),
    WORDS_RESET_BY_WINDOWS(Errno.CONNRESET, "forcibly closed"),
    WORDS_ABORTED(Errno.CONNABORTED, "connection was aborted"),
    WORDS_NOT_CONNECTED(Errno.NOTCONN, "not connected");

    private final Errno errno;
    private final Class<?> type;
    private final String words;

    Failures(Errno errno, Class<?> type) {
        this(errno, type, "");
    }

    Failures(Errno errno, String words) {
        this(errno, Throwable.class, words);
    }

    Failures(Errno errno, Class<?> type, String words) {
        this.errno = errno;
        this.type = type;
        this.words = words;
    }

    /// A failure as the errno that it is; IO if it is none that we know.
    static ErrnoException errno(Exception failure) {
        if (failure instanceof ErrnoException known) return known;
        if (failure instanceof DirectoryIteratorException wrapped) return errno(wrapped.getCause());
        var message = String.valueOf(failure.getMessage());
        for (var row : values()) {
            if (row.type.isInstance(failure) && message.contains(row.words)) return new ErrnoException(row.errno);
        }
        return new ErrnoException(Errno.IO);
    }
}

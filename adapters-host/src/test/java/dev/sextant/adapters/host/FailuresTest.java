package dev.sextant.adapters.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.AsynchronousCloseException;
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
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void a_class_of_exceptions_is_an_errno() {
        var expected = new LinkedHashMap<Exception, Errno>();
        expected.put(new ErrnoException(Errno.NOTCAPABLE), Errno.NOTCAPABLE);
        expected.put(new ClosedByInterruptException(), Errno.INTR);
        expected.put(new AsynchronousCloseException(), Errno.BADF);
        expected.put(new ClosedChannelException(), Errno.BADF);
        expected.put(new ClosedFileSystemException(), Errno.BADF);
        expected.put(new ClosedDirectoryStreamException(), Errno.BADF);
        expected.put(new NonReadableChannelException(), Errno.BADF);
        expected.put(new NonWritableChannelException(), Errno.BADF);
        expected.put(new NoSuchFileException("a"), Errno.NOENT);
        expected.put(new FileAlreadyExistsException("a"), Errno.EXIST);
        expected.put(new DirectoryNotEmptyException("a"), Errno.NOTEMPTY);
        expected.put(new NotDirectoryException("a"), Errno.NOTDIR);
        expected.put(new NotLinkException("a"), Errno.INVAL);
        expected.put(new FileSystemLoopException("a"), Errno.LOOP);
        expected.put(new AccessDeniedException("a"), Errno.ACCES);
        expected.put(new SecurityException(), Errno.ACCES);
        expected.put(new AtomicMoveNotSupportedException("a", "b", "c"), Errno.XDEV);
        expected.put(new ReadOnlyFileSystemException(), Errno.ROFS);
        expected.put(new InvalidPathException("a", "b"), Errno.ILSEQ);
        expected.put(new ConnectException(), Errno.CONNREFUSED);
        expected.put(new BindException(), Errno.ADDRINUSE);
        expected.put(new NotYetConnectedException(), Errno.NOTCONN);
        expected.put(new UnsupportedOperationException(), Errno.NOTSUP);
        expected.put(new IllegalArgumentException(), Errno.INVAL);
        expected.put(new DirectoryIteratorException(new AccessDeniedException("a")), Errno.ACCES);
        expected.put(new IOException(), Errno.IO);
        expected.put(new FileSystemException("a"), Errno.IO);
        expected.put(new NullPointerException(), Errno.IO);
        expected.forEach((failure, errno) -> assertEquals(errno, Failures.errno(failure).errno(), failure.toString()));
    }

    /// As glibc and Windows say it.
    private static final Map<String, Errno> WORDS = Map.ofEntries(
            Map.entry("Too many levels of symbolic links (NOFOLLOW_LINKS specified)", Errno.LOOP),
            Map.entry("Too many levels of symbolic links", Errno.LOOP),
            Map.entry("Is a directory", Errno.ISDIR),
            Map.entry("Not a directory", Errno.NOTDIR),
            Map.entry("Directory not empty", Errno.NOTEMPTY),
            Map.entry("File exists", Errno.EXIST),
            Map.entry("No such file or directory", Errno.NOENT),
            Map.entry("No space left on device", Errno.NOSPC),
            Map.entry("There is not enough space on the disk", Errno.NOSPC),
            Map.entry("Disk quota exceeded", Errno.DQUOT),
            Map.entry("Read-only file system", Errno.ROFS),
            Map.entry("File too large", Errno.FBIG),
            Map.entry("Operation not permitted", Errno.PERM),
            Map.entry("Permission denied", Errno.ACCES),
            Map.entry("Invalid cross-device link", Errno.XDEV),
            Map.entry("File name too long", Errno.NAMETOOLONG),
            Map.entry("Too many open files in system", Errno.NFILE),
            Map.entry("Too many open files", Errno.MFILE),
            Map.entry("Too many links", Errno.MLINK),
            Map.entry("Text file busy", Errno.TXTBSY),
            Map.entry("Device or resource busy", Errno.BUSY),
            Map.entry("No such device or address", Errno.NXIO),
            Map.entry("Operation not supported", Errno.NOTSUP),
            Map.entry("Stale file handle", Errno.STALE),
            Map.entry("Invalid or incomplete multibyte or wide character", Errno.ILSEQ),
            Map.entry("Invalid argument", Errno.INVAL),
            Map.entry("Bad file descriptor", Errno.BADF),
            Map.entry("Broken pipe", Errno.PIPE),
            Map.entry("Pipe closed", Errno.PIPE),
            Map.entry("Read end dead", Errno.PIPE),
            Map.entry("The pipe is being closed", Errno.PIPE),
            Map.entry("Connection reset by peer", Errno.CONNRESET),
            Map.entry("An existing connection was forcibly closed by the remote host", Errno.CONNRESET),
            Map.entry("An established connection was aborted by the software in your host machine", Errno.CONNABORTED),
            Map.entry("Transport endpoint is not connected", Errno.NOTCONN));

    @Test
    void the_words_of_the_system_are_an_errno() {
        WORDS.forEach((words, errno) -> {
            assertEquals(errno, Failures.errno(new IOException(words)).errno(), words);
            assertEquals(errno, Failures.errno(new FileSystemException("/a -> /b", null, words)).errno(), words);
            assertEquals(errno, Failures.errno(new SocketException(words)).errno(), words);
        });
    }

    @Test
    void every_row_of_words_is_met() {
        var met = EnumSet.noneOf(Errno.class);
        met.addAll(WORDS.values());
        for (var row : Failures.values()) {
            if (row.name().startsWith("WORDS_")) assertEquals(true, met.contains(row.errno()), row.name());
        }
    }
}

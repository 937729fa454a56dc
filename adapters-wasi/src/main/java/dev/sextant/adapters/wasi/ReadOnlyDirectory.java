package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.DirectoryEntry;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.util.List;

/// A directory of which nothing can be changed, nor of what is below it: whatever would answers ROFS, and what is opened through it is as
/// it is itself.
final class ReadOnlyDirectory implements Directory {

    private final Directory directory;

    ReadOnlyDirectory(Directory directory) {
        this.directory = directory;
    }

    private static ErrnoException refused() {
        return new ErrnoException(Errno.ROFS);
    }

    /// What exists cannot be made: that is said first, as the usual machine does.
    private void refuseNew(String name) throws ErrnoException {
        try {
            directory.status(name);
        } catch (ErrnoException e) {
            throw e.errno() == Errno.NOENT ? refused() : e;
        }
        throw new ErrnoException(Errno.EXIST);
    }

    @Override
    public FileStatus status() throws ErrnoException {
        return directory.status();
    }

    @Override
    public FileStatus status(String name) throws ErrnoException {
        return directory.status(name);
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return new ReadOnlyDirectory(directory.openDirectory(name));
    }

    @Override
    public OpenFile openFile(String name, OpenMode mode) throws ErrnoException {
        if (mode.create() && mode.exclusive()) refuseNew(name);
        if (mode.write() || mode.truncate()) {
            // A link, a directory or nothing is found as such before anything is refused.
            directory.openFile(name, new OpenMode(true, false, false, false, false)).close();
            throw refused();
        }
        try {
            return new ReadOnlyFile(directory.openFile(name, new OpenMode(mode.read(), false, false, false, false)));
        } catch (ErrnoException e) {
            throw mode.create() && e.errno() == Errno.NOENT ? refused() : e;
        }
    }

    @Override
    public List<DirectoryEntry> entries() throws ErrnoException {
        return directory.entries();
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        return directory.readLink(name);
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        refuseNew(name);
    }

    @Override
    public void createLink(String name, String target) throws ErrnoException {
        refuseNew(name);
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        directory.status(name);
        throw refused();
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        directory.status(name);
        throw refused();
    }

    @Override
    public void removeFile(String name) throws ErrnoException {
        directory.status(name);
        throw refused();
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        directory.status(name);
        throw refused();
    }

    @Override
    public void setTimes(long accessed, long modified) throws ErrnoException {
        throw refused();
    }

    @Override
    public void setTimes(String name, long accessed, long modified) throws ErrnoException {
        directory.status(name);
        throw refused();
    }

    @Override
    public Directory duplicate() throws ErrnoException {
        return new ReadOnlyDirectory(directory.duplicate());
    }

    @Override
    public void sync() throws ErrnoException {
        directory.sync();
    }

    @Override
    public void close() {
        directory.close();
    }
}

package dev.sextant.adapters.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.DirectoryEntry;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A directory of [PathFiles]: a path, at which the same directory must still be.
final class PathDirectory implements Directory {

    private final PathFiles files;
    private final Path path;
    private final FileStatus opened;
    private volatile boolean isClosed;

    PathDirectory(PathFiles files, Path path, FileStatus opened) {
        this.files = files;
        this.path = path;
        this.opened = opened;
    }

    // ---- what all of them need -------------------------------------------------------------------------------------------

    private interface Action<T> {
        T call() throws IOException, ErrnoException;
    }

    private interface Command {
        void run() throws IOException, ErrnoException;
    }

    private <T> T call(Action<T> action) throws ErrnoException {
        if (isClosed) throw new ErrnoException(Errno.BADF);
        try {
            files.requireDirectories(path);
            if (files.status(path).inode() != opened.inode()) throw new ErrnoException(Errno.NOENT);
            return action.call();
        } catch (IOException | RuntimeException e) {
            throw Failures.errno(e);
        }
    }

    private void change(Command command) throws ErrnoException {
        call(() -> {
            if (files.isReadOnly()) throw new ErrnoException(Errno.ROFS);
            command.run();
            return this;
        });
    }

    private Path child(String name) throws ErrnoException {
        return files.child(path, name);
    }

    private PathDirectory sibling(Directory to) throws ErrnoException {
        if (!(to instanceof PathDirectory other) || other.files != files) throw new ErrnoException(Errno.XDEV);
        return other;
    }

    private boolean isThere(Path entry) throws IOException {
        try {
            files.status(entry);
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private void requireFree(Path entry) throws IOException, ErrnoException {
        if (isThere(entry)) throw new ErrnoException(Errno.EXIST);
    }

    // ---- reading ---------------------------------------------------------------------------------------------------------

    @Override
    public FileStatus status() throws ErrnoException {
        return call(() -> files.status(path));
    }

    @Override
    public FileStatus status(String name) throws ErrnoException {
        var entry = child(name);
        return call(() -> files.status(entry));
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        var entry = child(name);
        return call(() -> {
            var status = files.status(entry);
            return switch (status.type()) {
                case DIRECTORY -> new PathDirectory(files, entry, status);
                case SYMBOLIC_LINK -> throw new ErrnoException(Errno.LOOP);
                default -> throw new ErrnoException(Errno.NOTDIR);
            };
        });
    }

    @Override
    public List<DirectoryEntry> entries() throws ErrnoException {
        return call(() -> {
            var entries = new ArrayList<DirectoryEntry>();
            try (var listed = Files.newDirectoryStream(path)) {
                for (var entry : listed) {
                    // Archives have directories end in a slash.
                    var name = entry.getFileName().toString().replace("/", "");
                    try {
                        var status = files.status(child(name));
                        entries.add(new DirectoryEntry(name, status.inode(), status.type()));
                    } catch (NoSuchFileException | ErrnoException _) {
                        // Removed since it was listed, or with a name that nobody can ask for.
                    }
                }
            }
            return List.copyOf(entries);
        });
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        var entry = child(name);
        return call(() -> {
            if (files.status(entry).type() != FileType.SYMBOLIC_LINK) throw new ErrnoException(Errno.INVAL);
            return Files.readSymbolicLink(entry).toString();
        });
    }

    @Override
    public Directory duplicate() throws ErrnoException {
        return call(() -> new PathDirectory(files, path, opened));
    }

    @Override
    public void sync() throws ErrnoException {
        call(() -> this);
    }

    // ---- making ----------------------------------------------------------------------------------------------------------

    @Override
    public OpenFile openFile(String name, OpenMode mode) throws ErrnoException {
        var entry = child(name);
        return call(() -> PathFile.open(files, entry, mode));
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        var entry = child(name);
        change(() -> Files.createDirectory(entry));
    }

    @Override
    public void createLink(String name, String target) throws ErrnoException {
        var entry = child(name);
        Names.checkTarget(target);
        change(() -> {
            requireFree(entry);
            Files.createSymbolicLink(entry, path.getFileSystem().getPath(target));
        });
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        var other = sibling(to);
        var entry = child(name);
        var newEntry = other.child(newName);
        change(() -> other.change(() -> {
            if (files.status(entry).type() == FileType.DIRECTORY) throw new ErrnoException(Errno.PERM);
            requireFree(newEntry);
            Files.createLink(newEntry, entry);
        }));
    }

    // ---- changing --------------------------------------------------------------------------------------------------------

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        var other = sibling(to);
        var entry = child(name);
        var newEntry = other.child(newName);
        change(() -> other.change(() -> {
            var moved = files.status(entry);
            boolean isDirectory = moved.type() == FileType.DIRECTORY;
            if (isDirectory && other.path.startsWith(entry)) throw new ErrnoException(Errno.INVAL);
            if (isThere(newEntry)) {
                var replaced = files.status(newEntry);
                if (replaced.inode() == moved.inode() && replaced.device() == moved.device()) return;
                boolean isOldDirectory = replaced.type() == FileType.DIRECTORY;
                if (isOldDirectory && !isDirectory) throw new ErrnoException(Errno.ISDIR);
                if (!isOldDirectory && isDirectory) throw new ErrnoException(Errno.NOTDIR);
                if (isOldDirectory) Files.delete(newEntry);
            }
            move(entry, newEntry, isDirectory);
        }));
    }

    /// At once, where the file system does that; an archive would forget what is in a directory.
    private void move(Path from, Path to, boolean isDirectory) throws IOException {
        if (isDirectory && !files.movesWholeDirectories()) {
            Files.createDirectory(to);
            var inside = new ArrayList<Path>();
            try (var listed = Files.newDirectoryStream(from)) {
                listed.forEach(inside::add);
            }
            for (var entry : inside) move(entry, to.resolve(entry.getFileName().toString()), Files.isDirectory(entry, NOFOLLOW_LINKS));
            Files.delete(from);
            return;
        }
        try {
            Files.move(from, to, ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | UnsupportedOperationException _) {
            Files.move(from, to, REPLACE_EXISTING);
        }
    }

    @Override
    public void removeFile(String name) throws ErrnoException {
        var entry = child(name);
        change(() -> {
            if (files.status(entry).type() == FileType.DIRECTORY) throw new ErrnoException(Errno.ISDIR);
            Files.delete(entry);
        });
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        var entry = child(name);
        change(() -> {
            if (files.status(entry).type() != FileType.DIRECTORY) throw new ErrnoException(Errno.NOTDIR);
            Files.delete(entry);
        });
    }

    @Override
    public void setTimes(long accessed, long modified) throws ErrnoException {
        change(() -> Attributes.setTimes(path, accessed, modified));
    }

    @Override
    public void setTimes(String name, long accessed, long modified) throws ErrnoException {
        var entry = child(name);
        change(() -> Attributes.setTimes(entry, accessed, modified, NOFOLLOW_LINKS));
    }

    @Override
    public void close() {
        isClosed = true;
    }
}

package dev.sextant.adapters.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.DirectoryEntry;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An open directory of a Linux machine. Each call is one system call on one name in it, by the path `/proc/self/fd/N/name`.
///
/// What kind of file a name is for is looked up before it is opened, since opening a pipe may wait and opening a device may have effects.
/// Another process that puts a pipe in place of a file just then can make the call wait; a guest cannot, for it cannot make pipes.
final class HostDirectory implements Directory {

    private final HostFiles files;
    private final Descriptor descriptor;

    private HostDirectory(HostFiles files, Descriptor descriptor) {
        this.files = files;
        this.descriptor = descriptor;
    }

    /// Another handle on an open directory.
    static HostDirectory again(HostFiles files, Descriptor descriptor) throws ErrnoException {
        return new HostDirectory(files, descriptor.use(path -> Descriptor.open(path, Set.of(READ))));
    }

    private static FileStatus look(Path path) throws IOException {
        return Attributes.read(path, NOFOLLOW_LINKS);
    }

    private HostDirectory sibling(Directory to) throws ErrnoException {
        if (!(to instanceof HostDirectory other) || other.files != files) throw new ErrnoException(Errno.XDEV);
        return other;
    }

    // ---- reading ---------------------------------------------------------------------------------------------------------

    @Override
    public FileStatus status() throws ErrnoException {
        return descriptor.use(Attributes::read);
    }

    @Override
    public FileStatus status(String name) throws ErrnoException {
        Names.check(name);
        return descriptor.use(path -> look(path.resolve(name)));
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        Names.check(name);
        return new HostDirectory(files, descriptor.use(path -> {
            var entry = path.resolve(name);
            requireDirectory(look(entry));
            var opened = Descriptor.open(entry, Set.of(READ, NOFOLLOW_LINKS));
            try {
                requireDirectory(opened.use(Attributes::read));
                return opened;
            } catch (ErrnoException e) {
                opened.close();
                throw e;
            }
        }));
    }

    private static void requireDirectory(FileStatus status) throws ErrnoException {
        switch (status.type()) {
            case DIRECTORY -> {}
            case SYMBOLIC_LINK -> throw new ErrnoException(Errno.LOOP);
            default -> throw new ErrnoException(Errno.NOTDIR);
        }
    }

    /// But for names that the process's character set cannot say.
    @Override
    public List<DirectoryEntry> entries() throws ErrnoException {
        return descriptor.use(path -> {
            var entries = new ArrayList<DirectoryEntry>();
            try (var listed = Files.newDirectoryStream(path)) {
                for (var entry : listed) {
                    var name = entry.getFileName().toString();
                    if (!isSpeakable(name, entry.getFileName())) continue;
                    try {
                        var status = look(entry);
                        entries.add(new DirectoryEntry(name, status.inode(), status.type()));
                    } catch (NoSuchFileException _) {
                        // Removed since it was listed.
                    }
                }
            }
            return List.copyOf(entries);
        });
    }

    private static boolean isSpeakable(String name, Path path) {
        try {
            return Path.of(Names.check(name)).equals(path);
        } catch (ErrnoException | RuntimeException _) {
            return false;
        }
    }

    /// As Java says it: without a slash at its end, and one for several in a row.
    @Override
    public String readLink(String name) throws ErrnoException {
        Names.check(name);
        return descriptor.use(path -> Files.readSymbolicLink(path.resolve(name)).toString());
    }

    @Override
    public Directory duplicate() throws ErrnoException {
        return again(files, descriptor);
    }

    // ---- making ----------------------------------------------------------------------------------------------------------

    @Override
    public OpenFile openFile(String name, OpenMode mode) throws ErrnoException {
        Names.check(name);
        return descriptor.use(path -> HostFile.open(path.resolve(name), mode));
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        Names.check(name);
        descriptor.run(path -> Files.createDirectory(path.resolve(name)));
    }

    @Override
    public void createLink(String name, String target) throws ErrnoException {
        Names.check(name);
        Names.checkTarget(target);
        descriptor.run(path -> Files.createSymbolicLink(path.resolve(name), Path.of(target)));
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        Names.check(name);
        Names.check(newName);
        var other = sibling(to);
        descriptor.run(path -> other.descriptor.run(otherPath -> {
            if (look(path.resolve(name)).type() == FileType.DIRECTORY) throw new ErrnoException(Errno.PERM);
            Files.createLink(otherPath.resolve(newName), path.resolve(name));
        }));
    }

    // ---- changing --------------------------------------------------------------------------------------------------------

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        Names.check(name);
        Names.check(newName);
        var other = sibling(to);
        descriptor.run(path -> other.descriptor.run(
                otherPath -> Files.move(path.resolve(name), otherPath.resolve(newName), ATOMIC_MOVE)));
    }

    @Override
    public void removeFile(String name) throws ErrnoException {
        remove(name, stream -> stream.deleteFile(Path.of(name)));
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        remove(name, stream -> stream.deleteDirectory(Path.of(name)));
    }

    private interface Removal {
        void from(SecureDirectoryStream<Path> stream) throws IOException;
    }

    /// By the half of `openat` that Java has: what `Files.delete` removes depends on what it finds first.
    private void remove(String name, Removal removal) throws ErrnoException {
        Names.check(name);
        descriptor.run(path -> {
            try (var stream = Files.newDirectoryStream(path)) {
                if (!(stream instanceof SecureDirectoryStream<Path> secure)) throw new UnsupportedOperationException();
                removal.from(secure);
            }
        });
    }

    @Override
    public void setTimes(long accessed, long modified) throws ErrnoException {
        descriptor.run(path -> Attributes.setTimes(path, accessed, modified));
    }

    @Override
    public void setTimes(String name, long accessed, long modified) throws ErrnoException {
        Names.check(name);
        descriptor.run(path -> {
            var entry = path.resolve(name);
            switch (look(entry).type()) {
                case REGULAR_FILE, DIRECTORY, SYMBOLIC_LINK ->
                    Attributes.setTimes(entry, accessed, modified, NOFOLLOW_LINKS);
                default -> throw new ErrnoException(Errno.ACCES);
            }
        });
    }

    /// By another handle, which is the only one that an interrupt can close.
    @Override
    public void sync() throws ErrnoException {
        descriptor.run(path -> {
            try (var opened = Descriptor.open(path, Set.of(READ))) {
                var channel = opened.channel();
                Uninterrupted.call(() -> {
                    channel.force(true);
                    return channel;
                });
            }
        });
    }

    @Override
    public void close() {
        descriptor.close();
    }
}

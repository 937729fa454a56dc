package dev.sextant.adapters.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.FileType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/// The files below a directory of any `java.nio.file.FileSystem`, by paths: a zip archive's, one of an own making, those of a machine that
/// does not show a process its descriptors.
///
/// Before each call every directory on the way is looked at, and a call that comes upon a link is refused. Who can change the tree between
/// that and the call itself, such as another process of a machine whose file system has links, can lead it elsewhere: where that matters,
/// use Linux, or a file system without links.
final class PathFiles implements FileSystem {

    private static final long FNV_BASIS = 0xCBF2_9CE4_8422_2325L;
    private static final long FNV_PRIME = 0x100_0000_01B3L;

    private final Path top;
    private final boolean isWindows;
    private final boolean isUnix;

    PathFiles(Path top) {
        this.top = top;
        var system = top.getFileSystem();
        isWindows = system.getSeparator().equals("\\");
        isUnix = system.supportedFileAttributeViews().contains("unix");
    }

    @Override
    public Directory root() throws ErrnoException {
        try {
            return new PathDirectory(this, top, status(top));
        } catch (IOException | RuntimeException e) {
            throw Failures.errno(e);
        }
    }

    boolean isReadOnly() {
        return top.getFileSystem().isReadOnly();
    }

    /// Whether it gives directories with something in them another name.
    boolean movesWholeDirectories() {
        return top.getFileSystem().provider().getScheme().equals("file");
    }

    /// The path of a name in a directory, if that is what the file system makes of it.
    Path child(Path directory, String name) throws ErrnoException {
        var child = directory.resolve(Names.check(name, isWindows));
        if (!directory.equals(child.getParent()) || !name.equals(child.getFileName().toString())) {
            throw new ErrnoException(Errno.INVAL);
        }
        return child;
    }

    /// That a path leads through directories only, from the top on, itself included.
    void requireDirectories(Path path) throws IOException, ErrnoException {
        if (!path.equals(top)) requireDirectories(path.getParent());
        if (status(path).type() != FileType.DIRECTORY) throw new ErrnoException(Errno.NOENT);
    }

    /// What there is to know of an entry.
    FileStatus status(Path path) throws IOException {
        LinkOption[] options = path.equals(top) ? new LinkOption[0] : new LinkOption[] {NOFOLLOW_LINKS};
        if (isUnix) return Attributes.read(path, options);
        var known = Files.readAttributes(path, BasicFileAttributes.class, options);
        var type = type(known);
        long modified = known.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        return new FileStatus(
                hash(top.toUri().toString()), inode(path, known), type, 1, known.size(),
                known.lastAccessTime().to(TimeUnit.NANOSECONDS), modified, modified);
    }

    /// By its key, or by its path where there are none; then, a file has one name.
    private static long inode(Path path, BasicFileAttributes known) {
        return hash(known.fileKey() == null ? path.toString() : known.fileKey().toString());
    }

    /// FNV-1a, positive.
    private static long hash(String text) {
        long hash = FNV_BASIS;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        return hash & Long.MAX_VALUE;
    }

    /// A directory that is something else too is a junction of Windows, which leads elsewhere.
    private static FileType type(BasicFileAttributes known) {
        return known.isSymbolicLink() || known.isDirectory() && known.isOther() ? FileType.SYMBOLIC_LINK
                : known.isDirectory() ? FileType.DIRECTORY
                : known.isRegularFile() ? FileType.REGULAR_FILE
                : FileType.UNKNOWN;
    }
}

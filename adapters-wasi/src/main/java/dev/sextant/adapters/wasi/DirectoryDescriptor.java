package dev.sextant.adapters.wasi;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.DirectoryEntry;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An open directory: one opened before the program began, or one below it.
final class DirectoryDescriptor extends Descriptor {

    private final Directory directory;
    private final int mount;
    private final Option<Bytes> preopenName;
    private List<DirectoryEntry> listing = List.of();
    private boolean isListed;

    private DirectoryDescriptor(
            Directory directory, int mount, Option<Bytes> preopenName, long rights, long inheriting, int flags) {
        super(DescriptorKind.DIRECTORY, rights, inheriting, flags);
        this.directory = directory;
        this.mount = mount;
        this.preopenName = preopenName;
    }

    /// The top of a mount.
    static DirectoryDescriptor preopened(Directory directory, int mount, String name) {
        return new DirectoryDescriptor(directory, mount,
                Option.some(Bytes.copyOf(name.getBytes(StandardCharsets.UTF_8))), Rights.ALL, Rights.ALL, 0);
    }

    /// A directory that the program opened.
    static DirectoryDescriptor opened(Directory directory, int mount, long rights, long inheriting, int flags) {
        return new DirectoryDescriptor(directory, mount, Option.none(), rights, inheriting, flags);
    }

    Directory directory() {
        return directory;
    }

    /// The number of the mount that it belongs to: nothing is renamed or linked from one to another.
    int mount() {
        return mount;
    }

    /// The guest's name for it, if it was opened before the program began.
    Option<Bytes> preopenName() {
        return preopenName;
    }

    /// The entries, `.` and `..` first, as they were when the listing began.
    ///
    /// @param isNew whether it begins now
    List<DirectoryEntry> listing(boolean isNew) throws ErrnoException {
        if (isNew || !isListed) {
            var entries = new ArrayList<DirectoryEntry>();
            entries.add(new DirectoryEntry(".", directory.status().inode(), FileType.DIRECTORY));
            // What is above may be out of the guest's reach, so it gets no number.
            entries.add(new DirectoryEntry("..", 0, FileType.DIRECTORY));
            entries.addAll(directory.entries());
            listing = entries;
            isListed = true;
        }
        return listing;
    }

    @Override
    FileType type() {
        return FileType.DIRECTORY;
    }

    @Override
    FileStatus status() throws ErrnoException {
        return directory.status();
    }

    @Override
    void close() {
        directory.close();
    }
}

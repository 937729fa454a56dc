package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.DirectoryEntry;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenMode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/// A tree of files as a whole, and words to make one.
final class Tree {

    /// Which file of which device.
    record Identity(long device, long inode) {

        static Identity of(FileStatus status) {
            return new Identity(status.device(), status.inode());
        }
    }

    private Tree() {}

    /// Everything there is to see of a directory but when it was read: names, types, sizes, numbers of names, times of change,
    /// contents.
    static String text(Directory directory) throws ErrnoException {
        var text = new StringBuilder();
        append(directory, "", text);
        return text.toString();
    }

    private static void append(Directory directory, String path, StringBuilder text) throws ErrnoException {
        append(path + "/", directory.status(), text);
        for (var entry : directory.entries().stream().sorted(Comparator.comparing(DirectoryEntry::name)).toList()) {
            var name = path + "/" + entry.name();
            switch (entry.type()) {
                case DIRECTORY -> {
                    try (var below = directory.openDirectory(entry.name())) {
                        append(below, name, text);
                    }
                }
                case SYMBOLIC_LINK -> {
                    append(name, directory.status(entry.name()), text);
                    text.append(" -> ").append(directory.readLink(entry.name())).append('\n');
                }
                default -> {
                    append(name, directory.status(entry.name()), text);
                    text.append(content(directory, entry.name())).append('\n');
                }
            }
        }
    }

    private static void append(String name, FileStatus status, StringBuilder text) {
        text.append(name).append(' ').append(status.type()).append(' ').append(status.inode()).append(' ').append(status.links());
        if (status.type() != FileType.DIRECTORY) text.append(' ').append(status.size());
        text.append(' ').append(status.modified()).append('\n');
    }

    static String content(Directory directory, String name) throws ErrnoException {
        try (var file = directory.openFile(name, new OpenMode(true, false, false, false, false))) {
            var bytes = new byte[(int) file.status().size()];
            file.read(0, bytes, 0, bytes.length);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// The files of a directory and of those below it.
    static Set<Identity> identities(Directory directory) throws ErrnoException {
        var identities = new HashSet<Identity>();
        identities.add(Identity.of(directory.status()));
        for (var entry : directory.entries()) {
            identities.add(Identity.of(directory.status(entry.name())));
            if (entry.type() == FileType.DIRECTORY) {
                try (var below = directory.openDirectory(entry.name())) {
                    identities.addAll(identities(below));
                }
            }
        }
        return identities;
    }

    static void file(Directory directory, String name, String content) throws ErrnoException {
        try (var file = directory.openFile(name, new OpenMode(true, true, true, false, true))) {
            var bytes = content.getBytes(StandardCharsets.UTF_8);
            file.write(0, bytes, 0, bytes.length);
        }
    }

    static Directory directory(Directory above, String name) throws ErrnoException {
        above.createDirectory(name);
        return above.openDirectory(name);
    }

    /// Removes everything in a directory.
    static void clear(Directory directory) throws ErrnoException {
        for (var entry : directory.entries()) {
            if (entry.type() == FileType.DIRECTORY) {
                try (var below = directory.openDirectory(entry.name())) {
                    clear(below);
                }
                directory.removeDirectory(entry.name());
            } else {
                directory.removeFile(entry.name());
            }
        }
    }
}

package dev.sextant.conformance.wasi;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.OpenMode;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// What a tree of files holds: by path, relative to its top, every directory, file and symbolic link.
record Tree(Map<String, Node> nodes) {

    /// What there is at a path.
    sealed interface Node {

        record Folder() implements Node {}

        record File(Bytes content) implements Node {}

        record Link(String target) implements Node {}
    }

    static final Tree EMPTY = new Tree(TreeMap.empty());

    private static final OpenMode FOR_READING = new OpenMode(true, false, false, false, false);
    private static final OpenMode FOR_MAKING = new OpenMode(true, true, true, true, false);

    /// The same with a directory; what is above it must be there.
    Tree folder(String path) {
        return new Tree(nodes.put(path, new Node.Folder()));
    }

    /// The same with a file.
    Tree file(String path, Bytes content) {
        return new Tree(nodes.put(path, new Node.File(content)));
    }

    /// The same with a symbolic link.
    Tree link(String path, String target) {
        return new Tree(nodes.put(path, new Node.Link(target)));
    }

    /// The content of the file at a path, or nothing's.
    Bytes content(String path) {
        return nodes.get(path).getOrElse(new Node.Folder()) instanceof Node.File(var content) ? content : Bytes.EMPTY;
    }

    /// What a directory of the machine holds.
    static Tree of(Path top) {
        try (var files = Files.walk(top)) {
            var tree = EMPTY;
            for (var file : files.filter(file -> !file.equals(top)).toList()) {
                var path = top.relativize(file).toString();
                if (Files.isSymbolicLink(file)) tree = tree.link(path, Files.readSymbolicLink(file).toString());
                else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) tree = tree.folder(path);
                else tree = tree.file(path, Bytes.copyOf(Files.readAllBytes(file)));
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a tree of files behind the port holds.
    static Tree of(FileSystem files) {
        try (var top = files.root()) {
            return below(top, "", EMPTY);
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    private static Tree below(Directory directory, String prefix, Tree tree) throws ErrnoException {
        for (var entry : directory.entries()) {
            var path = prefix + entry.name();
            tree = switch (entry.type()) {
                case SYMBOLIC_LINK -> tree.link(path, directory.readLink(entry.name()));
                case DIRECTORY -> {
                    try (var inner = directory.openDirectory(entry.name())) {
                        yield below(inner, path + "/", tree.folder(path));
                    }
                }
                case REGULAR_FILE -> tree.file(path, content(directory, entry.name()));
                default -> throw new AssertionError(path + " is a " + entry.type());
            };
        }
        return tree;
    }

    private static Bytes content(Directory directory, String name) throws ErrnoException {
        var all = new ByteArrayOutputStream();
        var block = new byte[8_192];
        try (var file = directory.openFile(name, FOR_READING)) {
            for (int count; (count = file.read(all.size(), block, 0, block.length)) > 0;) all.write(block, 0, count);
        }
        return Bytes.copyOf(all.toByteArray());
    }

    /// Makes all of this in an empty directory of the machine.
    void plant(Path top) {
        try {
            for (var path : nodes.keySet()) {
                var place = top.resolve(path);
                switch (nodes.get(path).get()) {
                    case Node.Folder() -> Files.createDirectory(place);
                    case Node.File(var content) -> Files.write(place, content.toArray());
                    case Node.Link(var target) -> Files.createSymbolicLink(place, Path.of(target));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes all of this in an empty tree behind the port.
    void plant(FileSystem files) {
        try (var top = files.root()) {
            for (var path : nodes.keySet()) {
                int cut = path.lastIndexOf('/');
                try (var parent = open(top, path.substring(0, Math.max(cut, 0)))) {
                    make(parent, path.substring(cut + 1), nodes.get(path).get());
                }
            }
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    private static Directory open(Directory top, String path) throws ErrnoException {
        var directory = top.duplicate();
        if (path.isEmpty()) return directory;
        for (var name : path.split("/")) {
            var inner = directory.openDirectory(name);
            directory.close();
            directory = inner;
        }
        return directory;
    }

    private static void make(Directory parent, String name, Node node) throws ErrnoException {
        switch (node) {
            case Node.Folder() -> parent.createDirectory(name);
            case Node.Link(var target) -> parent.createLink(name, target);
            case Node.File(var content) -> {
                var bytes = content.toArray();
                try (var file = parent.openFile(name, FOR_MAKING)) {
                    for (int done = 0; done < bytes.length;) done += file.write(done, bytes, done, bytes.length - done);
                }
            }
        }
    }
}

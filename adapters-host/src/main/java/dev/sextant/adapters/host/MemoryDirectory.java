package dev.sextant.adapters.host;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.DirectoryEntry;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An open directory of [MemoryFiles].
final class MemoryDirectory implements Directory {

    private final MemoryFiles files;
    private final MemoryNode.Tree tree;
    private boolean isClosed;

    MemoryDirectory(MemoryFiles files, MemoryNode.Tree tree) {
        this.files = files;
        this.tree = tree;
        synchronized (files) {
            tree.handles++;
        }
    }

    // ---- what all of them need; by who holds the lock --------------------------------------------------------------------

    private static ErrnoException refused(Errno errno) {
        return new ErrnoException(errno);
    }

    private void requireOpen() throws ErrnoException {
        if (isClosed) throw refused(Errno.BADF);
    }

    private MemoryNode entry(String name) throws ErrnoException {
        requireOpen();
        var node = tree.entries.get(Names.check(name));
        if (node == null) throw refused(Errno.NOENT);
        return node;
    }

    /// That a name is free in a directory that has not been removed.
    private void requireFree(String name) throws ErrnoException {
        requireOpen();
        Names.check(name);
        if (tree.links == 0) throw refused(Errno.NOENT);
        if (tree.entries.containsKey(name)) throw refused(Errno.EXIST);
    }

    private static long cost(String name) {
        return MemoryFiles.NAME_BYTES + name.getBytes(StandardCharsets.UTF_8).length;
    }

    private void put(String name, MemoryNode node) {
        tree.entries.put(name, node);
        tree.touch(files.now());
        if (node instanceof MemoryNode.Tree child) {
            child.parent = tree;
            tree.links++;
        }
    }

    /// Takes a name away, not yet what it names.
    private void drop(String name, MemoryNode node) {
        tree.entries.remove(name);
        tree.touch(files.now());
        if (node instanceof MemoryNode.Tree) tree.links--;
    }

    /// Makes what a name named go, if that was its last.
    private void unname(String name, MemoryNode node) {
        drop(name, node);
        files.giveBack(cost(name));
        node.links = node instanceof MemoryNode.Tree ? 0 : node.links - 1;
        node.changed = files.now();
        files.reclaim(node);
    }

    private MemoryDirectory sibling(Directory to) throws ErrnoException {
        if (!(to instanceof MemoryDirectory other) || other.files != files) throw refused(Errno.XDEV);
        other.requireOpen();
        return other;
    }

    // ---- reading ---------------------------------------------------------------------------------------------------------

    @Override
    public FileStatus status() throws ErrnoException {
        synchronized (files) {
            requireOpen();
            return tree.status();
        }
    }

    @Override
    public FileStatus status(String name) throws ErrnoException {
        synchronized (files) {
            return entry(name).status();
        }
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        synchronized (files) {
            return switch (entry(name)) {
                case MemoryNode.Tree child -> new MemoryDirectory(files, child);
                case MemoryNode.Link _ -> throw refused(Errno.LOOP);
                case MemoryNode.Bytes _ -> throw refused(Errno.NOTDIR);
            };
        }
    }

    @Override
    public List<DirectoryEntry> entries() throws ErrnoException {
        synchronized (files) {
            requireOpen();
            tree.accessed = files.now();
            var entries = new ArrayList<DirectoryEntry>();
            tree.entries.forEach((name, node) -> entries.add(new DirectoryEntry(name, node.inode, node.type())));
            return List.copyOf(entries);
        }
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        synchronized (files) {
            if (!(entry(name) instanceof MemoryNode.Link link)) throw refused(Errno.INVAL);
            link.accessed = files.now();
            return link.target;
        }
    }

    @Override
    public Directory duplicate() throws ErrnoException {
        synchronized (files) {
            requireOpen();
            return new MemoryDirectory(files, tree);
        }
    }

    @Override
    public void sync() throws ErrnoException {
        synchronized (files) {
            requireOpen();
        }
    }

    // ---- making ----------------------------------------------------------------------------------------------------------

    @Override
    public OpenFile openFile(String name, OpenMode mode) throws ErrnoException {
        synchronized (files) {
            requireOpen();
            var node = tree.entries.get(Names.check(name));
            if (node != null && mode.create() && mode.exclusive()) throw refused(Errno.EXIST);
            return switch (node) {
                case MemoryNode.Bytes file -> {
                    if (mode.truncate()) MemoryFile.resize(files, file, 0);
                    yield new MemoryFile(files, file, mode);
                }
                case MemoryNode.Link _ -> throw refused(Errno.LOOP);
                case MemoryNode.Tree _ -> throw refused(Errno.ISDIR);
                case null -> {
                    if (!mode.create()) throw refused(Errno.NOENT);
                    requireFree(name);
                    files.take(MemoryFiles.NODE_BYTES + cost(name));
                    var file = new MemoryNode.Bytes(files.nextInode(), files.now());
                    file.links = 1;
                    put(name, file);
                    yield new MemoryFile(files, file, mode);
                }
            };
        }
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        synchronized (files) {
            requireFree(name);
            files.take(MemoryFiles.NODE_BYTES + cost(name));
            var child = new MemoryNode.Tree(files.nextInode(), files.now());
            child.links = 2;
            put(name, child);
        }
    }

    @Override
    public void createLink(String name, String target) throws ErrnoException {
        synchronized (files) {
            Names.checkTarget(target);
            requireFree(name);
            var link = new MemoryNode.Link(files.nextInode(), files.now(), target);
            files.take(MemoryFiles.NODE_BYTES + cost(name) + link.size());
            link.links = 1;
            put(name, link);
        }
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        synchronized (files) {
            var node = entry(name);
            var other = sibling(to);
            if (node instanceof MemoryNode.Tree) throw refused(Errno.PERM);
            other.requireFree(newName);
            files.take(cost(newName));
            other.put(newName, node);
            node.links++;
            node.changed = files.now();
        }
    }

    // ---- changing --------------------------------------------------------------------------------------------------------

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        synchronized (files) {
            var node = entry(name);
            var other = sibling(to);
            var old = other.tree.entries.get(Names.check(newName));
            if (other.tree.links == 0) throw refused(Errno.NOENT);
            if (node instanceof MemoryNode.Tree moved && moved.isAtOrAbove(other.tree)) throw refused(Errno.INVAL);
            if (old == node) return;
            if (old instanceof MemoryNode.Tree replaced) {
                if (!(node instanceof MemoryNode.Tree)) throw refused(Errno.ISDIR);
                if (!replaced.entries.isEmpty()) throw refused(Errno.NOTEMPTY);
            } else if (old != null && node instanceof MemoryNode.Tree) {
                throw refused(Errno.NOTDIR);
            }
            // What was there gives back more than the new name can take.
            if (old != null) other.unname(newName, old);
            files.take(cost(newName) - cost(name));
            drop(name, node);
            other.put(newName, node);
            node.changed = files.now();
        }
    }

    @Override
    public void removeFile(String name) throws ErrnoException {
        synchronized (files) {
            var node = entry(name);
            if (node instanceof MemoryNode.Tree) throw refused(Errno.ISDIR);
            unname(name, node);
        }
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        synchronized (files) {
            if (!(entry(name) instanceof MemoryNode.Tree child)) throw refused(Errno.NOTDIR);
            if (!child.entries.isEmpty()) throw refused(Errno.NOTEMPTY);
            unname(name, child);
        }
    }

    @Override
    public void setTimes(long accessed, long modified) throws ErrnoException {
        synchronized (files) {
            requireOpen();
            tree.setTimes(accessed, modified, files.now());
        }
    }

    @Override
    public void setTimes(String name, long accessed, long modified) throws ErrnoException {
        synchronized (files) {
            entry(name).setTimes(accessed, modified, files.now());
        }
    }

    @Override
    public void close() {
        synchronized (files) {
            if (isClosed) return;
            isClosed = true;
            tree.handles--;
            files.reclaim(tree);
        }
    }
}

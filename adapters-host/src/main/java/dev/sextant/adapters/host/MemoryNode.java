package dev.sextant.adapters.host;

import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A file, directory or symbolic link of [MemoryFiles], whatever its names are. Only read and written by who holds the lock.
abstract sealed class MemoryNode {

    final long inode;
    long links;
    long handles;
    long accessed;
    long modified;
    long changed;

    private MemoryNode(long inode, long now) {
        this.inode = inode;
        accessed = now;
        modified = now;
        changed = now;
    }

    abstract FileType type();

    abstract long size();

    FileStatus status() {
        return new FileStatus(1, inode, type(), links, size(), accessed, modified, changed);
    }

    void setTimes(long accessed, long modified, long now) {
        if (accessed != OpenFile.KEEP) this.accessed = accessed;
        if (modified != OpenFile.KEEP) this.modified = modified;
        changed = now;
    }

    /// A directory. Its entries are in the order in which they were made.
    static final class Tree extends MemoryNode {

        final Map<String, MemoryNode> entries = new LinkedHashMap<>();

        /// The directory that it is in; itself at the top.
        Tree parent;

        Tree(long inode, long now) {
            super(inode, now);
        }

        @Override
        FileType type() {
            return FileType.DIRECTORY;
        }

        @Override
        long size() {
            return entries.size();
        }

        /// Whether it is another directory or one above that.
        boolean isAtOrAbove(Tree other) {
            var tree = other;
            while (tree != this && tree.parent != tree) tree = tree.parent;
            return tree == this;
        }

        void touch(long now) {
            modified = now;
            changed = now;
        }
    }

    /// A symbolic link.
    static final class Link extends MemoryNode {

        final String target;

        Link(long inode, long now, String target) {
            super(inode, now);
            this.target = target;
        }

        @Override
        FileType type() {
            return FileType.SYMBOLIC_LINK;
        }

        @Override
        long size() {
            return target.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /// A regular file. Its bytes are in pages, so that growing copies at most one; a page that was never written to is not there, and a
    /// page is as long as what was written to it, or twice that.
    static final class Bytes extends MemoryNode {

        private static final int PAGE = 16_384;
        private static final int LEAST = 64;

        private final TreeMap<Long, byte[]> pages = new TreeMap<>();
        private long size;

        Bytes(long inode, long now) {
            super(inode, now);
        }

        @Override
        FileType type() {
            return FileType.REGULAR_FILE;
        }

        @Override
        long size() {
            return size;
        }

        void clear() {
            pages.clear();
            size = 0;
        }

        /// Reads what is there, at most `count` bytes.
        int read(long position, byte[] target, int from, int count) {
            int wanted = (int) Math.max(0, Math.min(count, size - position));
            int step;
            for (int done = 0; done < wanted; done += step) {
                int offset = (int) ((position + done) % PAGE);
                step = Math.min(wanted - done, PAGE - offset);
                var page = pages.get((position + done) / PAGE);
                int kept = page == null ? 0 : Math.max(0, Math.min(step, page.length - offset));
                if (kept > 0) System.arraycopy(page, offset, target, from + done, kept);
                Arrays.fill(target, from + done + kept, from + done + step, (byte) 0);
            }
            return wanted;
        }

        /// Writes, and is as long as that afterwards if it was shorter.
        void write(long position, byte[] source, int from, int count) {
            int step;
            for (int done = 0; done < count; done += step) {
                int offset = (int) ((position + done) % PAGE);
                step = Math.min(count - done, PAGE - offset);
                System.arraycopy(source, from + done, page((position + done) / PAGE, offset + step), offset, step);
            }
            size = Math.max(size, position + count);
        }

        private byte[] page(long index, int room) {
            var page = pages.get(index);
            if (page != null && page.length >= room) return page;
            int length = Math.clamp(2L * room, LEAST, PAGE);
            var longer = page == null ? new byte[length] : Arrays.copyOf(page, length);
            pages.put(index, longer);
            return longer;
        }

        /// Cuts off, or makes longer by zeros.
        void setSize(long newSize) {
            if (newSize < size) {
                long last = newSize / PAGE;
                pages.tailMap(last, false).clear();
                var page = pages.get(last);
                int kept = (int) (newSize % PAGE);
                if (kept == 0) {
                    pages.remove(last);
                } else if (page != null && page.length > kept) {
                    pages.put(last, Arrays.copyOf(page, kept));
                }
            }
            size = newSize;
        }
    }
}

package dev.sextant.adapters.host;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileSystem;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A tree of files in memory, as POSIX has it: files with several names, symbolic links, open files that live on without a name.
///
/// Inode numbers count up from 1, and the time moves a millisecond at each change, so that the same program finds the same numbers at each
/// run. Any number of threads may use it: it is its own lock.
final class MemoryFiles implements FileSystem {

    /// What a file, directory or link takes from the budget beside its bytes and those of its names.
    static final long NODE_BYTES = 128;

    /// What a name takes beside its bytes.
    static final long NAME_BYTES = 64;

    private static final long START = 1_640_995_200_000_000_000L;
    private static final long STEP = 1_000_000;

    private final LongSupplier clock;
    private final MemoryNode.Tree root;
    private long left;
    private long inodes;

    MemoryFiles(long bytes) {
        this(bytes, ticking());
    }

    MemoryFiles(long bytes, LongSupplier clock) {
        this.clock = clock;
        left = bytes;
        root = new MemoryNode.Tree(++inodes, clock.getAsLong());
        root.links = 2;
        root.parent = root;
    }

    private static LongSupplier ticking() {
        var passed = new AtomicLong();
        return () -> START + passed.getAndAdd(STEP);
    }

    @Override
    public Directory root() {
        return new MemoryDirectory(this, root);
    }

    /// The time of a change.
    long now() {
        return clock.getAsLong();
    }

    long nextInode() {
        return ++inodes;
    }

    /// Takes from the budget.
    ///
    /// @throws ErrnoException NOSPC if there is not so much left; nothing has changed then
    void take(long bytes) throws ErrnoException {
        if (bytes > left) throw new ErrnoException(Errno.NOSPC);
        left -= bytes;
    }

    void giveBack(long bytes) {
        left += bytes;
    }

    /// The bytes that can still be taken.
    synchronized long left() {
        return left;
    }

    /// Gives back what a file, directory or link took, if it has no name any more and nobody has it open.
    void reclaim(MemoryNode node) {
        if (node.links > 0 || node.handles > 0) return;
        giveBack(NODE_BYTES);
        switch (node) {
            case MemoryNode.Bytes file -> {
                giveBack(file.size());
                file.clear();
            }
            case MemoryNode.Link link -> giveBack(link.size());
            case MemoryNode.Tree _ -> {}
        }
    }
}

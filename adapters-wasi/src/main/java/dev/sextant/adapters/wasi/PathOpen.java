package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.OpenMode;

/// Opening, and making, files by their paths.
///
/// @spec wasi_snapshot_preview1 path_open
final class PathOpen {

    private final DirectoryDescriptor base;
    private final boolean isFollowing;
    private final int open;
    private final long rights;
    private final long inheriting;
    private final int flags;

    private PathOpen(Call call) throws ErrnoException {
        base = call.directory(0);
        isFollowing = Flags.has(call.i32(1), Flags.LOOKUP_SYMLINK_FOLLOW);
        open = call.i32(4);
        rights = call.i64(5) & Rights.ALL;
        inheriting = call.i64(6) & Rights.ALL;
        flags = call.i32(7);
    }

    static void open(Call call) throws ErrnoException {
        var opening = new PathOpen(call);
        opening.checkRights();
        if (opening.has(Flags.OPEN_DIRECTORY) && opening.has(Flags.OPEN_CREAT | Flags.OPEN_EXCL | Flags.OPEN_TRUNC)) {
            throw new ErrnoException(Errno.INVAL);
        }
        call.descriptors().requireRoom();
        try (var walk = PathArgument.walk(call, 0, 2)) {
            call.put32(8, call.descriptors().add(opening.along(walk)));
        }
    }

    private boolean has(int flag) {
        return Flags.has(open, flag);
    }

    private boolean isExclusive() {
        return has(Flags.OPEN_CREAT) && has(Flags.OPEN_EXCL);
    }

    private boolean isWriting() {
        return (rights & Rights.FD_WRITE) != 0;
    }

    /// Some flags need rights of the directory's; and what is opened has no right that the directory does not pass on.
    private void checkRights() throws ErrnoException {
        long needed = 0;
        if (has(Flags.OPEN_CREAT)) needed |= Rights.PATH_CREATE_FILE;
        if (has(Flags.OPEN_TRUNC)) needed |= Rights.PATH_FILESTAT_SET_SIZE;
        if (Flags.has(flags, Flags.FD_DSYNC)) needed |= Rights.FD_DATASYNC;
        if (Flags.has(flags, Flags.FD_RSYNC | Flags.FD_SYNC)) needed |= Rights.FD_SYNC;
        base.require(needed);
        if (!Rights.covers(base.inheriting(), rights | inheriting)) throw new ErrnoException(Errno.NOTCAPABLE);
    }

    private Descriptor along(PathWalk walk) throws ErrnoException {
        while (true) {
            if (walk.isItself() || walk.endsInSlash()) return itself(walk);
            try {
                return named(walk.directory(), walk.name());
            } catch (ErrnoException e) {
                if (e.errno() != Errno.LOOP) throw e;
                if (isExclusive()) throw new ErrnoException(Errno.EXIST);
                if (!isFollowing) throw e;
            }
            walk.follow();
        }
    }

    /// Where the path leads to a directory, by what it says.
    private Descriptor itself(PathWalk walk) throws ErrnoException {
        if (has(Flags.OPEN_CREAT)) throw new ErrnoException(isExclusive() && walk.isItself() ? Errno.EXIST : Errno.ISDIR);
        if (!walk.isItself()) walk.enter();
        refuseWriting();
        return opened(walk.directory().duplicate());
    }

    private Descriptor named(Directory directory, String name) throws ErrnoException {
        if (has(Flags.OPEN_DIRECTORY)) return directory(directory, name);
        // Making something empty needs a file that is open for writing, though the guest may not be allowed to write to it.
        var mode = new OpenMode(
                (rights & Rights.FD_READ) != 0 || !isWriting(), isWriting() || has(Flags.OPEN_TRUNC),
                has(Flags.OPEN_CREAT), isExclusive(), has(Flags.OPEN_TRUNC));
        try {
            var file = directory.openFile(name, mode);
            return new FileDescriptor(file, isWriting() ? rights : rights & ~Rights.OF_WRITING, inheriting, flags);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ISDIR) throw e;
        }
        if (isExclusive()) throw new ErrnoException(Errno.EXIST);
        if (has(Flags.OPEN_CREAT | Flags.OPEN_TRUNC)) throw new ErrnoException(Errno.ISDIR);
        return directory(directory, name);
    }

    private Descriptor directory(Directory directory, String name) throws ErrnoException {
        var opened = directory.openDirectory(name);
        try {
            refuseWriting();
        } catch (ErrnoException e) {
            opened.close();
            throw e;
        }
        return opened(opened);
    }

    /// A directory cannot be written to.
    private void refuseWriting() throws ErrnoException {
        if (isWriting() || has(Flags.OPEN_TRUNC)) throw new ErrnoException(Errno.ISDIR);
    }

    private Descriptor opened(Directory directory) {
        return DirectoryDescriptor.opened(directory, base.mount(), rights, inheriting, flags);
    }
}

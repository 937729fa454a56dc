package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileType;
import java.nio.charset.StandardCharsets;

/// Files by their paths.
///
/// @spec wasi_snapshot_preview1 path_create_directory … path_unlink_file
final class PathCalls {

    private PathCalls() {}

    static void createDirectory(Call call) throws ErrnoException {
        try (var walk = PathArgument.walk(call, 0, 1)) {
            if (walk.isItself()) throw new ErrnoException(Errno.EXIST);
            walk.directory().createDirectory(walk.name());
        }
    }

    static void statusGet(Call call) throws ErrnoException {
        try (var walk = PathArgument.walk(call, 0, 2)) {
            call.putStatus(4, walk.status(isFollowing(call, 1)));
        }
    }

    static void statusSetTimes(Call call) throws ErrnoException {
        var times = Times.of(call, 4);
        try (var walk = PathArgument.walk(call, 0, 2)) {
            walk.status(isFollowing(call, 1));
            if (walk.isItself()) {
                walk.directory().setTimes(times.accessed(), times.modified());
            } else {
                walk.directory().setTimes(walk.name(), times.accessed(), times.modified());
            }
        }
    }

    static void link(Call call) throws ErrnoException {
        requireSameMount(call, 0, 4);
        try (var from = PathArgument.walk(call, 0, 2); var to = PathArgument.walk(call, 4, 5)) {
            var status = from.status(isFollowing(call, 1));
            if (status.type() == FileType.DIRECTORY) throw new ErrnoException(Errno.PERM);
            to.requireNewFile();
            from.directory().link(from.name(), to.directory(), to.name());
        }
    }

    static void readLink(Call call) throws ErrnoException {
        try (var walk = PathArgument.walk(call, 0, 1)) {
            if (walk.status(false).type() != FileType.SYMBOLIC_LINK) throw new ErrnoException(Errno.INVAL);
            var target = walk.directory().readLink(walk.name()).getBytes(StandardCharsets.UTF_8);
            int count = (int) Math.min(target.length, call.u32(4));
            call.write(call.u32(3), target, count);
            call.put32(5, count);
        }
    }

    static void removeDirectory(Call call) throws ErrnoException {
        try (var walk = PathArgument.walk(call, 0, 1)) {
            if (walk.isItself()) throw new ErrnoException(walk.endsUpwards() ? Errno.NOTEMPTY : Errno.INVAL);
            walk.directory().removeDirectory(walk.name());
        }
    }

    static void rename(Call call) throws ErrnoException {
        requireSameMount(call, 0, 3);
        try (var from = PathArgument.walk(call, 0, 1); var to = PathArgument.walk(call, 3, 4)) {
            if (from.isItself() || to.isItself()) throw new ErrnoException(Errno.BUSY);
            if ((from.endsInSlash() || to.endsInSlash())
                    && from.directory().status(from.name()).type() != FileType.DIRECTORY) {
                throw new ErrnoException(Errno.NOTDIR);
            }
            from.directory().rename(from.name(), to.directory(), to.name());
        }
    }

    static void symbolicLink(Call call) throws ErrnoException {
        var target = PathArgument.of(call, 0);
        if (target.isEmpty()) throw new ErrnoException(Errno.NOENT);
        if (target.startsWith("/")) throw new ErrnoException(Errno.NOTCAPABLE);
        try (var walk = PathArgument.walk(call, 2, 3)) {
            walk.requireNewFile();
            walk.directory().createLink(walk.name(), target);
        }
    }

    static void unlinkFile(Call call) throws ErrnoException {
        try (var walk = PathArgument.walk(call, 0, 1)) {
            if (walk.isItself()) throw new ErrnoException(Errno.ISDIR);
            if (walk.endsInSlash()) {
                boolean isDirectory = walk.directory().status(walk.name()).type() == FileType.DIRECTORY;
                throw new ErrnoException(isDirectory ? Errno.ISDIR : Errno.NOTDIR);
            }
            walk.directory().removeFile(walk.name());
        }
    }

    private static boolean isFollowing(Call call, int slot) {
        return Flags.has(call.i32(slot), Flags.LOOKUP_SYMLINK_FOLLOW);
    }

    /// Two mounts are two devices, even if they are of one tree: one of them may be read-only.
    private static void requireSameMount(Call call, int one, int other) throws ErrnoException {
        if (call.directory(one).mount() != call.directory(other).mount()) throw new ErrnoException(Errno.XDEV);
    }
}

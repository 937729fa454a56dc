package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A walk along a path, from an open directory downwards: each directory on the way is opened in the one before it, so that nothing is
/// ever looked up twice, and nobody can put another file there in between.
///
/// `..` goes back to the directory that the walk came through, which it holds open; the machine is never asked for it. From where the walk
/// began nothing leads upwards, and no path or symbolic link leads to the machine's root: both are NOTCAPABLE. The walk ends
/// before the path's last name, which is for the caller to look up, make or remove in [#directory]; or, where the path ends in `.` or
/// `..`, in a directory itself, without a name.
///
/// @spec wasi_snapshot_preview1 path_open
final class PathWalk implements AutoCloseable {

    /// The most bytes of a path or of what a link says.
    static final int MAXIMUM_PATH = 4_096;

    private static final int MAXIMUM_NAME = 255;
    private static final int MAXIMUM_LINKS = 40;

    /// The most directories held open at a time. Those further up are opened anew, name by name, should a `..` lead there.
    private static final int MAXIMUM_OPEN = 64;

    /// A directory on the way and its name in the one before it.
    private record Level(String name, Directory directory) {}

    private final Directory base;
    private final List<Level> levels = new ArrayList<>();
    private final Deque<String> ahead = new ArrayDeque<>();
    /// How many of the levels, from the top on, are no longer open.
    private int closed;
    private int links;
    private String name;
    private boolean endsInSlash;
    private boolean endsUpwards;

    private PathWalk(Directory base) {
        this.base = base;
    }

    /// Walks to the last name of a path, whatever it is.
    ///
    /// @throws ErrnoException NOENT; NOTDIR; LOOP after 40 links; NAMETOOLONG; NOTCAPABLE
    static PathWalk along(Directory base, String path) throws ErrnoException {
        var walk = new PathWalk(base);
        try {
            walk.putAhead(path);
            walk.advance();
        } catch (ErrnoException e) {
            walk.close();
            throw e;
        }
        return walk;
    }

    /// The directory where it ended: what holds the name, or, without one, what the path leads to.
    Directory directory() {
        return levels.isEmpty() ? base : levels.getLast().directory();
    }

    /// The last name.
    String name() {
        return name;
    }

    /// Whether there is no last name: the path leads to [#directory].
    boolean isItself() {
        return name == null;
    }

    /// Whether the path ends in a slash, and so wants a directory.
    boolean endsInSlash() {
        return endsInSlash;
    }

    /// Whether the path ends in `..`.
    boolean endsUpwards() {
        return endsUpwards;
    }

    /// Goes on where the link says that the last name is.
    void follow() throws ErrnoException {
        expand(name);
        advance();
    }

    /// Opens what the last name names, as a directory, links followed.
    void enter() throws ErrnoException {
        ahead.addFirst(".");
        ahead.addFirst(name);
        advance();
    }

    /// What there is to know of what the path leads to. A last name with a slash behind it is entered; then there is none any more.
    ///
    /// @param isFollowing whether a link at the end is followed
    FileStatus status(boolean isFollowing) throws ErrnoException {
        while (true) {
            if (!isItself() && endsInSlash) enter();
            if (isItself()) return directory().status();
            var status = directory().status(name);
            if (!isFollowing || status.type() != FileType.SYMBOLIC_LINK) return status;
            follow();
        }
    }

    /// Sees to it that what is to be made can have the name.
    ///
    /// @throws ErrnoException EXIST if there is something, or no name; NOENT if it has a slash behind it, as only a directory may
    void requireNewFile() throws ErrnoException {
        if (isItself()) throw new ErrnoException(Errno.EXIST);
        if (!endsInSlash) return;
        directory().status(name);
        throw new ErrnoException(Errno.EXIST);
    }

    private void advance() throws ErrnoException {
        name = null;
        while (!ahead.isEmpty()) {
            var next = ahead.poll();
            if (next.equals(".")) {
                endsUpwards = false;
            } else if (next.equals("..")) {
                endsUpwards = true;
                leave();
            } else {
                if (isTooLong(next)) throw new ErrnoException(Errno.NAMETOOLONG);
                if (ahead.isEmpty()) {
                    name = next;
                    return;
                }
                enter(next);
            }
        }
    }

    private static boolean isTooLong(String name) {
        return name.length() > MAXIMUM_NAME
                || name.length() * 3 > MAXIMUM_NAME && name.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_NAME;
    }

    private void enter(String next) throws ErrnoException {
        Directory entered;
        try {
            entered = directory().openDirectory(next);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.LOOP) throw e;
            expand(next);
            return;
        }
        levels.add(new Level(next, entered));
        if (levels.size() - closed > MAXIMUM_OPEN) levels.get(closed++).directory().close();
    }

    private void leave() throws ErrnoException {
        if (levels.isEmpty()) throw new ErrnoException(Errno.NOTCAPABLE);
        levels.removeLast().directory().close();
        if (levels.isEmpty() || levels.size() > closed) return;
        // The directory is not open any more.
        var reopened = base;
        for (var level : levels) {
            Directory below;
            try {
                below = reopened.openDirectory(level.name());
            } finally {
                if (reopened != base) reopened.close();
            }
            reopened = below;
        }
        closed = levels.size() - 1;
        levels.set(closed, new Level(levels.get(closed).name(), reopened));
    }

    /// Puts what a link says in place of its name.
    private void expand(String link) throws ErrnoException {
        if (++links > MAXIMUM_LINKS) throw new ErrnoException(Errno.LOOP);
        String target;
        try {
            target = directory().readLink(link);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.INVAL) throw e;
            // Somebody has put something else there: what it is now will be seen.
            ahead.addFirst(link);
            return;
        }
        putAhead(target);
    }

    private void putAhead(String path) throws ErrnoException {
        if (path.isEmpty()) throw new ErrnoException(Errno.NOENT);
        if (path.startsWith("/")) throw new ErrnoException(Errno.NOTCAPABLE);
        if (path.length() > MAXIMUM_PATH) throw new ErrnoException(Errno.NAMETOOLONG);
        if (ahead.isEmpty() && path.endsWith("/")) endsInSlash = true;
        int end = path.length();
        while (end > 0) {
            int slash = path.lastIndexOf('/', end - 1);
            if (slash + 1 < end) ahead.addFirst(path.substring(slash + 1, end));
            end = slash;
        }
    }

    /// Closes what it has opened.
    @Override
    public void close() {
        for (var level : levels.subList(closed, levels.size())) level.directory().close();
        levels.clear();
        closed = 0;
    }
}

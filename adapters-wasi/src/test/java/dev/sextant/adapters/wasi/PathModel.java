package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// POSIX's rules of paths, by strings: a tree is a map from canonical paths to files, and a path is rewritten until it is
/// canonical. From the top nothing leads upwards, and a path that begins with `/` leads nowhere: NOTCAPABLE.
final class PathModel {

    /// A file, directory (`d`) or link (`l`, with what it says).
    record Node(char type, String target) {}

    /// Where a path leads: a directory and a name in it, or to the directory itself.
    private record Place(String directory, String name, boolean endsInSlash, boolean endsUpwards) {

        String path() {
            return name == null ? directory : directory + "/" + name;
        }
    }

    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1;
        private final transient Errno errno;

        Refused(Errno errno) {
            super(errno.name());
            this.errno = errno;
        }
    }

    private interface Operation {
        void run() throws Refused;
    }

    private final TreeMap<String, Node> nodes = new TreeMap<>(Map.of("", new Node('d', "")));
    private int links;

    private Errno answer(Operation operation) {
        links = 0;
        try {
            operation.run();
            return Errno.SUCCESS;
        } catch (Refused e) {
            return e.errno;
        }
    }

    private static void refuse(boolean isRefused, Errno errno) throws Refused {
        if (isRefused) throw new Refused(errno);
    }

    private Node at(Place place) {
        return nodes.get(place.path());
    }

    private static List<String> split(String path) throws Refused {
        refuse(path.isEmpty(), Errno.NOENT);
        refuse(path.startsWith("/"), Errno.NOTCAPABLE);
        var names = new ArrayList<String>();
        for (var name : path.split("/")) {
            if (!name.isEmpty()) names.add(name);
        }
        return names;
    }

    /// @param isFollowing whether a link at the end is followed
    /// @param isEntering  whether a slash at the end is a step into what is before it
    private Place place(String path, boolean isFollowing, boolean isEntering) throws Refused {
        return place("", split(path), path.endsWith("/"), isFollowing, isEntering, false);
    }

    private Place place(String directory, List<String> names, boolean slash, boolean isFollowing, boolean isEntering, boolean up)
            throws Refused {
        if (names.isEmpty()) return new Place(directory, null, slash, up);
        var name = names.getFirst();
        var rest = names.subList(1, names.size());
        if (name.equals(".")) return place(directory, rest, slash, isFollowing, isEntering, false);
        if (name.equals("..")) {
            refuse(directory.isEmpty(), Errno.NOTCAPABLE);
            return place(directory.substring(0, directory.lastIndexOf('/')), rest, slash, isFollowing, isEntering, true);
        }
        refuse(name.length() > 255, Errno.NAMETOOLONG);
        boolean isLast = rest.isEmpty();
        var node = nodes.get(directory + "/" + name);
        if (isLast && !(node != null && node.type() == 'l' && (slash ? isEntering : isFollowing))) {
            refuse(slash && isEntering && node == null, Errno.NOENT);
            refuse(slash && isEntering && node != null && node.type() != 'd', Errno.NOTDIR);
            return new Place(directory, name, slash, false);
        }
        refuse(node == null, Errno.NOENT);
        if (node.type() == 'l') {
            refuse(++links > 40, Errno.LOOP);
            var rewritten = new ArrayList<>(split(node.target()));
            rewritten.addAll(rest);
            return place(directory, rewritten, slash || isLast && node.target().endsWith("/"), isFollowing, isEntering, false);
        }
        refuse(node.type() != 'd', Errno.NOTDIR);
        return place(directory + "/" + name, rest, slash, isFollowing, isEntering, false);
    }

    private boolean isEmpty(String directory) {
        var next = nodes.higherKey(directory + "/");
        return next == null || !next.startsWith(directory + "/");
    }

    /// Without flags: opened for reading.
    Errno open(String path, boolean isFollowing) {
        return answer(() -> {
            var node = at(place(path, isFollowing, true));
            refuse(node == null, Errno.NOENT);
            refuse(node.type() == 'l', Errno.LOOP);
        });
    }

    /// With CREAT, and perhaps EXCL.
    Errno create(String path, boolean isFollowing, boolean isExclusive) {
        return answer(() -> {
            var place = place(path, isFollowing && !isExclusive, false);
            refuse(place.name() == null, isExclusive ? Errno.EXIST : Errno.ISDIR);
            refuse(place.endsInSlash(), Errno.ISDIR);
            var node = at(place);
            refuse(node != null && isExclusive, Errno.EXIST);
            refuse(node != null && node.type() == 'l', Errno.LOOP);
            refuse(node != null && node.type() == 'd', Errno.ISDIR);
            if (node == null) nodes.put(place.path(), new Node('f', ""));
        });
    }

    Errno status(String path, boolean isFollowing) {
        return answer(() -> refuse(at(place(path, isFollowing, true)) == null, Errno.NOENT));
    }

    Errno readLink(String path) {
        return answer(() -> {
            var node = at(place(path, false, true));
            refuse(node == null, Errno.NOENT);
            refuse(node.type() != 'l', Errno.INVAL);
        });
    }

    Errno createDirectory(String path) {
        return answer(() -> {
            var place = place(path, false, false);
            refuse(at(place) != null, Errno.EXIST);
            nodes.put(place.path(), new Node('d', ""));
        });
    }

    Errno createLink(String target, String path) {
        return answer(() -> {
            refuse(target.isEmpty(), Errno.NOENT);
            refuse(target.startsWith("/"), Errno.NOTCAPABLE);
            var place = place(path, false, false);
            refuse(at(place) != null, Errno.EXIST);
            refuse(place.endsInSlash(), Errno.NOENT);
            nodes.put(place.path(), new Node('l', target));
        });
    }

    Errno removeDirectory(String path) {
        return answer(() -> {
            var place = place(path, false, false);
            refuse(place.name() == null, place.endsUpwards() ? Errno.NOTEMPTY : Errno.INVAL);
            var node = at(place);
            refuse(node == null, Errno.NOENT);
            refuse(node.type() != 'd', Errno.NOTDIR);
            refuse(!isEmpty(place.path()), Errno.NOTEMPTY);
            nodes.remove(place.path());
        });
    }

    Errno unlink(String path) {
        return answer(() -> {
            var place = place(path, false, false);
            var node = at(place);
            refuse(node == null, Errno.NOENT);
            refuse(node.type() == 'd', Errno.ISDIR);
            refuse(place.endsInSlash(), Errno.NOTDIR);
            nodes.remove(place.path());
        });
    }

    Errno link(String path, boolean isFollowing, String newPath) {
        return answer(() -> {
            var node = at(place(path, isFollowing, true));
            refuse(node == null, Errno.NOENT);
            links = 0;
            var to = place(newPath, false, false);
            boolean isTaken = at(to) != null;
            refuse(to.name() == null || to.endsInSlash() && isTaken, Errno.EXIST);
            refuse(to.endsInSlash(), Errno.NOENT);
            refuse(node.type() == 'd', Errno.PERM);
            refuse(isTaken, Errno.EXIST);
            nodes.put(to.path(), node);
        });
    }

    Errno rename(String path, String newPath) {
        return answer(() -> {
            var from = place(path, false, false);
            links = 0;
            var to = place(newPath, false, false);
            refuse(from.name() == null || to.name() == null, Errno.BUSY);
            var node = at(from);
            var replaced = at(to);
            refuse(node == null, Errno.NOENT);
            refuse(node.type() != 'd' && (from.endsInSlash() || to.endsInSlash()), Errno.NOTDIR);
            if (node == replaced) return;
            refuse(node.type() == 'd' && to.path().startsWith(from.path() + "/"), Errno.INVAL);
            refuse(replaced != null && node.type() == 'd' && replaced.type() != 'd', Errno.NOTDIR);
            refuse(replaced != null && node.type() != 'd' && replaced.type() == 'd', from.path().startsWith(to.path() + "/")
                    ? Errno.NOTEMPTY : Errno.ISDIR);
            refuse(replaced != null && replaced.type() == 'd' && !isEmpty(to.path()), Errno.NOTEMPTY);
            var moved = new TreeMap<>(nodes.subMap(from.path() + "/", from.path() + "0"));
            moved.keySet().forEach(nodes::remove);
            nodes.remove(from.path());
            nodes.put(to.path(), node);
            moved.forEach((key, value) -> nodes.put(to.path() + key.substring(from.path().length()), value));
        });
    }
}

package dev.sextant.adapters.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that can be seen of a tree of files: each path, what it is, what it holds, when it changed last.
record Snapshot(SortedMap<String, String> files) {

    static Snapshot of(Path top) throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(top)) {
            for (var path : (Iterable<Path>) paths::iterator) files.put(top.relativize(path).toString(), describe(path));
        }
        return new Snapshot(files);
    }

    private static String describe(Path path) throws IOException {
        var seen = Files.readAttributes(path, "unix:ino,mode,nlink,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
        var content = Files.isSymbolicLink(path) ? Files.readSymbolicLink(path).toString()
                : Files.isDirectory(path) ? "" : Arrays.toString(Files.readAllBytes(path));
        return new TreeMap<>(seen) + content;
    }
}

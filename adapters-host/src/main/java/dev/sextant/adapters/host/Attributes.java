package dev.sextant.adapters.host;

import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What a Unix tells of a file by one `stat`.
final class Attributes {

    private static final String NEEDED = "unix:dev,ino,mode,nlink,size,lastAccessTime,lastModifiedTime,ctime";

    private static final int TYPE_BITS = 0xF000;

    private Attributes() {}

    /// What there is to know of what a path leads to.
    static FileStatus read(Path path, LinkOption... options) throws IOException {
        var all = Files.readAttributes(path, NEEDED, options);
        return new FileStatus(
                number(all, "dev"), number(all, "ino"), type((int) number(all, "mode")), number(all, "nlink"), number(all, "size"),
                nanos(all, "lastAccessTime"), nanos(all, "lastModifiedTime"), nanos(all, "ctime"));
    }

    private static long number(Map<String, Object> all, String name) {
        return ((Number) all.get(name)).longValue();
    }

    private static long nanos(Map<String, Object> all, String name) {
        return ((FileTime) all.get(name)).to(TimeUnit.NANOSECONDS);
    }

    private static FileType type(int mode) {
        return switch (mode & TYPE_BITS) {
            case 0x8000 -> FileType.REGULAR_FILE;
            case 0x4000 -> FileType.DIRECTORY;
            case 0xA000 -> FileType.SYMBOLIC_LINK;
            case 0x2000 -> FileType.CHARACTER_DEVICE;
            case 0x6000 -> FileType.BLOCK_DEVICE;
            case 0xC000 -> FileType.SOCKET_STREAM;
            default -> FileType.UNKNOWN;
        };
    }

    /// Sets the times of what a path leads to.
    static void setTimes(Path path, long accessed, long modified, LinkOption... options) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class, options).setTimes(time(modified), time(accessed), null);
    }

    /// Null, as the JDK has it, for a time that is to stay.
    private static FileTime time(long nanos) {
        return nanos == OpenFile.KEEP ? null : FileTime.from(nanos, TimeUnit.NANOSECONDS);
    }
}

package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.DirectoryEntry;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A tree of files to test, and words to say what is done to it.
public abstract class FileTree {

    protected static final OpenMode READ = new OpenMode(true, false, false, false, false);
    protected static final OpenMode WRITE = new OpenMode(false, true, false, false, false);
    protected static final OpenMode UPDATE = new OpenMode(true, true, false, false, false);
    protected static final OpenMode CREATE = new OpenMode(true, true, true, false, false);
    protected static final OpenMode CREATE_NEW = new OpenMode(true, true, true, true, false);
    protected static final OpenMode TRUNCATE = new OpenMode(true, true, false, false, true);

    /// Names that are none, whatever the platform would take them for.
    protected static final List<String> NO_NAMES =
            List.of("", ".", "..", "/", "a/", "/a", "a/b", "../a", "./a", "a\0", "\0", "a\0/..");

    static final long SECOND = 1_000_000_000L;

    FileSystem files;
    protected Directory root;

    /// A new, empty tree.
    protected abstract FileSystem empty() throws Exception;

    /// Whether it has symbolic links.
    protected boolean hasLinks() {
        return true;
    }

    /// Whether a file can have several names.
    protected boolean hasHardLinks() {
        return true;
    }

    /// Whether open files and directories stay what they are when they lose or change their names.
    protected boolean keepsOpenFiles() {
        return true;
    }

    /// To how many nanoseconds times are kept.
    protected long timeUnit() {
        return 1;
    }

    /// Whether the platform's character set has a name's characters.
    protected boolean isSpeakable(String name) {
        return true;
    }

    @BeforeEach
    void open() throws Exception {
        files = empty();
        root = files.root();
    }

    @AfterEach
    void close() {
        root.close();
    }

    // ---- words for the tests ---------------------------------------------------------------------------------------------

    /// Something that may be refused.
    protected interface Attempt {
        void run() throws ErrnoException;
    }

    protected static void refuses(Errno errno, Attempt attempt) {
        assertEquals(errno, assertThrows(ErrnoException.class, attempt::run, () -> "not refused with " + errno).errno());
    }

    protected static void write(Directory directory, String name, String text) throws ErrnoException {
        try (var file = directory.openFile(name, new OpenMode(false, true, true, false, true))) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            assertEquals(bytes.length, file.write(0, bytes, 0, bytes.length));
        }
    }

    protected static String read(Directory directory, String name) throws ErrnoException {
        try (var file = directory.openFile(name, READ)) {
            return read(file);
        }
    }

    protected static String read(OpenFile file) throws ErrnoException {
        var bytes = new byte[(int) file.status().size()];
        assertEquals(bytes.length, file.read(0, bytes, 0, bytes.length));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    protected static Set<String> names(Directory directory) throws ErrnoException {
        return directory.entries().stream().map(DirectoryEntry::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /// One of each kind: `file`, `directory` with `inside` in it, `vacant` without, and `link` to `file` where there are links.
    void makeOneOfEach() throws ErrnoException {
        write(root, "file", "content");
        root.createDirectory("directory");
        try (var directory = root.openDirectory("directory")) {
            write(directory, "inside", "content");
        }
        root.createDirectory("vacant");
        if (hasLinks()) root.createLink("link", "file");
    }
}

package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.DirectoryEntry;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every tree of files does that can be read and written.
public abstract class FileSystemContract {

    protected static final OpenMode READ = new OpenMode(true, false, false, false, false);
    protected static final OpenMode WRITE = new OpenMode(false, true, false, false, false);
    protected static final OpenMode UPDATE = new OpenMode(true, true, false, false, false);
    protected static final OpenMode CREATE = new OpenMode(true, true, true, false, false);
    protected static final OpenMode CREATE_NEW = new OpenMode(true, true, true, true, false);
    protected static final OpenMode TRUNCATE = new OpenMode(true, true, false, false, true);

    /// Names that are none, whatever the platform would take them for.
    protected static final List<String> NO_NAMES =
            List.of("", ".", "..", "/", "a/", "/a", "a/b", "../a", "./a", "a\0", "\0", "a\0/..");

    private static final long SECOND = 1_000_000_000L;

    private FileSystem files;
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
    private void makeOneOfEach() throws ErrnoException {
        write(root, "file", "content");
        root.createDirectory("directory");
        try (var directory = root.openDirectory("directory")) {
            write(directory, "inside", "content");
        }
        root.createDirectory("vacant");
        if (hasLinks()) root.createLink("link", "file");
    }

    // ---- the top ---------------------------------------------------------------------------------------------------------

    @Test
    void the_top_is_a_directory_that_can_be_opened_again_and_again() throws Exception {
        try (var again = files.root()) {
            assertEquals(FileType.DIRECTORY, again.status().type());
            assertEquals(root.status().inode(), again.status().inode());
            write(again, "file", "content");
        }
        assertEquals("content", read(root, "file"));
    }

    @Test
    void a_duplicate_has_a_life_of_its_own() throws Exception {
        var duplicate = root.duplicate();
        duplicate.close();
        duplicate.close();
        assertEquals(Set.of(), names(root));
        try (var second = root.duplicate()) {
            root.close();
            assertEquals(Set.of(), names(second));
            refuses(Errno.BADF, root::entries);
        }
    }

    @Test
    void what_is_closed_answers_badf() throws Exception {
        makeOneOfEach();
        var directory = root.openDirectory("directory");
        directory.close();
        refuses(Errno.BADF, directory::status);
        refuses(Errno.BADF, directory::entries);
        refuses(Errno.BADF, directory::sync);
        refuses(Errno.BADF, directory::duplicate);
        refuses(Errno.BADF, () -> directory.status("inside"));
        refuses(Errno.BADF, () -> directory.openFile("inside", READ));
        refuses(Errno.BADF, () -> directory.openDirectory("inside"));
        refuses(Errno.BADF, () -> directory.readLink("inside"));
        refuses(Errno.BADF, () -> directory.createDirectory("new"));
        refuses(Errno.BADF, () -> directory.createLink("new", "target"));
        refuses(Errno.BADF, () -> directory.removeFile("inside"));
        refuses(Errno.BADF, () -> directory.removeDirectory("inside"));
        refuses(Errno.BADF, () -> directory.setTimes(0, 0));
        refuses(Errno.BADF, () -> directory.setTimes("inside", 0, 0));
        refuses(Errno.BADF, () -> directory.link("inside", root, "new"));
        refuses(Errno.BADF, () -> directory.rename("inside", root, "new"));
        refuses(Errno.BADF, () -> root.link("file", directory, "new"));
        refuses(Errno.BADF, () -> root.rename("file", directory, "new"));
        var file = root.openFile("file", UPDATE);
        file.close();
        file.close();
        refuses(Errno.BADF, file::status);
        refuses(Errno.BADF, () -> file.read(0, new byte[1], 0, 1));
        refuses(Errno.BADF, () -> file.write(0, new byte[1], 0, 1));
        refuses(Errno.BADF, () -> file.append(new byte[1], 0, 1));
        refuses(Errno.BADF, () -> file.setSize(0));
        refuses(Errno.BADF, () -> file.setTimes(0, 0));
        refuses(Errno.BADF, () -> file.sync(true));
        assertEquals("content", read(root, "file"));
    }

    // ---- names -----------------------------------------------------------------------------------------------------------

    /// Every call that takes a name, with that name for its only or its first one; `directory` and `file` are there.
    private List<Attempt> callsWith(String name) {
        return List.of(
                () -> root.status(name), () -> root.openDirectory(name).close(), () -> root.openFile(name, READ).close(),
                () -> root.openFile(name, CREATE).close(), () -> root.openFile(name, CREATE_NEW).close(), () -> root.readLink(name),
                () -> root.createDirectory(name), () -> root.createLink(name, "target"), () -> root.link(name, root, "new"),
                () -> root.link("file", root, name), () -> root.rename(name, root, "new"), () -> root.rename("file", root, name),
                () -> root.removeFile(name), () -> root.removeDirectory(name), () -> root.setTimes(name, 0, 0));
    }

    @Test
    void what_is_no_single_name_is_refused_by_every_call() throws Exception {
        makeOneOfEach();
        var before = names(root);
        for (var name : NO_NAMES) {
            for (var call : callsWith(name)) refuses(Errno.INVAL, call);
        }
        assertEquals(before, names(root));
    }

    @Test
    void a_name_has_at_most_255_bytes() throws Exception {
        makeOneOfEach();
        for (var longest : List.of("a".repeat(255), "é".repeat(127), "€".repeat(85), "😀".repeat(63))) {
            boolean isSpeakable = isSpeakable(longest);
            if (isSpeakable) {
                write(root, longest, "long");
                assertEquals("long", read(root, longest));
                assertTrue(names(root).contains(longest));
                root.removeFile(longest);
            }
            for (var call : callsWith(longest + "aaaa")) refuses(Errno.NAMETOOLONG, call);
        }
        for (var call : callsWith("a".repeat(100_000))) refuses(Errno.NAMETOOLONG, call);
    }

    /// Whether the platform's character set has a name's characters.
    protected boolean isSpeakable(String name) {
        return true;
    }

    @Test
    void half_a_character_is_no_name() throws Exception {
        makeOneOfEach();
        for (var name : List.of("\uD800", "a\uDC00", "\uDC00\uD800", "a\uD800b")) {
            for (var call : callsWith(name)) refuses(Errno.ILSEQ, call);
        }
    }

    @Test
    void odd_names_are_names_of_files_in_the_directory() throws Exception {
        for (var name : List.of("...", ".a", "a b", "~", "-rf", "a'b", "$HOME", "%2e%2e", "{}", "#", "=")) {
            write(root, name, name);
            assertEquals(name, read(root, name));
            assertEquals(Set.of(name), names(root));
            root.removeFile(name);
        }
    }

    @Test
    void what_is_not_there_is_noent() throws Exception {
        refuses(Errno.NOENT, () -> root.status("none"));
        refuses(Errno.NOENT, () -> root.openDirectory("none"));
        refuses(Errno.NOENT, () -> root.openFile("none", READ));
        refuses(Errno.NOENT, () -> root.openFile("none", UPDATE));
        refuses(Errno.NOENT, () -> root.openFile("none", TRUNCATE));
        refuses(Errno.NOENT, () -> root.readLink("none"));
        refuses(Errno.NOENT, () -> root.link("none", root, "new"));
        refuses(Errno.NOENT, () -> root.rename("none", root, "new"));
        refuses(Errno.NOENT, () -> root.removeFile("none"));
        refuses(Errno.NOENT, () -> root.removeDirectory("none"));
        refuses(Errno.NOENT, () -> root.setTimes("none", 0, 0));
        assertEquals(Set.of(), names(root));
    }

    @Test
    void what_is_there_already_is_exist() throws Exception {
        makeOneOfEach();
        for (var name : names(root)) {
            refuses(Errno.EXIST, () -> root.createDirectory(name));
            refuses(Errno.EXIST, () -> root.openFile(name, CREATE_NEW));
            if (hasLinks()) refuses(Errno.EXIST, () -> root.createLink(name, "target"));
            if (hasHardLinks()) refuses(Errno.EXIST, () -> root.link("file", root, name));
        }
    }

    // ---- reading and writing ---------------------------------------------------------------------------------------------

    @Test
    void a_file_holds_what_was_written() throws Exception {
        try (var file = root.openFile("file", CREATE)) {
            var bytes = new byte[300_000];
            new Random(1).nextBytes(bytes);
            assertEquals(bytes.length, file.write(0, bytes, 0, bytes.length));
            assertEquals(bytes.length, file.status().size());
            var back = new byte[bytes.length + 10];
            assertEquals(bytes.length, file.read(0, back, 5, bytes.length + 5));
            assertArrayEquals(bytes, Arrays.copyOfRange(back, 5, bytes.length + 5));
            assertEquals(1, file.read(bytes.length - 1, back, 0, 10));
            assertEquals(0, file.read(bytes.length, back, 0, 10));
            assertEquals(0, file.read(Long.MAX_VALUE, back, 0, 10));
            assertEquals(0, file.read(0, back, 0, 0));
            assertEquals(0, file.write(0, back, 0, 0));
        }
        assertEquals(300_000, root.status("file").size());
    }

    @Test
    void beyond_the_end_there_are_zeros() throws Exception {
        try (var file = root.openFile("file", CREATE)) {
            file.write(100_000, new byte[] {1}, 0, 1);
            var back = new byte[100_001];
            Arrays.fill(back, (byte) 7);
            assertEquals(100_001, file.read(0, back, 0, back.length));
            var expected = new byte[100_001];
            expected[100_000] = 1;
            assertArrayEquals(expected, back);
        }
    }

    @Test
    void appending_is_at_the_end_wherever_that_is_by_then() throws Exception {
        try (var first = root.openFile("file", CREATE)) {
            first.append(new byte[] {'a', 'b', 'c'}, 1, 2);
            first.write(5, new byte[] {'f'}, 0, 1);
            first.append(new byte[] {'g'}, 0, 1);
            first.setSize(1);
            first.append(new byte[] {'h'}, 0, 1);
            assertEquals("bh", read(first));
        }
        assertEquals("bh", read(root, "file"));
    }

    @Test
    void a_size_can_be_set() throws Exception {
        try (var file = root.openFile("file", CREATE)) {
            file.write(0, "0123456789".getBytes(StandardCharsets.UTF_8), 0, 10);
            file.setSize(10);
            file.setSize(4);
            assertEquals("0123", read(file));
            file.setSize(6);
            assertEquals("0123\0\0", read(file));
            file.setSize(40_000);
            assertEquals(40_000, file.status().size());
            file.setSize(0);
            assertEquals(0, file.status().size());
            refuses(Errno.INVAL, () -> file.setSize(-1));
        }
    }

    @Test
    void a_file_does_what_it_was_opened_for() throws Exception {
        write(root, "file", "content");
        try (var file = root.openFile("file", READ)) {
            refuses(Errno.BADF, () -> file.write(0, new byte[1], 0, 1));
            refuses(Errno.BADF, () -> file.append(new byte[1], 0, 1));
            refuses(Errno.BADF, () -> file.setSize(0));
            assertEquals("content", read(file));
        }
        try (var file = root.openFile("file", WRITE)) {
            refuses(Errno.BADF, () -> file.read(0, new byte[1], 0, 1));
            file.write(0, new byte[] {'C'}, 0, 1);
        }
        assertEquals("Content", read(root, "file"));
        try (var file = root.openFile("file", new OpenMode(false, false, false, false, false))) {
            refuses(Errno.BADF, () -> file.read(0, new byte[1], 0, 1));
            refuses(Errno.BADF, () -> file.write(0, new byte[1], 0, 1));
            assertEquals(7, file.status().size());
        }
        try (var file = root.openFile("made", new OpenMode(true, false, true, false, false))) {
            refuses(Errno.BADF, () -> file.write(0, new byte[1], 0, 1));
            assertEquals(0, file.read(0, new byte[1], 0, 1));
        }
        assertEquals(0, root.status("made").size());
    }

    @Test
    void positions_are_natural_numbers() throws Exception {
        try (var file = root.openFile("file", CREATE)) {
            refuses(Errno.INVAL, () -> file.read(-1, new byte[1], 0, 1));
            refuses(Errno.INVAL, () -> file.write(-1, new byte[1], 0, 1));
            refuses(Errno.INVAL, () -> file.read(Long.MIN_VALUE, new byte[1], 0, 1));
            refuses(Errno.FBIG, () -> file.write(Long.MAX_VALUE, new byte[2], 0, 2));
            refuses(Errno.FBIG, () -> file.write(Long.MAX_VALUE - 3, new byte[4], 0, 4));
            assertEquals(0, file.status().size());
        }
    }

    @Test
    void opening_makes_empties_or_takes_as_it_is() throws Exception {
        root.openFile("file", CREATE).close();
        write(root, "file", "content");
        root.openFile("file", CREATE).close();
        assertEquals("content", read(root, "file"));
        refuses(Errno.EXIST, () -> root.openFile("file", CREATE_NEW));
        root.openFile("file", TRUNCATE).close();
        assertEquals("", read(root, "file"));
        root.openFile("new", CREATE_NEW).close();
        assertEquals(Set.of("file", "new"), names(root));
    }

    @Test
    void what_was_written_can_be_had_written_down() throws Exception {
        try (var file = root.openFile("file", CREATE)) {
            file.write(0, new byte[1], 0, 1);
            file.sync(true);
            file.sync(false);
        }
        root.sync();
    }

    @Test
    void random_reads_and_writes_are_those_of_an_array() throws Exception {
        var random = new Random(7);
        var model = new byte[0];
        try (var file = root.openFile("file", CREATE)) {
            for (int i = 0; i < 400; i++) {
                int position = random.nextInt(120_000);
                var bytes = new byte[random.nextInt(40_000)];
                random.nextBytes(bytes);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        assertEquals(bytes.length, file.write(position, bytes, 0, bytes.length));
                        if (bytes.length > 0) model = Arrays.copyOf(model, Math.max(model.length, position + bytes.length));
                        System.arraycopy(bytes, 0, model, Math.min(position, model.length), bytes.length);
                    }
                    case 1 -> {
                        file.append(bytes, 0, bytes.length / 8);
                        int old = model.length;
                        model = Arrays.copyOf(model, old + bytes.length / 8);
                        System.arraycopy(bytes, 0, model, old, bytes.length / 8);
                    }
                    case 2 -> {
                        file.setSize(position);
                        model = Arrays.copyOf(model, position);
                    }
                    default -> {
                        int expected = Math.clamp(model.length - position, 0, bytes.length);
                        assertEquals(expected, file.read(position, bytes, 0, bytes.length));
                        for (int k = 0; k < expected; k++) assertEquals(model[position + k], bytes[k]);
                    }
                }
                assertEquals(model.length, file.status().size());
            }
        }
    }

    // ---- directories -----------------------------------------------------------------------------------------------------

    @Test
    void a_directory_lists_what_is_in_it() throws Exception {
        assertEquals(List.of(), root.entries());
        makeOneOfEach();
        Map<String, FileType> types = new HashMap<>(Map.of(
                "file", FileType.REGULAR_FILE, "directory", FileType.DIRECTORY, "vacant", FileType.DIRECTORY));
        if (hasLinks()) types.put("link", FileType.SYMBOLIC_LINK);
        var entries = root.entries();
        assertEquals(types, entries.stream().collect(Collectors.toMap(DirectoryEntry::name, DirectoryEntry::type)));
        assertEquals(entries, root.entries());
        for (var entry : entries) {
            assertEquals(entry.inode(), root.status(entry.name()).inode(), entry.name());
            assertEquals(entry.type(), root.status(entry.name()).type(), entry.name());
        }
        assertEquals(entries.size(), entries.stream().mapToLong(DirectoryEntry::inode).distinct().count());
    }

    @Test
    void a_directory_has_many_entries() throws Exception {
        for (int i = 0; i < 500; i++) root.openFile("file" + i, CREATE).close();
        assertEquals(500, names(root).size());
        for (int i = 0; i < 500; i++) root.removeFile("file" + i);
        assertEquals(List.of(), root.entries());
    }

    @Test
    void only_a_directory_is_opened_as_one() throws Exception {
        makeOneOfEach();
        refuses(Errno.NOTDIR, () -> root.openDirectory("file"));
        if (hasLinks()) {
            refuses(Errno.LOOP, () -> root.openDirectory("link"));
            root.createLink("away", "directory");
            refuses(Errno.LOOP, () -> root.openDirectory("away"));
        }
        try (var directory = root.openDirectory("directory")) {
            assertEquals(Set.of("inside"), names(directory));
            assertEquals(root.status("directory").inode(), directory.status().inode());
        }
    }

    @Test
    void only_a_regular_file_is_opened_as_one() throws Exception {
        makeOneOfEach();
        for (var mode : List.of(READ, WRITE, UPDATE, CREATE, TRUNCATE)) {
            refuses(Errno.ISDIR, () -> root.openFile("directory", mode));
            if (hasLinks()) refuses(Errno.LOOP, () -> root.openFile("link", mode));
        }
        assertEquals("content", read(root, "file"));
    }

    @Test
    void an_open_directory_stays_the_same_when_it_gets_another_name() throws Exception {
        assumeTrue(keepsOpenFiles());
        makeOneOfEach();
        try (var directory = root.openDirectory("directory")) {
            root.rename("directory", root, "renamed");
            root.createDirectory("directory");
            write(directory, "more", "content");
            assertEquals(Set.of("inside", "more"), names(directory));
            assertEquals(directory.status().inode(), root.status("renamed").inode());
            assertNotEquals(directory.status().inode(), root.status("directory").inode());
        }
    }

    @Test
    void a_removed_directory_is_empty_and_stays_so() throws Exception {
        makeOneOfEach();
        try (var vacant = root.openDirectory("vacant")) {
            root.removeDirectory("vacant");
            refuses(Errno.NOENT, () -> vacant.openFile("new", CREATE));
            refuses(Errno.NOENT, () -> vacant.createDirectory("new"));
            refuses(Errno.NOENT, () -> root.rename("file", vacant, "new"));
            if (hasLinks()) refuses(Errno.NOENT, () -> vacant.createLink("new", "target"));
            if (hasHardLinks()) refuses(Errno.NOENT, () -> root.link("file", vacant, "new"));
            if (keepsOpenFiles()) assertEquals(Set.of(), names(vacant));
        }
    }

    // ---- symbolic links --------------------------------------------------------------------------------------------------

    @Test
    void a_link_says_what_it_was_made_to_say() throws Exception {
        assumeTrue(hasLinks());
        int i = 0;
        for (var target : List.of("file", "/", "..", "../../etc/passwd", "/etc/passwd", "none", "a/b", "x".repeat(4_000))) {
            var name = "link" + i++;
            root.createLink(name, target);
            assertEquals(target, root.readLink(name));
            assertEquals(FileType.SYMBOLIC_LINK, root.status(name).type());
            assertEquals(target.length(), root.status(name).size());
        }
    }

    @Test
    void what_a_link_cannot_say_is_refused() throws Exception {
        assumeTrue(hasLinks());
        refuses(Errno.NOENT, () -> root.createLink("link", ""));
        refuses(Errno.INVAL, () -> root.createLink("link", "a\0b"));
        refuses(Errno.ILSEQ, () -> root.createLink("link", "\uD800"));
        refuses(Errno.NAMETOOLONG, () -> root.createLink("link", "a".repeat(5_000)));
        assertEquals(Set.of(), names(root));
    }

    @Test
    void only_a_link_says_something() throws Exception {
        makeOneOfEach();
        refuses(Errno.INVAL, () -> root.readLink("file"));
        refuses(Errno.INVAL, () -> root.readLink("directory"));
    }

    @Test
    void where_there_are_no_links_none_are_made() throws Exception {
        assumeTrue(!hasLinks());
        refuses(Errno.NOTSUP, () -> root.createLink("link", "target"));
        assertEquals(Set.of(), names(root));
    }

    @Test
    void no_call_follows_a_link() throws Exception {
        assumeTrue(hasLinks());
        makeOneOfEach();
        var modified = root.status("file").modified();
        root.setTimes("link", 5 * SECOND, 6 * SECOND);
        assertEquals(modified, root.status("file").modified());
        assertEquals(6 * SECOND, root.status("link").modified());
        root.rename("link", root, "moved");
        assertEquals("file", root.readLink("moved"));
        root.removeFile("moved");
        assertEquals("content", read(root, "file"));
        root.createLink("to-directory", "vacant");
        refuses(Errno.NOTDIR, () -> root.removeDirectory("to-directory"));
        root.removeFile("to-directory");
        assertEquals(Set.of("directory", "file", "vacant"), names(root));
    }

    // ---- more names ------------------------------------------------------------------------------------------------------

    @Test
    void a_file_can_have_two_names() throws Exception {
        assumeTrue(hasHardLinks());
        makeOneOfEach();
        try (var directory = root.openDirectory("directory")) {
            root.link("file", directory, "second");
            assertEquals(2, root.status("file").links());
            assertEquals(root.status("file").inode(), directory.status("second").inode());
            write(directory, "second", "changed");
            assertEquals("changed", read(root, "file"));
            root.rename("file", directory, "second");
            assertEquals("changed", read(root, "file"), "two names of one file stay as they are");
            root.removeFile("file");
            assertEquals(1, directory.status("second").links());
            assertEquals("changed", read(directory, "second"));
        }
    }

    @Test
    void a_directory_has_one_name() throws Exception {
        makeOneOfEach();
        refuses(Errno.PERM, () -> root.link("directory", root, "second"));
    }

    @Test
    void where_files_have_one_name_they_get_no_other() throws Exception {
        assumeTrue(!hasHardLinks());
        makeOneOfEach();
        refuses(Errno.NOTSUP, () -> root.link("file", root, "second"));
    }

    @Test
    void another_tree_is_another_device() throws Exception {
        makeOneOfEach();
        try (var other = empty().root()) {
            refuses(Errno.XDEV, () -> root.rename("file", other, "file"));
            refuses(Errno.XDEV, () -> root.rename("directory", other, "directory"));
            refuses(Errno.XDEV, () -> root.link("file", other, "file"));
            assertEquals(Set.of(), names(other));
        }
        assertEquals("content", read(root, "file"));
    }

    // ---- renaming --------------------------------------------------------------------------------------------------------

    @Test
    void an_entry_gets_another_name() throws Exception {
        makeOneOfEach();
        root.rename("file", root, "renamed");
        assertEquals("content", read(root, "renamed"));
        try (var vacant = root.openDirectory("vacant")) {
            root.rename("directory", vacant, "moved");
            try (var moved = vacant.openDirectory("moved")) {
                assertEquals("content", read(moved, "inside"));
                moved.rename("inside", root, "outside");
            }
        }
        assertEquals("content", read(root, "outside"));
        assertEquals(hasLinks() ? Set.of("link", "outside", "renamed", "vacant") : Set.of("outside", "renamed", "vacant"), names(root));
    }

    @Test
    void a_file_replaces_a_file() throws Exception {
        makeOneOfEach();
        write(root, "other", "other");
        root.rename("file", root, "other");
        assertEquals("content", read(root, "other"));
        refuses(Errno.NOENT, () -> root.status("file"));
        if (hasLinks()) {
            root.rename("other", root, "link");
            assertEquals("content", read(root, "link"));
        }
    }

    @Test
    void a_directory_replaces_an_empty_directory_only() throws Exception {
        makeOneOfEach();
        refuses(Errno.NOTEMPTY, () -> root.rename("vacant", root, "directory"));
        root.rename("directory", root, "vacant");
        try (var vacant = root.openDirectory("vacant")) {
            assertEquals(Set.of("inside"), names(vacant));
        }
        refuses(Errno.NOENT, () -> root.status("directory"));
    }

    @Test
    void a_directory_and_a_file_do_not_replace_each_other() throws Exception {
        makeOneOfEach();
        refuses(Errno.ISDIR, () -> root.rename("file", root, "directory"));
        refuses(Errno.ISDIR, () -> root.rename("file", root, "vacant"));
        refuses(Errno.NOTDIR, () -> root.rename("directory", root, "file"));
        refuses(Errno.NOTDIR, () -> root.rename("vacant", root, "file"));
        if (hasLinks()) {
            refuses(Errno.NOTDIR, () -> root.rename("directory", root, "link"));
            refuses(Errno.ISDIR, () -> root.rename("link", root, "vacant"));
        }
    }

    @Test
    void a_directory_is_not_moved_into_itself() throws Exception {
        makeOneOfEach();
        try (var directory = root.openDirectory("directory")) {
            directory.createDirectory("below");
            refuses(Errno.INVAL, () -> root.rename("directory", directory, "self"));
            try (var below = directory.openDirectory("below")) {
                refuses(Errno.INVAL, () -> root.rename("directory", below, "self"));
            }
        }
        root.rename("directory", root, "directory");
        root.rename("file", root, "file");
        assertEquals("content", read(root, "file"));
    }

    // ---- removing --------------------------------------------------------------------------------------------------------

    @Test
    void files_and_directories_are_removed_each_in_its_way() throws Exception {
        makeOneOfEach();
        refuses(Errno.ISDIR, () -> root.removeFile("directory"));
        refuses(Errno.ISDIR, () -> root.removeFile("vacant"));
        refuses(Errno.NOTDIR, () -> root.removeDirectory("file"));
        refuses(Errno.NOTEMPTY, () -> root.removeDirectory("directory"));
        if (hasLinks()) {
            refuses(Errno.NOTDIR, () -> root.removeDirectory("link"));
            root.removeFile("link");
        }
        root.removeFile("file");
        root.removeDirectory("vacant");
        try (var directory = root.openDirectory("directory")) {
            directory.removeFile("inside");
        }
        root.removeDirectory("directory");
        assertEquals(List.of(), root.entries());
    }

    @Test
    void an_open_file_lives_on_without_a_name() throws Exception {
        assumeTrue(keepsOpenFiles());
        try (var file = root.openFile("file", CREATE)) {
            file.write(0, new byte[] {'a'}, 0, 1);
            root.removeFile("file");
            file.append(new byte[] {'b'}, 0, 1);
            file.setTimes(SECOND, 2 * SECOND);
            assertEquals("ab", read(file));
            assertEquals(0, file.status().links());
            assertEquals(2 * SECOND, file.status().modified());
            write(root, "file", "another");
            assertNotEquals(root.status("file").inode(), file.status().inode());
            assertEquals("ab", read(file));
        }
        assertEquals("another", read(root, "file"));
    }

    // ---- times -----------------------------------------------------------------------------------------------------------

    @Test
    void times_are_set_and_kept() throws Exception {
        makeOneOfEach();
        long accessed = 1_500_000_000L * SECOND + 123_456_789L / timeUnit() * timeUnit();
        long modified = 1_400_000_000L * SECOND + 987_654_321L / timeUnit() * timeUnit();
        root.setTimes("file", accessed, modified);
        assertEquals(accessed, root.status("file").accessed());
        assertEquals(modified, root.status("file").modified());
        root.setTimes("file", OpenFile.KEEP, SECOND);
        assertEquals(accessed, root.status("file").accessed());
        assertEquals(SECOND, root.status("file").modified());
        root.setTimes("file", SECOND, OpenFile.KEEP);
        assertEquals(SECOND, root.status("file").accessed());
        assertEquals(SECOND, root.status("file").modified());
        root.setTimes("file", OpenFile.KEEP, OpenFile.KEEP);
        assertEquals(SECOND, root.status("file").modified());
        try (var file = root.openFile("file", UPDATE)) {
            file.setTimes(accessed, modified);
            assertEquals(modified, file.status().modified());
            file.setTimes(OpenFile.KEEP, 3 * SECOND);
            assertEquals(accessed, file.status().accessed());
        }
        assertEquals(3 * SECOND, root.status("file").modified());
        try (var directory = root.openDirectory("directory")) {
            directory.setTimes(accessed, modified);
            assertEquals(modified, directory.status().modified());
            assertEquals(modified, root.status("directory").modified());
        }
        root.setTimes("vacant", accessed, modified);
        assertEquals(accessed, root.status("vacant").accessed());
    }

    @Test
    void writing_moves_the_time_on() throws Exception {
        write(root, "file", "content");
        root.setTimes("file", SECOND, SECOND);
        try (var file = root.openFile("file", UPDATE)) {
            file.write(0, new byte[1], 0, 1);
            file.sync(true);
        }
        assertTrue(root.status("file").modified() > SECOND);
    }
}

package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.ports.system.DirectoryEntry;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.FileType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What every tree of files does that can be read and written.
public abstract class FileSystemContract extends OpenFileContract {

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
                () -> root.openFile(name, CREATE).close(), () -> root.openFile(name, CREATE_NEW).close(),
                () -> root.readLink(name),
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
        for (var target : List.of("file", "/", "..", "../../etc/passwd", "/etc/passwd", "none", "a/b", "x".repeat(4_000))) {
            var name = "link";
            root.createLink(name, target);
            assertEquals(target, root.readLink(name));
            assertEquals(FileType.SYMBOLIC_LINK, root.status(name).type());
            assertEquals(target.length(), root.status(name).size());
            root.removeFile(name);
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
        if (hasLinks()) root.removeFile("link");
        assertEquals(Set.of("outside", "renamed", "vacant"), names(root));
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
}

package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.Flags.LOOKUP_SYMLINK_FOLLOW;
import static dev.sextant.adapters.wasi.Flags.OPEN_CREAT;
import static dev.sextant.adapters.wasi.Flags.OPEN_DIRECTORY;
import static dev.sextant.adapters.wasi.Flags.OPEN_EXCL;
import static dev.sextant.adapters.wasi.Flags.OPEN_TRUNC;
import static dev.sextant.adapters.wasi.Guest.DATA;
import static dev.sextant.adapters.wasi.Guest.PATH;
import static dev.sextant.adapters.wasi.Guest.RESULT;
import static dev.sextant.adapters.wasi.Guest.ROOT;
import static dev.sextant.ports.system.Errno.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files by their paths, in a tree in memory.
class PathCallsTest {

    private Guest guest;

    /// `file`, `dir/inner`, `empty/`, and links: `to-file`, `to-dir`, `nowhere`, `dir/up` to `../file`, `loop`.
    @BeforeEach
    void make() {
        guest = new Guest(Grants.none().withMount("/", WasmRuntime.host().memory(1 << 24), Mount.Access.READ_WRITE));
        guest.file("file", "content");
        guest.directory("dir");
        guest.directory("empty");
        guest.file("dir/inner", "inner");
        symlink("file", "to-file");
        symlink("dir", "to-dir");
        symlink("new", "nowhere");
        symlink("../file", "dir/up");
        symlink("loop", "loop");
    }

    @AfterEach
    void close() {
        guest.close();
    }

    private void symlink(String target, String path) {
        assertEquals(SUCCESS, guest.symlink(target, ROOT, path));
    }

    private Errno open(int lookup, String path, int open) {
        return guest.open(ROOT, lookup, path, open, Rights.FD_READ, 0);
    }

    private FileType type(int lookup, String path) {
        assertEquals(SUCCESS, guest.status(ROOT, lookup, path), path);
        return FileType.values()[guest.bytes().load8(RESULT + 16)];
    }

    @Test
    void a_path_leads_through_directories_and_links_up_and_down() {
        for (var path : new String[] {
            "file", "./file", ".//file", "dir/../file", "dir/.././file", "dir/up", "to-dir/up", "to-dir/../file", "to-file",
            "dir//..//empty/../file", "empty/../to-dir/./up"}) {
            assertEquals("content", guest.content(path), path);
        }
    }

    @Test
    void what_stands_in_the_way_is_said() {
        assertEquals(NOENT, open(LOOKUP_SYMLINK_FOLLOW, "", 0));
        assertEquals(NOENT, open(LOOKUP_SYMLINK_FOLLOW, "none", 0));
        assertEquals(NOENT, open(LOOKUP_SYMLINK_FOLLOW, "none/file", 0));
        assertEquals(NOENT, open(LOOKUP_SYMLINK_FOLLOW, "none/../file", 0));
        assertEquals(NOTDIR, open(LOOKUP_SYMLINK_FOLLOW, "file/..", 0));
        assertEquals(NOTDIR, open(LOOKUP_SYMLINK_FOLLOW, "file/x", 0));
        assertEquals(NOTDIR, open(LOOKUP_SYMLINK_FOLLOW, "file/", 0));
        assertEquals(NOTDIR, open(LOOKUP_SYMLINK_FOLLOW, "file/.", 0));
        assertEquals(NOTDIR, open(LOOKUP_SYMLINK_FOLLOW, "to-file/", 0));
        assertEquals(NOTDIR, open(LOOKUP_SYMLINK_FOLLOW, "file", OPEN_DIRECTORY));
        assertEquals(NOENT, open(LOOKUP_SYMLINK_FOLLOW, "nowhere", 0));
        assertEquals(LOOP, open(LOOKUP_SYMLINK_FOLLOW, "loop", 0));
        assertEquals(LOOP, open(LOOKUP_SYMLINK_FOLLOW, "loop/x", 0));
        assertEquals(LOOP, open(0, "to-file", 0));
        assertEquals(LOOP, open(0, "to-dir", OPEN_DIRECTORY));
        assertEquals(NOTCAPABLE, open(LOOKUP_SYMLINK_FOLLOW, "/", 0));
        assertEquals(NOTCAPABLE, open(LOOKUP_SYMLINK_FOLLOW, "/file", 0));
        assertEquals(NOTCAPABLE, open(LOOKUP_SYMLINK_FOLLOW, "..", 0));
        assertEquals(NOTCAPABLE, open(LOOKUP_SYMLINK_FOLLOW, "dir/../../file", 0));
        assertEquals(NAMETOOLONG, open(LOOKUP_SYMLINK_FOLLOW, "x".repeat(256), 0));
        assertEquals(NAMETOOLONG, open(LOOKUP_SYMLINK_FOLLOW, "é".repeat(128), 0));
        assertEquals(NOENT, open(LOOKUP_SYMLINK_FOLLOW, "x".repeat(255), 0));
        assertEquals(SUCCESS, open(LOOKUP_SYMLINK_FOLLOW, "./".repeat(2_046) + "file", 0));
        assertEquals(NAMETOOLONG, open(LOOKUP_SYMLINK_FOLLOW, "./".repeat(2_047) + "file", 0));
    }

    @Test
    void names_are_UTF_8_without_NUL() {
        guest.put(PATH, new byte[] {'f', (byte) 0xC3, 'x', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'a', 0, 'b'});
        assertEquals(ILSEQ, guest.call(Preview1Function.PATH_UNLINK_FILE, ROOT, PATH, 3));
        assertEquals(ILSEQ, guest.call(Preview1Function.PATH_UNLINK_FILE, ROOT, PATH + 3, 3));
        assertEquals(INVAL, guest.call(Preview1Function.PATH_UNLINK_FILE, ROOT, PATH + 6, 3));
        assertEquals(INVAL, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "file\0"));
        guest.file("dir/naïve-☃", "x");
        assertEquals("x", guest.content("dir/naïve-☃"));
    }

    @Test
    void a_slash_at_the_end_wants_a_directory() {
        assertEquals(SUCCESS, open(0, "dir/", 0));
        assertEquals(SUCCESS, open(0, "to-dir/", OPEN_DIRECTORY));
        assertEquals(FileType.DIRECTORY, type(0, "to-dir/"));
        assertEquals(FileType.SYMBOLIC_LINK, type(0, "to-dir"));
        assertEquals(NOTDIR, guest.status(ROOT, 0, "file/"));
        assertEquals(ISDIR, open(0, "made/", OPEN_CREAT));
        assertEquals(SUCCESS, guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, "made//"));
        assertEquals(NOTDIR, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "file/"));
        assertEquals(ISDIR, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "empty/"));
        assertEquals(NOENT, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "none/"));
        assertEquals(NOTDIR, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "to-dir/"));
        assertEquals(NOTDIR, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, ROOT, "file/"));
        assertEquals(NOTDIR, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, ROOT, "to-dir/"));
        assertEquals(SUCCESS, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, ROOT, "empty/"));
        assertEquals(NOTDIR, guest.rename(ROOT, "file/", ROOT, "x"));
        assertEquals(NOTDIR, guest.rename(ROOT, "file", ROOT, "x/"));
        assertEquals(SUCCESS, guest.rename(ROOT, "made/", ROOT, "moved/"));
        assertEquals(NOENT, guest.link(ROOT, 0, "file", ROOT, "x/"));
        assertEquals(EXIST, guest.link(ROOT, 0, "file", ROOT, "dir/"));
        assertEquals(NOENT, guest.symlink("file", ROOT, "x/"));
        assertEquals(INVAL, guest.readLink(ROOT, "to-dir/"));
    }

    @Test
    void what_a_path_opens_depends_on_flags_rights_and_what_is_there() {
        assertEquals(EXIST, open(0, "file", OPEN_CREAT | OPEN_EXCL));
        assertEquals(SUCCESS, open(0, "file", OPEN_CREAT));
        assertEquals(SUCCESS, open(0, "file", OPEN_EXCL));
        assertEquals("content", guest.content("file"));
        assertEquals(SUCCESS, open(0, "file", OPEN_TRUNC));
        assertEquals("", guest.content("file"));
        assertEquals(EXIST, open(LOOKUP_SYMLINK_FOLLOW, "nowhere", OPEN_CREAT | OPEN_EXCL));
        assertEquals(LOOP, open(0, "nowhere", OPEN_CREAT));
        assertEquals(SUCCESS, open(LOOKUP_SYMLINK_FOLLOW, "nowhere", OPEN_CREAT));
        assertEquals(FileType.REGULAR_FILE, type(0, "new"));
        assertEquals(ISDIR, open(0, "dir", OPEN_CREAT));
        assertEquals(EXIST, open(0, "dir", OPEN_CREAT | OPEN_EXCL));
        assertEquals(EXIST, open(0, ".", OPEN_CREAT | OPEN_EXCL));
        assertEquals(ISDIR, open(0, "dir", OPEN_TRUNC));
        assertEquals(ISDIR, guest.open(ROOT, 0, "dir", 0, Rights.FD_WRITE, 0));
        assertEquals(ISDIR, guest.open(ROOT, 0, "dir", OPEN_DIRECTORY, Rights.FD_WRITE, 0));
        assertEquals(INVAL, open(0, "x", OPEN_CREAT | OPEN_DIRECTORY));
        assertEquals(SUCCESS, open(0, "dir", 0));
        assertEquals(SUCCESS, open(0, ".", OPEN_DIRECTORY));
        assertEquals(SUCCESS, open(0, "dir/..", 0));
    }

    @Test
    void what_was_opened_for_reading_is_not_written_and_the_other_way_round() {
        int reading = guest.opened("file", 0, Rights.ALL & ~Rights.FD_WRITE);
        assertEquals(NOTCAPABLE, guest.write(reading, "x"));
        assertEquals(NOTCAPABLE, guest.call(Preview1Function.FD_FILESTAT_SET_SIZE, reading, 0));
        assertEquals(NOTCAPABLE, guest.call(Preview1Function.FD_ALLOCATE, reading, 0, 100));
        int writing = guest.opened("file", 0, Rights.FD_WRITE);
        guest.vector(DATA, 10);
        assertEquals(NOTCAPABLE, guest.call(Preview1Function.FD_READ, writing, Guest.VECTORS, 1, RESULT));
        assertEquals("content", guest.content("file"));
    }

    @Test
    void directories_are_made_and_removed() {
        assertEquals(EXIST, guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, "dir"));
        assertEquals(EXIST, guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, "file"));
        assertEquals(EXIST, guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, "nowhere"));
        assertEquals(EXIST, guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, "."));
        assertEquals(NOENT, guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, "none/x"));
        assertEquals(SUCCESS, guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, "to-dir/x"));
        assertEquals(FileType.DIRECTORY, type(0, "dir/x"));
        assertEquals(NOTEMPTY, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, ROOT, "dir"));
        assertEquals(NOTEMPTY, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, ROOT, "dir/.."));
        assertEquals(INVAL, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, ROOT, "dir/."));
        assertEquals(NOTDIR, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, ROOT, "file"));
        assertEquals(NOTDIR, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, ROOT, "to-dir"));
        assertEquals(SUCCESS, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, ROOT, "dir/x"));
    }

    @Test
    void files_and_links_are_unlinked_and_directories_are_not() {
        assertEquals(SUCCESS, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "to-file"));
        assertEquals(FileType.REGULAR_FILE, type(0, "file"));
        assertEquals(SUCCESS, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "file"));
        assertEquals(NOENT, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "file"));
        assertEquals(ISDIR, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "empty"));
        assertEquals(ISDIR, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "."));
    }

    @Test
    void files_and_directories_are_renamed() {
        assertEquals(SUCCESS, guest.rename(ROOT, "file", ROOT, "dir/moved"));
        assertEquals("content", guest.content("dir/moved"));
        assertEquals(SUCCESS, guest.rename(ROOT, "to-dir/moved", ROOT, "to-file"));
        assertEquals(FileType.REGULAR_FILE, type(0, "to-file"));
        assertEquals(ISDIR, guest.rename(ROOT, "to-file", ROOT, "empty"));
        assertEquals(NOTDIR, guest.rename(ROOT, "empty", ROOT, "to-file"));
        assertEquals(INVAL, guest.rename(ROOT, "dir", ROOT, "dir/x"));
        assertEquals(NOTEMPTY, guest.rename(ROOT, "empty", ROOT, "dir"));
        assertEquals(SUCCESS, guest.rename(ROOT, "dir", ROOT, "empty"));
        assertEquals(NOENT, guest.rename(ROOT, "dir", ROOT, "x"));
        assertEquals(BUSY, guest.rename(ROOT, ".", ROOT, "x"));
        assertEquals(BUSY, guest.rename(ROOT, "empty/..", ROOT, "x"));
        assertEquals(BUSY, guest.rename(ROOT, "empty", ROOT, "."));
    }

    @Test
    void files_have_several_names_and_links_are_linked_unless_followed() {
        assertEquals(SUCCESS, guest.link(ROOT, 0, "file", ROOT, "second"));
        assertEquals(SUCCESS, guest.status(ROOT, 0, "second"));
        assertEquals(2, guest.load64(RESULT + 24));
        assertEquals(EXIST, guest.link(ROOT, 0, "file", ROOT, "second"));
        assertEquals(EXIST, guest.link(ROOT, 0, "file", ROOT, "nowhere"));
        assertEquals(EXIST, guest.link(ROOT, 0, "file", ROOT, "."));
        assertEquals(PERM, guest.link(ROOT, 0, "dir", ROOT, "x"));
        assertEquals(PERM, guest.link(ROOT, LOOKUP_SYMLINK_FOLLOW, "to-dir", ROOT, "x"));
        assertEquals(PERM, guest.link(ROOT, 0, ".", ROOT, "x"));
        assertEquals(SUCCESS, guest.link(ROOT, LOOKUP_SYMLINK_FOLLOW, "to-file", ROOT, "third"));
        assertEquals(FileType.REGULAR_FILE, type(0, "third"));
        assertEquals(NOENT, guest.link(ROOT, LOOKUP_SYMLINK_FOLLOW, "nowhere", ROOT, "x"));
    }

    @Test
    void links_say_what_they_were_made_with_but_never_lead_to_the_root() {
        assertEquals(SUCCESS, guest.readLink(ROOT, "dir/up"));
        assertEquals(7, guest.load32(RESULT));
        assertEquals("../file", guest.text(DATA, 7));
        guest.put(PATH, "dir/up".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        guest.put(DATA, new byte[8]);
        assertEquals(3, guest.get(Preview1Function.PATH_READLINK, ROOT, PATH, 6, DATA, 3, RESULT));
        assertEquals("../\0", guest.text(DATA, 4));
        assertEquals(INVAL, guest.readLink(ROOT, "file"));
        assertEquals(INVAL, guest.readLink(ROOT, "dir"));
        assertEquals(INVAL, guest.readLink(ROOT, "."));
        assertEquals(NOTCAPABLE, guest.symlink("/file", ROOT, "x"));
        assertEquals(NOENT, guest.symlink("", ROOT, "x"));
        assertEquals(EXIST, guest.symlink("file", ROOT, "nowhere"));
        assertEquals(SUCCESS, guest.symlink("../outside", ROOT, "x"));
        assertEquals(NOTCAPABLE, open(LOOKUP_SYMLINK_FOLLOW, "x", OPEN_CREAT));
    }

    @Test
    void times_are_set_on_what_the_path_leads_to_or_on_the_link() {
        assertEquals(SUCCESS, guest.setTimes(ROOT, LOOKUP_SYMLINK_FOLLOW, "to-file", 1_000_000, 2_000_000,
                Flags.TIMES_ATIM | Flags.TIMES_MTIM));
        assertEquals(SUCCESS, guest.status(ROOT, 0, "file"));
        assertEquals(1_000_000, guest.load64(RESULT + 40));
        assertEquals(2_000_000, guest.load64(RESULT + 48));
        assertEquals(SUCCESS, guest.setTimes(ROOT, 0, "to-file", 3_000_000, 4_000_000, Flags.TIMES_MTIM));
        assertEquals(SUCCESS, guest.status(ROOT, 0, "to-file"));
        assertEquals(4_000_000, guest.load64(RESULT + 48));
        assertEquals(SUCCESS, guest.status(ROOT, 0, "file"));
        assertEquals(2_000_000, guest.load64(RESULT + 48));
        assertEquals(SUCCESS, guest.setTimes(ROOT, 0, "file", 0, 0, Flags.TIMES_ATIM_NOW | Flags.TIMES_MTIM_NOW));
        assertEquals(SUCCESS, guest.status(ROOT, 0, "file"));
        assertEquals(guest.load64(RESULT + 40), guest.load64(RESULT + 48));
        assertEquals(INVAL, guest.setTimes(ROOT, 0, "file", 0, 0, Flags.TIMES_ATIM_NOW | Flags.TIMES_ATIM));
        assertEquals(INVAL, guest.setTimes(ROOT, 0, "file", -1, 0, Flags.TIMES_ATIM));
        assertEquals(INVAL, guest.setTimes(ROOT, 0, "file", 0, 0, 16));
    }

    @Test
    void an_opened_directory_is_as_far_as_its_paths_go() {
        int dir = guest.openedDirectory("dir");
        assertEquals(SUCCESS, guest.open(dir, 0, "inner", 0, Rights.FD_READ, 0));
        assertEquals(NOTCAPABLE, guest.open(dir, 0, "../file", 0, Rights.FD_READ, 0));
        assertEquals(NOTCAPABLE, guest.open(dir, LOOKUP_SYMLINK_FOLLOW, "up", 0, Rights.FD_READ, 0));
        assertEquals(SUCCESS, guest.rename(dir, "inner", ROOT, "out"));
        assertEquals("inner", guest.content("out"));
    }

    @Test
    void a_path_can_be_deeper_than_directories_are_held_open() {
        var path = new StringBuilder();
        for (int depth = 0; depth < 200; depth++) {
            path.append(depth == 0 ? "" : "/").append("d");
            guest.directory(path.toString());
        }
        guest.file(path + "/file", "deep");
        assertEquals("deep", guest.content(path + "/file"));
        assertEquals("deep", guest.content(path + "/..".repeat(150) + "/d".repeat(150) + "/file"));
        assertEquals("content", guest.content(path + "/..".repeat(200) + "/file"));
        assertEquals(NOTCAPABLE, open(0, path + "/..".repeat(201) + "/file", 0));
    }
}

package dev.sextant.adapters.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest that may read only: 3 is a read-only mount, 4 is the same tree again, read-only too, 5 another that can be written.
class ReadOnlyTest {

    private static final int READ_ONLY = Guest.ROOT;
    private static final int AGAIN = 4;
    private static final int WRITABLE = 5;

    private static final String[] PATHS = {
        "file", "dir", "dir/inner", "vacant", "to-file", "to-dir", "nowhere", "none", "dir/none", "to-dir/inner", "to-dir/none",
        ".", "dir/../file", "vacant/../none"};

    private static final long[] RIGHTS = {
        0, Rights.FD_READ, Rights.FD_WRITE, Rights.FD_READ | Rights.FD_WRITE, Rights.ALL, Rights.ALL & ~Rights.FD_WRITE, -1,
        Rights.FD_ALLOCATE | Rights.FD_FILESTAT_SET_SIZE | Rights.FD_FILESTAT_SET_TIMES};

    private int attempts;

    private static void make(FileSystem files) throws ErrnoException {
        try (var root = files.root(); var dir = Tree.directory(root, "dir")) {
            root.createDirectory("vacant");
            Tree.file(root, "file", "content");
            Tree.file(dir, "inner", "inner");
            root.createLink("to-file", "file");
            root.createLink("to-dir", "dir");
            root.createLink("nowhere", "new");
        }
    }

    private static String text(FileSystem files) throws ErrnoException {
        try (var root = files.root()) {
            return Tree.text(root);
        }
    }

    private static Guest guest(FileSystem files, FileSystem writable) {
        return new Guest(Grants.none()
                .withMount("/", files, Mount.Access.READ_ONLY)
                .withMount("/again", files, Mount.Access.READ_ONLY)
                .withMount("/writable", writable, Mount.Access.READ_WRITE));
    }

    /// Every call that could change something, on what can be opened in every way.
    private void attempt(FileSystem files, FileSystem writable) throws ErrnoException {
        var before = text(files);
        try (var guest = guest(files, writable)) {
            for (var path : PATHS) {
                for (int open = 0; open < 16; open++) {
                    for (long rights : RIGHTS) {
                        opened(guest, path, open, rights, open % 2);
                        if (rights == Rights.ALL) assertEquals(before, text(files), () -> "path_open " + path);
                    }
                }
                byPath(guest, path);
                assertEquals(before, text(files), path);
            }
        }
        assertEquals(before, text(files));
    }

    private void opened(Guest guest, String path, int open, long rights, int lookup) {
        attempts++;
        if (guest.open(READ_ONLY, lookup, path, open, rights, Flags.FD_APPEND * (open / 2 % 2)) != Errno.SUCCESS) return;
        int fd = guest.load32(Guest.RESULT);
        guest.call(Preview1Function.FD_FDSTAT_SET_RIGHTS, fd, Rights.ALL, Rights.ALL);
        guest.call(Preview1Function.FD_FDSTAT_SET_FLAGS, fd, Flags.FD_APPEND);
        guest.write(fd, "changed");
        guest.call(Preview1Function.FD_PWRITE, fd, Guest.VECTORS, 1, 0, Guest.RESULT);
        guest.call(Preview1Function.FD_ALLOCATE, fd, 0, 1_000);
        guest.call(Preview1Function.FD_FILESTAT_SET_SIZE, fd, 1);
        guest.call(Preview1Function.FD_FILESTAT_SET_TIMES, fd, 1, 2, Flags.TIMES_ATIM | Flags.TIMES_MTIM);
        guest.call(Preview1Function.FD_FILESTAT_SET_TIMES, fd, 1, 2, Flags.TIMES_MTIM_NOW);
        guest.path(Preview1Function.PATH_CREATE_DIRECTORY, fd, "made");
        attempts += 9;
        guest.close(fd);
    }

    private void byPath(Guest guest, String path) {
        List<Errno> answers = new ArrayList<>();
        for (var function : List.of(Preview1Function.PATH_CREATE_DIRECTORY, Preview1Function.PATH_REMOVE_DIRECTORY,
                Preview1Function.PATH_UNLINK_FILE)) {
            answers.add(guest.path(function, READ_ONLY, path));
        }
        for (int lookup = 0; lookup < 2; lookup++) {
            answers.add(guest.setTimes(READ_ONLY, lookup, path, 1, 2, Flags.TIMES_ATIM | Flags.TIMES_MTIM));
            answers.add(guest.setTimes(READ_ONLY, lookup, path, 1, 2, Flags.TIMES_ATIM_NOW | Flags.TIMES_MTIM_NOW));
            for (int other : new int[] {READ_ONLY, AGAIN, WRITABLE}) {
                answers.add(guest.link(READ_ONLY, lookup, path, other, "linked"));
                answers.add(guest.link(other, lookup, "own", READ_ONLY, path));
            }
        }
        for (int other : new int[] {READ_ONLY, AGAIN, WRITABLE}) {
            answers.add(guest.rename(READ_ONLY, path, other, "renamed"));
            answers.add(guest.rename(other, "own", READ_ONLY, path));
        }
        answers.add(guest.symlink("file", READ_ONLY, path));
        attempts += answers.size();
        assertTrue(answers.stream().noneMatch(Errno.SUCCESS::equals), () -> path + " " + answers);
    }

    @Test
    void hazard53_nothing_in_a_read_only_mount_can_be_changed(@TempDir Path folder) throws IOException, ErrnoException {
        var host = WasmRuntime.host();
        var writable = host.memory(1 << 20);
        try (var root = writable.root()) {
            Tree.file(root, "own", "own");
        }
        var directory = host.directory(Files.createDirectory(folder.resolve("read-only")));
        var own = host.directory(Files.createDirectory(folder.resolve("writable")));
        try (var root = own.root()) {
            Tree.file(root, "own", "own");
        }
        var memory = host.memory(1 << 20);
        for (var files : List.of(directory, memory)) make(files);
        attempt(directory, own);
        int onHost = attempts;
        attempt(memory, writable);
        IO.println("read-only: " + attempts + " attempts (host directory " + onHost + ", memory " + (attempts - onHost)
                + "), 0 changes");
        assertTrue(attempts >= 1_500);
    }

    @Test
    void hazard53_what_a_read_only_mount_answers_is_ROFS_where_all_else_is_right() throws ErrnoException {
        var files = WasmRuntime.host().memory(1 << 20);
        make(files);
        try (var guest = guest(files, WasmRuntime.host().memory(1 << 20))) {
            assertEquals(Errno.ROFS, guest.open(READ_ONLY, 0, "file", 0, Rights.FD_WRITE, 0));
            assertEquals(Errno.ROFS, guest.open(READ_ONLY, 0, "file", Flags.OPEN_TRUNC, Rights.FD_READ, 0));
            assertEquals(Errno.ROFS, guest.open(READ_ONLY, 0, "none", Flags.OPEN_CREAT, Rights.FD_READ, 0));
            assertEquals(Errno.ROFS, guest.open(READ_ONLY, 0, "none", Flags.OPEN_CREAT | Flags.OPEN_EXCL, Rights.FD_READ, 0));
            assertEquals(Errno.EXIST, guest.open(READ_ONLY, 0, "file", Flags.OPEN_CREAT | Flags.OPEN_EXCL, Rights.FD_READ, 0));
            assertEquals(Errno.SUCCESS, guest.open(READ_ONLY, 0, "file", Flags.OPEN_CREAT, Rights.FD_READ, 0));
            assertEquals(Errno.NOENT, guest.open(READ_ONLY, 0, "none", 0, Rights.FD_WRITE, 0));
            assertEquals(Errno.ROFS, guest.path(Preview1Function.PATH_CREATE_DIRECTORY, READ_ONLY, "none"));
            assertEquals(Errno.EXIST, guest.path(Preview1Function.PATH_CREATE_DIRECTORY, READ_ONLY, "dir"));
            assertEquals(Errno.ROFS, guest.path(Preview1Function.PATH_UNLINK_FILE, READ_ONLY, "file"));
            assertEquals(Errno.NOENT, guest.path(Preview1Function.PATH_UNLINK_FILE, READ_ONLY, "none"));
            assertEquals(Errno.ROFS, guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, READ_ONLY, "vacant"));
            assertEquals(Errno.ROFS, guest.rename(READ_ONLY, "file", READ_ONLY, "other"));
            assertEquals(Errno.ROFS, guest.link(READ_ONLY, 0, "file", READ_ONLY, "other"));
            assertEquals(Errno.ROFS, guest.symlink("file", READ_ONLY, "other"));
            assertEquals(Errno.ROFS, guest.setTimes(READ_ONLY, 0, "file", 0, 0, Flags.TIMES_MTIM));
            assertEquals(Errno.XDEV, guest.link(READ_ONLY, 0, "file", AGAIN, "other"));
            assertEquals(Errno.XDEV, guest.rename(WRITABLE, "none", READ_ONLY, "other"));
            int fd = guest.opened("file", 0, Rights.ALL & ~Rights.FD_WRITE);
            assertEquals(Errno.ROFS, guest.call(Preview1Function.FD_FILESTAT_SET_TIMES, fd, 0, 0, Flags.TIMES_MTIM));
            assertEquals(Errno.ROFS, guest.call(Preview1Function.FD_FILESTAT_SET_TIMES, READ_ONLY, 0, 0, Flags.TIMES_MTIM));
            assertEquals("content", guest.read(fd, 100));
        }
    }
}

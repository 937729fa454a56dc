package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.Guest.DATA;
import static dev.sextant.adapters.wasi.Guest.RESULT;
import static dev.sextant.adapters.wasi.Guest.ROOT;
import static dev.sextant.ports.system.Errno.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.ports.system.Output;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of descriptors.
class DescriptorCallsTest {

    private static Grants memory() {
        return Grants.none().withMount("/", WasmRuntime.host().memory(1 << 24), Mount.Access.READ_WRITE);
    }

    @Test
    void what_is_open_from_3_on_is_found_by_asking_until_BADF() {
        var grants = memory().withMount("/data", WasmRuntime.host().memory(1 << 20), Mount.Access.READ_ONLY);
        try (var guest = new Guest(grants)) {
            assertEquals(0, guest.get(Preview1Function.FD_PRESTAT_GET, 3, RESULT));
            assertEquals(1, guest.load32(RESULT + 4));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_PRESTAT_GET, 4, RESULT));
            assertEquals(5, guest.load32(RESULT + 4));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_PRESTAT_DIR_NAME, 4, DATA, 5));
            assertEquals("/data\0", guest.text(DATA, 6));
            assertEquals(NAMETOOLONG, guest.call(Preview1Function.FD_PRESTAT_DIR_NAME, 4, DATA, 4));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_PRESTAT_DIR_NAME, 4, DATA, 100));
            for (int fd : new int[] {0, 1, 2, 5, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                assertEquals(BADF, guest.call(Preview1Function.FD_PRESTAT_GET, fd, RESULT));
            }
            assertEquals(BADF, guest.call(Preview1Function.FD_PRESTAT_GET, guest.openedDirectory("."), RESULT));
        }
    }

    @Test
    void what_is_opened_gets_the_lowest_free_number() {
        try (var guest = new Guest(memory())) {
            guest.file("file", "");
            assertEquals(4, guest.opened("file", 0));
            assertEquals(5, guest.opened("file", 0));
            assertEquals(6, guest.opened("file", 0));
            assertEquals(SUCCESS, guest.close(5));
            assertEquals(SUCCESS, guest.close(0));
            assertEquals(0, guest.opened("file", 0));
            assertEquals(5, guest.opened("file", 0));
            assertEquals(7, guest.opened("file", 0));
            assertEquals(BADF, guest.close(8));
        }
    }

    @Test
    void there_are_only_so_many() {
        try (var guest = new Guest(memory().withMaximumDescriptors(10))) {
            guest.file("file", "");
            for (int fd = 4; fd < 10; fd++) assertEquals(fd, guest.opened("file", 0));
            assertEquals(MFILE, guest.open(ROOT, 0, "file", 0, Rights.FD_READ, 0));
            assertEquals(MFILE, guest.open(ROOT, 0, "made", Flags.OPEN_CREAT, Rights.FD_READ, 0));
            assertEquals(NOENT, guest.status(ROOT, 0, "made"));
            assertEquals(SUCCESS, guest.close(7));
            assertEquals(7, guest.opened("file", 0));
        }
        assertThrows(IllegalArgumentException.class, () -> new Program(memory().withMaximumDescriptors(3)));
    }

    @Test
    void streams_are_terminals_or_nobody_knows_what() {
        Output terminal = new Output() {
            @Override
            public int write(byte[] source, int from, int count) {
                return count;
            }

            @Override
            public boolean isTerminal() {
                return true;
            }
        };
        try (var guest = new Guest(memory().withOutput(terminal))) {
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_GET, 1, RESULT));
            assertEquals(FileType.CHARACTER_DEVICE.ordinal(), guest.bytes().load8(RESULT));
            assertEquals(0, guest.load64(RESULT + 8) & (Rights.FD_SEEK | Rights.FD_TELL | Rights.FD_READ));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_GET, 2, RESULT));
            assertEquals(FileType.UNKNOWN.ordinal(), guest.bytes().load8(RESULT));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_GET, 0, RESULT));
            assertEquals(Rights.FD_READ, guest.load64(RESULT + 8) & (Rights.FD_READ | Rights.FD_WRITE));
            assertEquals(BADF, guest.write(0, "x"));
            assertEquals(SPIPE, guest.call(Preview1Function.FD_SEEK, 1, 0, 1, RESULT));
        }
    }

    @Test
    void flags_are_those_it_was_opened_with_until_others_are_set() {
        try (var guest = new Guest(memory())) {
            guest.file("file", "abc");
            assertEquals(SUCCESS, guest.open(ROOT, 0, "file", 0, Rights.ALL, Flags.FD_APPEND | Flags.FD_SYNC));
            int fd = guest.load32(RESULT);
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_GET, fd, RESULT));
            assertEquals(FileType.REGULAR_FILE.ordinal(), guest.bytes().load8(RESULT));
            assertEquals(Flags.FD_APPEND | Flags.FD_SYNC, guest.bytes().load16(RESULT + 2));
            assertEquals(SUCCESS, guest.write(fd, "d"));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_SET_FLAGS, fd, 0));
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_SEEK, fd, 0, 0, RESULT));
            assertEquals(SUCCESS, guest.write(fd, "X"));
            assertEquals("Xbcd", guest.content("file"));
            assertEquals(INVAL, guest.call(Preview1Function.FD_FDSTAT_SET_FLAGS, fd, 32));
        }
    }

    @Test
    void hazard53_rights_are_taken_away_and_never_come_back() {
        try (var guest = new Guest(memory())) {
            guest.file("file", "abc");
            int fd = guest.opened("file", 0);
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_SET_RIGHTS, fd, Rights.FD_READ, 0));
            assertEquals(NOTCAPABLE, guest.write(fd, "x"));
            assertEquals(NOTCAPABLE, guest.call(Preview1Function.FD_FDSTAT_SET_RIGHTS, fd, Rights.FD_READ | Rights.FD_WRITE, 0));
            assertEquals(NOTCAPABLE, guest.call(Preview1Function.FD_FDSTAT_SET_RIGHTS, fd, Rights.FD_READ, Rights.FD_READ));
            assertEquals(NOTCAPABLE, guest.write(fd, "x"));
            assertEquals("abc", guest.read(fd, 10));

            long some = Rights.PATH_OPEN | Rights.FD_READDIR;
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_SET_RIGHTS, ROOT, some, Rights.FD_READ));
            assertEquals(SUCCESS, guest.open(ROOT, 0, "file", 0, Rights.FD_READ, 0));
            assertEquals(NOTCAPABLE, guest.open(ROOT, 0, "file", 0, Rights.FD_READ | Rights.FD_SEEK, 0));
            assertEquals(NOTCAPABLE, guest.open(ROOT, 0, "file", 0, 0, Rights.FD_WRITE, 0));
            assertEquals(NOTCAPABLE, guest.open(ROOT, 0, "x", Flags.OPEN_CREAT, Rights.FD_READ, 0));
            assertEquals(NOTCAPABLE, guest.open(ROOT, 0, "file", Flags.OPEN_TRUNC, Rights.FD_READ, 0));
            assertEquals(NOTCAPABLE, guest.open(ROOT, 0, "file", 0, Rights.FD_READ, Flags.FD_SYNC));
            assertEquals(NOTCAPABLE, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "file"));
            assertEquals(NOTCAPABLE, guest.symlink("x", ROOT, "y"));
            assertEquals("abc", guest.content("file"));
        }
    }

    @Test
    void hazard55_every_pair_of_numbers_can_be_renumbered_and_what_moves_stays_what_it_is() {
        for (int from = 0; from < 7; from++) {
            for (int to = 0; to < 7; to++) {
                try (var guest = new Guest(memory())) {
                    guest.file("file", "abc");
                    guest.opened("file", 0);
                    guest.opened("file", 0);
                    boolean isOpen = from < 6 && to < 6;
                    assertEquals(isOpen ? SUCCESS : BADF, guest.call(Preview1Function.FD_RENUMBER, from, to));
                    if (!isOpen || from == to) {
                        for (int fd = 0; fd < 6; fd++) {
                            assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_GET, fd, RESULT));
                        }
                        continue;
                    }
                    assertEquals(BADF, guest.call(Preview1Function.FD_FDSTAT_GET, from, RESULT));
                    assertEquals(SUCCESS, guest.call(Preview1Function.FD_FDSTAT_GET, to, RESULT));
                    var type = FileType.values()[guest.bytes().load8(RESULT)];
                    assertEquals(from < 3 ? FileType.UNKNOWN : from == 3 ? FileType.DIRECTORY : FileType.REGULAR_FILE, type);
                    assertEquals(from == 3 ? SUCCESS : BADF, guest.call(Preview1Function.FD_PRESTAT_GET, to, RESULT));
                    // The number is free again.
                    int root = from == 3 ? to : 3;
                    if (root == 3 && to == 3) continue;
                    assertEquals(SUCCESS, guest.open(root, 0, "file", 0, Rights.FD_READ, 0));
                    assertEquals(from, guest.load32(RESULT));
                }
            }
        }
    }

    @Test
    void hazard55_nothing_stays_open_after_2000_renumberings_nor_after_the_end(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("file"), "abc");
        long before = openFiles();
        var grants = Grants.none().withMount("/", WasmRuntime.host().directory(folder), Mount.Access.READ_WRITE);
        try (var guest = new Guest(grants)) {
            int fd = guest.opened("file", 0);
            for (int i = 0; i < 2_000; i++) {
                int other = guest.opened(i % 2 == 0 ? "file" : "./././file", 0);
                assertEquals(SUCCESS, guest.call(Preview1Function.FD_RENUMBER, other, fd));
                if (i == 0) before = openFiles();
            }
            assertEquals(before, openFiles());
            assertEquals("abc", guest.read(fd, 10));
            for (int i = 0; i < 20; i++) guest.openedDirectory(".");
        }
        assertEquals(Math.max(0, before - 2), openFiles());
    }

    private static long openFiles() throws IOException {
        var folder = Path.of("/proc/self/fd");
        if (!Files.exists(folder)) return 0;
        try (var open = Files.list(folder)) {
            return open.count();
        }
    }

    @Test
    void after_the_end_nothing_is_open() {
        try (var guest = new Guest(memory())) {
            guest.file("file", "abc");
            guest.opened("file", 0);
            guest.end();
            for (int fd = 0; fd < 6; fd++) assertEquals(BADF, guest.close(fd));
            assertEquals(BADF, guest.open(ROOT, 0, "file", 0, Rights.FD_READ, 0));
        }
    }
}

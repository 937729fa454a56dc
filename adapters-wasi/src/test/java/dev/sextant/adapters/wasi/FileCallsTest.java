package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.Guest.DATA;
import static dev.sextant.adapters.wasi.Guest.RESULT;
import static dev.sextant.adapters.wasi.Guest.ROOT;
import static dev.sextant.ports.system.Errno.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Open files and directories.
class FileCallsTest {

    private Guest guest;

    @BeforeEach
    void make() {
        guest = new Guest(Grants.none().withMount("/", WasmRuntime.host().memory(1 << 24), Mount.Access.READ_WRITE));
        guest.file("file", "0123456789");
    }

    @AfterEach
    void close() {
        guest.close();
    }

    private Errno seek(int fd, long offset, int whence) {
        return guest.call(Preview1Function.FD_SEEK, fd, offset, whence, RESULT);
    }

    @Test
    void a_position_moves_from_the_beginning_from_itself_and_from_the_end() {
        int fd = guest.opened("file", 0);
        assertEquals(SUCCESS, seek(fd, 4, 0));
        assertEquals("456", guest.read(fd, 3));
        assertEquals(SUCCESS, seek(fd, -2, 1));
        assertEquals(5, guest.load64(RESULT));
        assertEquals(SUCCESS, seek(fd, -1, 2));
        assertEquals("9", guest.read(fd, 3));
        assertEquals(SUCCESS, seek(fd, 90, 2));
        assertEquals(100, guest.load64(RESULT));
        assertEquals("", guest.read(fd, 3));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_TELL, fd, RESULT));
        assertEquals(100, guest.load64(RESULT));
        assertEquals(SUCCESS, guest.write(fd, "x"));
        assertEquals(101, guest.content("file").length());
    }

    @Test
    void a_position_is_between_0_and_2_to_the_63_minus_1() {
        int fd = guest.opened("file", 0);
        assertEquals(INVAL, seek(fd, -1, 0));
        assertEquals(INVAL, seek(fd, Long.MIN_VALUE, 0));
        assertEquals(INVAL, seek(fd, -11, 2));
        assertEquals(INVAL, seek(fd, Long.MAX_VALUE, 2));
        assertEquals(INVAL, seek(fd, Long.MIN_VALUE, 2));
        assertEquals(INVAL, seek(fd, 0, 3));
        assertEquals(SUCCESS, seek(fd, Long.MAX_VALUE, 0));
        assertEquals(INVAL, seek(fd, 1, 1));
        assertEquals(FBIG, guest.write(fd, "x"));
        assertEquals("", guest.read(fd, 3));
    }

    @Test
    void asking_for_the_position_needs_less_than_moving_it() {
        int fd = guest.opened("file", 0, Rights.FD_READ | Rights.FD_TELL);
        assertEquals(SUCCESS, seek(fd, 0, 1));
        assertEquals(NOTCAPABLE, seek(fd, 1, 1));
        assertEquals(NOTCAPABLE, seek(fd, 0, 0));
        int other = guest.opened("file", 0, Rights.FD_READ | Rights.FD_SEEK);
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_TELL, other, RESULT));
    }

    @Test
    void files_are_cut_off_and_made_longer() {
        int fd = guest.opened("file", 0);
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_FILESTAT_SET_SIZE, fd, 4));
        assertEquals("0123", guest.content("file"));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_ALLOCATE, fd, 2, 4));
        assertEquals("0123\0\0", guest.content("file"));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_ALLOCATE, fd, 0, 1));
        assertEquals(6, guest.content("file").length());
        assertEquals(INVAL, guest.call(Preview1Function.FD_ALLOCATE, fd, 0, 0));
        assertEquals(INVAL, guest.call(Preview1Function.FD_ALLOCATE, fd, Long.MAX_VALUE, 1));
        assertEquals(INVAL, guest.call(Preview1Function.FD_ALLOCATE, fd, -1, 1));
        assertEquals(INVAL, guest.call(Preview1Function.FD_FILESTAT_SET_SIZE, fd, -1));
        assertEquals(NOSPC, guest.call(Preview1Function.FD_FILESTAT_SET_SIZE, fd, 1 << 25));
    }

    @Test
    void advice_is_taken_if_it_is_one() {
        int fd = guest.opened("file", 0);
        for (int advice = 0; advice < 6; advice++) {
            assertEquals(SUCCESS, guest.call(Preview1Function.FD_ADVISE, fd, 0, 100, advice));
        }
        assertEquals(INVAL, guest.call(Preview1Function.FD_ADVISE, fd, 0, 100, 6));
        assertEquals(INVAL, guest.call(Preview1Function.FD_ADVISE, fd, Long.MAX_VALUE, 100, 0));
        assertEquals(SPIPE, guest.call(Preview1Function.FD_ADVISE, 0, 0, 100, 0));
        assertEquals(BADF, guest.call(Preview1Function.FD_ADVISE, ROOT, 0, 100, 0));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_SYNC, fd));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_DATASYNC, fd));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_SYNC, ROOT));
        assertEquals(INVAL, guest.call(Preview1Function.FD_SYNC, 1));
    }

    @Test
    void there_is_something_to_know_of_whatever_is_open() {
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_FILESTAT_GET, guest.opened("file", 0), RESULT));
        assertEquals(FileType.REGULAR_FILE.ordinal(), guest.load64(RESULT + 16));
        assertEquals(1, guest.load64(RESULT + 24));
        assertEquals(10, guest.load64(RESULT + 32));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_FILESTAT_GET, ROOT, RESULT));
        assertEquals(FileType.DIRECTORY.ordinal(), guest.load64(RESULT + 16));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_FILESTAT_GET, 1, RESULT));
        assertEquals(FileType.UNKNOWN.ordinal(), guest.load64(RESULT + 16));
    }

    @Test
    void times_are_those_given_or_the_guests_present() {
        int fd = guest.opened("file", 0);
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_FILESTAT_SET_TIMES, fd, 5_000_000, 0, 1 | 8));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_FILESTAT_GET, fd, RESULT));
        assertEquals(5_000_000, guest.load64(RESULT + 40));
        assertEquals(1_640_995_200_000_000_000L, guest.load64(RESULT + 48));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_FILESTAT_SET_TIMES, ROOT, 0, 7_000_000, 4));
        assertEquals(SUCCESS, guest.call(Preview1Function.FD_FILESTAT_GET, ROOT, RESULT));
        assertEquals(7_000_000, guest.load64(RESULT + 48));
        assertEquals(INVAL, guest.call(Preview1Function.FD_FILESTAT_SET_TIMES, 1, 0, 0, 0));
    }

    // ---- directories -----------------------------------------------------------------------------------------------------

    /// Reads a directory through a buffer of a size as a guest does: what was cut off is asked for again; a buffer in which not
    /// one entry fits is made larger.
    private Set<String> names(int fd, int size) {
        var names = new TreeSet<String>();
        long cookie = 0;
        while (true) {
            int used = guest.get(Preview1Function.FD_READDIR, fd, DATA, size, cookie, RESULT);
            assertTrue(used <= size);
            int at = 0;
            while (at + 24 <= used && at + 24 + guest.load32(DATA + at + 16) <= used) {
                int length = guest.load32(DATA + at + 16);
                assertTrue(names.add(guest.text(DATA + at + 24, length)), "twice");
                assertEquals(cookie + 1, guest.load64(DATA + at));
                cookie = guest.load64(DATA + at);
                at += 24 + length;
            }
            if (used < size) {
                assertEquals(used, at);
                return names;
            }
            if (at == 0) size += 16;
        }
    }

    private static Set<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "entry-" + i).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void hazard59_every_entry_is_read_once_through_a_buffer_of_any_size() {
        for (int count : new int[] {0, 1, 2, 17, 200}) {
            guest.directory("d" + count);
            for (int i = 0; i < count; i++) guest.file("d" + count + "/entry-" + i, "");
            var expected = numbered(count);
            expected.add(".");
            expected.add("..");
            int fd = guest.openedDirectory("d" + count);
            for (int size = 0; size <= 300; size += size < 80 ? 1 : 7) {
                assertEquals(expected, names(fd, size), count + " entries, buffer " + size);
            }
        }
    }

    @Test
    void hazard59_a_listing_that_has_begun_does_not_change_and_the_next_is_new() {
        guest.directory("d");
        for (int i = 0; i < 20; i++) guest.file("d/entry-" + i, "");
        int fd = guest.openedDirectory("d");
        int used = guest.get(Preview1Function.FD_READDIR, fd, DATA, 200, 0, RESULT);
        assertEquals(200, used);
        for (int i = 0; i < 20; i += 2) {
            assertEquals(SUCCESS, guest.path(Preview1Function.PATH_UNLINK_FILE, ROOT, "d/entry-" + i));
        }
        guest.file("d/entry-new", "");
        int entries = 0;
        for (long cookie = 0; ; entries++) {
            used = cookie == 0 ? 24 : guest.get(Preview1Function.FD_READDIR, fd, DATA, 24, cookie, RESULT);
            if (used == 0) break;
            cookie++;
        }
        assertEquals(22, entries);
        assertEquals(13, names(fd, 100).size());
    }

    @Test
    void hazard59_there_is_nothing_behind_the_last_entry_whatever_the_cookie() {
        for (long cookie : new long[] {3, 4, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            assertEquals(0, guest.get(Preview1Function.FD_READDIR, ROOT, DATA, 300, cookie, RESULT));
        }
        assertEquals(24 + 4, guest.get(Preview1Function.FD_READDIR, ROOT, DATA, 300, 2, RESULT));
        assertEquals("file", guest.text(DATA + 24, 4));
        assertEquals(FileType.REGULAR_FILE.ordinal(), guest.bytes().load8(DATA + 20));
        assertEquals(NOTDIR, guest.call(Preview1Function.FD_READDIR, guest.opened("file", 0), DATA, 300, 0, RESULT));
        assertEquals(NOTDIR, guest.call(Preview1Function.FD_READDIR, 0, DATA, 300, 0, RESULT));
    }

    @Test
    void hazard59_a_name_of_255_bytes_is_cut_where_the_buffer_ends() {
        var name = "ü".repeat(127) + "x";
        guest.directory("d");
        guest.file("d/" + name, "");
        int fd = guest.openedDirectory("d");
        for (int size = 0; size <= 300; size++) {
            guest.bytes().fill(DATA, (byte) 0, 400);
            int used = guest.get(Preview1Function.FD_READDIR, fd, DATA, size, 2, RESULT);
            assertEquals(Math.min(size, 24 + 255), used);
            assertEquals(0, guest.bytes().load8(DATA + used));
        }
        assertEquals(name, new String(guest.get(DATA + 24, 255), StandardCharsets.UTF_8));
    }
}

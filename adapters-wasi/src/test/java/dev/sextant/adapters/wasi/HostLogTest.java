package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.Guest.DATA;
import static dev.sextant.adapters.wasi.Guest.RESULT;
import static dev.sextant.adapters.wasi.Guest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.Exit;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.HostCallListener.Topic;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Calls as lines to read.
class HostLogTest {

    private final List<String> lines = new ArrayList<>();
    private final List<Topic> topics = new ArrayList<>();

    private Guest guest(Store store) {
        return new Guest(Grants.none()
                .withMount("/", WasmRuntime.host().memory(1 << 20), Mount.Access.READ_WRITE)
                .withObserver((topic, line) -> {
                    topics.add(topic);
                    lines.add(line);
                }), "heap", store);
    }

    @Test
    void a_line_has_the_call_its_arguments_with_names_the_errno_and_the_results() {
        try (var guest = guest(new Store())) {
            guest.write(1, "hello");
            guest.open(ROOT, 1, "dir/file", 9, 0x42, 5);
            guest.open(ROOT, 0, "file", 1, Rights.FD_READ, 0);
            guest.status(ROOT, 0, "file");
            guest.call(Preview1Function.FD_SEEK, 4, -1, 2, RESULT);
            guest.call(Preview1Function.CLOCK_TIME_GET, 1, 0, RESULT);
            guest.call(Preview1Function.CLOCK_TIME_GET, 9, 0, RESULT);
            guest.call(Preview1Function.FD_FDSTAT_SET_FLAGS, 1, 36);
            guest.call(Preview1Function.FD_FDSTAT_GET, 1, RESULT);
            guest.call(Preview1Function.FD_PRESTAT_GET, 3, RESULT);
            guest.call(Preview1Function.RANDOM_GET, DATA, 16);
            guest.call(Preview1Function.SCHED_YIELD);
            guest.call(Preview1Function.PATH_UNLINK_FILE, ROOT, 0xFFFF_FFFFL, 12);
            assertThrows(Exit.class, () -> guest.call(Preview1Function.PROC_EXIT, 3));
        }
        assertEquals(
                """
                fd_write(fd=1, iovs=[0x200; 1]) -> SUCCESS nwritten=5
                path_open(fd=3, dirflags=SYMLINK_FOLLOW, path="dir/file", oflags=CREAT|TRUNC, fs_rights_base=0x42, \
                fs_rights_inheriting=0x42, fdflags=APPEND|NONBLOCK) -> NOENT
                path_open(fd=3, dirflags=0, path="file", oflags=CREAT, fs_rights_base=0x2, fs_rights_inheriting=0x2, \
                fdflags=0) -> SUCCESS opened_fd=4
                path_filestat_get(fd=3, flags=0, path="file") -> SUCCESS buf={REGULAR_FILE ino=2 nlink=1 size=0}
                fd_seek(fd=4, offset=-1, whence=END) -> NOTCAPABLE
                clock_time_get(id=MONOTONIC, precision=0) -> SUCCESS time=0
                clock_time_get(id=9, precision=0) -> INVAL
                fd_fdstat_set_flags(fd=1, flags=NONBLOCK|0x20) -> INVAL
                fd_fdstat_get(fd=1) -> SUCCESS stat={UNKNOWN flags=0 rights_base=0x8200048 rights_inheriting=0x0}
                fd_prestat_get(fd=3) -> SUCCESS prestat={DIR name_len=1}
                random_get(buf=[0x8000; 16]) -> SUCCESS
                sched_yield() -> SUCCESS
                path_unlink_file(fd=3, path=[0xffffffff; 12]) -> FAULT
                proc_exit(rval=3) -> exit with code 3
                """,
                String.join("\n", lines) + "\n");
        assertEquals(
                List.of(Topic.FILESYSTEM, Topic.FILESYSTEM, Topic.FILESYSTEM, Topic.FILESYSTEM, Topic.FILESYSTEM, Topic.CLOCK,
                        Topic.CLOCK, Topic.FILESYSTEM, Topic.FILESYSTEM, Topic.FILESYSTEM, Topic.RANDOM, Topic.PROC,
                        Topic.FILESYSTEM, Topic.EXIT),
                topics);
    }

    @Test
    void a_call_that_was_stopped_says_so() {
        var store = new Store();
        var stopping = Grants.none()
                .withEntropy((_, _, _) -> store.stop(Interruption.Reason.DEADLINE))
                .withObserver((_, line) -> lines.add(line));
        try (var guest = new Guest(stopping, "heap", store)) {
            assertThrows(Interruption.class, () -> guest.call(Preview1Function.RANDOM_GET, 0, 8));
        }
        assertEquals(List.of("random_get(buf=[0x0; 8]) -> deadline passed"), lines);
    }

    @Test
    void hazard60_what_the_guest_named_is_never_raw_in_a_line() {
        var name = "\u001b[31mred\u0007\n\r\u009b\u202e\"\\";
        try (var guest = guest(new Store())) {
            guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, name);
            guest.symlink(name, ROOT, "link");
            guest.rename(ROOT, "link", ROOT, name + "2");
            guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, "x".repeat(5_000));
            guest.path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, "");
            guest.put(Guest.PATH, new byte[] {'a', (byte) 0xFF, (byte) 0xC0, 0x1B, 0});
            guest.call(Preview1Function.PATH_UNLINK_FILE, ROOT, Guest.PATH, 5);
        }
        assertEquals("path_create_directory(fd=3, path=\"\\u{1b}[31mred\\u{7}\\u{a}\\u{d}\\u{9b}\\u{202e}\\\"\\\\\") -> SUCCESS",
                lines.getFirst());
        assertEquals("path_create_directory(fd=3, path=\"" + "x".repeat(100) + "…\") -> NAMETOOLONG", lines.get(3));
        assertEquals("path_create_directory(fd=3, path=\"\") -> NOENT", lines.get(4));
        assertEquals("path_unlink_file(fd=3, path=\"a\uFFFD\uFFFD\\u{1b}\\u{0}\") -> INVAL", lines.get(5));
        for (var line : lines) {
            assertTrue(line.chars().allMatch(c -> c >= 0x20 && c != 0x7F && (c < 0x80 || c >= 0xA0) && c != 0x202E), line);
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length < 1_000);
        }
    }
}

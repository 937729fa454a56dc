package dev.sextant.adapters.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.contract.FileSystemContract;
import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryFilesTest extends FileSystemContract {

    private static final long EMPTY_FILE = MemoryFiles.NODE_BYTES + MemoryFiles.NAME_BYTES + 1;

    @Override
    protected FileSystem empty() {
        return new RealHost().memory(1 << 24);
    }

    // ---- the budget ------------------------------------------------------------------------------------------------------

    @Test
    void a_tree_holds_so_many_bytes_and_no_more() throws ErrnoException {
        var files = new MemoryFiles(EMPTY_FILE + 100);
        try (var top = files.root(); var file = top.openFile("a", CREATE)) {
            assertEquals(100, files.left());
            assertEquals(100, file.write(0, new byte[100], 0, 100));
            refuses(Errno.NOSPC, () -> file.append(new byte[1], 0, 1));
            refuses(Errno.NOSPC, () -> file.write(Long.MAX_VALUE - 10, new byte[1], 0, 1));
            refuses(Errno.NOSPC, () -> file.setSize(101));
            refuses(Errno.NOSPC, () -> file.setSize(Long.MAX_VALUE));
            refuses(Errno.NOSPC, () -> top.openFile("b", CREATE));
            refuses(Errno.NOSPC, () -> top.createDirectory("b"));
            refuses(Errno.NOSPC, () -> top.createLink("b", "a"));
            refuses(Errno.NOSPC, () -> top.link("a", top, "b"));
            refuses(Errno.NOSPC, () -> top.rename("a", top, "longer"));
            assertEquals(List.of("a"), List.copyOf(names(top)));
            assertEquals(100, file.status().size());
            file.setSize(40);
            assertEquals(60, files.left());
            file.append(new byte[60], 0, 60);
        }
    }

    @Test
    void what_is_removed_is_given_back_once_nobody_has_it_open() throws ErrnoException {
        var files = new MemoryFiles(10_000);
        try (var top = files.root()) {
            var file = top.openFile("a", CREATE);
            file.write(0, new byte[500], 0, 500);
            top.link("a", top, "b");
            top.removeFile("a");
            top.removeFile("b");
            assertEquals(10_000 - 500 - MemoryFiles.NODE_BYTES, files.left());
            assertEquals(500, file.status().size());
            file.close();
            assertEquals(10_000, files.left());
            top.createDirectory("d");
            var directory = top.openDirectory("d");
            top.removeDirectory("d");
            assertEquals(10_000 - MemoryFiles.NODE_BYTES, files.left());
            directory.close();
            assertEquals(10_000, files.left());
        }
    }

    @Test
    void whatever_is_done_the_budget_is_whole_again_when_all_is_removed() throws ErrnoException {
        var random = new Random(3);
        var files = new MemoryFiles(2_500);
        int refused = 0;
        try (var top = files.root()) {
            top.createDirectory("d");
            try (var directory = top.openDirectory("d")) {
                var both = List.of(top, directory);
                for (int i = 0; i < 20_000; i++) {
                    try {
                        step(random, both);
                    } catch (ErrnoException e) {
                        if (e.errno() == Errno.NOSPC) refused++;
                    }
                    assertTrue(files.left() >= 0 && files.left() <= 2_500);
                }
                for (var one : List.of(directory, top)) removeAll(one);
            }
            removeAll(top);
        }
        assertTrue(refused > 100);
        assertEquals(2_500, files.left());
    }

    private static void step(Random random, List<Directory> both) throws ErrnoException {
        var from = both.get(random.nextInt(2));
        var to = both.get(random.nextInt(2));
        var name = "n".repeat(1 + random.nextInt(6));
        var other = "n".repeat(1 + random.nextInt(6));
        switch (random.nextInt(8)) {
            case 0 -> from.createDirectory(name);
            case 1 -> from.createLink(name, "x".repeat(1 + random.nextInt(50)));
            case 2 -> from.link(name, to, other);
            case 3, 4 -> from.rename(name, to, other);
            case 5 -> from.removeFile(name);
            case 6 -> from.removeDirectory(name);
            default -> {
                try (var file = from.openFile(name, CREATE)) {
                    file.setSize(random.nextInt(1_000));
                    if (random.nextBoolean()) from.removeFile(name);
                    file.append(new byte[300], 0, random.nextInt(300));
                }
            }
        }
    }

    private static void removeAll(Directory directory) throws ErrnoException {
        for (var entry : directory.entries()) {
            switch (entry.type()) {
                case DIRECTORY -> {
                    try (var child = directory.openDirectory(entry.name())) {
                        removeAll(child);
                    }
                    directory.removeDirectory(entry.name());
                }
                default -> directory.removeFile(entry.name());
            }
        }
    }

    @Test
    void a_file_with_holes_takes_room_for_what_was_written_only() throws ErrnoException {
        try (var top = new MemoryFiles(Long.MAX_VALUE).root(); var file = top.openFile("a", CREATE)) {
            for (long position = 1; position > 0 && position < Long.MAX_VALUE / 2; position *= 2) {
                file.write(position, new byte[] {7}, 0, 1);
                assertEquals(position + 1, file.status().size());
            }
            var bytes = new byte[2];
            assertEquals(2, file.read(1L << 40, bytes, 0, 2));
            assertEquals(7, bytes[0]);
            assertEquals(0, bytes[1]);
            file.setSize((1L << 40) + 1);
            assertEquals(1, file.read(1L << 40, bytes, 0, 2));
            file.setSize(1L << 62);
            assertEquals(2, file.read(1L << 61, bytes, 0, 2));
            assertEquals(0, bytes[0]);
        }
    }

    // ---- every run is like every other -----------------------------------------------------------------------------------

    @Test
    void the_same_calls_see_the_same_numbers_and_times() throws ErrnoException {
        assertEquals(observed(), observed());
    }

    private static List<FileStatus> observed() throws ErrnoException {
        var seen = new ArrayList<FileStatus>();
        try (var top = new MemoryFiles(1 << 20).root()) {
            for (var name : List.of("c", "a", "b")) write(top, name, name);
            top.createDirectory("d");
            top.removeFile("a");
            top.rename("b", top, "e");
            write(top, "a", "again");
            for (var entry : top.entries()) seen.add(top.status(entry.name()));
            seen.add(top.status());
        }
        return seen;
    }

    @Test
    void directories_count_those_in_them() throws ErrnoException {
        assertEquals(2, root.status().links());
        root.createDirectory("a");
        root.createDirectory("b");
        assertEquals(4, root.status().links());
        try (var a = root.openDirectory("a")) {
            root.rename("b", a, "b");
            assertEquals(3, root.status().links());
            assertEquals(3, a.status().links());
            a.removeDirectory("b");
            assertEquals(2, a.status().links());
        }
    }
}

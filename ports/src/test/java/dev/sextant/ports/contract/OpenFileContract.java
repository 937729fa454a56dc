package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every open file does.
public abstract class OpenFileContract extends FileTree {

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

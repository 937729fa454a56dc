package dev.sextant.adapters.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.OpenFile;
import dev.sextant.ports.system.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the process's descriptors.
class DescriptorsTest {

    private static final OpenMode READ = new OpenMode(true, false, false, false, false);
    private static final OpenMode CREATE = new OpenMode(true, true, true, false, false);

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        assumeTrue(Descriptor.isSupported(), "a Linux machine");
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("file"), "content");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    }

    /// Those that lead into the folder: the JVM opens and closes others at its will.
    private long descriptors() throws IOException {
        try (var numbers = Files.list(Path.of("/proc/self/fd"))) {
            return numbers.filter(number -> {
                try {
                    return Files.readSymbolicLink(number).startsWith(folder.toRealPath());
                } catch (IOException _) {
                    return false;
                }
            }).count();
        }
    }

    private static void attempt(Directory root, int i) throws ErrnoException {
        try (var a = root.openDirectory("a"); var b = a.openDirectory("b"); var again = b.duplicate();
                var file = root.openFile("file", READ); var made = again.openFile("made", CREATE)) {
            made.append(new byte[] {1}, 0, 1);
            file.read(0, new byte[1], 0, 1);
            again.entries();
            again.removeFile("made");
            again.createDirectory("new");
            again.removeDirectory("new");
            if (i % 500 == 0) root.sync();
        }
        for (var name : List.of("link", "a", "none", "..")) {
            assertThrows(ErrnoException.class, () -> root.openFile(name, READ));
        }
        for (var name : List.of("link", "file", "none", "..")) {
            assertThrows(ErrnoException.class, () -> root.openDirectory(name));
        }
    }

    @Test
    void hazard55_thousands_of_files_are_opened_and_closed_and_no_descriptor_is_left() throws Exception {
        var files = new RealHost().directory(folder);
        long before = descriptors();
        assertEquals(1, before, "the top");
        for (int i = 0; i < 1_000; i++) {
            try (var root = files.root()) {
                attempt(root, i);
            }
        }
        assertEquals(before, descriptors());
        files.root().close();
    }

    @Test
    void hazard55_two_thousand_files_open_at_a_time_are_each_their_own() throws Exception {
        var open = new ArrayList<OpenFile>();
        try (var root = new RealHost().directory(folder).root()) {
            for (int i = 0; i < 2_000; i++) {
                var file = root.openFile("file" + i, CREATE);
                file.write(0, new byte[] {(byte) i, (byte) (i >> 8)}, 0, 2);
                open.add(file);
                // Numbers are given again in another order.
                if (i % 3 == 0) open.remove(new Random(i).nextInt(open.size())).close();
            }
            Collections.shuffle(open, new Random(1));
            for (var file : open) {
                var bytes = new byte[2];
                assertEquals(2, file.read(0, bytes, 0, 2));
                int number = (bytes[0] & 255) + 256 * (bytes[1] & 255);
                assertEquals(root.status("file" + number).inode(), file.status().inode());
                file.setTimes(number, number);
                assertEquals(number, root.status("file" + number).modified());
                file.close();
            }
        }
        assertTrue(descriptors() <= 1);
    }

    @Test
    void a_directory_is_closed_after_the_last_call_that_uses_it() throws Exception {
        for (int i = 0; i < 200; i++) {
            var root = new RealHost().directory(folder).root();
            long inode = root.status().inode();
            var wrong = new AtomicInteger();
            var reader = Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        if (root.status().inode() != inode) wrong.incrementAndGet();
                    }
                } catch (ErrnoException e) {
                    if (e.errno() != Errno.BADF) wrong.incrementAndGet();
                }
            });
            root.close();
            try (var other = new RealHost().directory(folder.resolve("a")).root()) {
                other.status();
            }
            reader.join();
            assertEquals(0, wrong.get());
        }
    }

    @Test
    void hazard49_an_interrupted_thread_goes_on_and_whoever_shares_the_file_too() throws Exception {
        var files = new RealHost().directory(folder);
        var failure = new AtomicReference<Throwable>();
        try (var root = files.root(); var mine = root.openFile("file", CREATE)) {
            var thread = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                try (var other = files.root(); var directory = other.openDirectory("a");
                        var file = other.openFile("file", CREATE)) {
                    for (int i = 0; i < 20; i++) {
                        file.read(0, new byte[7], 0, 7);
                        file.write(0, new byte[] {'C'}, 0, 1);
                        file.append(new byte[] {'!'}, 0, 1);
                        file.setSize(7);
                        file.sync(false);
                        directory.entries();
                        directory.sync();
                        other.openFile("file", READ).close();
                    }
                    if (!Thread.currentThread().isInterrupted()) failure.set(new AssertionError("the interrupt got lost"));
                } catch (ErrnoException | RuntimeException e) {
                    failure.set(e);
                }
            });
            thread.join();
            assertEquals(null, failure.get());
            assertEquals(7, mine.status().size());
            assertEquals(1, mine.read(0, new byte[1], 0, 1));
        }
    }

    @Test
    void hazard49_an_interrupt_within_a_call_closes_that_file_at_most() throws Exception {
        var files = new RealHost().directory(folder);
        try (var root = files.root(); var shared = root.openFile("file", CREATE)) {
            var isOver = new AtomicBoolean();
            var failure = new AtomicReference<Throwable>();
            var thread = Thread.ofPlatform().start(() -> {
                var bytes = new byte[65_536];
                while (!isOver.get()) {
                    try (var file = root.openFile("file", CREATE)) {
                        while (!isOver.get()) {
                            file.write(0, bytes, 0, bytes.length);
                            Thread.interrupted();
                        }
                    } catch (ErrnoException e) {
                        if (e.errno() != Errno.INTR && e.errno() != Errno.BADF) failure.set(e);
                    }
                }
            });
            for (int i = 0; i < 200; i++) {
                thread.interrupt();
                assertEquals(1, shared.read(0, new byte[1], 0, 1));
                assertTrue(root.entries().size() >= 3);
            }
            isOver.set(true);
            thread.join();
            assertEquals(null, failure.get());
            shared.write(0, new byte[] {1}, 0, 1);
            assertEquals(1, root.openDirectory("a").entries().size());
        }
    }
}

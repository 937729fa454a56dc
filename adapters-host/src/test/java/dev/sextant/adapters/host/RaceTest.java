package dev.sextant.adapters.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody puts links in place of directories and files, and these back, all the time that calls are made: nothing outside is
/// read or changed. Takes two seconds, or `sextant.race.seconds`.
class RaceTest {

    private static final long SECONDS = Long.getLong("sextant.race.seconds", 2);
    private static final String SECRET = "secret";
    private static final OpenMode READ = new OpenMode(true, false, false, false, false);
    private static final OpenMode TRUNCATE = new OpenMode(true, true, true, false, true);

    @TempDir
    private Path folder;

    private Path inside;
    private Path outside;

    @BeforeEach
    void make() throws IOException {
        assumeTrue(Descriptor.isSupported(), "a Linux machine");
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), SECRET);
        Files.writeString(outside.resolve("only-outside"), SECRET);
        Files.createDirectory(outside.resolve("vacant"));
        inside = Files.createDirectories(folder.resolve("inside"));
        makeDirectory(inside.resolve("a"));
        makeDirectory(inside.resolve("a/b"));
        Files.writeString(inside.resolve("f"), "open");
    }

    /// JUnit warns of links that lead out of the folders that it removes.
    @AfterEach
    void clean() throws IOException {
        for (var link : List.of("a", "f", "link", "link-to-file", "a/b")) {
            if (Files.isSymbolicLink(inside.resolve(link))) Files.delete(inside.resolve(link));
        }
    }

    private static void makeDirectory(Path path) throws IOException {
        Files.createDirectory(path);
        Files.writeString(path.resolve("file"), "open");
        Files.createDirectory(path.resolve("vacant"));
    }

    /// Swaps `a`, which holds `b`, and the file `f`, each with a link to its like outside, until it is told to stop.
    private Thread racer(AtomicBoolean isOver, AtomicLong swaps, AtomicReference<Exception> failure) throws IOException {
        Files.createSymbolicLink(inside.resolve("link"), outside);
        Files.createSymbolicLink(inside.resolve("link-to-file"), outside.resolve("file"));
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!isOver.get()) {
                    swap("a", "link");
                    swap("f", "link-to-file");
                    swaps.addAndGet(2);
                }
            } catch (IOException e) {
                failure.set(e);
            }
        });
    }

    private void swap(String name, String link) throws IOException {
        move(name, "aside");
        move(link, name);
        move(name, link);
        move("aside", name);
    }

    /// What the calls removed or moved meanwhile is not there.
    private void move(String from, String to) throws IOException {
        var source = inside.resolve(from);
        try {
            Files.move(source, inside.resolve(to), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException _) {
            if (!Files.exists(inside.resolve("link"), LinkOption.NOFOLLOW_LINKS)
                    && !Files.isSymbolicLink(inside.resolve("a"))) {
                Files.createSymbolicLink(inside.resolve("link"), outside);
            }
        }
    }

    private interface Attempt {
        void on(Directory root) throws ErrnoException;
    }

    private static void readAndCompare(Directory directory, String name) throws ErrnoException {
        try (var file = directory.openFile(name, READ)) {
            var bytes = new byte[64];
            var text = new String(bytes, 0, file.read(0, bytes, 0, 64), StandardCharsets.UTF_8);
            assertFalse(text.startsWith(SECRET), "read the outside");
        }
    }

    private static void overwrite(Directory directory, String name) throws ErrnoException {
        try (var file = directory.openFile(name, TRUNCATE)) {
            file.write(0, new byte[] {'!'}, 0, 1);
            file.setTimes(1, 2);
        }
    }

    private static void listAndCompare(Directory directory) throws ErrnoException {
        for (var entry : directory.entries()) assertFalse(entry.name().equals("only-outside"), "listed the outside");
    }

    private static void in(Directory root, String name, Attempt attempt) throws ErrnoException {
        try (var directory = root.openDirectory(name)) {
            attempt.on(directory);
        }
    }

    /// Every call on a name that is being swapped, and in a directory that was opened while it was.
    private static List<Attempt> attempts() {
        var attempts = new ArrayList<Attempt>(List.of(
                root -> readAndCompare(root, "f"),
                root -> overwrite(root, "f"),
                root -> root.setTimes("f", 1, 2),
                root -> root.setTimes("a", 1, 2),
                root -> root.status("a"),
                root -> root.readLink("a"),
                root -> root.link("f", root, "second"),
                root -> root.removeFile("second"),
                root -> root.createDirectory("new"),
                root -> root.removeDirectory("new"),
                root -> root.rename("f", root, "f"),
                RaceTest::listAndCompare));
        List<Attempt> inDirectory = List.of(
                RaceTest::listAndCompare,
                directory -> readAndCompare(directory, "file"),
                directory -> overwrite(directory, "file"),
                directory -> directory.setTimes("file", 1, 2),
                directory -> directory.setTimes(1, 2),
                directory -> directory.status("only-outside"),
                directory -> directory.createDirectory("made"),
                directory -> directory.createLink("made-link", "target"),
                directory -> directory.link("file", directory, "second"),
                directory -> directory.rename("file", directory, "renamed"),
                directory -> directory.rename("renamed", directory, "file"),
                directory -> directory.removeFile("second"),
                directory -> directory.removeFile("made-link"),
                directory -> directory.removeFile("only-outside"),
                directory -> directory.removeDirectory("made"),
                directory -> directory.removeDirectory("vacant"),
                directory -> directory.createDirectory("vacant"),
                Directory::sync);
        for (var attempt : inDirectory) {
            attempts.add(root -> in(root, "a", attempt));
            attempts.add(root -> in(root, "a", directory -> in(directory, "b", attempt)));
        }
        return attempts;
    }

    @Test
    void hazard51_a_link_swapped_in_during_a_call_is_not_followed() throws Exception {
        var before = Snapshot.of(outside);
        var isOver = new AtomicBoolean();
        var swaps = new AtomicLong();
        var failure = new AtomicReference<Exception>();
        var racer = racer(isOver, swaps, failure);
        long calls = 0;
        long refused = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (var root = new HostFiles(inside.toRealPath()).root()) {
            var attempts = attempts();
            while (System.nanoTime() < end) {
                for (var attempt : attempts) {
                    calls++;
                    try {
                        attempt.on(root);
                    } catch (ErrnoException _) {
                        refused++;
                    }
                }
            }
        } finally {
            isOver.set(true);
            racer.join();
        }
        assertEquals(null, failure.get());
        assertEquals(before, Snapshot.of(outside), "the outside changed");
        assertTrue(refused > 0 && refused < calls && swaps.get() > 0,
                calls + " calls, " + refused + " refused, " + swaps + " swaps");
    }

    /// Descriptors are opened and closed by others all the time, so that numbers are given again: a directory's must stay its
    /// own.
    @Test
    void the_number_of_a_directory_is_never_that_of_another() throws Exception {
        var isOver = new AtomicBoolean();
        var failure = new AtomicReference<Throwable>();
        var others = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            others.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (!isOver.get()) {
                        try (var channel = FileChannel.open(inside); var other = FileChannel.open(outside)) {
                            assertTrue(channel.isOpen() && other.isOpen());
                        }
                    }
                } catch (IOException | RuntimeException | AssertionError e) {
                    failure.set(e);
                }
            }));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        var files = new HostFiles(inside.toRealPath());
        long wanted;
        try (var root = files.root()) {
            wanted = root.status().inode();
        }
        while (System.nanoTime() < end) {
            try (var root = files.root(); var second = root.duplicate(); var a = second.openDirectory("a")) {
                assertEquals(wanted, root.status().inode());
                assertEquals(wanted, second.status().inode());
                assertEquals(FileType.REGULAR_FILE, a.status("file").type());
                listAndCompare(root);
            }
        }
        isOver.set(true);
        for (var other : others) other.join();
        assertEquals(null, failure.get());
    }
}

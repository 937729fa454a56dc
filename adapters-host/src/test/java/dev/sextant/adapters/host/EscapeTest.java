package dev.sextant.adapters.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.OpenMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No call on one name reaches outside, whatever the name and whatever stands there.
class EscapeTest {

    private static final String SECRET = "secret";

    @TempDir
    private Path folder;

    private Path inside;
    private Path outside;

    /// Both ways to the machine's files.
    enum Way {
        DESCRIPTORS, PATHS;

        FileSystem to(Path directory) throws IOException {
            return this == DESCRIPTORS ? new HostFiles(directory.toRealPath()) : new PathFiles(directory.toRealPath());
        }
    }

    @BeforeEach
    void make() throws IOException {
        assumeTrue(Descriptor.isSupported(), "a Linux machine");
        inside = Files.createDirectory(folder.resolve("inside"));
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), SECRET);
        Files.createDirectory(outside.resolve("directory"));
        Files.createDirectory(outside.resolve("vacant"));
        Files.writeString(outside.resolve("directory/file"), SECRET);
        Files.createDirectory(inside.resolve("directory"));
        Files.writeString(inside.resolve("directory/file"), "open");
        Files.writeString(inside.resolve("file"), "open");
        Files.createDirectory(inside.resolve("vacant"));
    }

    /// Links of every kind, by their names.
    private List<String> makeLinks() throws IOException {
        var targets = List.of(
                "../outside", "../outside/file", "../outside/directory", "../outside/vacant", "../outside/none", "..", "../..",
                "/",
                outside.toString(), outside + "/file", outside + "/directory", outside + "/vacant", outside + "/none",
                "link0", "link1", "link13", "self", ".", "directory/../../outside", "/proc/self/root", "/proc/self/cwd",
                "/etc/passwd",
                "/dev/null", "/proc/self/fd/0", "vacant/../../outside/file");
        for (int i = 0; i < targets.size(); i++) Files.createSymbolicLink(inside.resolve("link" + i), Path.of(targets.get(i)));
        Files.createSymbolicLink(inside.resolve("self"), Path.of("self"));
        return Stream.concat(Stream.of("self"), IntStream.range(0, targets.size()).mapToObj(i -> "link" + i)).toList();
    }

    /// Names that lead elsewhere if they are taken for paths.
    private List<String> names() {
        return List.of(
                "", ".", "..", "/", "//", "../", "./", "../outside", "../outside/file", "../outside/new", "/etc/passwd",
                outside + "/file", outside + "/new", outside.toString(), "directory/../../outside/file", "directory/file",
                "file/",
                "directory/", "directory/.", "directory/..", "./file", ".//file", "file\0", "\0", "file\0/../../outside/file",
                "..\0", "link1/file", "link1/../file", "/proc/self/root", "/proc/self/cwd/x", "..;/outside", "..\\outside",
                "..\\..\\outside\\file", "\\outside", "C:\\outside", "C:file", "\\\\?\\C:\\", "file:stream", "~", "~root",
                "%2e%2e", "%2e%2e%2foutside", "..%2foutside", "..%00", "\uFF0E\uFF0E", "\u2025", "..\u2215outside",
                "\uFF0Foutside",
                "$HOME", "`id`", "*", "?", "...", ".. ", " ..", "..\n", "\uD800", "a".repeat(256),
                "../".repeat(100) + "etc/passwd");
    }

    // ---- every call ------------------------------------------------------------------------------------------------------

    private interface Attempt {
        Object on(Directory root, String name) throws ErrnoException;
    }

    private static final List<OpenMode> MODES = List.of(
            new OpenMode(true, false, false, false, false), new OpenMode(false, true, false, false, false),
            new OpenMode(true, true, false, false, true), new OpenMode(true, true, true, false, false),
            new OpenMode(false, true, true, false, true), new OpenMode(true, true, true, true, false),
            new OpenMode(false, false, false, false, false), new OpenMode(true, false, true, false, true));

    /// Every call with a name at every place.
    private static List<Attempt> attempts() {
        var attempts = new ArrayList<Attempt>();
        for (var mode : MODES) attempts.add((root, name) -> openAndUse(root, name, mode));
        attempts.add((root, name) -> {
            try (var directory = root.openDirectory(name)) {
                return directory.entries();
            }
        });
        attempts.add(Directory::status);
        attempts.add(Directory::readLink);
        attempts.add((root, name) -> done(() -> root.createDirectory(name)));
        attempts.add((root, name) -> done(() -> root.createLink(name, "target")));
        attempts.add((root, name) -> done(() -> root.link("file", root, name)));
        attempts.add((root, name) -> done(() -> root.link(name, root, "made")));
        attempts.add((root, name) -> done(() -> root.rename(name, root, "made")));
        attempts.add((root, name) -> done(() -> root.rename("file", root, name)));
        attempts.add((root, name) -> done(() -> root.rename("vacant", root, name)));
        attempts.add((root, name) -> done(() -> root.removeFile(name)));
        attempts.add((root, name) -> done(() -> root.removeDirectory(name)));
        attempts.add((root, name) -> done(() -> root.setTimes(name, 1, 2)));
        return attempts;
    }

    private interface Command {
        void run() throws ErrnoException;
    }

    private static String done(Command command) throws ErrnoException {
        command.run();
        return "done";
    }

    private static String openAndUse(Directory root, String name, OpenMode mode) throws ErrnoException {
        try (var file = root.openFile(name, mode)) {
            var bytes = new byte[100];
            int read = mode.read() ? file.read(0, bytes, 0, bytes.length) : 0;
            if (mode.write()) file.write(0, new byte[] {'!'}, 0, 1);
            if (mode.write()) file.setSize(3);
            file.setTimes(3, 4);
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        }
    }

    /// Everything outside, and what is in the folder beside it.
    private Snapshot world() throws IOException {
        var all = new TreeMap<>(Snapshot.of(outside).files());
        try (var beside = Files.list(folder)) {
            all.put("beside", beside.map(Path::toString).collect(Collectors.toCollection(TreeSet::new)).toString());
        }
        return new Snapshot(all);
    }

    private static void delete(Path top) throws IOException {
        try (var paths = Files.walk(top)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    /// JUnit warns of links that lead out of the folders that it removes.
    @AfterEach
    void clean() throws IOException {
        try (var left = Files.list(folder)) {
            for (var path : left.toList()) delete(path);
        }
    }

    /// Puts the inside back as it was.
    private void restore() throws IOException {
        delete(inside);
        Files.createDirectories(inside.resolve("directory"));
        Files.writeString(inside.resolve("directory/file"), "open");
        Files.writeString(inside.resolve("file"), "open");
        Files.createDirectory(inside.resolve("vacant"));
        makeLinks();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void hazard51_no_name_and_no_link_reaches_outside(Way way) throws IOException, ErrnoException {
        var links = makeLinks();
        var names = Stream.concat(names().stream(), links.stream()).toList();
        var before = world();
        int attempts = 0;
        for (var name : names) {
            for (var attempt : attempts()) {
                restore();
                boolean isLink = links.contains(name);
                String said = name + " #" + attempts++;
                try (var root = way.to(inside).root()) {
                    var answer = attempt.on(root, name);
                    assertNotEquals(SECRET, answer, said);
                    if (answer instanceof FileStatus status && isLink) {
                        assertEquals(FileType.SYMBOLIC_LINK, status.type(), said);
                    }
                } catch (ErrnoException e) {
                    var allowed = isLink
                            ? Set.of(Errno.LOOP, Errno.EXIST, Errno.NOTDIR, Errno.INVAL, Errno.NOTSUP)
                            : Set.of(Errno.INVAL, Errno.NOENT, Errno.ILSEQ, Errno.NAMETOOLONG);
                    assertTrue(allowed.contains(e.errno()), said + ": " + e.errno());
                }
                assertEquals(before, world(), said);
            }
        }
        assertTrue(attempts >= 1_700, () -> "so many attempts are too few");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void hazard51_a_link_is_made_and_read_but_never_followed_wherever_it_leads(Way way) throws IOException, ErrnoException {
        var before = world();
        try (var root = way.to(inside).root()) {
            root.createLink("away", outside.toString());
            assertEquals(outside.toString(), root.readLink("away"));
            for (var open : List.<Command>of(
                    () -> root.openDirectory("away"), () -> root.openFile("away", MODES.get(0)),
                    () -> root.openFile("away", MODES.get(3)))) {
                try {
                    open.run();
                    throw new AssertionError("a link was followed");
                } catch (ErrnoException e) {
                    assertEquals(Errno.LOOP, e.errno());
                }
            }
            if (way == Way.PATHS) {
                assertEquals(Errno.NOTSUP, errno(() -> root.link("away", root, "second")));
            } else {
                root.link("away", root, "second");
                assertEquals(outside.toString(), root.readLink("second"));
            }
        }
        assertEquals(before, world());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void hazard51_a_directory_that_became_a_link_is_not_followed(Way way) throws IOException, ErrnoException {
        var before = world();
        try (var root = way.to(inside).root(); var directory = root.openDirectory("directory")) {
            Files.move(inside.resolve("directory"), inside.resolve("elsewhere"));
            Files.createSymbolicLink(inside.resolve("directory"), outside.resolve("directory"));
            for (var attempt : attempts()) {
                try {
                    assertNotEquals(SECRET, attempt.on(directory, "file"));
                } catch (ErrnoException e) {
                    var allowed = Set.of(Errno.NOENT, Errno.EXIST, Errno.INVAL, Errno.NOTDIR);
                    assertTrue(allowed.contains(e.errno()), () -> "" + e.errno());
                }
            }
        }
        assertEquals(before, world());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void the_top_is_the_directory_that_was_mounted_whatever_has_its_name_now(Way way) throws IOException, ErrnoException {
        var files = way.to(inside);
        Files.move(inside, folder.resolve("moved"));
        Files.createSymbolicLink(inside, outside);
        try (var root = files.root()) {
            assertEquals("open", openAndUse(root, "file", MODES.get(0)));
            assertEquals(Way.DESCRIPTORS, way);
        } catch (ErrnoException e) {
            assertEquals(Way.PATHS, way);
            assertEquals(Errno.NOENT, e.errno());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void what_is_no_file_is_not_opened_so_that_nobody_waits_for_it(Way way) throws Exception {
        var pipe = new ProcessBuilder("mkfifo", inside.resolve("pipe").toString()).start();
        assertEquals(0, pipe.waitFor());
        try (var root = way.to(inside).root(); var devices = way.to(Path.of("/dev")).root()) {
            for (var mode : MODES) {
                if (mode.exclusive()) continue;
                assertEquals(Errno.ACCES, errno(() -> root.openFile("pipe", mode)));
                assertEquals(Errno.ACCES, errno(() -> devices.openFile("null", mode)));
            }
            assertEquals(Errno.NOTDIR, errno(() -> root.openDirectory("pipe")));
            assertEquals(Errno.ACCES, errno(() -> root.setTimes("pipe", 1, 2)));
            assertEquals(FileType.CHARACTER_DEVICE, devices.status("null").type());
            assertEquals(FileType.UNKNOWN, root.status("pipe").type());
            root.rename("pipe", root, "renamed");
            root.removeFile("renamed");
        }
    }

    private static Errno errno(Command command) {
        try {
            command.run();
            return Errno.SUCCESS;
        } catch (ErrnoException e) {
            return e.errno();
        }
    }
}

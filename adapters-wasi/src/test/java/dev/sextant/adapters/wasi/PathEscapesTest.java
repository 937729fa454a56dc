package dev.sextant.adapters.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest in `inside` wants to get at `outside`, which stands beside it. How long the race goes: `-Dsextant.race.seconds=60`.
class PathEscapesTest {

    private static final int RACE_SECONDS = Integer.getInteger("sextant.race.seconds", 3);

    /// Links in `inside` and what they say; `/ROOT` stands for where the tree is on the machine.
    private static final String[][] LINKS = {
        {"up", ".."},
        {"dir-relative", "../outside"},
        {"dir-absolute", "/ROOT/outside"},
        {"dir-twice", "dir-relative"},
        {"dir-roundabout", "dir/../../outside"},
        {"file-relative", "../outside/secret"},
        {"file-absolute", "/ROOT/outside/secret"},
        {"dangling-relative", "../outside/made"},
        {"dangling-absolute", "/ROOT/outside/made"},
        {"dir/below", "../../outside"},
        {"root", "/"},
        {"through", "up/outside/secret"},
    };

    private static final String[] PLAIN = {
        "..", "../", "../.", "./..", "../outside", "../outside/", "../outside/secret", "../outside/made",
        "../outside/dir", "../outside/dir/inner", "../outside/vacant", "./../outside/secret", ".//..//outside/secret",
        "dir/../../outside/secret", "dir/.././../outside/secret", "dir/../../inside/../outside/secret", "dir/../..",
        "dir/..//../outside/made", "../inside/file", "../../ROOT/outside/secret", "/", "//", "/.", "/..",
        "/ROOT/outside/secret", "//ROOT/outside/secret", "/ROOT/outside/made", "/ROOT/inside/file",
        "/../outside/secret", "/etc/passwd", "..\\outside\\secret", "dir/..\\..\\outside\\secret", "C:/", "C:",
        "%2e%2e/outside/secret", "..;/outside/secret", ".../outside/secret", "....//outside/secret",
        "..\u0000/outside/secret", "\u2025/outside/secret", "\uFF0E\uFF0E/outside/secret",
        "dir/inner/../../../outside/secret", "~/secret", "/proc/self/root"};

    /// What comes behind a link to a directory.
    private static final String[] BEHIND = {
        "", "/", "/.", "/..", "/secret", "//secret", "/made", "/dir/inner", "/vacant", "/./dir/../secret",
        "/../outside/secret", "/outside/secret"};

    private static final int[] OPENINGS = {
        0, Flags.OPEN_CREAT, Flags.OPEN_TRUNC, Flags.OPEN_DIRECTORY, Flags.OPEN_CREAT | Flags.OPEN_EXCL};

    private static List<String> shapes() {
        var shapes = new ArrayList<>(List.of(PLAIN));
        for (var link : LINKS) {
            for (var behind : BEHIND) shapes.add(link[0] + behind);
            shapes.add("./dir/../" + link[0] + "/secret");
        }
        return shapes;
    }

    /// A call with a path; whether a link at the end is followed is not every function's to say.
    private record Attempt(String name, Call call) {

        interface Call {
            Errno of(Guest guest, int inside, String path);
        }
    }

    private static List<Attempt> attempts() {
        var attempts = new ArrayList<Attempt>();
        for (int lookup = 0; lookup < 2; lookup++) {
            int follow = lookup;
            for (int open : OPENINGS) {
                long rights = open == Flags.OPEN_DIRECTORY ? Rights.ALL & ~Rights.FD_WRITE : Rights.ALL;
                attempts.add(new Attempt("path_open", (guest, inside, path) ->
                        guest.open(inside, follow, path, open, rights, 0)));
            }
            attempts.add(new Attempt("path_filestat_get", (guest, inside, path) -> guest.status(inside, follow, path)));
            attempts.add(new Attempt("path_filestat_set_times", (guest, inside, path) ->
                    guest.setTimes(inside, follow, path, 1, 2, 5)));
            attempts.add(new Attempt("path_link", (guest, inside, path) -> guest.link(inside, follow, path, inside, "linked")));
        }
        attempts.add(new Attempt("path_link", (guest, inside, path) -> guest.link(inside, 0, "file", inside, path)));
        attempts.add(new Attempt("path_create_directory", (guest, inside, path) ->
                guest.path(Preview1Function.PATH_CREATE_DIRECTORY, inside, path)));
        attempts.add(new Attempt("path_remove_directory", (guest, inside, path) ->
                guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, inside, path)));
        attempts.add(new Attempt("path_unlink_file", (guest, inside, path) ->
                guest.path(Preview1Function.PATH_UNLINK_FILE, inside, path)));
        attempts.add(new Attempt("path_readlink", (guest, inside, path) -> guest.readLink(inside, path)));
        attempts.add(new Attempt("path_rename", (guest, inside, path) -> guest.rename(inside, path, inside, "renamed")));
        attempts.add(new Attempt("path_rename", (guest, inside, path) -> guest.rename(inside, "file", inside, path)));
        attempts.add(new Attempt("path_symlink", (guest, inside, path) -> guest.symlink("x", inside, path)));
        return attempts;
    }

    private static void make(FileSystem files, String place) throws ErrnoException {
        try (var root = files.root()) {
            Tree.clear(root);
            try (var outside = Tree.directory(root, "outside"); var dir = Tree.directory(outside, "dir")) {
                outside.createDirectory("vacant");
                Tree.file(outside, "secret", "outside's");
                outside.createLink("link", "secret");
                Tree.file(dir, "inner", "outside's");
            }
            try (var inside = Tree.directory(root, "inside"); var dir = Tree.directory(inside, "dir")) {
                Tree.file(inside, "file", "inside's");
                Tree.file(dir, "inner", "inside's");
                for (var link : LINKS) {
                    var target = link[1].replace("/ROOT", place);
                    if (link[0].startsWith("dir/")) {
                        dir.createLink(link[0].substring(4), target);
                    } else {
                        inside.createLink(link[0], target);
                    }
                }
            }
        }
    }

    /// @param isMountedBelow whether the mount is `inside`, or the tree, of which the guest then has a descriptor for `inside`
    private static int attempt(FileSystem files, String place, boolean isMountedBelow, FileSystem mounted) throws ErrnoException {
        int done = 0;
        boolean isFresh = false;
        String before = null;
        Set<Tree.Identity> outside = null;
        for (var path : shapes()) {
            for (var attempt : attempts()) {
                if (!isFresh) {
                    make(files, place);
                    try (var root = files.root(); var directory = root.openDirectory("outside")) {
                        before = Tree.text(directory);
                        outside = Tree.identities(directory);
                    }
                }
                try (var guest = new Guest(Grants.none().withMount("/", mounted, Mount.Access.READ_WRITE))) {
                    int inside = isMountedBelow ? Guest.ROOT : guest.openedDirectory("inside");
                    var spoken = path.replace("/ROOT", place);
                    var errno = attempt.call().of(guest, inside, spoken);
                    done++;
                    if (errno == Errno.SUCCESS) assertNotOutside(guest, attempt.name(), outside, path);
                    isFresh = errno != Errno.SUCCESS;
                }
                try (var root = files.root(); var directory = root.openDirectory("outside")) {
                    assertEquals(before, Tree.text(directory), () -> attempt.name() + " " + path);
                }
            }
        }
        return done;
    }

    /// What was opened or looked at is none of the files outside.
    private static void assertNotOutside(Guest guest, String function, Set<Tree.Identity> outside, String path) {
        if (function.equals("path_open")) {
            assertEquals(Errno.SUCCESS, guest.call(Preview1Function.FD_FILESTAT_GET, guest.load32(Guest.RESULT), Guest.RESULT));
        } else if (!function.equals("path_filestat_get")) {
            return;
        }
        assertFalse(outside.contains(new Tree.Identity(guest.load64(Guest.RESULT), guest.load64(Guest.RESULT + 8))),
                () -> function + " " + path);
    }

    @Test
    void hazard51_no_path_leads_out_of_a_mount(@TempDir Path folder) throws IOException, ErrnoException {
        var host = WasmRuntime.host();
        Files.createDirectory(folder.resolve("inside"));
        var directory = host.directory(folder);
        var memory = host.memory(1 << 24);
        FileSystem reopened = () -> host(folder.resolve("inside")).root();
        int onHost = attempt(directory, folder.toString(), true, reopened);
        int inMemory = attempt(memory, "", false, memory);
        int shapes = shapes().size();
        int attempts = onHost + inMemory;
        IO.println("path escapes: " + attempts + " attempts (10 functions, " + shapes + " path shapes, " + LINKS.length
                + " links; host directory " + onHost + ", memory " + inMemory + "), 0 succeeded");
        assertTrue(attempts >= 2_000);
        try (var root = directory.root()) {
            Tree.clear(root);
        }
        assertEquals(10, attempts().stream().map(Attempt::name).distinct().count());
    }

    private static FileSystem host(Path path) {
        try {
            return WasmRuntime.host().directory(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hazard51_no_path_leads_out_of_a_mount_while_somebody_swaps_a_directory_and_a_link(@TempDir Path folder)
            throws Exception {
        var outside = Files.createDirectory(folder.resolve("outside"));
        var inside = Files.createDirectory(folder.resolve("inside"));
        for (var place : List.of(outside, Files.createDirectory(inside.resolve("swapped")))) {
            Files.writeString(place.resolve("secret"), place == outside ? "outside's" : "inside's");
            Files.writeString(place.resolve("victim"), "x");
        }
        Files.writeString(inside.resolve("file"), "inside's");
        var isOver = new AtomicBoolean();
        var swaps = new AtomicInteger();
        var swapper = Thread.ofPlatform().start(() -> swap(inside, isOver, swaps));
        var tree = WasmRuntime.host().directory(folder);
        int calls = 0;
        int opened = 0;
        try (var root = tree.root(); var beside = root.openDirectory("outside");
                var guest = new Guest(Grants.none().withMount("/", host(inside), Mount.Access.READ_WRITE))) {
            var before = Tree.text(beside);
            long end = System.nanoTime() + RACE_SECONDS * 1_000_000_000L;
            while (System.nanoTime() < end) {
                opened += readsInside(guest, "swapped/secret") + readsInside(guest, "file");
                guest.open(Guest.ROOT, 1, "swapped/made", Flags.OPEN_CREAT | Flags.OPEN_EXCL, Rights.FD_READ, 0);
                if (guest.load32(Guest.RESULT) > Guest.ROOT) guest.close(guest.load32(Guest.RESULT));
                guest.path(Preview1Function.PATH_UNLINK_FILE, Guest.ROOT, "swapped/made");
                guest.path(Preview1Function.PATH_CREATE_DIRECTORY, Guest.ROOT, "swapped/new");
                guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, Guest.ROOT, "swapped/new");
                guest.setTimes(Guest.ROOT, 1, "swapped/victim", 1, 2, 5);
                guest.rename(Guest.ROOT, "swapped/victim", Guest.ROOT, "swapped/victim");
                guest.symlink("x", Guest.ROOT, "swapped/link");
                guest.path(Preview1Function.PATH_UNLINK_FILE, Guest.ROOT, "swapped/link");
                calls += 11;
            }
            isOver.set(true);
            swapper.join();
            assertEquals(before, Tree.text(beside));
        } finally {
            isOver.set(true);
            swapper.join();
        }
        assertTrue(opened > 0);
        IO.println("path race: " + RACE_SECONDS + " s, " + calls + " calls, " + swaps + " swaps, " + opened
                + " files opened, 0 outside");
    }

    /// @return 1 if it could be opened
    private static int readsInside(Guest guest, String path) {
        if (guest.open(Guest.ROOT, 1, path, 0, Rights.FD_READ, 0) != Errno.SUCCESS) return 0;
        int fd = guest.load32(Guest.RESULT);
        assertEquals("inside's", guest.read(fd, 100));
        guest.close(fd);
        return 1;
    }

    private static void swap(Path inside, AtomicBoolean isOver, AtomicInteger swaps) {
        var swapped = inside.resolve("swapped");
        var parked = inside.resolve("parked");
        var file = inside.resolve("file");
        var spare = inside.resolve("spare");
        try {
            for (; !isOver.get(); swaps.incrementAndGet()) {
                Files.move(swapped, parked);
                Files.createSymbolicLink(swapped, Path.of("../outside"));
                Files.createSymbolicLink(spare, Path.of("../outside/secret"));
                Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE);
                Files.delete(swapped);
                Files.move(parked, swapped);
                Files.writeString(spare, "inside's");
                Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sextant.adapters.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paths of any shape, against [PathModel].
class PathGrammarTest {

    private static final String[] NAMES = {"a", "b", "c", "d", ".", "..", "", "a", "b", ".a", "..b", "...", "a ", "ü"};

    private final SplittableRandom random = new SplittableRandom(52);
    private int successes;

    private String path() {
        int shape = random.nextInt(40);
        if (shape == 0) return "";
        if (shape == 1) return "x".repeat(256);
        var path = new StringBuilder(shape == 2 ? "/" : "");
        int names = 1 + random.nextInt(random.nextInt(4) == 0 ? 6 : 3);
        for (int i = 0; i < names; i++) {
            if (i > 0) path.append('/');
            path.append(NAMES[random.nextInt(NAMES.length)]);
        }
        if (random.nextInt(6) == 0) path.append("/".repeat(1 + random.nextInt(2)));
        return path.toString();
    }

    private void walk(FileSystem files, int calls) {
        var model = new PathModel();
        try (var guest = new Guest(Grants.none().withMount("/", files, Mount.Access.READ_WRITE))) {
            for (int i = 0; i < calls; i++) step(guest, model);
        }
    }

    private void step(Guest guest, PathModel model) {
        int root = Guest.ROOT;
        var path = path();
        var other = path();
        boolean isFollowing = random.nextBoolean();
        int lookup = isFollowing ? 1 : 0;
        int operation = random.nextInt(14);
        var expected = switch (operation) {
            case 0, 1 -> model.createDirectory(path);
            case 2 -> model.create(path, isFollowing, false);
            case 3 -> model.create(path, isFollowing, true);
            case 4, 5 -> model.open(path, isFollowing);
            case 6 -> model.status(path, isFollowing);
            case 7 -> model.readLink(path);
            case 8, 9 -> model.createLink(other, path);
            case 10 -> model.removeDirectory(path);
            case 11 -> model.unlink(path);
            case 12 -> model.link(path, isFollowing, other);
            default -> model.rename(path, other);
        };
        var answered = switch (operation) {
            case 0, 1 -> guest.path(Preview1Function.PATH_CREATE_DIRECTORY, root, path);
            case 2 -> open(guest, lookup, path, Flags.OPEN_CREAT);
            case 3 -> open(guest, lookup, path, Flags.OPEN_CREAT | Flags.OPEN_EXCL);
            case 4, 5 -> open(guest, lookup, path, 0);
            case 6 -> guest.status(root, lookup, path);
            case 7 -> guest.readLink(root, path);
            case 8, 9 -> guest.symlink(other, root, path);
            case 10 -> guest.path(Preview1Function.PATH_REMOVE_DIRECTORY, root, path);
            case 11 -> guest.path(Preview1Function.PATH_UNLINK_FILE, root, path);
            case 12 -> guest.link(root, lookup, path, root, other);
            default -> guest.rename(root, path, root, other);
        };
        assertEquals(expected, answered, () -> "operation " + operation + " \"" + path + "\" \"" + other + "\" " + isFollowing);
        if (answered == Errno.SUCCESS) successes++;
    }

    private static Errno open(Guest guest, int lookup, String path, int open) {
        var errno = guest.open(Guest.ROOT, lookup, path, open, Rights.FD_READ, 0);
        if (errno == Errno.SUCCESS) guest.close(guest.load32(Guest.RESULT));
        return errno;
    }

    @Test
    void hazard52_paths_of_any_shape_are_understood_as_POSIX_does() {
        int trees = 150;
        for (int i = 0; i < trees; i++) walk(WasmRuntime.host().memory(1 << 20), 300);
        IO.println("path grammar: " + trees * 300 + " calls on " + trees + " trees in memory, " + successes
                + " successes, 0 differences from the model");
    }

    @Test
    void hazard52_paths_of_any_shape_are_understood_as_POSIX_does_on_the_machine(@TempDir Path folder) throws IOException {
        for (int i = 0; i < 10; i++) {
            walk(WasmRuntime.host().directory(Files.createDirectory(folder.resolve("tree-" + i))), 300);
        }
    }
}

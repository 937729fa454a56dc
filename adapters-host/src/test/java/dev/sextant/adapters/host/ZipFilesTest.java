package dev.sextant.adapters.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.ports.contract.FileSystemContract;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.FileSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An archive's files, as an example of a `java.nio.file.FileSystem` that is not the machine's.
class ZipFilesTest extends FileSystemContract {

    @TempDir
    private Path folder;

    private final List<java.nio.file.FileSystem> archives = new ArrayList<>();

    @Override
    protected FileSystem empty() throws IOException {
        return new RealHost().directory(archive(Map.of("create", "true")).getPath("/"));
    }

    private java.nio.file.FileSystem archive(Map<String, String> options) throws IOException {
        var archive = FileSystems.newFileSystem(folder.resolve("archive" + archives.size() + ".zip"), options);
        archives.add(archive);
        return archive;
    }

    @AfterEach
    void closeArchives() throws IOException {
        for (var archive : archives) archive.close();
    }

    @Override
    protected boolean hasLinks() {
        return false;
    }

    @Override
    protected boolean hasHardLinks() {
        return false;
    }

    @Override
    protected boolean keepsOpenFiles() {
        return false;
    }

    @Override
    protected long timeUnit() {
        return 1_000_000_000L;
    }

    @Test
    void what_was_written_is_in_the_archive() throws Exception {
        write(root, "file", "content");
        root.createDirectory("directory");
        archives.getFirst().close();
        try (var again = FileSystems.newFileSystem(folder.resolve("archive0.zip"))) {
            assertEquals("content", Files.readString(again.getPath("/file")));
        }
    }

    @Test
    void an_archive_to_read_is_read_and_nothing_else() throws Exception {
        write(root, "file", "content");
        root.createDirectory("directory");
        archives.getFirst().close();
        var bytes = Files.readAllBytes(folder.resolve("archive0.zip"));
        try (var archive = FileSystems.newFileSystem(folder.resolve("archive0.zip"), Map.of("accessMode", "readOnly"));
                var top = new RealHost().directory(archive.getPath("/")).root();
                var file = top.openFile("file", READ)) {
            assertEquals(Set.of("directory", "file"), names(top));
            assertEquals("content", read(file));
            refuses(Errno.ROFS, () -> top.openFile("file", WRITE));
            refuses(Errno.ROFS, () -> top.openFile("file", UPDATE));
            refuses(Errno.ROFS, () -> top.openFile("file", TRUNCATE));
            refuses(Errno.ROFS, () -> top.openFile("new", CREATE));
            refuses(Errno.ROFS, () -> top.createDirectory("new"));
            refuses(Errno.ROFS, () -> top.createLink("new", "file"));
            refuses(Errno.ROFS, () -> top.link("file", top, "new"));
            refuses(Errno.ROFS, () -> top.rename("file", top, "new"));
            refuses(Errno.ROFS, () -> top.removeFile("file"));
            refuses(Errno.ROFS, () -> top.removeDirectory("directory"));
            refuses(Errno.ROFS, () -> top.setTimes(0, 0));
            refuses(Errno.ROFS, () -> top.setTimes("file", 0, 0));
            refuses(Errno.ROFS, () -> file.setTimes(0, 0));
            refuses(Errno.BADF, () -> file.write(0, new byte[1], 0, 1));
            assertEquals("content", read(top, "file"));
        }
        assertEquals(List.of(bytes.length), List.of(Files.readAllBytes(folder.resolve("archive0.zip")).length));
    }

    @Test
    void a_directory_of_an_archive_can_be_the_top() throws Exception {
        root.createDirectory("directory");
        try (var directory = root.openDirectory("directory")) {
            write(directory, "inside", "content");
        }
        try (var top = new RealHost().directory(archives.getFirst().getPath("/directory")).root()) {
            assertEquals(Set.of("inside"), names(top));
            refuses(Errno.INVAL, () -> top.status(".."));
        }
    }
}

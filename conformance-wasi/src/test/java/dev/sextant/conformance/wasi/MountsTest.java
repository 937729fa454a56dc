package dev.sextant.conformance.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sextant.conformance.junit.EveryEngine;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// A program copies from one mount to another, whatever is behind each.
class MountsTest {

    private static final ProgramCase COPYING = ProgramCase.ALL.find(given -> given.title().equals("copying")).get();

    /// What is to be copied, at the top of a mount of its own.
    private static final Tree FROM = new Tree(COPYING.files().nodes()
            .filterKeys(path -> path.startsWith("from/")).mapKeys(path -> path.substring("from/".length())));

    /// The same without links, which a zip archive does not have.
    private static final Tree WITHOUT_LINKS = new Tree(FROM.nodes().rejectValues(Tree.Node.Link.class::isInstance));

    @EveryEngine
    void from_a_directory_to_memory_and_back(WasmRuntime runtime, @TempDir Path from, @TempDir Path to) {
        FROM.plant(from);
        var memory = WasmRuntime.host().memory(1 << 20);
        copies(runtime, Guest.files(from), memory);
        assertEquals(FROM, Tree.of(memory));
        copies(runtime, memory, Guest.files(to));
        assertEquals(FROM, Tree.of(to));
        assertEquals(FROM, Tree.of(from));
    }

    @EveryEngine
    void from_a_zip_archive_to_another(WasmRuntime runtime, @TempDir Path directory) throws IOException {
        try (var from = zip(directory.resolve("from.zip")); var to = zip(directory.resolve("to.zip"))) {
            WITHOUT_LINKS.plant(from.getPath("/"));
            copies(runtime, Guest.files(from.getPath("/")), Guest.files(to.getPath("/")));
            assertEquals(WITHOUT_LINKS, Tree.of(to.getPath("/")));
        }
    }

    @EveryEngine
    void nothing_is_copied_to_what_is_read_only(WasmRuntime runtime, @TempDir Path from, @TempDir Path to) throws IOException {
        FROM.plant(from);
        Files.writeString(to.resolve("own"), "own");
        var before = Tree.of(to);
        var errors = new Collected();
        var end = copy(runtime, Guest.files(from), Guest.files(to), Mount.Access.READ_ONLY, errors);
        assertEquals(new Outcome.End.Exited(1), end);
        assertNotEquals("", errors.text());
        assertEquals(before, Tree.of(to));
    }

    private static void copies(WasmRuntime runtime, FileSystem from, FileSystem to) {
        var errors = new Collected();
        assertEquals(new Outcome.End.Exited(0), copy(runtime, from, to, Mount.Access.READ_WRITE, errors), errors::text);
    }

    private static Outcome.End copy(WasmRuntime runtime, FileSystem from, FileSystem to, Mount.Access access, Collected errors) {
        return Guest.run(runtime, runtime.load(Kept.module("copying")), Grants.none()
                .withArguments("copying", "/in", "/out/")
                .withErrors(errors)
                .withMount("/in", from, Mount.Access.READ_ONLY)
                .withMount("/out", to, access));
    }

    private static java.nio.file.FileSystem zip(Path file) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of("create", "true"));
    }
}

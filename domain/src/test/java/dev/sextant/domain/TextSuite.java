package dev.sextant.domain;

import static org.junit.jupiter.api.Assertions.fail;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/// The scripts of one edition of the standard's test suite, and beside each script what wast2json made of its modules.
enum TextSuite {
    CORE_1_0("core-1.0.zip", Features.CORE_1_0),
    CORE_2_0("core-2.0.zip", Features.CORE_2_0);

    /// A script and those of its commands that hold a module, in order.
    record Script(String name, Bytes text, List<Command> commands) {}

    /// A command that holds a module.
    ///
    /// @param file   the module's file; a text that is no module is kept as `.wat`, anything else as `.wasm`
    /// @param fault  what an assertion expects as the beginning of the message; else empty
    record Command(String type, String line, String file, String fault, Bytes module) {

        boolean isFaultyText() {
            return file.endsWith(".wat");
        }
    }

    private static final Pattern COMMAND = Pattern.compile("""
            \\{"type": "(\\w+)", "line": (\\d+),(?: "name": "[^"]*",)? "filename": "([^"]+)"(?:, "text": "([^"]*)")?""");

    final Features features;
    private final String archive;
    private List<Script> scripts = List.of();

    TextSuite(String archive, Features features) {
        this.archive = archive;
        this.features = features;
    }

    /// Every script. Without the archive the test is aborted, on a build server it fails.
    synchronized List<Script> scripts() {
        var directory = Path.of(System.getProperty("sextant.spec", "no such directory"));
        if (!Files.isDirectory(directory)) {
            var how = "The standard's test suites are not there: put " + archive
                    + " into a directory and name it with -Dsextant.spec=DIRECTORY.";
            if (System.getenv("CI") != null) fail(how);
            Assumptions.abort(how);
        }
        if (scripts.isEmpty()) scripts = read(directory.resolve(archive));
        return scripts;
    }

    private static List<Script> read(Path archive) {
        var scripts = new ArrayList<Script>();
        try (var zip = FileSystems.newFileSystem(archive); var files = Files.walk(zip.getPath("/wast"))) {
            for (var script : files.filter(file -> file.toString().endsWith(".wast")).sorted().toList()) {
                var name = zip.getPath("/wast").relativize(script).toString().replace(".wast", "");
                var folder = zip.getPath("/json", name);
                scripts.add(new Script(name, bytes(script), commands(folder.resolve(folder.getFileName() + ".json"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scripts;
    }

    private static List<Command> commands(Path json) throws IOException {
        var commands = new ArrayList<Command>();
        var command = COMMAND.matcher(Files.readString(json));
        while (command.find()) {
            var fault = command.group(4) == null ? "" : command.group(4);
            var module = bytes(json.resolveSibling(command.group(3)));
            commands.add(new Command(command.group(1), command.group(2), command.group(3), fault, module));
        }
        return commands;
    }

    private static Bytes bytes(Path file) throws IOException {
        return Bytes.copyOf(Files.readAllBytes(file));
    }
}

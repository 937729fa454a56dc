package dev.sextant.domain.binary;

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

/// The binary modules of one edition of the standard's test suite, read from its archive.
public enum Suite {
    CORE_1_0("core-1.0.zip", Features.CORE_1_0),
    CORE_2_0("core-2.0.zip", Features.CORE_2_0);

    /// A command of a script that holds a binary module.
    ///
    /// @param name where it stands, such as `json/binary/binary.json:6`
    /// @param type such as `module` or `assert_malformed`
    /// @param text what an assertion expects as the beginning of the message; else empty
    public record Command(String name, String type, String text, Bytes module) {}

    private static final Pattern COMMAND = Pattern.compile("""
            \\{"type": "(\\w+)", "line": (\\d+),(?: "name": "[^"]*",)? "filename": "([^"]+\\.wasm)"(?:, "text": "([^"]*)")?""");

    private final String archive;
    private final Features features;
    private List<Command> commands = List.of();

    Suite(String archive, Features features) {
        this.archive = archive;
        this.features = features;
    }

    public Features features() {
        return features;
    }

    /// Every module that must decode: those that are valid, and those that are invalid, unlinkable or trap.
    public List<Bytes> decodable() {
        return commands().stream().filter(c -> !c.type().equals("assert_malformed")).map(Command::module).toList();
    }

    /// Every module that validation accepts, too.
    public List<Bytes> valid() {
        return commands().stream()
                .filter(c -> !c.type().equals("assert_malformed") && !c.type().equals("assert_invalid"))
                .map(Command::module).toList();
    }

    /// Whether the archive is there.
    static boolean isThere() {
        return Files.isDirectory(directory());
    }

    /// Every command with a binary module. Without the archive the test is aborted, on a build server it fails.
    public synchronized List<Command> commands() {
        if (!isThere()) {
            var how = "The standard's test suites are not there: put " + archive
                    + " into a directory and name it with -Dsextant.spec=DIRECTORY.";
            if (System.getenv("CI") != null) fail(how);
            Assumptions.abort(how);
        }
        if (commands.isEmpty()) commands = read();
        return commands;
    }

    private static Path directory() {
        return Path.of(System.getProperty("sextant.spec", "no such directory"));
    }

    private List<Command> read() {
        var commands = new ArrayList<Command>();
        try (var zip = FileSystems.newFileSystem(directory().resolve(archive));
                var files = Files.walk(zip.getPath("/json"))) {
            for (var script : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
                var command = COMMAND.matcher(Files.readString(script));
                while (command.find()) {
                    var module = Bytes.copyOf(Files.readAllBytes(script.resolveSibling(command.group(3))));
                    var text = command.group(4) == null ? "" : command.group(4);
                    commands.add(new Command(script + ":" + command.group(2), command.group(1), text, module));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return commands;
    }
}

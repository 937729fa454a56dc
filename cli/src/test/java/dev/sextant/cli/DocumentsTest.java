package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents at the root say, held against what is so.
class DocumentsTest {

    private static final Pattern COMMENT = Pattern.compile("// (.*)$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    private static Stream<String> blocks(String language) throws IOException {
        return Stream.concat(
                Document.of("README.md").blocks(language).stream(), Document.of("CONTRIBUTING.md").blocks(language).stream());
    }

    static Stream<String> javaBlocks() throws IOException {
        return blocks("java");
    }

    static Stream<String> consoleBlocks() throws IOException {
        return blocks("console");
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void everyJavaExampleCompilesAndPrintsWhatItsCommentsSay(String source) throws Exception {
        var file = Files.writeString(folder.resolve("Example.java"), source);
        var messages = new StringWriter();
        var options = List.of("-Xlint:all", "-Werror", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file)).call();
            assertTrue(compiled, messages + source);
        }
        var printed = new ByteArrayOutputStream();
        var out = System.out;
        try (var loader = new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()})) {
            var example = loader.loadClass("Example").getDeclaredConstructor();
            var main = example.getDeclaringClass().getDeclaredMethod("main");
            example.setAccessible(true);
            main.setAccessible(true);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            main.invoke(example.newInstance());
        } finally {
            System.setOut(out);
        }
        var said = COMMENT.matcher(source).results().map(comment -> comment.group(1)).toList();
        assertFalse(said.isEmpty(), "the example says nothing of what it prints: " + source);
        assertEquals(said, printed.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @ParameterizedTest
    @MethodSource("consoleBlocks")
    void everyCommandPrintsWhatIsWrittenBelowIt(String session) {
        List<String> printed = new ArrayList<>();
        for (var line : session.lines().toList()) {
            if (!line.startsWith("$ ")) continue;
            assertTrue(line.startsWith("$ ./sextant "), line);
            printed.add(line);
            var words = line.substring("$ ./sextant ".length()).split(" ");
            Outcome.of(words).all().lines().forEach(printed::add);
        }
        assertEquals(session.lines().toList(), printed);
    }

    @Test
    void readmesMapShowsTheFoldersThatAreThere() throws IOException {
        var mapped = Document.of("README.md").table("folder", "what").stream()
                .map(row -> row.getFirst().replaceAll("[`/]", ""))
                .collect(Collectors.toSet());
        try (var files = Files.list(Path.of("."))) {
            var there = files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals("target"))
                    .collect(Collectors.toSet());
            assertEquals(there, mapped);
        }
    }

    @Test
    void everyRoomNamesItsModuleInItsOwnWay() throws IOException {
        var rooms = values("pom.xml", "module");
        var names = new ArrayList<String>();
        for (var room : rooms) names.addAll(values(room + "/pom.xml", "module\\.name"));
        assertEquals(rooms.size(), names.size(), names.toString());
        assertEquals(rooms.size(), Set.copyOf(names).size(), names.toString());
    }

    private static List<String> values(String pom, String element) throws IOException {
        return Pattern.compile("<" + element + ">(.*?)</").matcher(Files.readString(Path.of(pom))).results()
                .map(value -> value.group(1))
                .toList();
    }

    @Test
    void readmesTableOfExitCodesIsTheCommands() throws IOException {
        var documented = Document.of("README.md").table("code", "when").stream()
                .map(row -> row.getFirst() + " " + row.getLast())
                .toList();
        assertEquals(Stream.of(ExitCode.values()).map(code -> code.number() + " " + code.meaning()).toList(), documented);
    }

    @Test
    void helpListsEveryExitCode() {
        var help = Outcome.of("--help").out().lines().map(String::strip).toList();
        for (var code : ExitCode.values()) {
            var line = "%-5d %s".formatted(code.number(), code.meaning());
            assertTrue(help.contains(line), line + " is missing in " + help);
        }
    }

    @Test
    void readmesTableOfCommandsIsTheCommands() throws IOException {
        var documented = Document.of("README.md").table("command", "does").stream()
                .map(row -> row.getFirst().replaceAll("`sextant (\\S+).*", "$1"))
                .filter(word -> !word.startsWith("-"))
                .toList();
        assertEquals(List.copyOf(Main.commandLine(new Console(InputStream.nullInputStream(),
                new ByteArrayOutputStream(), new ByteArrayOutputStream(), StandardCharsets.UTF_8)).getSubcommands().keySet()), documented);
    }

    @Test
    void readmesTableOfOptionsIsThatOfRunsHelp() throws IOException {
        var documented = Document.of("README.md").table("option", "does").stream()
                .map(row -> row.getFirst().replaceAll("`([^` ]+).*", "$1"))
                .collect(Collectors.toSet());
        var help = Outcome.of("run", "--help").out();
        var listed = Pattern.compile("^ +(--[a-z0-9-]+)", Pattern.MULTILINE).matcher(help.substring(help.indexOf("given:\n"))).results()
                .map(option -> option.group(1))
                .collect(Collectors.toSet());
        assertEquals(listed, documented);
        // Those behind a single dash are there for people who know them from elsewhere; the last lines name them.
        for (var option : Main.commandLine(new Console(InputStream.nullInputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream(),
                StandardCharsets.UTF_8)).getSubcommands().get("run").getCommandSpec().optionsMap().keySet()) {
            assertTrue(help.contains(option), option);
        }
    }

    @Test
    void continuousIntegrationRunsReadmesTestCommand() throws IOException {
        var command = Document.of("README.md").blocks("sh").getFirst().strip();
        assertEquals("mvn -B verify", command);
        assertTrue(Files.readString(Path.of(".ci/run")).endsWith("\nexec " + command + "\n"));
    }

    @Test
    void theLauncherEndsWithACodeThatIsDocumented() throws IOException {
        var codes = Pattern.compile("exit (\\d+)").matcher(Files.readString(Path.of("sextant"))).results()
                .map(exit -> Integer.valueOf(exit.group(1)))
                .collect(Collectors.toSet());
        assertEquals(Set.of(ExitCode.UNBUILT.number()), codes);
    }

    @Test
    void everyLinkBetweenTheDocumentsLeadsSomewhere() throws IOException {
        for (var name : List.of("README.md", "CONTRIBUTING.md", "RATIONALE.md")) {
            Pattern.compile("\\]\\(((?!https?:)[^)#]+)\\)").matcher(Document.of(name).text()).results()
                    .map(link -> Path.of(link.group(1)))
                    .forEach(target -> assertTrue(Files.exists(target), name + " links to " + target));
        }
    }
}

package dev.sextant.cli;

import dev.sextant.ports.WasmException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The `sextant` command.
@Command(
        name = "sextant",
        description = "Runs, checks, inspects and translates WebAssembly modules.",
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
public final class Main {

    private static final Set<String> VERSION = Set.of("-V", "--version");

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = CommandLine.ScopeType.INHERIT, description = "Shows this and ends.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Shows the version and ends.")
    private boolean version;

    private Main() {}

    /// Does what the command line says, and ends the process with one of the exit codes that `--help` lists.
    public static void main(String[] words) {
        var console = new Console(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), System.out.charset());
        Runtime.getRuntime().addShutdownHook(new Thread(console::end));
        int code = run(console, words);
        // Asking for an exit has Java look for a logger to tell; a start that went well can do without.
        if (code != 0) System.exit(code);
    }

    /// Does what the command line says.
    ///
    /// @return an exit code
    static int run(Console console, String... words) {
        int code;
        try {
            code = commandLine(console, words).execute(words);
        } catch (Error e) {
            code = report(console, e);
        }
        var lost = console.finish();
        if (lost.isEmpty()) return code;
        // Whoever closed the pipe has seen enough; of any other fault the user has to know.
        if (!lost.get().equals("Broken pipe")) console.complain("sextant: the output cannot be written: " + lost.get());
        return ExitCode.UNWRITABLE.number();
    }

    /// The command with all that belongs to it.
    static CommandLine commandLine(Console console) {
        return commandLine(console, commands(console).keySet());
    }

    /// The command with what some words may need of it: making a command of the classes here takes longer than most commands do.
    private static CommandLine commandLine(Console console, String... words) {
        var first = words.length == 0 ? "" : words[0];
        var all = commands(console).keySet();
        return commandLine(console, all.contains(first) ? Set.of(first) : VERSION.contains(first) ? Set.of() : all);
    }

    private static CommandLine commandLine(Console console, Set<String> names) {
        var line = new CommandLine(new Main());
        commands(console).forEach((name, command) -> {
            if (names.contains(name)) line.addSubcommand(command.get());
        });
        line.setOut(console.out())
                .setErr(console.err())
                .setExpandAtFiles(false)
                .setHelpFactory(new HelpLayout())
                .registerConverter(Path.class, Words::path)
                .setExecutionExceptionHandler((fault, _, _) -> report(console, fault))
                .setParameterExceptionHandler((fault, _) -> {
                    console.complain("sextant: " + fault.getMessage());
                    console.complain("Try \"" + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help\".");
                    return ExitCode.USAGE.number();
                });
        // A negative number looks like an option: `run` tells them apart.
        if (names.contains("run")) line.getSubcommands().get("run").setUnmatchedOptionsArePositionalParams(true);
        line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.table());
        return line;
    }

    private static Map<String, Supplier<Object>> commands(Console console) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("run", () -> new Run(console));
        commands.put("validate", () -> new Validate(console));
        commands.put("inspect", () -> new Inspect(console));
        commands.put("parse", Parse::new);
        commands.put("print", () -> new Print(console));
        commands.put("compile", Compile::new);
        commands.put("wast", () -> new Wast(console));
        commands.put("completion", () -> new Completion(console));
        return commands;
    }

    private static int report(Console console, Throwable fault) {
        var failure = switch (fault) {
            case Failure known -> known;
            case WasmException known -> Failure.of(known);
            case OutOfMemoryError error -> Failure.of(error);
            default -> Failure.internal(fault);
        };
        if (failure.isSaid()) {
            console.complain("sextant: " + failure.lines().head());
            failure.lines().tail().forEach(console::complain);
        }
        return failure.code().number();
    }

    /// The version of the build.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var build = new Properties();
            try (var in = Main.class.getResourceAsStream("build.properties")) {
                build.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new String[] {"sextant " + build.getProperty("version") + " (Java " + System.getProperty("java.version") + ")"};
        }
    }
}

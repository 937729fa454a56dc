package dev.sextant.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `sextant completion`: prints what makes a shell complete the words of this command.
@Command(
        name = "completion",
        description = "Prints a script that has a shell complete commands and options.",
        footer = {
            "",
            "To have it in every new shell, put one of these lines into ~/.bashrc or ~/.zshrc:",
            "  source <(sextant completion bash)",
            "  source <(sextant completion zsh)"
        })
final class Completion implements Callable<Integer> {

    /// A shell, by its name.
    private static final class Shell implements ITypeConverter<String> {
        @Override
        public String convert(String name) {
            if (name.equals("bash") || name.equals("zsh")) return name;
            throw new TypeConversionException("there is bash and zsh, not " + Words.quoted(name));
        }
    }

    private final Console console;

    /// One script is good for both.
    @Parameters(paramLabel = "SHELL", converter = Shell.class, description = "bash or zsh.")
    private String shell;

    Completion(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash("sextant", Main.commandLine(console)));
        return ExitCode.OK.number();
    }
}

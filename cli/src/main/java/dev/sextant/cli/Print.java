package dev.sextant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sextant.domain.text.Printer;
import dev.sextant.ports.WasmException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sextant print`: translates the binary format into the text format.
@Command(name = "print", description = "Shows a module in the text format. The module need not be valid.")
final class Print implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            description = "A module in the binary format, or in the text format if the name ends in .wat.")
    private Path file;

    @Option(names = "--skeleton", description = "Leaves out the functions' bodies and the bytes of data segments.")
    private boolean skeleton;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Writes to a file, in UTF-8, instead of showing.")
    private Path output;

    @Mixin
    private Rules rules = new Rules();

    Print(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var text = text();
        if (output == null) {
            text.lines().forEach(console::line);
        } else {
            OutputFile.write(output, text.getBytes(UTF_8));
        }
        return ExitCode.OK.number();
    }

    private String text() {
        try {
            var module = ModuleFile.decode(ModuleFile.read(file, rules.features()), rules.features());
            return skeleton ? Printer.skeleton(module) : Printer.print(module);
        } catch (WasmException e) {
            throw Failure.of(e).in(file);
        }
    }
}

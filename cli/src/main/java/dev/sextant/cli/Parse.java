package dev.sextant.cli;

import dev.sextant.domain.binary.Encoder;
import dev.sextant.ports.WasmException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sextant parse`: translates the text format into the binary format.
@Command(
        name = "parse",
        description = "Reads a module in the text format and writes it in the binary format. The module need not be valid.")
final class Parse implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A module in the text format, whatever the name ends in.")
    private Path file;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "Where to write it.")
    private Path output;

    @Mixin
    private Rules rules = new Rules();

    @Override
    public Integer call() {
        try {
            OutputFile.write(output, Encoder.encode(ModuleFile.text(file, rules.features())).toArray());
        } catch (WasmException e) {
            throw Failure.of(e).in(file);
        }
        return ExitCode.OK.number();
    }
}

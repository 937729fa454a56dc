package dev.sextant.cli;

import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.InvalidException;
import dev.sextant.ports.WasmException;
import io.vavr.collection.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sextant validate`: says of each file whether it is a valid module, and if not, all that is wrong with it.
@Command(
        name = "validate",
        description = "Says of each file whether it is a valid module; if it is not, lists every fault.")
final class Validate implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Modules in the binary format, or in the text format where the name ends in .wat.")
    private List<Path> files;

    @Mixin
    private Rules rules = new Rules();

    Validate(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var codes = Array.ofAll(files).map(this::validate).filter(code -> code != ExitCode.OK).distinct();
        return (switch (codes.size()) {
            case 0 -> ExitCode.OK;
            case 1 -> codes.head();
            default -> ExitCode.FAILED;
        }).number();
    }

    private ExitCode validate(Path file) {
        try {
            var module = ModuleFile.decode(ModuleFile.read(file, rules.features()), rules.features());
            Validator.validate(module, rules.features()).getOrElseThrow(InvalidException::new);
            console.line(file + ": valid");
            return ExitCode.OK;
        } catch (WasmException e) {
            return fail(Failure.of(e).in(file));
        } catch (Failure e) {
            return fail(e);
        }
    }

    private ExitCode fail(Failure failure) {
        failure.lines().forEach(console::line);
        return failure.code();
    }
}

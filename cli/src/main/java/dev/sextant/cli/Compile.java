package dev.sextant.cli;

import dev.sextant.ports.ArchivingEngine;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.WasmException;
import dev.sextant.runtime.WasmRuntime;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sextant compile`: makes a jar of a module, which runs without being compiled again.
@Command(
        name = "compile",
        description = "Compiles a module to a jar. sextant run FILE.jar runs it, and a Java program that has Sextant's ports on its class "
                + "path can.",
        footer = {
            "",
            "What a run is to observe has to be compiled in. The same module and options make the same file. It is for the version of "
                    + "Sextant that made it, and holds Java code, which nothing confines: run only what you compiled."
        })
final class Compile implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A module in the binary format, or in the text format if the name ends in .wat.")
    private Path file;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE.jar", description = "Where to write it; the name ends in .jar.")
    private Path output;

    @Mixin
    private Rules rules = new Rules();

    @Option(names = "--memory", paramLabel = "NAME", description = "What will hold its linear memories: the default, or one of the same form.")
    private String memory;

    @Option(names = "--interruptible", description = "Lets run --timeout end it.")
    private boolean isInterruptible;

    @Option(names = "--metered", description = "Lets run --fuel end it.")
    private boolean isMetered;

    @Option(names = "--observable", description = "Lets run --profile see its calls, if it is interruptible, too; with --deterministic, if it "
            + "is metered as well.")
    private boolean isObservable;

    @Option(
            names = "--max-call-depth",
            paramLabel = "N",
            converter = Amounts.Depth.class,
            description = "The most calls that may be open at a time (20,000 if nothing is said).")
    private Integer depth;

    @Override
    public Integer call() {
        if (!ProgramFile.isArchive(output)) throw Failure.usage("what is compiled goes to a file whose name ends in .jar: " + output);
        var jar = new ByteArrayOutputStream();
        try (var runtime = runtime()) {
            runtime.archive(ModuleFile.read(file, rules.features()).toArray(), jar);
        } catch (WasmException e) {
            throw Failure.of(e).in(file);
        }
        OutputFile.write(output, jar.toByteArray());
        return ExitCode.OK.number();
    }

    private WasmRuntime runtime() {
        try {
            var builder = WasmRuntime.builder().engine(engine()).features(rules.features())
                    .interruptible(isInterruptible).metered(isMetered);
            if (isObservable) builder.listener(new ExecutionListener() {});
            if (depth != null) builder.maximumCallDepth(depth);
            if (memory != null) builder.memory(memory);
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Failure.usage(e.getMessage());
        }
    }

    private static ExecutionEngine engine() {
        return WasmRuntime.engines().find(ArchivingEngine.class::isInstance)
                .getOrElseThrow(() -> new IllegalStateException("no engine here makes jars"));
    }
}

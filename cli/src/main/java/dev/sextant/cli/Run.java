package dev.sextant.cli;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Printable;
import dev.sextant.ports.Value;
import dev.sextant.ports.WasmException;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.LoadedModule;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sextant run`: instantiates a module and calls one of its functions.
@Command(
        name = "run",
        description = {
            "Instantiates a module and calls a function that it exports: the one named, else _start, else main. Prints the "
                    + "results, one a line. Where there is nothing to call, lists the exports."
        })
final class Run implements Callable<Integer> {

    /// What is called where nothing is named.
    private static final Array<String> ENTRIES = Array.of("_start", "main");

    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE", description = "A module in the binary format, or in the text format if the name ends in .wat.")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "ARGS",
            description = "The arguments, read by the types of the function's parameters: 42, -1, 0x2a, 1.5e3, -inf, nan, "
                    + "'i32x4 1 2 3 4', null.")
    private List<String> arguments = new ArrayList<>();

    @picocli.CommandLine.Option(names = "--invoke", paramLabel = "NAME", description = "The exported function to call.")
    private String invoke;

    @Mixin
    private Machine machine = new Machine();

    @Mixin
    private Rules rules = new Rules();

    Run(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (var word : arguments) {
            if (word.length() > 1 && word.startsWith("-") && !Literals.isNegative(word)) {
                throw Failure.usage("unknown option: " + word);
            }
        }
        try (var runtime = machine.runtime(rules.features())) {
            var bytes = ModuleFile.read(file, rules.features());
            var module = runtime.load(ModuleFile.decode(bytes, rules.features()));
            var entry = entry(module);
            var values = entry.map(name -> arguments(name, type(module, name).get())).getOrElse(Array.empty());
            if (entry.isEmpty() && !arguments.isEmpty()) {
                throw Failure.usage("nothing to give the arguments to: no --invoke, and no _start or main is exported");
            }
            var instance = runtime.instantiate(module, Imports.none());
            entry.peek(name -> instance.function(name).instance().call(values).map(Literals::print).forEach(console::line))
                    .onEmpty(() -> new Listing(module.module()).exports().forEach(console::line));
        } catch (WasmException e) {
            throw Failure.of(e).in(file);
        }
        return ExitCode.OK.number();
    }

    /// What is to be called.
    private Option<String> entry(LoadedModule module) {
        if (invoke == null) return ENTRIES.find(name -> type(module, name).isDefined());
        if (type(module, invoke).isDefined()) return Option.some(invoke);
        var functions = module.module().exports().filter(export -> export.kind() == ExternalKind.FUNCTION);
        throw Failure.usage("no function is exported as " + Printable.quoted(invoke) + (functions.isEmpty()
                ? "; no function is exported at all"
                : "; there is " + functions.map(export -> Printable.quoted(export.name())).mkString(", ")));
    }

    private static Option<FunctionType> type(LoadedModule module, String name) {
        return module.module().exports()
                .find(export -> export.kind() == ExternalKind.FUNCTION && export.name().equals(name))
                .map(export -> module.valid().functionTypes().get((int) export.index()));
    }

    private Array<Value> arguments(String name, FunctionType type) {
        if (arguments.size() != type.parameters().size()) {
            throw Failure.usage(Printable.quoted(name) + " wants " + type.parameters().mkString("[", " ", "]") + ", given "
                    + (arguments.isEmpty() ? "no argument" : String.join(" ", arguments)));
        }
        return type.parameters().zipWith(arguments, Literals::parse);
    }
}

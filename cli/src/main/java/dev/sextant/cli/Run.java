package dev.sextant.cli;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Printable;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Value;
import dev.sextant.ports.WasmException;
import dev.sextant.runtime.Instance;
import dev.sextant.runtime.LoadedModule;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sextant run`: instantiates a module and calls one of its functions.
@Command(
        name = "run",
        customSynopsis = "sextant run [OPTIONS] FILE [ARGS...]",
        description = {
            "Runs a program, or calls a function that a module exports: the one named, else _start, else main. Prints the results, "
                    + "one a line. Where there is nothing to call, lists the exports.",
            "",
            "What stands behind the FILE of a program (a module that exports _start) is the program's, whatever it looks like. With "
                    + "any other module, options may stand there, too.",
            ""
        },
        footer = {
            "",
            "Nothing of the machine is given to a program but its arguments, standard streams, clocks and random numbers. It ends with "
                    + "the program's exit code (the lowest 8 bits), or with one of those that sextant --help lists.",
            "",
            "wazero's -mount, -env, -env-inherit, -listen, -timeout, -hostlogging and -cpuprofile are understood."
        })
final class Run implements Callable<Integer> {

    /// What is called where nothing is named.
    private static final Array<String> ENTRIES = Array.of(ProgramFile.START, "main");

    /// What a reactor exports to be called before all else.
    private static final String INITIALIZE = "_initialize";

    /// What the machine keeps of an exit code.
    private static final int EXIT_BITS = 0xFF;

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            parameterConsumer = ProgramFile.class,
            description = "A module in the binary format, in the text format if the name ends in .wat, or compiled if it ends in .jar.")
    private ProgramFile program;

    @Parameters(
            index = "1..*",
            paramLabel = "ARGS",
            description = "A program's arguments, or those of the function to call, read by the types of its parameters: 42, -1, 0x2a, "
                    + "1.5e3, -inf, nan, 'i32x4 1 2 3 4', null.")
    private List<String> arguments = new ArrayList<>();

    @picocli.CommandLine.Option(names = "--invoke", paramLabel = "NAME", description = "The exported function to call.")
    private String invoke;

    @Mixin
    private Machine machine = new Machine();

    @Mixin
    private Rules rules = new Rules();

    @Mixin
    private Grant grant = new Grant();

    @Mixin
    private Limits limits = new Limits();

    @Mixin
    private Watch watch = new Watch();

    private List<String> programArguments;

    Run(Console console) {
        this.console = console;
    }

    /// Gives a program what stands behind its file.
    void give(List<String> words) {
        programArguments = words;
    }

    @Override
    public Integer call() {
        if (programArguments == null) refuseOptions();
        try {
            return run(rules.features());
        } catch (WasmException e) {
            throw Failure.of(e).in(program.file());
        }
    }

    private void refuseOptions() {
        for (var word : arguments) {
            if (word.length() > 1 && word.startsWith("-") && !Literals.isNegative(word)) {
                throw Failure.usage("unknown option: " + word);
            }
        }
    }

    private int run(Features features) {
        program.read(features);
        var store = limits.store();
        var profiling = watch.profiling(program.file(), store, grant.isDeterministic(), console);
        try (var runtime = machine.runtime(features, builder -> {
            if (program.isArchive()) machine.withoutEngine(builder);
            limits.apply(builder);
            profiling.apply(builder);
        })) {
            var execution = new Execution(runtime, program.load(runtime, features), store, profiling);
            if (profiling.isWanted()) console.atEnd(execution::cancel);
            return run(execution);
        }
    }

    private int run(Execution execution) {
        var entry = entry(execution.module());
        var words = programArguments == null ? arguments : programArguments;
        if (entry.isEmpty() && !words.isEmpty()) {
            throw Failure.usage("nothing to give the arguments to: no --invoke, and no _start or main is exported");
        }
        boolean isProgram = entry.exists(name -> takesWords(execution.module(), name));
        var values = isProgram || entry.isEmpty() ? Array.<Value>empty() : arguments(execution.module(), entry.get(), words);
        var grants = Option.when(grant.hasPlaces() || execution.wantsHost(), () ->
                watch.shown(grant.grants(program.file(), isProgram ? words : List.of(), console), console));
        int code = execution.run(grants, limits, instance -> use(execution.module(), instance, entry, values));
        return code & EXIT_BITS;
    }

    /// Whether a function takes its arguments from WASI and not as parameters.
    private boolean takesWords(LoadedModule module, String name) {
        return invoke == null && name.equals(ProgramFile.START) && type(module, name).get().parameters().isEmpty();
    }

    private void use(LoadedModule module, Instance instance, Option<String> entry, Array<Value> values) {
        if (entry.isEmpty()) {
            new Listing(module.module()).exports().forEach(console::line);
            return;
        }
        if (!entry.contains(ProgramFile.START)) initialise(instance);
        instance.function(entry.get()).instance().call(values).map(Literals::print).forEach(console::line);
    }

    /// Calls what a reactor wants to be called before all else.
    private static void initialise(Instance instance) {
        instance.export(INITIALIZE)
                .filter(export -> export instanceof FunctionInstance function && function.type().equals(FunctionType.EMPTY))
                .peek(export -> ((FunctionInstance) export).call(Array.empty()));
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

    private static Array<Value> arguments(LoadedModule module, String name, List<String> words) {
        var type = type(module, name).get();
        if (words.size() != type.parameters().size()) {
            throw Failure.usage(Printable.quoted(name) + " wants " + type.parameters().mkString("[", " ", "]") + ", given "
                    + (words.isEmpty() ? "no argument" : String.join(" ", words)));
        }
        return type.parameters().zipWith(words, Literals::parse);
    }
}

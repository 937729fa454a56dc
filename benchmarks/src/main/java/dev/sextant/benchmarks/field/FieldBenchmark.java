package dev.sextant.benchmarks.field;

import dev.sextant.benchmarks.GeneratedModule;
import dev.sextant.benchmarks.Fastest;
import dev.sextant.benchmarks.Median;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The field: Sextant beside whoever else runs WebAssembly here. A report for people.
public final class FieldBenchmark {

    /// How long anything may take, and how much longer for each second it was asked to take: other work may go on here.
    private static final int PATIENCE_SECONDS = 300;
    private static final int PATIENCE = 20;
    private static final int STARTS = 5;
    private static final Program HELLO = new Program("hello", Program.Kind.PROGRAM, "prints a greeting", 1, List.of("hello"), "-");
    private static final String GREETING = "hello";
    private static final int GENERATED_BYTES = 16_000_000;
    private static final int GENERATED_FUNCTIONS = 18_000;
    /// The heap of who cannot do with the one that is given, in MiB.
    private static final int LARGE_HEAP_MIB = 10_240;

    private final FieldOptions options;
    private final Path bench;
    private final Path work;
    private final List<Contender> contenders;
    private final Report report;
    private final Progress progress = new Progress();

    private FieldBenchmark(FieldOptions options, Path bench, Path target, Path work) throws IOException {
        this.options = options;
        this.bench = bench;
        this.work = work;
        this.contenders = Contenders.found(options, bench, target, work);
        this.report = new Report(contenders);
    }

    /// Measures.
    ///
    /// @param words what: [FieldOptions#USAGE]
    /// @return what the process is to end with
    public static int run(List<String> words) throws IOException, InterruptedException {
        if (words.equals(List.of("--help"))) {
            System.out.print(FieldOptions.USAGE);
            return 0;
        }
        var target = Path.of(System.getProperty("sextant.target", "benchmarks/target")).toAbsolutePath();
        var bench = Path.of(System.getProperty("sextant.bench", "../shared/bench")).toAbsolutePath().normalize();
        var work = Files.createTempDirectory("sextant-field");
        try {
            boolean isList = words.equals(List.of("--list"));
            var options = FieldOptions.of(isList ? List.of() : words, target);
            var programs = options.chosenPrograms();
            if (!Files.isDirectory(bench.resolve("wasm"))) {
                System.err.println("There is no folder " + bench.resolve("wasm") + ": the kernels and programs (NAME.wasm in wasm/, their C sources in "
                        + "src/) belong there, or say where they are with -Dsextant.bench=DIR.");
                return 66;
            }
            var field = new FieldBenchmark(options, bench, target, work);
            if (isList) {
                for (var contender : field.contenders) System.out.printf("%-32s%s%n", contender.key(), contender.title());
                return 0;
            }
            return field.measure(programs, words);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + FieldOptions.USAGE);
            return 64;
        } finally {
            try (var files = Files.list(work)) {
                for (var file : files.toList()) Files.delete(file);
            }
            Files.delete(work);
        }
    }

    private int measure(List<Program> programs, List<String> words) throws IOException, InterruptedException {
        for (var part : options.parts()) {
            switch (part) {
                case STEADY -> steady(programs);
                case START -> start();
                case COMPILE -> compile();
            }
        }
        var surroundings = Surroundings.of(contenders, "./benchmarks/run field " + String.join(" ", words));
        Files.createDirectories(options.folder());
        Files.writeString(options.folder().resolve("field.md"), report.markdown(surroundings));
        Files.writeString(options.folder().resolve("field.svg"), report.summary());
        Files.writeString(options.folder().resolve("field.html"), report.html(surroundings));
        System.out.println(report.markdown(surroundings));
        System.err.println("This is " + options.folder().resolve("field.md") + "; field.svg and field.html beside it show it.");
        return report.isAllRight() ? 0 : 1;
    }

    private List<Contender> contenders(FieldOptions.Part part) {
        return contenders.stream().filter(contender -> contender.parts().contains(part)).toList();
    }

    private void steady(List<Program> programs) throws IOException, InterruptedException {
        var contenders = contenders(FieldOptions.Part.STEADY);
        progress.expect(programs.size() * contenders.size() * options.rounds());
        for (var program : programs) {
            var time = report.time();
            for (int round = 1; round <= options.rounds(); round++) {
                for (var contender : contenders) {
                    long units = contender.pace().units(program.full());
                    var task = new Task.Steady(program, module(program.name()), units, options.seconds());
                    // Who failed once is not asked again.
                    var before = time.at(program.name(), contender);
                    var answer = before.isPresent() && !(before.get() instanceof Outcome.Measured)
                            ? Optional.<Answer>empty()
                            : ask(contender, task, failure -> time.add(program.name(), contender, failure));
                    if (answer.isPresent()) {
                        var outcome = perUnit(answer.get(), program.sum(contender.pace()), units);
                        time.add(program.name(), contender, outcome);
                        report.memory().add(program.name(), contender, answer.get().peak());
                        progress.step(program.name(), contender, round, outcome, "µs");
                    } else {
                        progress.skip();
                    }
                }
            }
        }
    }

    /// The fastest of the second half of the iterations, in microseconds per unit of work, if all of them printed what they should.
    static Outcome perUnit(Answer answer, String sum, long units) {
        List<Long> times = new ArrayList<>();
        for (var iteration : answer.starting("iteration ")) {
            int space = (iteration + " ").indexOf(' ');
            var printed = iteration.substring(Math.min(space + 1, iteration.length()));
            if (!printed.equals(sum)) return new Outcome.Wrong(sum, printed);
            times.add(Long.parseLong(iteration.substring(0, space)));
        }
        if (times.isEmpty()) return new Outcome.Failed("said nothing");
        return new Outcome.Measured(Fastest.of(times.subList(times.size() / 2, times.size())) / 1e3 / units, "");
    }

    private void start() throws InterruptedException {
        var contenders = contenders(FieldOptions.Part.START);
        int rounds = STARTS * options.rounds();
        progress.expect(rounds * contenders.size());
        // The first start of each is not measured: it may build something, and it brings files to where they are found quickly.
        for (int round = 0; round <= rounds; round++) {
            boolean isMeasured = round > 0;
            for (var contender : contenders) {
                var table = report.start();
                var answer = ask(contender, new Task.Once(HELLO, module(HELLO.name())),
                        failure -> { if (isMeasured) table.add(Report.HELLO_TIME, contender, failure); });
                if (answer.isEmpty() || !isMeasured) continue;
                var printed = answer.get().lines().isEmpty() ? "" : answer.get().lines().getFirst();
                var outcome = printed.equals(GREETING)
                        ? new Outcome.Measured(answer.get().seconds() * 1e3, "")
                        : new Outcome.Wrong(GREETING, printed);
                table.add(Report.HELLO_TIME, contender, outcome);
                if (outcome instanceof Outcome.Measured) table.add(Report.HELLO_CPU, contender, answer.get().cpuSeconds() * 1e3);
                table.add(Report.HELLO_MEMORY, contender, answer.get().peak());
                progress.step(HELLO.name(), contender, round, outcome, "ms");
            }
        }
    }

    private void compile() throws IOException, InterruptedException {
        var contenders = contenders(FieldOptions.Part.COMPILE);
        var lua = module("lua");
        var generated = Files.write(work.resolve("generated.wasm"), GeneratedModule.callable(GENERATED_BYTES, GENERATED_FUNCTIONS));
        progress.expect(2 * options.rounds() * contenders.size());
        for (int round = 1; round <= options.rounds(); round++) {
            for (var contender : contenders) {
                compileLua(contender, lua, round);
                compileGenerated(contender, generated, round);
            }
        }
    }

    private void compileLua(Contender contender, Path lua, int round) throws InterruptedException {
        var table = report.compile();
        var answer = ask(contender, new Task.Compile(lua, options.seconds(), List.of()),
                failure -> table.add(Report.LUA_FIRST, contender, failure));
        if (answer.isEmpty()) return;
        var compiled = answer.get().starting("compiled ").stream().map(line -> line.split(" ")).toList();
        var walls = compiled.stream().map(words -> Double.parseDouble(words[0]) / 1e6).toList();
        table.add(Report.LUA_FIRST, contender, walls.getFirst());
        table.add(Report.LUA_FIRST_CPU, contender, Double.parseDouble(compiled.getFirst()[1]) / 1e6);
        table.add(Report.LUA_WARM, contender, Median.of(walls.subList(walls.size() / 2, walls.size())));
        progress.step("lua.wasm compiled", contender, round, new Outcome.Measured(walls.getFirst(), ""), "ms");
    }

    private void compileGenerated(Contender contender, Path generated, int round) throws InterruptedException {
        var table = report.compile();
        var failed = table.at(Report.ALL, contender).filter(outcome -> !(outcome instanceof Outcome.Measured)).isPresent();
        if (failed) return;
        var task = new Task.Compile(generated, 0, List.of("first", "all"));
        List<Outcome> failures = new ArrayList<>();
        var answer = ask(contender, task, failures::add);
        var note = "";
        if (answer.isEmpty() && failures.getFirst().complaint().contains("OutOfMemoryError") && contender instanceof JavaContender java) {
            note = "with a heap of " + LARGE_HEAP_MIB + " MiB; " + options.heapMib() + " are not enough";
            answer = ask(java.withHeap(LARGE_HEAP_MIB), task, failures::add);
        }
        if (answer.isEmpty()) {
            table.add(Report.ALL, contender, failures.getLast());
            return;
        }
        var compiled = answer.get().starting("compiled ").getFirst().split(" ");
        var calls = answer.get().starting("called ");
        table.add(Report.INSTANTIATED, contender, new Outcome.Measured(Double.parseDouble(compiled[0]) / 1e6, note));
        table.add(Report.FIRST, contender, called(calls.get(0), GeneratedModule.ANSWER, note));
        var all = called(calls.get(1), GENERATED_FUNCTIONS * GeneratedModule.ANSWER, note);
        table.add(Report.ALL, contender, all);
        table.add(Report.ALL_CPU, contender, new Outcome.Measured(Double.parseDouble(calls.get(1).split(" ")[1]) / 1e6, note));
        table.add(Report.GENERATED_MEMORY, contender, new Outcome.Measured(answer.get().peak(), note));
        progress.step("generated module", contender, round, all, "ms");
    }

    private static Outcome called(String call, int expected, String note) {
        var words = call.split(" ");
        return words[2].equals(String.valueOf(expected))
                ? new Outcome.Measured(Double.parseDouble(words[0]) / 1e6, note)
                : new Outcome.Wrong(String.valueOf(expected), words[2]);
    }

    private Path module(String name) {
        return bench.resolve("wasm").resolve(name + ".wasm");
    }

    /// What a contender answers; nothing where it fails.
    private Optional<Answer> ask(Contender contender, Task task, Consumer<Outcome> failed) throws InterruptedException {
        try {
            
            var answer = Child.run(contender.command(task), PATIENCE_SECONDS + PATIENCE * options.seconds());
            var failure = answer.failure();
            failure.ifPresent(outcome -> {
                progress.note(contender, outcome);
                failed.accept(outcome);
            });
            return failure.isPresent() ? Optional.empty() : Optional.of(answer);
        } catch (IOException e) {
            var outcome = new Outcome.Failed(e.getMessage());
            progress.note(contender, outcome);
            failed.accept(outcome);
            return Optional.empty();
        }
    }
}

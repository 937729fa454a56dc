package dev.sextant.cli;

import dev.sextant.conformance.Candidate;
import dev.sextant.conformance.ScriptRun;
import dev.sextant.conformance.SextantCandidate;
import dev.sextant.conformance.Verdict;
import dev.sextant.conformance.script.Script;
import dev.sextant.conformance.wast.WastReader;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Place;
import dev.sextant.ports.MalformedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sextant wast`: runs test scripts.
@Command(
        name = "wast",
        description = "Runs test scripts (.wast) as the standard's suites have them. Prints each command that fails and, at the "
                + "end, how many passed, failed and were skipped. A file that is no script, or cannot be read, is one failure.")
final class Wast implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts in the text format.")
    private List<Path> files;

    @Mixin
    private Machine machine = new Machine();

    @Mixin
    private Rules rules = new Rules();

    private int passed;
    private int failed;
    private int skipped;
    private ExitCode code = ExitCode.OK;

    Wast(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        // What cannot be is said before anything is run.
        machine.runtime(rules.features()).close();
        var candidate = new SextantCandidate(machine.engine(), machine.memory(), rules.features());
        for (var file : files) run(file, candidate);
        console.line(passed + " passed, " + failed + " failed, " + skipped + " skipped");
        return code.number();
    }

    private void run(Path file, Candidate candidate) {
        try {
            var script = WastReader.read(ModuleFile.content(file), file.toString(), rules.features());
            if (script.isLeft()) {
                fail(place(file, script.getLeft()) + ": malformed: " + script.getLeft().message());
            } else {
                run(script.get(), candidate);
            }
        } catch (MalformedException tooLarge) {
            fail(file + ": malformed: " + tooLarge.getMessage());
        } catch (Failure unreadable) {
            if (code == ExitCode.OK) code = unreadable.code();
            failed++;
            unreadable.lines().forEach(console::line);
        }
    }

    private static String place(Path file, Malformed fault) {
        return fault.place() instanceof Place.Text(int line, _) ? file + ":" + line : file.toString();
    }

    private void run(Script script, Candidate candidate) {
        var run = new ScriptRun(script, candidate);
        script.commands().forEachWithIndex((command, index) -> {
            switch (run.verdict(index)) {
                case Verdict.Passed _ -> passed++;
                case Verdict.NotRun _ -> skipped++;
                case Verdict.Deviates(var reason, _) -> fail(script.title(command) + ": " + reason);
                case Verdict.Failed(var reason) -> fail(script.title(command) + ": " + reason);
            }
        });
    }

    private void fail(String line) {
        code = ExitCode.FAILED;
        failed++;
        console.line(line);
    }
}

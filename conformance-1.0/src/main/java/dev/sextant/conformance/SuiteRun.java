package dev.sextant.conformance;

import dev.sextant.conformance.script.Command;
import dev.sextant.conformance.script.Script;
import io.vavr.collection.Array;
import java.util.function.Predicate;

/// A suite's scripts on one candidate.
public final class SuiteRun {

    private final Suite suite;
    private final Candidate candidate;
    private final Deviations deviations;
    private final Array<ScriptRun> scripts;

    public SuiteRun(Suite suite, Candidate candidate, Rules rules) {
        this.suite = suite;
        this.candidate = candidate;
        this.deviations = rules.deviations().concerning(suite.edition(), candidate);
        var concerning = new Rules(rules.wordings(), deviations);
        this.scripts = suite.scripts().map(script -> new ScriptRun(script, candidate, concerning));
    }

    /// What it is, such as `core-1.0 · interpreter · heap`.
    public String title() {
        return suite.title() + " · " + candidate.name();
    }

    /// The scripts, none of them run yet.
    public Array<ScriptRun> scripts() {
        return scripts;
    }

    /// The whole run in one line, such as `core-1.0 · interpreter · heap: 19270 passed, 0 failed, 0 not run`. Runs what was
    /// not.
    public String summary() {
        int passed = 0;
        int failed = 0;
        int deviates = 0;
        int notRun = 0;
        for (var verdict : scripts.flatMap(ScriptRun::verdicts)) {
            switch (verdict) {
                case Verdict.Passed _ -> passed++;
                case Verdict.Failed _ -> failed++;
                case Verdict.Deviates _ -> deviates++;
                case Verdict.NotRun _ -> notRun++;
            }
        }
        return title() + ": " + passed + " passed, " + failed + " failed, "
                + (deviates == 0 ? "" : deviates + " known deviations, ") + notRun + " not run";
    }

    /// The commands by script and type that the suite ought to have.
    public Counts expected() {
        return suite.counts();
    }

    /// Commands by script and type, all of them or those with some verdicts. Runs what was not.
    public Counts counts(Predicate<Verdict> which) {
        return Counts.of(judged()
                .filter(judged -> which.test(judged.verdict()))
                .map(judged -> new Counts.Row(judged.script().name(), Counts.type(judged.command()))));
    }

    /// Known deviations that did not show: their lines are out of date. Runs what was not.
    public Deviations outdated() {
        var shown = judged()
                .filter(judged -> judged.verdict() instanceof Verdict.Deviates)
                .map(judged -> judged.script().place(judged.command()))
                .toSet();
        return new Deviations(deviations.list().filter(deviation -> !shown.contains(deviation.place())));
    }

    private record Judged(Script script, Command command, Verdict verdict) {}

    private Array<Judged> judged() {
        return scripts.flatMap(run -> run.script().commands().zipWith(
                run.verdicts(), (command, verdict) -> new Judged(run.script(), command, verdict)));
    }
}

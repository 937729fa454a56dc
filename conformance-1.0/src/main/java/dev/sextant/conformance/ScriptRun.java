package dev.sextant.conformance;

import dev.sextant.conformance.script.Action;
import dev.sextant.conformance.script.Command;
import dev.sextant.conformance.script.Constant;
import dev.sextant.conformance.script.Expected;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.conformance.script.Script;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One script's commands on one candidate, each run once, in order, when its verdict or a later one is asked for.
///
/// A command that fails does not keep the following ones from being run. One that needs an instance which is not there fails too
/// and says on which line the trouble began.
public final class ScriptRun {

    private final Script script;
    private final Candidate candidate;
    private final Rules rules;
    private final List<Verdict> verdicts = new ArrayList<>();
    private Option<Candidate.Session> session = Option.none();

    /// What an instance's name stands for: the instance, or why there is none.
    private Map<String, Either<Verdict, Candidate.Instance>> named = HashMap.empty();
    private Either<Verdict, Candidate.Instance> latest = Either.left(new Verdict.Failed("there is no module yet"));

    /// The script under the standard's wordings, none of its commands run yet.
    public ScriptRun(Script script, Candidate candidate) {
        this(script, candidate, Rules.standard());
    }

    ScriptRun(Script script, Candidate candidate, Rules rules) {
        this.script = script;
        this.candidate = candidate;
        this.rules = rules;
    }

    /// The script.
    public Script script() {
        return script;
    }

    /// What becomes of the command with an index from 0. Runs it, and those before it, unless they were.
    public Verdict verdict(int index) {
        while (verdicts.size() <= index) verdicts.add(explained(script.commands().get(verdicts.size())));
        if (verdicts.size() == script.commands().size()) close();
        return verdicts.get(index);
    }

    /// What becomes of each command.
    public Array<Verdict> verdicts() {
        if (!script.commands().isEmpty()) verdict(script.commands().size() - 1);
        return Array.ofAll(verdicts);
    }

    private void close() {
        session.peek(Candidate.Session::close);
        session = Option.none();
        named = HashMap.empty();
        latest = Either.left(new Verdict.Failed("the script is over"));
    }

    private Verdict explained(Command command) {
        return switch (run(command)) {
            case Verdict.Failed(var reason) -> rules.deviations().at(script.place(command)).fold(
                    () -> new Verdict.Failed(reason), known -> new Verdict.Deviates(reason, known.reason()));
            case Verdict verdict -> verdict;
        };
    }

    private Verdict run(Command command) {
        if (session.isEmpty()) session = Option.some(candidate.open());
        return switch (command) {
            case Command.Instantiate instantiate -> instantiate(instantiate);
            case Command.Register(_, var as, var name) -> {
                var instance = instance(name);
                instance.peek(found -> session.get().register(as, found));
                yield instance.fold(trouble -> trouble, _ -> Verdict.Passed.PASSED);
            }
            case Command.Perform(_, var action) ->
                    perform(action, answer -> answer.fold(this::unexpected, _ -> Verdict.Passed.PASSED));
            case Command.AssertReturn(_, var action, var expected) ->
                    perform(action, answer -> answer.fold(this::unexpected, results -> compare(expected, results)));
            case Command.AssertTrap(_, var action, var text) -> faults(action, Phase.TRAP, text);
            case Command.AssertExhaustion(_, var action, var text) -> faults(action, Phase.EXHAUSTION, text);
            case Command.AssertMalformed(_, var module, var text) -> check(module, Phase.MALFORMED, text);
            case Command.AssertInvalid(_, var module, var text) -> check(module, Phase.INVALID, text);
            case Command.AssertUnlinkable(_, var module, var text) -> link(module, Phase.UNLINKABLE, text);
            case Command.AssertUninstantiable(_, var module, var text) -> link(module, Phase.TRAP, text);
        };
    }

    private Verdict instantiate(Command.Instantiate command) {
        latest = reads(command.module()).fold(
                () -> ask(() -> session.get().instantiate(command.module())).fold(
                        trouble -> Either.left(trouble),
                        answer -> answer.mapLeft(this::unexpected)),
                Either::left);
        var verdict = latest.fold(trouble -> trouble, _ -> Verdict.Passed.PASSED);
        latest = latest.mapLeft(trouble -> because(command, trouble));
        command.name().peek(name -> named = named.put(name, latest));
        return verdict;
    }

    private static Verdict because(Command.Instantiate command, Verdict trouble) {
        return switch (trouble) {
            case Verdict.NotRun(var reason) -> new Verdict.NotRun(reason + ", of the module on line " + command.line());
            case Verdict.Failed(var reason) -> new Verdict.Failed("the module on line " + command.line() + " failed: " + reason);
            case Verdict verdict -> verdict;
        };
    }

    private Verdict check(ModuleSource module, Phase phase, String text) {
        return module(module, phase, text, () -> {
            session.get().check(module);
            return "the module is accepted";
        });
    }

    private Verdict link(ModuleSource module, Phase phase, String text) {
        return module(module, phase, text, () -> {
            session.get().instantiate(module);
            return "the module is instantiated";
        });
    }

    private Verdict module(ModuleSource module, Phase phase, String text, Question<String> question) {
        return reads(module).getOrElse(() ->
                ask(question).fold(trouble -> trouble, answer -> fault(answer, phase, text)));
    }

    /// Nothing if the candidate reads the format, or why the command is not run. The one place where commands are left out.
    private Option<Verdict> reads(ModuleSource module) {
        return candidate.reads(module.format())
                ? Option.none()
                : Option.some(new Verdict.NotRun(module.format().text() + " format"));
    }

    private Verdict perform(Action action, Function<Either<Fault, Array<Constant>>, Verdict> judge) {
        return instance(action.module()).fold(
                trouble -> trouble,
                instance -> ask(() -> answer(instance, action)).fold(trouble -> trouble, judge));
    }

    private static Array<Constant> answer(Candidate.Instance instance, Action action) throws Fault {
        return switch (action) {
            case Action.Invoke(_, var field, var arguments) -> instance.invoke(field, arguments);
            case Action.Get(_, var field) -> Array.of(instance.get(field));
        };
    }

    private Either<Verdict, Candidate.Instance> instance(Option<String> name) {
        return name.fold(() -> latest, known ->
                named.getOrElse(known, Either.left(new Verdict.Failed("no module is called " + known))));
    }

    private Verdict faults(Action action, Phase phase, String text) {
        return perform(action, answer -> fault(answer.map(ScriptRun::show), phase, text));
    }

    private Verdict fault(Either<Fault, String> answer, Phase phase, String text) {
        var wanted = "expected " + phase + ": " + text;
        return answer.fold(
                fault -> fault.phase() == phase && rules.wordings().same(phase, text, fault.getMessage())
                        ? Verdict.Passed.PASSED
                        : new Verdict.Failed(wanted + "; got " + fault),
                result -> new Verdict.Failed(wanted + "; got " + result));
    }

    private Verdict unexpected(Fault fault) {
        return new Verdict.Failed("expected success; got " + fault);
    }

    private Verdict compare(Array<Expected> expected, Array<Constant> actual) {
        boolean same = expected.size() == actual.size()
                && expected.zipWith(actual, Expected::matches).forAll(matches -> matches);
        return same ? Verdict.Passed.PASSED : new Verdict.Failed("expected " + expected.mkString("[", ", ", "]")
                + "; got " + show(actual));
    }

    private static String show(Array<Constant> results) {
        return results.map(value -> value.type() + " " + value).mkString("[", ", ", "]");
    }

    private interface Question<A> {
        A ask() throws Fault;
    }

    /// What the candidate answers; on the far left the verdict if it throws what it should not.
    private static <A> Either<Verdict, Either<Fault, A>> ask(Question<A> question) {
        try {
            return Either.right(Either.right(question.ask()));
        } catch (Fault fault) {
            return Either.right(Either.left(fault));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError | LinkageError e) {
            return Either.left(new Verdict.Failed("the candidate threw " + e + at(e)));
        }
    }

    private static String at(Throwable thrown) {
        return Array.of(thrown.getStackTrace()).headOption().fold(() -> "", frame -> " at " + frame);
    }
}

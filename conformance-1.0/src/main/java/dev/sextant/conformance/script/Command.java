package dev.sextant.conformance.script;

import dev.sextant.domain.structure.Printable;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// One step of a script. All that a step needs is in it; none refers to a file.
public sealed interface Command {

    /// The line of the script, from 1, on which it begins; of an assertion, that of the action or the module that it is about.
    int line();

    /// What the suite calls this type of command, such as `assert_return`.
    String type();

    /// What the command is about in a few words, such as `add(1, 1)`. Without characters that a terminal would obey.
    String subject();

    /// The module that the command holds, if any.
    default Option<ModuleSource> source() {
        return switch (this) {
            case Instantiate(_, _, var module) -> Option.some(module);
            case AssertInvalid(_, var module, _) -> Option.some(module);
            case AssertMalformed(_, var module, _) -> Option.some(module);
            case AssertUnlinkable(_, var module, _) -> Option.some(module);
            case AssertUninstantiable(_, var module, _) -> Option.some(module);
            case Register _, Perform _, AssertReturn _, AssertTrap _, AssertExhaustion _ -> Option.none();
        };
    }

    /// Instantiates a module, which later commands without a name mean, and optionally names the instance within the script.
    record Instantiate(int line, Option<String> name, ModuleSource module) implements Command {
        @Override public String type() { return "module"; }
        @Override public String subject() { return Printable.of(name.getOrElse("")); }
    }

    /// Offers an instance's exports to later modules' imports.
    ///
    /// @param as       the module name that imports use
    /// @param instance the script's name for the instance; none for the latest one
    record Register(int line, String as, Option<String> instance) implements Command {
        @Override public String type() { return "register"; }
        @Override public String subject() { return Printable.of(as); }
    }

    /// Does something whose results nobody looks at.
    record Perform(int line, Action action) implements Command {
        @Override public String type() { return "action"; }
        @Override public String subject() { return action.toString(); }
    }

    /// An action that succeeds with these results.
    record AssertReturn(int line, Action action, Array<Expected> expected) implements Command {
        @Override public String type() { return "assert_return"; }
        @Override public String subject() { return action.toString(); }
    }

    /// An action that traps.
    record AssertTrap(int line, Action action, String text) implements Command {
        @Override public String type() { return "assert_trap"; }
        @Override public String subject() { return action.toString(); }
    }

    /// An action that uses up a resource.
    record AssertExhaustion(int line, Action action, String text) implements Command {
        @Override public String type() { return "assert_exhaustion"; }
        @Override public String subject() { return action.toString(); }
    }

    /// A module that breaks a rule of validation.
    record AssertInvalid(int line, ModuleSource module, String text) implements Command {
        @Override public String type() { return "assert_invalid"; }
        @Override public String subject() { return text; }
    }

    /// Bytes or a text that are no module.
    record AssertMalformed(int line, ModuleSource module, String text) implements Command {
        @Override public String type() { return "assert_malformed"; }
        @Override public String subject() { return text; }
    }

    /// A valid module whose imports do not match.
    record AssertUnlinkable(int line, ModuleSource module, String text) implements Command {
        @Override public String type() { return "assert_unlinkable"; }
        @Override public String subject() { return text; }
    }

    /// A valid module that traps while it is instantiated.
    record AssertUninstantiable(int line, ModuleSource module, String text) implements Command {
        @Override public String type() { return "assert_uninstantiable"; }
        @Override public String subject() { return text; }
    }
}

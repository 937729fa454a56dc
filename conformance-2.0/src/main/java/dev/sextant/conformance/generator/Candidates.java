package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TypedOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.validation.Context;
import dev.sextant.domain.validation.InstructionTyping;
import dev.sextant.domain.validation.ResultType;
import dev.sextant.domain.validation.Scope;
import dev.sextant.domain.validation.Typing;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The typing rules read backwards: the instructions that a context allows, to be found by what they leave or take.
///
/// Rules are not restated here: an instruction is asked of [InstructionTyping], and one that it refuses is no candidate.
final class Candidates {

    /// Candidates by operator, so that `call`, of which there are many instances, is no likelier than `i32.add`.
    private static final class Shelf {
        private final Map<Operator, List<Candidate>> byOperator = new LinkedHashMap<>();
        private final List<List<Candidate>> groups = new ArrayList<>();

        void add(Candidate candidate) {
            byOperator.computeIfAbsent(candidate.instruction().operator(), _ -> {
                var group = new ArrayList<Candidate>();
                groups.add(group);
                return group;
            }).add(candidate);
        }

        Option<Candidate> pick(Choices choices) {
            return groups.isEmpty() ? Option.none() : Option.some(choices.of(choices.of(groups)));
        }
    }

    /// Tries before it is taken that no candidate of a shelf fits.
    private static final int TRIES = 4;

    private final Context context;
    private final Map<ValueType, Shelf> typedByResult = new HashMap<>();
    private final Map<ValueType, Shelf> contextualByResult = new HashMap<>();
    private final Map<ValueType, Shelf> byOperand = new HashMap<>();
    private final Map<ValueType, Shelf> leaves = new HashMap<>();
    private final Map<ValueType, Shelf> literals = new HashMap<>();
    private final Map<ValueType, Shelf> sinks = new HashMap<>();
    private final Map<ValueType, Shelf> stores = new HashMap<>();
    private final Shelf comparisons = new Shelf();
    private final Shelf typedWithoutResult = new Shelf();
    private final Shelf contextualWithoutResult = new Shelf();
    private final Shelf all = new Shelf();
    private final Shelf jumps = new Shelf();

    Candidates(Context context) {
        this.context = context;
    }

    /// Puts the instructions on their shelves, save those that are not well-typed.
    void addAll(Stream<Instruction> instructions, Scope scope) {
        instructions.forEach(instruction -> add(instruction, InstructionTyping.of(context, scope, instruction)));
    }

    private void add(Instruction instruction, Typing typing) {
        switch (typing) {
            case Typing.Arrow arrow -> add(Candidate.of(instruction, arrow.operands(), arrow.results()));
            case Typing.Jump jump -> jumps.add(Candidate.of(instruction, jump.operands(), ResultType.EMPTY));
            case Typing.Generic generic -> {
                for (var type : EdgeValues.types(context.features())) add(instruction, generic, type);
            }
            case Typing.Fault _ -> {}
        }
    }

    private void add(Instruction instruction, Typing.Generic generic, ValueType type) {
        boolean reference = type instanceof ReferenceType;
        switch (generic) {
            case DROP -> add(new Candidate(instruction, List.of(type), List.of()));
            case SELECT -> {
                if (!reference) add(new Candidate(instruction, List.of(type, type, NumberType.I32), List.of(type)));
            }
            case REF_IS_NULL -> {
                if (reference) add(new Candidate(instruction, List.of(type), List.of(NumberType.I32)));
            }
        }
    }

    private void add(Candidate candidate) {
        all.add(candidate);
        if (!candidate.operands().isEmpty()) shelf(byOperand, candidate.operands().getLast()).add(candidate);
        boolean typed = candidate.instruction().operator() instanceof TypedOperator;
        if (candidate.results().isEmpty()) {
            (typed ? typedWithoutResult : contextualWithoutResult).add(candidate);
            if (candidate.isSink()) shelf(sinks, candidate.operands().getLast()).add(candidate);
            if (candidate.isStore()) shelf(stores, candidate.operands().getLast()).add(candidate);
            return;
        }
        var result = candidate.results().getLast();
        shelf(typed ? typedByResult : contextualByResult, result).add(candidate);
        if (candidate.isLeaf()) shelf(leaves, result).add(candidate);
        if (candidate.isLiteral()) shelf(literals, result).add(candidate);
        if (candidate.isComparison()) comparisons.add(candidate);
    }

    private static Shelf shelf(Map<ValueType, Shelf> shelves, ValueType type) {
        return shelves.computeIfAbsent(type, _ -> new Shelf());
    }

    /// One whose results are the upper part of what is wanted.
    Option<Candidate> leaving(List<ValueType> wanted, Choices choices) {
        var shelves = choices.percent(60) ? typedByResult : contextualByResult;
        return pick(shelves, wanted.getLast(), choices, candidate -> candidate.leavesTopOf(wanted));
    }

    /// One whose operands are the upper part of what is there.
    Option<Candidate> taking(List<ValueType> there, Choices choices) {
        return pick(byOperand, there.getLast(), choices, candidate -> candidate.takesTopOf(there));
    }

    private static Option<Candidate> pick(
            Map<ValueType, Shelf> shelves, ValueType type, Choices choices, Predicate<Candidate> fits) {
        var shelf = shelves.get(type);
        if (shelf == null) return Option.none();
        for (int i = 0; i < TRIES; i++) {
            var found = shelf.pick(choices).filter(fits);
            if (found.isDefined()) return found;
        }
        return Option.none();
    }

    /// One that puts a value of this type there out of nothing.
    Option<Candidate> leaf(ValueType type, Choices choices) {
        return Option.of(leaves.get(type)).flatMap(shelf -> shelf.pick(choices));
    }

    /// The constant of this type.
    Option<Candidate> literal(ValueType type, Choices choices) {
        return Option.of(literals.get(type)).flatMap(shelf -> shelf.pick(choices));
    }

    /// One that takes a value of this type, and nothing else, and leaves nothing.
    Option<Candidate> sink(ValueType type, Choices choices) {
        return Option.of(sinks.get(type)).flatMap(shelf -> shelf.pick(choices));
    }

    /// One that stores a value of this type.
    Option<Candidate> store(ValueType type, Choices choices) {
        return Option.of(stores.get(type)).flatMap(shelf -> shelf.pick(choices));
    }

    /// A test or comparison of numbers.
    Option<Candidate> comparison(Choices choices) {
        return comparisons.pick(choices);
    }

    /// One that leaves nothing.
    Option<Candidate> withoutResult(Choices choices) {
        return (choices.percent(40) ? typedWithoutResult : contextualWithoutResult).pick(choices);
    }

    /// Any that is not a jump.
    Option<Candidate> any(Choices choices) {
        return all.pick(choices);
    }

    /// One behind which execution does not go on.
    Option<Candidate> jump(Choices choices) {
        return jumps.pick(choices);
    }

    /// All those of an operator.
    List<Candidate> of(Operator operator) {
        return Stream.of(all, jumps).flatMap(shelf -> shelf.byOperator.getOrDefault(operator, List.of()).stream()).toList();
    }
}

package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Operators;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.validation.Context;
import java.util.List;

/// What the bodies of a module have in common: the module's index spaces, its fuel, and the instructions that they allow.
///
/// @param context    the index spaces
/// @param fuel       the global that counts down, so that each call comes to an end
/// @param instances  all instructions, by operator
/// @param candidates those that depend on the module alone
/// @param most       the size that a body aims at, in instructions
record Surroundings(Context context, long fuel, Instances instances, Candidates candidates, int most) {

    /// The surroundings that a module without bodies gives.
    static Surroundings of(Module skeleton, Features features, long fuel, int most) {
        var context = Context.of(skeleton, features);
        var instances = new Instances(context);
        var candidates = new Candidates(context);
        var nowhere = new CodeWriter(context, List.of(), List.of());
        for (var operator : Operators.ALL) {
            if (Instances.level(operator) != Instances.Level.MODULE) continue;
            candidates.addAll(instances.of(operator, nowhere).filter(instruction -> !setsFuel(instruction, fuel)), nowhere);
        }
        return new Surroundings(context, fuel, instances, candidates, most);
    }

    private static boolean setsFuel(Instruction instruction, long fuel) {
        return instruction instanceof Instruction.GlobalSet(var global) && global == fuel;
    }

    /// The instructions that depend on the open labels.
    Candidates branches(CodeWriter scope) {
        var branches = new Candidates(context);
        for (var operator : List.of(ContextualOperator.BR, ContextualOperator.BR_IF, ContextualOperator.BR_TABLE)) {
            branches.addAll(instances.of(operator, scope), scope);
        }
        return branches;
    }
}

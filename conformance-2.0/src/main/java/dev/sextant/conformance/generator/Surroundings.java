package dev.sextant.conformance.generator;

import dev.sextant.conformance.generator.Instances.Level;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.validation.Context;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;

/// What the bodies of a module have in common: the module's index spaces, its fuel, and the instructions that they allow.
///
/// @param module     the module without bodies
/// @param context    the index spaces
/// @param fuel       the global that counts down, so that each call comes to an end
/// @param instances  all instructions, by operator
/// @param candidates those that depend on the module alone
/// @param most       the size that a body aims at, in instructions
record Surroundings(Module module, Context context, long fuel, Instances instances, Candidates candidates, int most) {

    private static final Array<Operator> BRANCHES = Instances.operators(Level.LABELS);

    /// The surroundings that a module without bodies gives.
    static Surroundings of(Module skeleton, Features features, long fuel, int most) {
        var context = Context.of(skeleton, features);
        var instances = new Instances(context);
        var candidates = new Candidates(context);
        var around = new Surroundings(skeleton, context, fuel, instances, candidates, most);
        var nowhere = new CodeWriter(context, List.of(), List.of());
        for (var operator : Instances.operators(Level.MODULE)) {
            candidates.addAll(instances.of(operator, nowhere).filter(around::isWelcome), nowhere);
        }
        return around;
    }

    private boolean isWelcome(Instruction instruction) {
        return switch (instruction) {
            case Instruction.GlobalSet(var global) -> global != fuel;
            // Those that would always trap are not all wanted.
            case Instruction.CallIndirect(_, var type) -> type % 7 == 6 || !entries(instruction).isEmpty();
            default -> true;
        };
    }

    /// The indices at which a `call_indirect` finds a function of its type, as far as active segments put it there.
    List<Integer> entries(Instruction instruction) {
        if (!(instruction instanceof Instruction.CallIndirect(var table, var type))) return List.of();
        var entries = new ArrayList<Integer>();
        for (var segment : module.elements()) {
            if (!(segment.mode() instanceof Module.SegmentMode.Active(var target, var offset)) || target != table) continue;
            if (!(offset.iterator().next() instanceof Instruction.I32Const(var first))) continue;
            for (int i = 0; i < segment.items().size(); i++) {
                if (segment.items().expression(i).iterator().next() instanceof Instruction.RefFunc(var function)
                        && context.functions().get((int) function).equals(module.types().get((int) type))) entries.add(first + i);
            }
        }
        return entries;
    }

    /// The instructions that depend on the open labels.
    Candidates branches(CodeWriter scope) {
        var branches = new Candidates(context);
        for (var operator : BRANCHES) branches.addAll(instances.of(operator, scope), scope);
        return branches;
    }
}

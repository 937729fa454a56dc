package dev.sextant.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.binary.Suite;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.domain.validation.Validator;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The validator against the [AppendixAlgorithm], on the functions of the standard's suite and on those functions with an
/// instruction left out, doubled, moved, or made dead code.
class SecondOpinionTest {

    /// Longer bodies are few, and slow in the second opinion.
    private static final int LONGEST = 400;

    /// Changes per module; tried with 200.
    private static final int ROUNDS = 20;

    @Test
    void bothAgreeOnEveryFunctionOfTheSuite() {
        int count = 0;
        for (var module : modules()) {
            for (var function : module.functions()) {
                var body = Array.ofAll(function.code().body());
                if (body.size() > LONGEST) continue;
                assertEquals(Option.some(Array.of(function.maximumHeight(), function.maximumDepth())),
                        AppendixAlgorithm.run(module, function.type(), function.code(), body), body::toString);
                count++;
            }
        }
        assertTrue(count > 6_000, "too few functions: " + count);
    }

    @Test
    void bothAgreeOnFunctionsWithOneInstructionOutOfPlace() {
        var random = new Random(1);
        int valid = 0;
        int invalid = 0;
        for (var module : modules()) {
            if (module.functions().isEmpty()) continue;
            for (int round = 0; round < ROUNDS; round++) {
                int i = round % module.functions().size();
                var function = module.functions().get(i);
                var body = Array.ofAll(function.code().body());
                if (body.size() > LONGEST) continue;
                var changed = change(body.dropRight(1), random);
                var first = validate(module.module(), i, Expression.of(changed));
                var second = AppendixAlgorithm.run(
                        module, function.type(), function.code(), changed.append(new Instruction.End()));
                assertEquals(second, first, changed::toString);
                if (first.isDefined()) valid++;
                else invalid++;
            }
        }
        int both = Math.min(valid, invalid);
        assertTrue(both > 5_000, () -> "too few of one kind: " + both);
    }

    /// What the validator finds of a function with another body: the maximum height and depth, or none if it is not valid.
    private static Option<Array<Integer>> validate(Module module, int index, Expression body) {
        var old = module.functions().get(index);
        var functions = module.functions().update(index, new Module.Function(old.type(), old.locals(), body));
        var changed = new Module(module.types(), functions, module.tables(), module.memories(), module.globals(),
                module.elements(), module.datas(), module.start(), module.imports(), module.exports(), module.customs());
        return Validator.validate(changed, Features.CORE_2_0).toOption()
                .map(valid -> valid.functions().get(index))
                .map(function -> Array.of(function.maximumHeight(), function.maximumDepth()));
    }

    private static Array<Instruction> change(Array<Instruction> body, Random random) {
        if (body.isEmpty()) return Array.of(new Instruction.Unreachable());
        int at = random.nextInt(body.size());
        int other = random.nextInt(body.size());
        return switch (random.nextInt(7)) {
            case 0 -> body.removeAt(at);
            case 1 -> body.insert(at, body.get(other));
            case 2 -> body.update(at, body.get(other));
            case 3 -> body.update(at, body.get(other)).update(other, body.get(at));
            case 4 -> body.insert(at, new Instruction.Unreachable());
            case 5 -> body.update(at, new Instruction.Unreachable());
            default -> body.insert(at, new Instruction.Br(random.nextInt(3)));
        };
    }

    private static List<ValidModule> modules() {
        var modules = new ArrayList<ValidModule>();
        for (var bytes : Suite.CORE_2_0.valid()) {
            var module = Decoder.decode(bytes, Features.CORE_2_0, ImplementationLimits.DEFAULT);
            modules.add(Validator.validate(module.get(), Features.CORE_2_0).get());
        }
        return modules;
    }
}

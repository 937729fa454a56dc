package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.validation.Context;
import io.vavr.control.Option;

/// Makes modules at random which are valid by a set of features and whose calls come to an end. A seed always gives the same.
///
/// @spec §3.3 Instructions
public final class ModuleGenerator {

    private ModuleGenerator() {}

    /// A module. What it imports is of two modules: `host`, whose functions have names that tell their types, and none other.
    public static Module module(long seed, Features features) {
        return module(new Choices(seed), features, Option.none());
    }

    /// A module with what it imports and what is to be called.
    public static Program program(long seed, Features features) {
        var choices = new Choices(seed);
        var library = choices.percent(50) ? Option.some(module(choices, features, Option.none())) : Option.<Module>none();
        var module = module(choices, features, library);
        var calls = Calls.ofAllFunctions(module, features, choices);
        return new Program("program " + seed, features, library,
                ObservationPoints.added(module, features, choices.between(20, 120)), calls);
    }

    static Module module(Choices choices, Features features, Option<Module> library) {
        var skeleton = new SkeletonGenerator(features, choices).generate(library);
        return withBodies(skeleton.module(), features, skeleton.fuel(), choices);
    }

    static Module withBodies(Module skeleton, Features features, long fuel, Choices choices) {
        var around = Surroundings.of(skeleton, features, fuel, choices.oneIn(20) ? 1_500 : choices.between(40, 300));
        var context = Context.of(skeleton, features);
        int first = context.functions().size() - skeleton.functions().size();
        var functions = skeleton.functions().zipWithIndex((function, i) ->
                new BodyGenerator(around, context.functions().get(first + i), choices).generate(function.type()));
        return new Module(skeleton.types(), functions, skeleton.tables(), skeleton.memories(), skeleton.globals(),
                skeleton.elements(), skeleton.datas(), skeleton.start(), skeleton.imports(), skeleton.exports(),
                skeleton.customs());
    }
}

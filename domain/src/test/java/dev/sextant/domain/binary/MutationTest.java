package dev.sextant.domain.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Modules that were sound before somebody changed them.
class MutationTest {

    private static final int MUTANTS = 200_000;
    private static final long SEED = Long.getLong("sextant.seed", 20_220_419);
    private static final int LARGEST_SOURCE = 3_000;

    @Test
    void aMutantIsMalformedWithAPlaceOrAModuleThatCanBeWalkedNamedAndWritten() {
        var mutator = new Mutator(SEED, sources());
        int modules = 0;
        for (int i = 0; i < MUTANTS; i++) {
            var mutant = mutator.next();
            var features = i % 4 == 0 ? Features.CORE_1_0 : Features.CORE_2_0;
            try {
                modules += Decoder.decode(mutant, features, ImplementationLimits.DEFAULT)
                        .fold(fault -> check(fault, mutant), module -> check(module, features));
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("mutant " + i + " of seed " + SEED + ": " + mutant, e);
            }
        }
        // Neither sort may be so rare that it is hardly tested.
        assertTrue(modules > MUTANTS / 20 && modules < MUTANTS * 19 / 20, modules + " of " + MUTANTS + " decoded");
    }

    private static int check(Malformed fault, Bytes mutant) {
        assertTrue(!fault.fault().isEmpty());
        var place = assertInstanceOf(Place.Binary.class, fault.place());
        assertTrue(place.offset() >= 0 && place.offset() <= mutant.length(), fault::message);
        return 0;
    }

    private static int check(Module module, Features features) {
        module.functions().forEach(function -> walk(function.body()));
        module.globals().forEach(global -> walk(global.init()));
        module.elements().forEach(segment -> {
            for (int i = 0; i < segment.items().size(); i++) walk(segment.items().expression(i));
            walk(segment.mode());
        });
        module.datas().forEach(segment -> walk(segment.mode()));
        Names.of(module);
        var encoded = Encoder.encode(module);
        // What the first edition reads as the index of a table or a memory is written in a form of the second.
        assertEquals(module, Samples.decode(encoded), features.toString());
        return 1;
    }

    private static void walk(SegmentMode mode) {
        if (mode instanceof SegmentMode.Active(_, var offset)) walk(offset);
    }

    private static void walk(Expression expression) {
        long last = -1;
        var instructions = expression.iterator();
        while (instructions.hasNext()) {
            instructions.next();
            assertTrue(instructions.offset() > last);
            last = instructions.offset();
        }
    }

    private static List<Bytes> sources() {
        var sources = new ArrayList<Bytes>();
        sources.add(Draft.module(Samples::everything));
        sources.add(Samples.body("41 00 04 40 05 0B 02 7F 41 01 0B 1A"));
        if (Suite.isThere()) {
            for (var suite : Suite.values()) {
                suite.valid().stream().filter(module -> module.length() <= LARGEST_SOURCE).forEach(sources::add);
            }
        }
        return sources;
    }
}

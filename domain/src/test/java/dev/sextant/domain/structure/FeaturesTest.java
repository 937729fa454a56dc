package dev.sextant.domain.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    @Test
    void theFirstEditionIsTheCoreAndTheSecondIsEverything() {
        assertEquals(HashSet.of(Feature.CORE), Features.CORE_1_0.set());
        assertEquals(HashSet.of(Feature.values()), Features.CORE_2_0.set());
        assertTrue(Features.CORE_2_0.hasAll(Features.CORE_1_0));
        assertFalse(Features.CORE_1_0.hasAll(Features.CORE_2_0));
    }

    @Test
    void theCoreIsInEverySet() {
        assertEquals(Features.CORE_1_0, new Features(HashSet.empty()));
        assertEquals(Features.CORE_1_0, Features.CORE_1_0.without(Feature.CORE));
        assertEquals(Features.of(Feature.CORE, Feature.SIMD), Features.of(Feature.SIMD));
    }

    @Property
    void whatIsAddedIsThereAndWhatIsTakenAwayIsNot(@ForAll Feature one, @ForAll Feature other) {
        var features = Features.of(one);
        assertTrue(features.has(one));
        assertEquals(one == other || other == Feature.CORE, features.has(other));
        assertTrue(features.with(other).has(other) && features.with(other).has(one));
        assertEquals(other == Feature.CORE, features.with(other).without(other).has(other));
        assertTrue(features.with(other).hasAll(features));
        assertTrue(features.hasAll(features.without(other)));
    }
}

package dev.sextant.domain.structure;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/// A set of proposals: what a decoder, a validator or an engine accepts. [Feature#CORE] is in every one of them.
///
/// @spec A.7 Change History
public record Features(Set<Feature> set) {

    /// The first edition of the standard (2019).
    public static final Features CORE_1_0 = of();

    /// The second edition of the standard (2022).
    public static final Features CORE_2_0 = of(Feature.values());

    public Features {
        set = set.add(Feature.CORE);
    }

    /// Core 1.0 and these proposals.
    public static Features of(Feature... features) {
        return new Features(HashSet.of(features));
    }

    /// Whether the proposal is in the set.
    public boolean has(Feature feature) {
        return set.contains(feature);
    }

    /// Whether everything in `other` is in this set too.
    public boolean hasAll(Features other) {
        return set.containsAll(other.set);
    }

    /// This set and one more.
    public Features with(Feature feature) {
        return new Features(set.add(feature));
    }

    /// This set without one.
    public Features without(Feature feature) {
        return new Features(set.remove(feature));
    }
}

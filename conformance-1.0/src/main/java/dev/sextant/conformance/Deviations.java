package dev.sextant.conformance;

import io.vavr.collection.Array;
import io.vavr.control.Option;

/// The commands that a runtime is known to fail, each with its reason. The aim is to have none.
public record Deviations(Array<Deviation> list) {

    /// One of them.
    ///
    /// @param edition   the edition's text, such as `core-1.0`
    /// @param place     script and line, such as `linking.wast:236`
    /// @param candidate how the candidate's name begins; `*` for every candidate
    /// @param reason    why
    public record Deviation(String edition, String place, String candidate, String reason) {

        private boolean concerns(Edition suite, Candidate runtime) {
            return edition.equals(suite.toString()) && (candidate.equals("*") || runtime.name().startsWith(candidate));
        }
    }

    /// No deviation.
    public static Deviations none() {
        return new Deviations(Array.empty());
    }

    /// Sextant's own: `deviations.txt`.
    public static Deviations ofSextant() {
        return ofResource(Deviations.class, "deviations.txt");
    }

    /// Deviations from a resource beside a class: UTF-8, a line for each with tabs between edition, place, candidate and reason;
    /// lines that are empty or begin with `#` do not count.
    public static Deviations ofResource(Class<?> beside, String name) {
        return new Deviations(TabSeparated.read(beside, name, 4).map(fields ->
                new Deviation(fields.get(0), fields.get(1), fields.get(2), fields.get(3))));
    }

    /// Those that concern a candidate in an edition's suite.
    public Deviations concerning(Edition edition, Candidate candidate) {
        return new Deviations(list.filter(deviation -> deviation.concerns(edition, candidate)));
    }

    /// The first at a place.
    public Option<Deviation> at(String place) {
        return list.find(deviation -> deviation.place().equals(place));
    }
}

package dev.sextant.conformance;

import io.vavr.collection.Array;
import io.vavr.control.Option;

/// Which texts of the suite and messages of a runtime mean the same. A runtime's message is as expected if the suite's text is
/// its beginning, as in the reference interpreter; where editions word one fault differently, a table of equivalents decides.
public record Wordings(Array<Equivalent> equivalents) {

    /// Two wordings of one fault.
    ///
    /// @param phase    the phase in which they are the same
    /// @param expected the suite's text, whole
    /// @param said     how the runtime's message begins instead
    /// @param reason   why that is the same fault
    public record Equivalent(Phase phase, String expected, String said, String reason) {}

    /// The wordings that differ between the editions of the standard: `wordings.tsv`.
    public static Wordings standard() {
        return ofResource(Wordings.class, "wordings.tsv");
    }

    /// Wordings from a resource beside a class: UTF-8, a line for each with tabs between phase, expected, said and reason; lines
    /// that are empty or begin with `#` do not count.
    public static Wordings ofResource(Class<?> beside, String name) {
        return new Wordings(TabSeparated.read(beside, name, 4).map(fields ->
                new Equivalent(phase(fields.get(0)), fields.get(1), fields.get(2), fields.get(3))));
    }

    /// Whether a runtime that says `message` in a phase has said what the suite expects.
    public boolean same(Phase phase, String expected, String message) {
        return message.startsWith(expected) || equivalent(phase, expected, message).isDefined();
    }

    /// The row by which a message is as expected although the suite's text is not its beginning.
    public Option<Equivalent> equivalent(Phase phase, String expected, String message) {
        return equivalents.find(row ->
                row.phase() == phase && row.expected().equals(expected) && message.startsWith(row.said()));
    }

    private static Phase phase(String text) {
        return Array.of(Phase.values()).find(phase -> phase.toString().equals(text))
                .getOrElseThrow(() -> new IllegalArgumentException("no phase is called " + text));
    }
}

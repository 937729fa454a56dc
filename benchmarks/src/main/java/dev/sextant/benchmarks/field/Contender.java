package dev.sextant.benchmarks.field;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A way of running programs that is measured.
interface Contender {

    /// What it is called on the command line.
    String key();

    /// What it is called in reports.
    String title();

    /// How much it is given to do.
    Pace pace();

    /// Its colour in charts.
    String colour();

    /// What can be asked of it.
    default Set<FieldOptions.Part> parts() {
        return EnumSet.allOf(FieldOptions.Part.class);
    }

    /// The command that does a task of one of its parts.
    ///
    /// @throws IOException if something is missing here; the message says what
    List<String> command(Task task) throws IOException, InterruptedException;
}

package dev.sextant.benchmarks.field;

import java.io.IOException;
import java.util.List;

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

    /// The command that does a task, or nothing if this is none for it.
    ///
    /// @throws IOException if something is missing here; the message says what
    List<String> command(Task task) throws IOException, InterruptedException;
}

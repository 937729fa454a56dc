package dev.sextant.benchmarks.field;

import java.util.List;
import java.util.Optional;

/// What a process said about its [Task], and how it ended.
///
/// @param lines      its standard output
/// @param errors     the last line of its standard error output, or nothing
/// @param code       what it ended with
/// @param seconds    how long it took
/// @param cpuSeconds how much processor time it took, to a hundredth; not a number where the system does not say
record Answer(List<String> lines, String errors, int code, double seconds, double cpuSeconds) {

    /// Why it could not be done, if it could not.
    Optional<Outcome> failure() {
        var said = starting("failed ").stream().findFirst();
        if (said.isPresent()) return Optional.of(new Outcome.Failed(said.get()));
        return code == 0 ? Optional.empty() : Optional.of(new Outcome.Failed("ended with " + code + " " + errors));
    }

    /// What follows a word, in each line that begins with it.
    List<String> starting(String word) {
        return lines.stream().filter(line -> line.startsWith(word)).map(line -> line.substring(word.length())).toList();
    }

    /// The most memory it had, in MiB; not a number if it does not say.
    double peak() {
        return starting("peak ").stream().mapToDouble(size -> Double.parseDouble(size) / 1024).findFirst().orElse(Double.NaN);
    }
}

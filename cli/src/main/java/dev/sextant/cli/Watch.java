package dev.sextant.cli;

import dev.sextant.ports.Store;
import dev.sextant.ports.system.Grants;
import dev.sextant.runtime.profile.Profile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The options that say what is seen of a program while it runs.
final class Watch {

    @Option(
            names = {"--hostlog", "-hostlogging"},
            paramLabel = "TOPICS",
            converter = Topics.Converter.class,
            description = "Shows what the program asks of the machine, a line for each call: all, or some of clock, exit, filesystem, "
                    + "memory, poll, proc, random and socket, parted by commas.")
    private Topics topics;

    @Option(
            names = {"--profile", "-cpuprofile"},
            paramLabel = "FILE",
            description = "Writes how often each function was called and what it cost: a flame graph to a name that ends in .svg or "
                    + ".html, folded stacks to .folded, a table to any other. It measures time, with --deterministic fuel.")
    private Path profile;

    /// The grants, with what is asked of them shown.
    Grants shown(Grants grants, Console console) {
        if (topics == null) return grants;
        return grants.withObserver((topic, line) -> {
            if (topics.has(topic)) console.complain(line);
        });
    }

    /// The profile to be made of a program, if one is.
    ///
    /// @throws Failure which names the file, if it cannot be written
    Profiling profiling(Path program, Store store, boolean isDeterministic) {
        if (profile == null) return Profiling.NONE;
        // Better now than when the program has run for an hour.
        OutputFile.write(profile, new byte[0]);
        var title = String.valueOf(program.getFileName());
        return isDeterministic
                ? new Profiling.Wanted(Profile.ofFuel(store), true, title, profile)
                : new Profiling.Wanted(Profile.ofTime(), false, title, profile);
    }
}

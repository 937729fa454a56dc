package dev.sextant.cli;

import dev.sextant.ports.Store;
import dev.sextant.ports.system.Grants;
import dev.sextant.runtime.profile.Profile;
import io.vavr.control.Option;
import java.nio.file.Path;

/// The options that say what is seen of a program while it runs.
final class Watch {

    /// The FILE of a profile that is shown, not written.
    private static final String SHOWN = "-";

    @picocli.CommandLine.Option(
            names = {"--hostlog", "-hostlogging"},
            paramLabel = "TOPICS",
            converter = Topics.Converter.class,
            description = "Shows what the program asks of the machine, a line for each call: all, or some of clock, exit, filesystem, "
                    + "memory, poll, proc, random and socket, parted by commas.")
    private Topics topics;

    @picocli.CommandLine.Option(
            names = {"--profile", "-cpuprofile"},
            paramLabel = "FILE",
            description = "Writes how often each function was called and what it cost: a flame graph to a name that ends in .svg or "
                    + ".html, folded stacks to .folded, a table to any other; shows the table if FILE is -. It measures time, with "
                    + "--deterministic fuel.")
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
    Profiling profiling(Path program, Store store, boolean isDeterministic, Console console) {
        if (profile == null) return Profiling.NONE;
        var file = Option.some(profile).filter(path -> !path.toString().equals(SHOWN));
        // Better now than when the program has run for an hour.
        file.forEach(path -> OutputFile.write(path, new byte[0]));
        var title = String.valueOf(program.getFileName());
        var made = isDeterministic ? Profile.ofFuel(store) : Profile.ofTime();
        return new Profiling.Wanted(made, isDeterministic, title, file, console);
    }
}

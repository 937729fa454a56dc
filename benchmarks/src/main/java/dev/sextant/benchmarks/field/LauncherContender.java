package dev.sextant.benchmarks.field;

import java.nio.file.Path;
import java.util.List;

/// Sextant as somebody at a terminal starts it: only starts are measured.
///
/// @param launcher the command `sextant`
record LauncherContender(Path launcher) implements Contender {

    @Override
    public String key() {
        return "sextant-command";
    }

    @Override
    public String title() {
        return "`sextant run`";
    }

    @Override
    public Pace pace() {
        return Pace.COMPILED;
    }

    @Override
    public String colour() {
        return "#0b6e4f";
    }

    @Override
    public List<String> command(Task task) {
        return task instanceof Task.Once once ? List.of(launcher.toString(), "run", once.module().toString()) : List.of();
    }
}

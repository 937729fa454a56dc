package dev.sextant.benchmarks.field;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
    public Set<FieldOptions.Part> parts() {
        return EnumSet.of(FieldOptions.Part.START);
    }

    @Override
    public List<String> command(Task task) {
        return List.of(launcher.toString(), "run", task.module().toString());
    }
}

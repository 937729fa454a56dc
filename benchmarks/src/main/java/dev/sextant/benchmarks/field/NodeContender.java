package dev.sextant.benchmarks.field;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// V8, in Node.
///
/// @param node   the command
/// @param script where `v8.mjs` is
record NodeContender(String node, Path script) implements Contender {

    @Override
    public String key() {
        return "v8";
    }

    @Override
    public String title() {
        return "V8";
    }

    @Override
    public Pace pace() {
        return Pace.COMPILED;
    }

    @Override
    public String colour() {
        return "#8a8f98";
    }

    @Override
    public List<String> command(Task task) {
        List<String> command = new ArrayList<>(List.of(node, "--no-warnings", script.toString()));
        command.addAll(task.words());
        return command;
    }
}

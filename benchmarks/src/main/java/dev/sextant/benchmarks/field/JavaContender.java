package dev.sextant.benchmarks.field;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A runtime in a JVM.
///
/// @param guest     which one, as [GuestProcess] wants to be told
/// @param classPath where it and [GuestProcess] are
/// @param options   for Java
record JavaContender(
        String key, String title, Pace pace, String colour, List<String> guest, String classPath, List<String> options)
        implements Contender {

    @Override
    public List<String> command(Task task) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, GuestProcess.class.getName()));
        command.addAll(guest);
        command.addAll(task.words());
        return command;
    }

    /// The same with another heap.
    JavaContender withHeap(int mib) {
        var other = options.stream().map(option -> option.startsWith("-Xmx") ? "-Xmx" + mib + "m" : option).toList();
        return new JavaContender(key, title, pace, colour, guest, classPath, other);
    }
}

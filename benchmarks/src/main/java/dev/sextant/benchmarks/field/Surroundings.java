package dev.sextant.benchmarks.field;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What a figure depends on besides who it is of: the day, the machine, versions, the command.
///
/// @param lines a sentence each
record Surroundings(List<String> lines) {

    private static final int PATIENCE_SECONDS = 20;

    static Surroundings of(List<Contender> contenders, String command) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        var system = ManagementFactory.getOperatingSystemMXBean();
        lines.add("%s, %s, %d cores, %s %s; load average at the end %.1f".formatted(
                LocalDate.now(ZoneOffset.UTC), processor(), Runtime.getRuntime().availableProcessors(), system.getName(), system.getArch(),
                system.getSystemLoadAverage()));
        lines.add("Java " + Runtime.version());
        for (var contender : contenders) {
            switch (contender) {
                case NodeContender node -> lines.add("V8 in Node " + firstLine(node.node()));
                case NativeContender clang -> lines.add("native by " + firstLine(clang.clang()));
                default -> { }
            }
        }
        lines.add("`" + command.strip() + "`");
        return new Surroundings(lines);
    }

    private static String firstLine(String command) throws IOException, InterruptedException {
        var answer = Child.run(List.of(command, "--version"), PATIENCE_SECONDS);
        return answer.lines().isEmpty() ? "" : answer.lines().getFirst();
    }

    private static String processor() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) return System.getProperty("os.arch");
        return Files.readAllLines(file).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse(System.getProperty("os.arch"));
    }
}

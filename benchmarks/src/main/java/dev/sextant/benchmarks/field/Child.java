package dev.sextant.benchmarks.field;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process of one's own that does something and says something.
final class Child {

    /// Where the time of ended children, as a user and in the system, is in `/proc/self/stat`, counted from the state on.
    private static final int CHILDREN_USER = 13;

    private Child() {}

    /// Starts a command and waits for its end; one that takes longer than it may is ended.
    static Answer run(List<String> command, int patienceSeconds) throws IOException, InterruptedException {
        var output = Files.createTempFile("sextant-field", ".out");
        var errors = Files.createTempFile("sextant-field", ".err");
        try {
            double cpu = childrensCpuSeconds();
            long start = System.nanoTime();
            var process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean isDone = false;
            try {
                isDone = process.waitFor(patienceSeconds, TimeUnit.SECONDS);
            } finally {
                if (!isDone) process.destroyForcibly().waitFor();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            var lines = new ArrayList<>(lines(output));
            if (!isDone) lines.add("failed not done after " + patienceSeconds + " s");
            var complaints = lines(errors);
            return new Answer(lines, complaints.isEmpty() ? "" : complaints.getLast(), process.exitValue(), seconds,
                    childrensCpuSeconds() - cpu);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /// The processor time of all processes that this one started and that have ended.
    private static double childrensCpuSeconds() throws IOException {
        var file = Path.of("/proc/self/stat");
        if (!Files.exists(file)) return Double.NaN;
        // After the name, which may have anything in it but ends with the last parenthesis: state, and so on; ticks are hundredths.
        var stat = Files.readString(file, StandardCharsets.ISO_8859_1);
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1])) / 100.0;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    }
}

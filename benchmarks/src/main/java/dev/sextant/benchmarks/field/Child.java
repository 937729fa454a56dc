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

    private Child() {}

    /// Starts a command and waits for its end; one that takes longer than it may is ended.
    static Answer run(List<String> command, int patienceSeconds) throws IOException, InterruptedException {
        var output = Files.createTempFile("sextant-field", ".out");
        var errors = Files.createTempFile("sextant-field", ".err");
        try {
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
            return new Answer(lines, complaints.isEmpty() ? "" : complaints.getLast(), process.exitValue(), seconds);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    }
}

package dev.sextant.conformance.generator;

import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Module;
import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// V8 as an oracle: a process of `node`, which is told programs line by line and says what came of them.
public final class V8 implements AutoCloseable {

    /// After so many programs the process is replaced: V8 reserves gigabytes of address space for each memory and is slow to give
    /// them back.
    private static final int PROGRAMS_PER_PROCESS = 500;

    private final Path harness;
    private Process process;
    private BufferedReader answers;
    private BufferedWriter questions;
    private String version = "";
    private int told;

    private V8() throws IOException {
        harness = Files.createTempFile("v8-harness", ".js");
        harness.toFile().deleteOnExit();
        try (var resource = V8.class.getResourceAsStream("v8-harness.js")) {
            Files.write(harness, resource.readAllBytes());
        }
        start();
    }

    /// V8, if there is a `node` on the path.
    public static Option<V8> find() {
        try {
            return Option.some(new V8());
        } catch (IOException e) {
            return Option.none();
        }
    }

    private void start() throws IOException {
        process = new ProcessBuilder("node", harness.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = new BufferedWriter(process.outputWriter(StandardCharsets.ISO_8859_1));
        version = answers.readLine();
        if (version == null) throw new IOException("node ended at once");
        told = 0;
    }

    /// The version of V8, such as `11.3.244.8`.
    public String version() {
        return version;
    }

    /// Gives V8 a program to run. The next thing to do is to [#hear].
    void tell(Program program) {
        try {
            if (told++ == PROGRAMS_PER_PROCESS) {
                stop();
                start();
            }
            questions.write(program.library().fold(() -> "-", V8::base64));
            questions.write('\t');
            questions.write(base64(program.module()));
            for (var call : program.calls()) {
                questions.write('\t');
                questions.write(call.toString());
            }
            questions.write('\n');
            questions.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("V8 does not listen to " + program.name(), e);
        }
    }

    private static String base64(Module module) {
        return Base64.getEncoder().encodeToString(Encoder.encode(module).toArray());
    }

    /// What came of the program told last: a line for the instantiation and one for each call, as of [Execution].
    List<String> hear() {
        try {
            var lines = new ArrayList<String>();
            for (;;) {
                var line = answers.readLine();
                if (line == null) throw new IOException("node ended after " + lines);
                if (line.equals(".")) return lines;
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        try {
            questions.close();
            process.waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}

package dev.sextant.conformance.wasi;

import dev.sextant.ports.system.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// An output that keeps what is written to it. Others may look while it is being written.
final class Collected implements Output {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized int write(byte[] source, int from, int count) {
        bytes.write(source, from, count);
        notifyAll();
        return count;
    }

    /// What was written so far.
    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Stream<String> wholeLines() {
        var text = text();
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    }

    /// Waits until a line was written so many times, by a program that has not ended until then.
    synchronized void await(String line, int times, Future<?> program) throws InterruptedException {
        while (wholeLines().filter(line::equals).count() < times) {
            if (program.isDone()) throw new AssertionError("the program ended, having written only: " + text());
            wait(100);
        }
    }
}

package dev.sextant.conformance.wasi;

import dev.sextant.ports.system.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

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

    /// Waits until a line was written so many times.
    synchronized void await(String line, int times) throws InterruptedException {
        while (text().lines().filter(line::equals).count() < times) wait();
    }
}

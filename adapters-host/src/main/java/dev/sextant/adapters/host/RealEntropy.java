package dev.sextant.adapters.host;

import dev.sextant.ports.system.Entropy;
import java.security.SecureRandom;

/// Bytes that nobody can foretell. They are made in small chunks, whatever the guest asks for.
final class RealEntropy implements Entropy {

    private static final int CHUNK = 4_096;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void fill(byte[] target, int from, int count) {
        var chunk = new byte[Math.min(count, CHUNK)];
        for (int done = 0; done < count; done += chunk.length) {
            random.nextBytes(chunk);
            System.arraycopy(chunk, 0, target, from + done, Math.min(chunk.length, count - done));
        }
    }
}

package dev.sextant.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;

/// What the interpreters are to do: a module that exports `run`, what to give it, what comes back, and how many iterations of its
/// inner loop that takes.
enum Workload {
    FIB("a call", 24) {
        @Override
        long result() {
            return fibonacci(size());
        }

        @Override
        long iterations() {
            return 2 * fibonacci(size() + 1) - 1;
        }
    },
    SIEVE("a byte touched", 500_000) {
        @Override
        long result() {
            return sieve()[0];
        }

        @Override
        long iterations() {
            return sieve()[1];
        }

        private long[] sieve() {
            var composite = new BitSet(size());
            long primes = 0;
            long touched = 2L * size() - 2;
            for (int i = 2; i < size(); i++) {
                if (composite.get(i)) continue;
                primes++;
                for (int j = 2 * i; j < size(); j += i, touched++) composite.set(j);
            }
            return new long[] {primes, touched};
        }
    },
    MATMUL("a product", 100) {
        @Override
        long result() {
            long total = 0;
            for (int i = 0; i < size(); i++) {
                for (int j = 0; j < size(); j++) {
                    for (int k = 0; k < size(); k++) total += (long) (i + k) * (k - j);
                }
            }
            return total;
        }

        @Override
        long iterations() {
            return (long) size() * size() * size();
        }
    };

    private final String iteration;
    private final int size;

    Workload(String iteration, int size) {
        this.iteration = iteration;
        this.size = size;
    }

    /// What one iteration is.
    String iteration() {
        return iteration;
    }

    /// The argument of `run`.
    int size() {
        return size;
    }

    /// The result of `run`, worked out in Java.
    abstract long result();

    /// The iterations in one call of `run`.
    abstract long iterations();

    /// The module.
    byte[] module() {
        try (var in = Workload.class.getResourceAsStream(name().toLowerCase() + ".wasm")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long fibonacci(int n) {
        long a = 0;
        long b = 1;
        for (int i = 0; i < n; i++) {
            long next = a + b;
            a = b;
            b = next;
        }
        return a;
    }
}

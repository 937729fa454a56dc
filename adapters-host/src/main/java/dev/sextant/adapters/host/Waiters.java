package dev.sextant.adapters.host;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Threads that wait for something. Interrupting one neither ends its wait nor gets lost.
final class Waiters {

    private final Set<CompletableFuture<Boolean>> waiting = ConcurrentHashMap.newKeySet();

    /// Has all of them look again.
    void wake() {
        for (var waiter : waiting) waiter.complete(true);
    }

    /// Waits until something is so, at most so many nanoseconds. Whoever makes it so calls [#wake] afterwards.
    void await(long nanos, BooleanSupplier isSo) {
        long begin = System.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - begin)) {
            var waiter = new CompletableFuture<Boolean>();
            waiting.add(waiter);
            try {
                if (isSo.getAsBoolean() || !waiter.completeOnTimeout(false, left, TimeUnit.NANOSECONDS).join()) return;
            } finally {
                waiter.complete(true);
                waiting.remove(waiter);
            }
        }
    }
}

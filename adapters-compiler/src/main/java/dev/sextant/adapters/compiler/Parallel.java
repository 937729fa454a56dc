package dev.sextant.adapters.compiler;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Work on all processors that the JVM has, on threads of the common pool and the caller's own: none is made, none is left behind.
final class Parallel {

    private Parallel() {}

    /// Does something with each number below a count, about in their order: whoever is done takes the next. Returns when all is done,
    /// or throws what one of them threw.
    static void forEach(int count, IntConsumer work) {
        var next = new AtomicInteger();
        int workers = Math.min(count, ForkJoinPool.commonPool().getParallelism() + 1);
        IntStream.range(0, workers).parallel().forEach(_ -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) work.accept(i);
        });
    }
}

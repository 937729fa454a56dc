package dev.sextant.conformance.wasi;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Something done beside the test, on a thread of its own.
final class Concurrently {

    private Concurrently() {}

    /// What will come of it.
    static <T> Future<T> run(Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "beside the test");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}

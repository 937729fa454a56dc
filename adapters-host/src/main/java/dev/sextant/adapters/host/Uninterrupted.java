package dev.sextant.adapters.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Channels are closed by a call of a thread that has been interrupted. So such a thread has another one call. What interrupts a thread
/// within a call still closes the channel, which then is one file of one guest.
final class Uninterrupted {

    private Uninterrupted() {}

    /// Something to do with a channel.
    interface Call<T> {
        T call() throws IOException;
    }

    /// Calls, and leaves the thread interrupted if it was.
    static <T> T call(Call<T> call) throws IOException {
        if (!Thread.currentThread().isInterrupted()) return call.call();
        try {
            return CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return call.call();
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            },
                            task -> Thread.ofPlatform().daemon().name("sextant-uninterrupted").start(task))
                    .join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case UncheckedIOException failure -> throw failure.getCause();
                case RuntimeException failure -> throw failure;
                default -> throw e;
            }
        }
    }
}

package dev.sextant.adapters.host;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.time.Duration;

/// Whether a channel that never blocks is ready, as the system says.
final class Readiness {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Readiness() {}

    /// Waits until a channel is ready for an operation or closed, at most so many nanoseconds and a millisecond.
    static void await(SelectableChannel channel, int operation, long nanos) {
        if (nanos <= 0) return;
        long millis = Math.max(1, nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI > 0 ? 1 : 0));
        try {
            Uninterrupted.call(() -> {
                try (var selector = Selector.open()) {
                    channel.register(selector, operation);
                    return selector.select(millis);
                }
            });
        } catch (ClosedChannelException | IllegalStateException _) {
            // There is nothing to wait for.
        } catch (IOException _) {
            sleep(millis);
        }
    }

    /// What is left where the system has no selector to give: whoever waits in a loop must not be kept busy by that.
    private static void sleep(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(Math.min(millis, 10)));
        } catch (InterruptedException _) {
            Thread.yield();
        }
    }

    static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // It is closed all the same.
        }
    }
}

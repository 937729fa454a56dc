package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.util.ArrayList;
import java.util.List;

/// Waiting for several things at once.
///
/// @spec wasi_snapshot_preview1 poll_oneoff
final class PollCalls {

    /// The most subscriptions: as many as a chunk has room for.
    private static final int MAXIMUM = Call.CHUNK / Subscription.BYTES;

    private PollCalls() {}

    static void oneOff(Call call) throws ErrnoException {
        long in = call.u32(0);
        long out = call.u32(1);
        long count = call.u32(2);
        call.check(in, count * Subscription.BYTES);
        call.check(out, count * Subscription.EVENT_BYTES);
        if (count == 0 || count > MAXIMUM) throw new ErrnoException(Errno.INVAL);
        // All are taken before an event is written: the two ranges may overlap.
        var subscriptions = new ArrayList<Subscription>();
        for (int i = 0; i < count; i++) {
            var subscription = new Subscription(call.memory(), in + (long) i * Subscription.BYTES);
            if (subscription.type() > Subscription.FD_WRITE) throw new ErrnoException(Errno.INVAL);
            subscriptions.add(subscription);
        }
        await(call, subscriptions);
        int events = 0;
        for (var subscription : subscriptions) {
            if (subscription.hasHappened()) {
                subscription.write(call.memory(), out + (long) events++ * Subscription.EVENT_BYTES);
            }
        }
        call.put32(3, events);
    }

    private static void await(Call call, List<Subscription> subscriptions) {
        var clocks = call.grants().clocks();
        long start = clocks.monotonic();
        for (int turn = 0;; turn++) {
            boolean hasHappened = false;
            boolean hasClock = false;
            long nearest = Long.MAX_VALUE;
            List<Subscription> readers = new ArrayList<>();
            for (var subscription : subscriptions) {
                boolean isClock = subscription.type() == Subscription.CLOCK;
                if (isClock) {
                    subscription.look(clocks, start);
                } else {
                    subscription.look(call.descriptors());
                }
                if (subscription.hasHappened()) {
                    hasHappened = true;
                } else if (isClock) {
                    hasClock = true;
                    nearest = Math.min(nearest, subscription.remaining());
                } else {
                    readers.add(subscription);
                }
            }
            if (hasHappened) return;
            call.store().checkStopped();
            if (hasClock && !clocks.isReal()) {
                clocks.sleep(nearest, call.store());
                arrive(subscriptions, nearest);
                return;
            }
            if (readers.isEmpty()) {
                clocks.sleep(nearest, call.store());
            } else {
                awaitOne(call, readers.get(turn % readers.size()), Math.min(nearest, TransferCalls.SLICE_NANOS / readers.size()));
            }
        }
    }

    /// After time that took none: those happen whose turn was next.
    private static void arrive(List<Subscription> subscriptions, long passed) {
        for (var subscription : subscriptions) {
            if (subscription.type() == Subscription.CLOCK && subscription.remaining() <= passed) subscription.happen();
        }
    }

    private static void awaitOne(Call call, Subscription reader, long nanos) {
        try {
            call.descriptors().get(reader.fd()).await(nanos);
        } catch (ErrnoException e) {
            reader.fail(e.errno());
        }
        call.store().checkStopped();
    }
}

package dev.sextant.adapters.compiler;

import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.contract.Guest;
import dev.sextant.ports.contract.Guest.World;
import java.util.concurrent.atomic.AtomicReference;

/// A JVM in which loops of machine code are stopped from another thread, again and again, and do their work in between.
final class StoppedLoops {

    private static final String COUNTS = """
            (module (func (export "count") (param i32) (result i32) (local i32 i32)
              (loop (local.set 1 (i32.const 0))
                (loop
                  (local.set 2 (i32.xor (local.get 2) (i32.mul (local.get 1) (local.get 1))))
                  (br_if 0 (i32.lt_u (local.tee 1 (i32.add (local.get 1) (i32.const 1))) (i32.const 1000000))))
                (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
              (local.get 2)))
            """;

    private StoppedLoops() {}

    public static void main(String[] words) throws InterruptedException {
        var world = World.of(new CompilerEngine(), "heap").with(EngineOptions.DEFAULT.withInterruptible(true));
        var guest = world.guest(COUNTS);
        int expected = guest.i32("count", 20);
        for (int i = 0; i < 2 * StopSwitch.MOST_CHANGES; i++) {
            stop(guest);
            guest.store().resume();
            int found = guest.i32("count", 20);
            if (found != expected) throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    private static void stop(Guest guest) throws InterruptedException {
        var ended = new AtomicReference<Throwable>();
        var thread = new Thread(() -> guest.i32("count", Integer.MAX_VALUE));
        thread.setUncaughtExceptionHandler((_, thrown) -> ended.set(thrown));
        thread.setDaemon(true);
        thread.start();
        Thread.sleep(20);
        guest.store().stop(Interruption.Reason.DEADLINE);
        thread.join(60_000);
        if (!(ended.get() instanceof Interruption)) throw new AssertionError("not stopped", ended.get());
    }
}

package dev.sextant.cli;

/// The thread that a program runs on. Its stack, in which an engine may keep the program's calls, is as large as they need and no
/// larger: a thread's own, however it was started, need not be.
final class GuestThread {

    private static final long LEAST_STACK = 64L << 20;
    private static final long MOST_STACK = 1L << 30;

    /// The bytes of stack that a call may take, of an engine that keeps calls there.
    private static final long CALL = 2_048;

    private GuestThread() {}

    /// Does some work on a thread of its own. What it throws is thrown here.
    ///
    /// @param callDepth how many of the program's calls may be open at a time
    static void run(int callDepth, Runnable work) {
        var faults = new Throwable[1];
        var thread = new Thread(null, () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                faults[0] = e;
            }
        }, "guest", Math.clamp(CALL * callDepth, LEAST_STACK, MOST_STACK));
        // Where this process ends, the program ends.
        thread.setDaemon(true);
        thread.start();
        await(thread);
        switch (faults[0]) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }

    private static void await(Thread thread) {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                // Nobody here interrupts threads; whoever does has to wait, too.
            }
        }
    }
}

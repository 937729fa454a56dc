package dev.sextant.adapters.wasi;

import dev.sextant.ports.Exit;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;

/// The program itself: its end, its turns, and random bytes.
///
/// @spec wasi_snapshot_preview1 proc_exit, proc_raise, sched_yield, random_get
final class ProcessCalls {

    /// What a shell answers for a program that a signal ended is this and the signal's number.
    private static final int ENDED_BY_SIGNAL = 128;

    private ProcessCalls() {}

    static void exit(Call call) {
        throw new Exit(call.i32(0));
    }

    /// A guest cannot handle signals, so each does what POSIX says it does where nobody handles it.
    static void raise(Call call) throws ErrnoException {
        switch (ParameterType.SIGNAL.names().get(call.i32(0))) {
            case "NONE", "CHLD", "CONT", "URG", "WINCH" -> { }
            case "STOP", "TSTP", "TTIN", "TTOU" -> throw new ErrnoException(Errno.NOTSUP);
            default -> throw new Exit(ENDED_BY_SIGNAL + call.i32(0));
        }
    }

    /// The store was asked before whether it is to stop, as at every call.
    static void yield(Call call) {
        Thread.yield();
    }

    static void randomGet(Call call) {
        long at = call.u32(0);
        long left = call.u32(1);
        var chunk = new byte[(int) Math.min(left, Call.CHUNK)];
        while (left > 0) {
            int count = (int) Math.min(left, chunk.length);
            call.grants().entropy().fill(chunk, 0, count);
            call.write(at, chunk, count);
            at += count;
            left -= count;
            call.store().checkStopped();
        }
    }
}

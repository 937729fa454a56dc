package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Clocks;

/// The time.
///
/// @spec wasi_snapshot_preview1 clock_time_get
final class ClockCalls {

    static final int REALTIME = 0;
    static final int MONOTONIC = 1;

    private ClockCalls() {}

    static void resolutionGet(Call call) {
        call.put64(1, call.grants().clocks().resolution());
    }

    static void timeGet(Call call) {
        call.put64(2, time(call.grants().clocks(), call.i32(0)));
    }

    /// What a clock says. A guest has one thread, so that the thread's time is the process's.
    static long time(Clocks clocks, int id) {
        return switch (id) {
            case REALTIME -> clocks.realtime();
            case MONOTONIC -> clocks.monotonic();
            default -> clocks.processTime();
        };
    }
}

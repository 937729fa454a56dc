package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.OpenFile;

/// What a file's times are to be: nanoseconds since 1970, or [OpenFile#KEEP].
///
/// @spec wasi_snapshot_preview1 fstflags
record Times(long accessed, long modified) {

    /// The times that three arguments ask for: two times and flags. The present is that of the guest's clock.
    ///
    /// @throws ErrnoException INVAL for a time that is both given and now, or later than 2^63 - 1
    static Times of(Call call, int slot) throws ErrnoException {
        int flags = call.i32(slot + 2);
        long now = Flags.has(flags, Flags.TIMES_ATIM_NOW | Flags.TIMES_MTIM_NOW) ? call.grants().clocks().realtime() : 0;
        return new Times(
                time(flags, Flags.TIMES_ATIM, Flags.TIMES_ATIM_NOW, call.i64(slot), now),
                time(flags, Flags.TIMES_MTIM, Flags.TIMES_MTIM_NOW, call.i64(slot + 1), now));
    }

    private static long time(int flags, int isGiven, int isNow, long given, long now) throws ErrnoException {
        if (!Flags.has(flags, isGiven)) return Flags.has(flags, isNow) ? now : OpenFile.KEEP;
        if (Flags.has(flags, isNow) || given < 0) throw new ErrnoException(Errno.INVAL);
        return given;
    }
}

package dev.sextant.adapters.wasi;

import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.system.Clocks;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;

/// Something that a guest waits for, and whether it has happened.
///
/// @spec wasi_snapshot_preview1 subscription, event
final class Subscription {

    static final int BYTES = 48;
    static final int EVENT_BYTES = 32;

    static final int CLOCK = 0;
    static final int FD_READ = 1;
    static final int FD_WRITE = 2;

    private final long userdata;
    private final int type;
    private final int which;
    private final long timeout;
    private final int flags;

    private boolean hasHappened;
    private Errno errno = Errno.SUCCESS;
    private long bytes;
    private int eventFlags;
    private long remaining;

    /// Takes one out of memory, whose range was checked before.
    Subscription(LinearMemory memory, long at) {
        userdata = memory.load64(at);
        type = memory.load8(at + 8) & 0xFF;
        which = memory.load32(at + 16);
        timeout = memory.load64(at + 24);
        flags = memory.load16(at + 40) & 0xFFFF;
    }

    /// What it is for: [#CLOCK], [#FD_READ], [#FD_WRITE], or something that there is not.
    int type() {
        return type;
    }

    /// The descriptor, where it is for one.
    int fd() {
        return which;
    }

    boolean hasHappened() {
        return hasHappened;
    }

    /// How long it has still to wait for its time, in nanoseconds, as it was when somebody looked last.
    long remaining() {
        return remaining;
    }

    void happen() {
        hasHappened = true;
    }

    void fail(Errno why) {
        hasHappened = true;
        errno = why;
    }

    // ---- clocks ----------------------------------------------------------------------------------------------------------

    /// Looks whether its time has come.
    ///
    /// @param start what the monotonic clock said when the wait began
    void look(Clocks clocks, long start) {
        if (Integer.compareUnsigned(which, ParameterType.CLOCKID.names().size()) >= 0
                || (flags & ~Flags.CLOCK_ABSTIME) != 0) {
            fail(Errno.INVAL);
        } else if (which != ClockCalls.REALTIME && which != ClockCalls.MONOTONIC) {
            // The time computed for stands still while somebody waits for it.
            fail(Errno.NOTSUP);
        } else {
            long passed = Flags.has(flags, Flags.CLOCK_ABSTIME) ? ClockCalls.time(clocks, which) : clocks.monotonic() - start;
            if (Long.compareUnsigned(timeout, passed) <= 0) {
                happen();
            } else {
                long left = timeout - passed;
                remaining = left < 0 ? Long.MAX_VALUE : left;
            }
        }
    }

    // ---- descriptors -----------------------------------------------------------------------------------------------------

    /// Looks whether its descriptor can be read or written.
    void look(DescriptorTable descriptors) {
        try {
            var descriptor = descriptors.get(which);
            descriptor.require(Rights.POLL_FD_READWRITE | transferRight(descriptor.kind()));
            if (type == FD_WRITE) {
                bytes = 1;
                happen();
            } else {
                long available = descriptor.available();
                bytes = Math.max(0, available);
                if (available < 0) eventFlags = Flags.EVENT_HANGUP;
                if (available != 0 || descriptor.kind() == DescriptorKind.FILE) happen();
            }
        } catch (ErrnoException e) {
            fail(e.errno());
        }
    }

    private long transferRight(DescriptorKind kind) {
        if (type == FD_WRITE) return Rights.FD_WRITE;
        return kind == DescriptorKind.LISTENER ? Rights.SOCK_ACCEPT : Rights.FD_READ;
    }

    /// Writes that it has happened to memory, whose range was checked before.
    void write(LinearMemory memory, long at) {
        memory.store64(at, userdata);
        memory.store64(at + 8, errno.ordinal() | type << 16);
        memory.store64(at + 16, errno == Errno.SUCCESS ? bytes : 0);
        memory.store64(at + 24, eventFlags);
    }
}

package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;

/// Reading and writing.
///
/// @spec wasi_snapshot_preview1 fd_read, fd_write, fd_pread, fd_pwrite
final class TransferCalls {

    /// How long somebody waits without asking whether the store is to stop.
    static final long SLICE_NANOS = 10_000_000;

    /// How long somebody waits before it offers again what could not be taken.
    private static final long RETRY_NANOS = 1_000_000;

    private TransferCalls() {}

    static void read(Call call) throws ErrnoException {
        var vectors = call.vectors(1);
        var descriptor = call.descriptor(0);
        call.put32(3, read(call, descriptor, vectors, descriptor::read));
    }

    static void write(Call call) throws ErrnoException {
        var vectors = call.vectors(1);
        call.put32(3, write(call, call.descriptor(0), vectors));
    }

    static void readAt(Call call) throws ErrnoException {
        var vectors = call.vectors(1);
        if (call.descriptor(0) instanceof FileDescriptor descriptor) {
            var position = new Position(position(call.i64(3)));
            call.put32(4, Transfer.fill(call, vectors, (target, from, count) ->
                    position.past(descriptor.file().read(position.at, target, from, count))));
        }
    }

    static void writeAt(Call call) throws ErrnoException {
        var vectors = call.vectors(1);
        if (call.descriptor(0) instanceof FileDescriptor descriptor) {
            var position = new Position(position(call.i64(3)));
            int written = Transfer.empty(call, vectors, (source, from, count) ->
                    position.past(descriptor.write(position.at, source, from, count)));
            descriptor.synchronise();
            call.put32(4, written);
        }
    }

    /// Fills buffers with what there is, and waits for it if there is nothing yet.
    ///
    /// @throws ErrnoException AGAIN if the descriptor does not wait; what the source throws
    static int read(Call call, Descriptor descriptor, long[] vectors, Transfer.Step source) throws ErrnoException {
        while (true) {
            try {
                return Transfer.fill(call, vectors, source);
            } catch (ErrnoException e) {
                if (e.errno() != Errno.AGAIN || descriptor.isNonBlocking()) throw e;
            }
            descriptor.await(SLICE_NANOS);
            call.store().checkStopped();
        }
    }

    /// Empties buffers into a descriptor, and waits if it can take nothing yet.
    ///
    /// @throws ErrnoException AGAIN if the descriptor does not wait; what it throws
    static int write(Call call, Descriptor descriptor, long[] vectors) throws ErrnoException {
        while (true) {
            try {
                int written = Transfer.empty(call, vectors, descriptor::write);
                if (descriptor instanceof FileDescriptor file) file.synchronise();
                return written;
            } catch (ErrnoException e) {
                if (e.errno() != Errno.AGAIN || descriptor.isNonBlocking()) throw e;
            }
            call.store().await(RETRY_NANOS);
        }
    }

    /// A position in a file, from 0 to 2^63 - 1.
    ///
    /// @throws ErrnoException INVAL for a later one
    static long position(long value) throws ErrnoException {
        if (value < 0) throw new ErrnoException(Errno.INVAL);
        return value;
    }

    /// A position that moves on.
    private static final class Position {

        private long at;

        Position(long at) {
            this.at = at;
        }

        private int past(int count) {
            at += count;
            return count;
        }
    }
}

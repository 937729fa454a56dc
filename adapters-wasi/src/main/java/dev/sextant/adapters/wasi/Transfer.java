package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.ErrnoException;

/// Bytes on their way between a guest's buffers and the machine, in chunks.
final class Transfer {

    /// Where bytes come from or go to: part of an array is filled or emptied.
    @FunctionalInterface
    interface Step {

        /// @return how many bytes; fewer than `count` if there are no more for now
        int move(byte[] array, int from, int count) throws ErrnoException;
    }

    private Transfer() {}

    /// Fills buffers, one behind the other, until a step has less than was asked.
    ///
    /// @return how many bytes
    /// @throws ErrnoException what the first step throws; what a later one throws ends the transfer
    static int fill(Call call, long[] vectors, Step source) throws ErrnoException {
        return move(call, vectors, source, true);
    }

    /// Empties buffers, one behind the other, until a step takes less than was offered.
    ///
    /// @return how many bytes
    /// @throws ErrnoException what the first step throws; what a later one throws ends the transfer
    static int empty(Call call, long[] vectors, Step sink) throws ErrnoException {
        return move(call, vectors, sink, false);
    }

    private static int move(Call call, long[] vectors, Step step, boolean isToGuest) throws ErrnoException {
        int total = 0;
        byte[] chunk = null;
        for (long vector : vectors) {
            long address = vector >>> 32;
            int left = (int) vector;
            while (left > 0) {
                int count = Math.min(left, Call.CHUNK);
                var array = call.memory().array();
                int moved;
                try {
                    if (array != null) {
                        moved = step.move(array, (int) address, count);
                    } else {
                        if (chunk == null) chunk = new byte[count];
                        if (chunk.length < count) chunk = new byte[Call.CHUNK];
                        moved = throughChunk(call, step, isToGuest, address, chunk, count);
                    }
                } catch (ErrnoException e) {
                    if (total == 0) throw e;
                    return total;
                }
                total += moved;
                if (moved < count) return total;
                address += moved;
                left -= moved;
                call.store().checkStopped();
            }
        }
        return total;
    }

    /// For memories that are not in an array.
    private static int throughChunk(Call call, Step step, boolean isToGuest, long address, byte[] chunk, int count)
            throws ErrnoException {
        if (!isToGuest) {
            call.memory().read(address, chunk, 0, count);
            return step.move(chunk, 0, count);
        }
        int moved = step.move(chunk, 0, count);
        call.write(address, chunk, moved);
        return moved;
    }
}

package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.OpenFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Open files and directories, but for reading and writing.
///
/// @spec wasi_snapshot_preview1 fd_advise … fd_tell
final class FileCalls {

    private static final int ENTRY_BYTES = 24;

    private static final int WHENCE_SET = 0;
    private static final int WHENCE_CUR = 1;

    private FileCalls() {}

    static void seek(Call call) throws ErrnoException {
        var descriptor = file(call);
        long offset = call.i64(1);
        int whence = call.i32(2);
        if (whence != WHENCE_CUR || offset != 0) descriptor.require(Rights.FD_SEEK);
        long from = switch (whence) {
            case WHENCE_SET -> 0;
            case WHENCE_CUR -> descriptor.position();
            default -> descriptor.status().size();
        };
        // Both are at most 2^63 - 1, so that a sum beyond that is negative too.
        long position = from + offset;
        if (position < 0) throw new ErrnoException(Errno.INVAL);
        descriptor.setPosition(position);
        call.put64(3, position);
    }

    static void tell(Call call) throws ErrnoException {
        call.put64(1, file(call).position());
    }

    static void advise(Call call) throws ErrnoException {
        range(call);
    }

    /// Makes the file as long as the range. That the machine has so much room left is not promised: none says so.
    static void allocate(Call call) throws ErrnoException {
        long end = range(call);
        if (call.i64(2) == 0) throw new ErrnoException(Errno.INVAL);
        var file = file(call).file();
        if (file.status().size() < end) file.setSize(end);
    }

    private static long range(Call call) throws ErrnoException {
        long offset = call.i64(1);
        long length = call.i64(2);
        if (offset < 0 || length < 0 || offset + length < 0) throw new ErrnoException(Errno.INVAL);
        return offset + length;
    }

    static void sync(Call call) throws ErrnoException {
        sync(call, true);
    }

    static void dataSync(Call call) throws ErrnoException {
        sync(call, false);
    }

    private static void sync(Call call, boolean isWhole) throws ErrnoException {
        if (call.descriptor(0) instanceof DirectoryDescriptor descriptor) {
            descriptor.directory().sync();
        } else {
            file(call).file().sync(isWhole);
        }
    }

    static void statusGet(Call call) throws ErrnoException {
        call.putStatus(1, call.descriptor(0).status());
    }

    static void statusSetSize(Call call) throws ErrnoException {
        file(call).file().setSize(TransferCalls.position(call.i64(1)));
    }

    static void statusSetTimes(Call call) throws ErrnoException {
        var times = Times.of(call, 1);
        if (call.descriptor(0) instanceof DirectoryDescriptor descriptor) {
            descriptor.directory().setTimes(times.accessed(), times.modified());
        } else {
            OpenFile file = file(call).file();
            file.setTimes(times.accessed(), times.modified());
        }
    }

    /// The cookie of an entry is its place in the listing, which is made anew when somebody begins at 0.
    static void readDirectory(Call call) throws ErrnoException {
        long at = call.u32(1);
        long left = call.u32(2);
        long next = call.i64(3);
        var entries = call.directory(0).listing(next == 0);
        if (next < 0) next = entries.size();
        while (next < entries.size() && left > 0) {
            var entry = entries.get((int) next++);
            var name = entry.name().getBytes(StandardCharsets.UTF_8);
            var bytes = ByteBuffer.allocate(ENTRY_BYTES + name.length).order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(next).putLong(entry.inode()).putInt(name.length).putInt(entry.type().ordinal()).put(name).array();
            int count = (int) Math.min(left, bytes.length);
            call.write(at, bytes, count);
            at += count;
            left -= count;
        }
        call.put32(4, call.u32(2) - left);
    }

    /// The file that the first argument names. Its rights were those of a file, so that it is one.
    private static FileDescriptor file(Call call) throws ErrnoException {
        if (call.descriptor(0) instanceof FileDescriptor descriptor) return descriptor;
        throw new ErrnoException(Errno.BADF);
    }
}

package dev.sextant.adapters.wasi;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;

/// The table of descriptors.
///
/// @spec wasi_snapshot_preview1 fd_close, fd_fdstat_get, fd_prestat_get, fd_renumber
final class DescriptorCalls {

    private static final byte PREOPENED_DIRECTORY = 0;

    private DescriptorCalls() {}

    static void close(Call call) throws ErrnoException {
        call.descriptors().close(call.i32(0));
    }

    static void renumber(Call call) throws ErrnoException {
        call.descriptors().renumber(call.i32(0), call.i32(1));
    }

    static void statusGet(Call call) throws ErrnoException {
        var descriptor = call.descriptor(0);
        long at = call.u32(1);
        var memory = call.memory();
        memory.store64(at, descriptor.type().ordinal() | (long) descriptor.flags() << 16);
        memory.store64(at + 8, descriptor.rights());
        memory.store64(at + 16, descriptor.inheriting());
    }

    static void statusSetFlags(Call call) throws ErrnoException {
        call.descriptor(0).setFlags(call.i32(1));
    }

    static void statusSetRights(Call call) throws ErrnoException {
        call.descriptor(0).setRights(call.i64(1), call.i64(2));
    }

    static void prestatGet(Call call) throws ErrnoException {
        var name = preopenName(call);
        long at = call.u32(1);
        call.memory().store32(at, PREOPENED_DIRECTORY);
        call.memory().store32(at + 4, name.length());
    }

    static void prestatDirectoryName(Call call) throws ErrnoException {
        var name = preopenName(call);
        if (call.u32(2) < name.length()) throw new ErrnoException(Errno.NAMETOOLONG);
        call.memory().init(call.u32(1), name, 0, name.length());
    }

    /// Programs ask for 3, 4 and so on until they are answered BADF.
    private static Bytes preopenName(Call call) throws ErrnoException {
        if (call.descriptor(0) instanceof DirectoryDescriptor directory) {
            return directory.preopenName().getOrElseThrow(() -> new ErrnoException(Errno.BADF));
        }
        throw new ErrnoException(Errno.BADF);
    }
}

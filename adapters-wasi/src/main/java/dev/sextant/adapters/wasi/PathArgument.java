package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A path as a guest passes it: an address and a length.
///
/// @spec wasi_snapshot_preview1 path_open
final class PathArgument {

    private PathArgument() {}

    /// The path.
    ///
    /// @throws ErrnoException NAMETOOLONG for more than 4,096 bytes; INVAL for a NUL; ILSEQ if it is no UTF-8
    static String of(Call call, int slot) throws ErrnoException {
        long length = call.u32(slot + 1);
        if (length > PathWalk.MAXIMUM_PATH) throw new ErrnoException(Errno.NAMETOOLONG);
        var bytes = call.bytes(call.u32(slot), (int) length);
        for (byte b : bytes) {
            if (b == 0) throw new ErrnoException(Errno.INVAL);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new ErrnoException(Errno.ILSEQ);
        }
    }

    /// A walk along the path from the directory that another argument names.
    static PathWalk walk(Call call, int directory, int path) throws ErrnoException {
        return PathWalk.along(call.directory(directory).directory(), of(call, path));
    }
}

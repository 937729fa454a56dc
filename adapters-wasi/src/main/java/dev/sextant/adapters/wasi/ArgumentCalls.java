package dev.sextant.adapters.wasi;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.ports.system.ErrnoException;
import io.vavr.collection.Array;

/// The program's arguments and environment variables.
///
/// @spec wasi_snapshot_preview1 args_get, environ_get
final class ArgumentCalls {

    private ArgumentCalls() {}

    static void argumentsGet(Call call) throws ErrnoException {
        get(call, call.grants().arguments());
    }

    static void argumentsSizesGet(Call call) {
        sizesGet(call, call.grants().arguments());
    }

    static void environmentGet(Call call) throws ErrnoException {
        get(call, call.grants().environment());
    }

    static void environmentSizesGet(Call call) {
        sizesGet(call, call.grants().environment());
    }

    private static void get(Call call, Array<Bytes> strings) throws ErrnoException {
        long pointers = call.u32(0);
        long at = call.u32(1);
        call.check(pointers, strings.size() * 4L);
        call.check(at, size(strings));
        for (int i = 0; i < strings.size(); i++) {
            var string = strings.get(i);
            call.memory().store32(pointers + i * 4L, (int) at);
            call.memory().init(at, string, 0, string.length());
            call.memory().store8(at + string.length(), (byte) 0);
            at += string.length() + 1;
        }
    }

    private static void sizesGet(Call call, Array<Bytes> strings) {
        call.put32(0, strings.size());
        call.put32(1, size(strings));
    }

    /// The bytes that they take, each with a NUL behind it.
    private static long size(Array<Bytes> strings) {
        long size = 0;
        for (int i = 0; i < strings.size(); i++) size += strings.get(i).length() + 1;
        return size;
    }
}

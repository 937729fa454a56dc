package dev.sextant.adapters.wasi;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.Printable;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.FileType;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/// Calls as lines to read, such as `fd_write(fd=1, iovs=[0x400; 2]) -> SUCCESS nwritten=12`. What the guest named is quoted.
final class HostLog {

    /// The most bytes of a path that are shown; [Printable#excerpt] shows fewer characters.
    private static final int PATH_BYTES = 400;

    private HostLog() {}

    /// The call's name and arguments, as they are before it is answered.
    static String call(Preview1Function function, Call call) {
        var arguments = new StringJoiner(", ", function.text() + "(", ")");
        for (int i = 0; i < function.parameters().size(); i++) {
            if (function.parameters().get(i) instanceof Parameter.In in) {
                arguments.add(in.name() + "=" + argument(in.type(), call, function.slot(i)));
            }
        }
        return arguments.toString();
    }

    /// The errno and, of a success, the results.
    static String answer(Preview1Function function, Call call, Errno errno) {
        var answer = new StringBuilder(" -> ").append(errno);
        if (errno != Errno.SUCCESS) return answer.toString();
        for (int i = 0; i < function.parameters().size(); i++) {
            if (function.parameters().get(i) instanceof Parameter.Out out) {
                answer.append(' ').append(out.name()).append('=').append(result(out.type(), call, call.u32(function.slot(i))));
            }
        }
        return answer.toString();
    }

    private static String argument(ParameterType type, Call call, int slot) {
        boolean isI32 = type.passed() == NumberType.I32;
        long value = isI32 ? call.u32(slot) : call.i64(slot);
        return switch (type.form()) {
            case SIGNED -> Long.toString(isI32 ? call.i32(slot) : value);
            case UNSIGNED -> Long.toUnsignedString(value);
            case ADDRESS, RIGHTS -> "0x" + Long.toHexString(value);
            case RANGE -> "[0x" + Long.toHexString(value) + "; " + call.u32(slot + 1) + "]";
            case PATH -> path(call, value, call.u32(slot + 1));
            case ONE_OF -> value < type.names().size() ? type.names().get((int) value) : Long.toString(value);
            case FLAGS -> flags(type, value);
        };
    }

    private static String flags(ParameterType type, long value) {
        var flags = new StringJoiner("|").setEmptyValue("0");
        for (int bit = 0; bit < type.names().size(); bit++) {
            if ((value >> bit & 1) == 1) flags.add(type.names().get(bit));
        }
        long unknown = value >>> type.names().size() << type.names().size();
        if (unknown != 0) flags.add("0x" + Long.toHexString(unknown));
        return flags.toString();
    }

    private static String path(Call call, long address, long length) {
        if (!call.isInside(address, length)) return "[0x" + Long.toHexString(address) + "; " + length + "]";
        var bytes = call.bytes(address, (int) Math.min(length, PATH_BYTES));
        return Printable.excerpt(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String result(ResultType type, Call call, long at) {
        var memory = call.memory();
        return switch (type) {
            case SIZE, FD -> Integer.toUnsignedString(memory.load32(at));
            case ROFLAGS -> memory.load16(at) == 0 ? "0" : "RECV_DATA_TRUNCATED";
            case FILESIZE, TIMESTAMP -> Long.toUnsignedString(memory.load64(at));
            case PRESTAT -> "{DIR name_len=" + Integer.toUnsignedString(memory.load32(at + 4)) + "}";
            case FDSTAT -> "{" + type(memory.load8(at)) + " flags=" + flags(ParameterType.FDFLAGS, memory.load16(at + 2))
                    + " rights_base=0x" + Long.toHexString(memory.load64(at + 8))
                    + " rights_inheriting=0x" + Long.toHexString(memory.load64(at + 16)) + "}";
            case FILESTAT -> "{" + type(memory.load8(at + 16)) + " ino=" + Long.toUnsignedString(memory.load64(at + 8))
                    + " nlink=" + Long.toUnsignedString(memory.load64(at + 24))
                    + " size=" + Long.toUnsignedString(memory.load64(at + 32)) + "}";
        };
    }

    private static FileType type(byte number) {
        return FileType.values()[number];
    }
}

package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/// A binary module being written by a test, number by number, so that any one of its numbers can be written in another way.
final class Draft {

    /// What a number is for.
    enum Kind {
        /// The number of bytes or entries to come.
        SIZE(32, false),
        /// The number of locals in a run.
        LOCALS(32, false),
        /// The number of data segments, as the data count section has it.
        DATA_COUNT(32, false),
        /// Any other u32.
        U32(32, false),
        S32(32, true),
        S33(33, true),
        S64(64, true);

        final int bits;
        final boolean signed;

        Kind(int bits, boolean signed) {
            this.bits = bits;
            this.signed = signed;
        }

        /// The most bytes that a number of this kind may have.
        int longest() {
            return (bits + 6) / 7;
        }
    }

    /// How numbers are written.
    interface Form {
        /// The bytes of the number that is the `ordinal`-th of its module.
        byte[] write(int ordinal, Kind kind, long value);

        /// Whether the module ends with the number that has this ordinal, inside everything that has a size and is open there.
        default boolean endsAfter(int ordinal) {
            return false;
        }
    }

    static final Form SHORTEST = (_, kind, value) -> shortest(kind, value);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Form form;
    private final Progress progress;

    private static final class Progress {
        private int numbers;
        private boolean ended;
    }

    private Draft(Form form, Progress progress) {
        this.form = form;
        this.progress = progress;
    }

    /// A module in the shortest form.
    static Bytes module(Consumer<Draft> content) {
        return module(SHORTEST, content);
    }

    /// A module: magic, version and what `content` writes.
    static Bytes module(Form form, Consumer<Draft> content) {
        var draft = new Draft(form, new Progress()).hex("0061736d01000000");
        content.accept(draft);
        return Bytes.copyOf(draft.out.toByteArray());
    }

    /// The number of numbers that `content` writes.
    static int numbers(Consumer<Draft> content) {
        var progress = new Progress();
        content.accept(new Draft(SHORTEST, progress));
        return progress.numbers;
    }

    /// Bytes, each from 0 to 255.
    Draft raw(int... bytes) {
        if (!progress.ended) for (int b : bytes) out.write(b);
        return this;
    }

    /// Bytes in hexadecimal; spaces between them do not count.
    Draft hex(String bytes) {
        return append(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    Draft zeros(int count) {
        return append(new byte[count]);
    }

    Draft u32(long value) {
        return number(Kind.U32, value);
    }

    Draft size(int value) {
        return number(Kind.SIZE, value);
    }

    Draft number(Kind kind, long value) {
        return number(progress.numbers++, kind, value);
    }

    Draft name(String name) {
        var encoded = name.getBytes(StandardCharsets.UTF_8);
        return size(encoded.length).append(encoded);
    }

    /// A size and what has that size.
    Draft sized(Consumer<Draft> content) {
        if (progress.ended) return this;
        int ordinal = progress.numbers++;
        if (form.endsAfter(ordinal)) return number(ordinal, Kind.SIZE, 0);
        var inner = new Draft(form, progress);
        content.accept(inner);
        boolean ended = progress.ended;
        progress.ended = false;
        number(ordinal, Kind.SIZE, inner.out.size());
        append(inner.out.toByteArray());
        progress.ended = ended;
        return this;
    }

    Draft section(int id, Consumer<Draft> content) {
        return raw(id).sized(content);
    }

    /// A section in hexadecimal.
    Draft section(int id, String content) {
        return section(id, draft -> draft.hex(content));
    }

    private Draft number(int ordinal, Kind kind, long value) {
        if (progress.ended) return this;
        append(form.write(ordinal, kind, value));
        progress.ended = form.endsAfter(ordinal);
        return this;
    }

    private Draft append(byte[] bytes) {
        if (!progress.ended) out.writeBytes(bytes);
        return this;
    }

    /// A number in as few bytes as it needs.
    static byte[] shortest(Kind kind, long value) {
        for (int length = 1; ; length++) {
            var bytes = padded(value, length);
            if (value(kind, bytes) == value) return bytes;
        }
    }

    /// A number in this many bytes, sign bits and all.
    static byte[] padded(long value, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            long group = i * 7 < 64 ? value >> i * 7 : value >> 63;
            bytes[i] = (byte) (group & 0x7F | (i < length - 1 ? 0x80 : 0));
        }
        return bytes;
    }

    private static long value(Kind kind, byte[] bytes) {
        long value = 0;
        for (int i = 0; i < bytes.length; i++) value |= (bytes[i] & 0x7FL) << i * 7;
        int used = bytes.length * 7;
        return kind.signed && used < 64 ? value << 64 - used >> 64 - used : value;
    }

    /// The bytes of an array and some zeros.
    static byte[] withZeros(byte[] bytes, int zeros) {
        return Arrays.copyOf(bytes, bytes.length + zeros);
    }
}

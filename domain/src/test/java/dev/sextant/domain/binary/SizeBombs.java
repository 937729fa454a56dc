package dev.sextant.domain.binary;

import com.sun.management.ThreadMXBean;
import dev.sextant.domain.binary.Draft.Kind;
import dev.sextant.domain.structure.Bytes;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/// A program that decodes modules which declare far more than they hold, in every place where the format has a size, and stops at
/// the first that is not refused or that allocates a MiB. A test runs it in a JVM with little memory.
final class SizeBombs {

    private static final long[] SIZES = {0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL};
    private static final int MOST_BYTES_AFTER = 8;
    private static final long MIB = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private SizeBombs() {}

    public static void main(String[] arguments) {
        // What the decoder allocates once and for all is not the module's.
        Samples.decode(Draft.module(Samples::everything));
        int bombs = 0;
        int numbers = Draft.numbers(Samples::everything);
        for (int number = 0; number < numbers; number++) {
            if (kind(number) == Kind.SIZE || kind(number) == Kind.LOCALS || kind(number) == Kind.DATA_COUNT) {
                for (long size : SIZES) {
                    for (int after = 0; after <= MOST_BYTES_AFTER; after++) {
                        defuse("number " + number + " is " + size, expected(kind(number)), bomb(number, size, after));
                        bombs++;
                    }
                }
            }
        }
        defuse("runs of locals", "too many locals", runsOfLocals(2_000, 50_000));
        System.out.println(bombs + 1 + " bombs defused");
    }

    private static Kind kind(int number) {
        var kinds = new Kind[1];
        Draft.module((ordinal, kind, value) -> {
            if (ordinal == number) kinds[0] = kind;
            return Draft.shortest(kind, value);
        }, Samples::everything);
        return kinds[0];
    }

    private static String expected(Kind kind) {
        return switch (kind) {
            case LOCALS -> "too many locals";
            case DATA_COUNT -> "data count and data section have inconsistent lengths";
            default -> "length out of bounds";
        };
    }

    /// Everything, up to a number that becomes a large size, with a few bytes after it; what is around it has the right size.
    private static Bytes bomb(int number, long size, int after) {
        var form = new Draft.Form() {
            @Override
            public byte[] write(int ordinal, Kind kind, long value) {
                if (ordinal != number) return Draft.shortest(kind, value);
                // The data count section is followed by what would be counted, a run of locals by its type.
                int zeros = kind == Kind.DATA_COUNT ? 0 : after;
                var bytes = Draft.withZeros(Draft.shortest(kind, size), kind == Kind.LOCALS ? zeros + 1 : zeros);
                if (kind == Kind.LOCALS) bytes[bytes.length - zeros - 1] = 0x7F;
                return bytes;
            }

            @Override
            public boolean endsAfter(int ordinal) {
                return ordinal == number;
            }
        };
        return Draft.module(form, Samples::everything);
    }

    private static Bytes runsOfLocals(int runs, int each) {
        Consumer<Draft> body = draft -> {
            draft.size(runs);
            for (int i = 0; i < runs; i++) draft.number(Kind.LOCALS, each).raw(0x7F);
            draft.raw(0x0B);
        };
        return Draft.module(module -> module.section(1, "01 60 00 00").section(3, "01 00")
                .section(10, code -> code.size(1).sized(body)));
    }

    private static void defuse(String bomb, String expected, Bytes module) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        var found = Samples.faultOr(module, "decoded");
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (!found.equals(expected)) throw new AssertionError(bomb + ": expected " + expected + ", found " + found);
        if (allocated >= MIB) throw new AssertionError(bomb + ": allocated " + allocated + " bytes");
    }
}

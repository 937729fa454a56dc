package dev.sextant.adapters.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The register code of a module's functions, one behind the other in one array, each there since its first call.
///
/// A function begins with a header of four ints: the registers of its frame, the address of its first instruction, the register
/// of the link, and its index among the module's own functions. A frame is: parameters, further locals, link, constants, operands.
/// The link says where the caller goes on: the address in the low half, the caller's first register in the high half; or one of
/// [Machine]'s marks.
///
/// Readers take no lock. A function's code is complete before its entry is seen, and it lies in no array but those it was put
/// into, so whoever finds an entry beyond the end of the array at hand asks again.
final class CodeSpace {

    /// The entry of a function that has no code yet.
    static final int ABSENT = Integer.MAX_VALUE;

    private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(int[].class);

    /// The operands of an instruction are read before it is known how many it has.
    private static final int PADDING = Assembler.LENGTH;

    private final InterpretedModule module;
    private final boolean distant;
    private final int[] entries;
    private volatile int[] code = new int[256];
    private int used;

    /// The addresses of the functions in rising order.
    private int[] starts = new int[16];
    private int functions;

    /// @param distant whether memory 0 is not held in an array
    CodeSpace(InterpretedModule module, boolean distant) {
        this.module = module;
        this.distant = distant;
        this.entries = new int[module.module().functions().size()];
        Arrays.fill(entries, ABSENT);
    }

    /// Where the functions begin, or [#ABSENT].
    int[] entries() {
        return entries;
    }

    /// The code as it is now.
    int[] code() {
        return code;
    }

    /// Where a function begins, which is lowered if it was not.
    synchronized int entry(int function) {
        if (entries[function] != ABSENT) return entries[function];
        var assembler = assemble(function, used, OffsetTable.NONE);
        var words = assembler.words();
        int start = used;
        if (start + words.length + PADDING > code.length) {
            // Not into the rest of the old array: an entry in there would be taken for code that it does not have.
            start = code.length;
            words = assemble(function, start, OffsetTable.NONE).words();
            code = Arrays.copyOf(code, Math.max(code.length * 2, start + words.length + PADDING));
        }
        System.arraycopy(words, 0, code, start, words.length);
        used = start + words.length;
        if (functions == starts.length) starts = Arrays.copyOf(starts, functions * 2);
        starts[functions++] = start;
        ENTRY.setRelease(entries, function, start);
        return start;
    }

    private Assembler assemble(int function, int origin, OffsetTable offsets) {
        var assembler = new Assembler(origin);
        assembler.recordOffsets(offsets);
        Lowering.lower(module, module.module().functions().get(function), distant, assembler);
        return assembler;
    }

    /// Where the function begins that holds an address.
    synchronized int startOf(int address) {
        int index = Arrays.binarySearch(starts, 0, functions, address);
        return starts[index >= 0 ? index : -index - 2];
    }

    /// Which instructions of the module the code of the function that begins at `start` was made for.
    OffsetTable offsets(int start) {
        var table = new OffsetTable();
        assemble(code[start + 3], start, table);
        return table;
    }
}

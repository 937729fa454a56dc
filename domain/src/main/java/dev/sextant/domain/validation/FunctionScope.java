package dev.sextant.domain.validation;

import dev.sextant.domain.structure.Module.Locals;
import io.vavr.collection.Array;
import java.util.Arrays;

/// The scope of the function that is being validated: its locals, and the control stack of the algorithm, which has a frame for
/// each open label.
///
/// @spec A.3 Validation Algorithm
final class FunctionScope implements Scope {

    /// What opened a frame.
    enum Opener {
        BODY("function"),
        BLOCK("block"),
        LOOP("loop"),
        IF("if"),
        ELSE("else");

        private final String text;

        Opener(String text) {
            this.text = text;
        }

        /// The opener as messages show it.
        String text() {
            return text;
        }
    }

    /// The locals that are laid out one by one; beyond, a run of locals takes one entry. So a body of few bytes that declares
    /// 50,000 locals costs few steps.
    private static final int LAID_OUT = 256;

    private final byte[] codes = new byte[LAID_OUT];
    private long[] runEnds = new long[8];
    private byte[] runCodes = new byte[8];
    private int runs;
    private long locals;

    private ResultType results = ResultType.EMPTY;

    private Opener[] openers = new Opener[32];
    private Typing.Arrow[] types = new Typing.Arrow[32];
    private int[] floors = new int[32];
    private boolean[] polymorphic = new boolean[32];
    private int depth;
    private int maximumDepth;

    /// Begins another function, without labels yet.
    void clear(ResultType parameters, Array<Locals> declared, ResultType results) {
        this.results = results;
        depth = 0;
        maximumDepth = 0;
        runs = 0;
        locals = 0;
        for (byte code : parameters.codes()) declare(1, code);
        for (var run : declared) declare(run.count(), (byte) run.type().code());
    }

    private void declare(long count, byte code) {
        if (count == 0) return;
        if (locals < LAID_OUT) Arrays.fill(codes, (int) locals, (int) Math.min(LAID_OUT, locals + count), code);
        locals += count;
        if (locals <= LAID_OUT) return;
        if (runs > 0 && runCodes[runs - 1] == code) {
            runEnds[runs - 1] = locals;
            return;
        }
        if (runs == runEnds.length) {
            runEnds = Arrays.copyOf(runEnds, runs * 2);
            runCodes = Arrays.copyOf(runCodes, runs * 2);
        }
        runEnds[runs] = locals;
        runCodes[runs++] = code;
    }

    @Override
    public long locals() {
        return locals;
    }

    @Override
    public int local(long index) {
        return index < LAID_OUT ? codes[(int) index] : runCodes[run(index)];
    }

    /// The first run that ends behind the index.
    private int run(long index) {
        int low = 0;
        int high = runs - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runEnds[middle] > index) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    @Override
    public int labels() {
        return depth;
    }

    @Override
    public ResultType label(int index) {
        int frame = depth - 1 - index;
        return openers[frame] == Opener.LOOP ? types[frame].operands() : types[frame].results();
    }

    @Override
    public ResultType results() {
        return results;
    }

    /// The most labels that were open at once.
    int maximumDepth() {
        return maximumDepth;
    }

    /// Opens a label and keeps the state of the block around it.
    void open(Opener opener, Typing.Arrow type, int floor, boolean isPolymorphic) {
        if (depth == openers.length) {
            openers = Arrays.copyOf(openers, depth * 2);
            types = Arrays.copyOf(types, depth * 2);
            floors = Arrays.copyOf(floors, depth * 2);
            polymorphic = Arrays.copyOf(polymorphic, depth * 2);
        }
        openers[depth] = opener;
        types[depth] = type;
        floors[depth] = floor;
        polymorphic[depth] = isPolymorphic;
        depth++;
        if (depth > maximumDepth) maximumDepth = depth;
    }

    /// Turns the innermost frame, that of an `if`, into that of its `else`.
    void turnToElse() {
        openers[depth - 1] = Opener.ELSE;
    }

    /// Closes the innermost label. What the outer block was like is still to be read from [#closedFloor] and
    /// [#closedPolymorphic].
    void close() {
        depth--;
    }

    /// What opened the innermost frame.
    Opener opener() {
        return openers[depth - 1];
    }

    /// The type of the innermost frame's block.
    Typing.Arrow type() {
        return types[depth - 1];
    }

    /// The floor of the block around the one that was closed last.
    int closedFloor() {
        return floors[depth];
    }

    /// Whether the block around the one that was closed last is polymorphic.
    boolean closedPolymorphic() {
        return polymorphic[depth];
    }
}

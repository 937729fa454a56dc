package dev.sextant.conformance.generator;

import dev.sextant.ports.TrapKind;
import io.vavr.control.Option;
import java.util.List;

/// Where two executions of a program part.
///
/// @param program the program
/// @param step    the call, or `instantiation`
/// @param ours    what was seen on the one side
/// @param theirs  what was seen on the other
public record Difference(Program program, String step, String ours, String theirs) {

    private static final String TRAP = "trap ";
    private static final String MISFIT_ELEMENTS = "unlinkable elements segment does not fit";
    private static final String MISFIT_DATA = "unlinkable data segment does not fit";

    /// The first difference between what two of our own executions show, which is to be the same to the letter.
    static Option<Difference> between(Program program, List<String> ours, List<String> theirs) {
        return first(program, ours, theirs, String::equals);
    }

    /// The first difference between what an execution of ours and V8's show. Traps are held against [TrapWordings].
    static Option<Difference> fromV8(Program program, List<String> ours, List<String> theirs) {
        return first(program, ours, theirs, Difference::agree);
    }

    private interface Agreement {
        boolean between(String one, String other);
    }

    private static Option<Difference> first(Program program, List<String> ours, List<String> theirs, Agreement agreement) {
        int steps = Math.max(ours.size(), theirs.size());
        for (int i = 0; i < steps; i++) {
            var our = i < ours.size() ? ours.get(i) : "nothing";
            var their = i < theirs.size() ? theirs.get(i) : "nothing";
            if (agreement.between(our, their)) continue;
            var step = i == 0 ? "instantiation" : program.calls().get(i - 1).toString();
            return Option.some(new Difference(program, step, our, their));
        }
        return Option.none();
    }

    private static boolean agree(String ours, String theirs) {
        if (ours.equals(theirs)) return true;
        if (!theirs.startsWith(TRAP) || !state(ours).equals(state(theirs))) return false;
        // What is the linker's fault in Core 1.0 traps in Core 2.0, which is all that V8 knows.
        if (ours.startsWith(MISFIT_ELEMENTS)) return agrees(theirs, TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
        if (ours.startsWith(MISFIT_DATA)) return agrees(theirs, TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
        return ours.startsWith(TRAP) && agrees(theirs, TrapKind.valueOf(outcome(ours)));
    }

    private static boolean agrees(String theirs, TrapKind kind) {
        return TrapWordings.agree(outcome(theirs), kind);
    }

    private static String outcome(String line) {
        int end = line.indexOf(" | ");
        return line.substring(TRAP.length(), end < 0 ? line.length() : end);
    }

    private static String state(String line) {
        int start = line.indexOf(" | ");
        return start < 0 ? "" : line.substring(start);
    }

    @Override
    public String toString() {
        return program.name() + ", " + step + "\n  ours:   " + ours + "\n  theirs: " + theirs;
    }
}

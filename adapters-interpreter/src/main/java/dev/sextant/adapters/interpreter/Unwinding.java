package dev.sextant.adapters.interpreter;

import dev.sextant.domain.numerics.UndefinedResult;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import java.util.HashMap;

/// The end of a call by an exception: what went wrong gets the guest's name for it and the calls that were open.
final class Unwinding {

    private Unwinding() {}

    /// The exception to throw for one that ended the machine's call.
    static RuntimeException unwind(Machine m, Throwable thrown) {
        int pc = m.pc;
        int base = m.base;
        var fault = fault(thrown);
        var tables = new HashMap<CodeSpace, HashMap<Integer, OffsetTable>>();
        long[] r = m.registers();
        for (;;) {
            var compiled = m.instance.compiled();
            var space = m.instance.code();
            int address = pc - 1;
            int start = space.startOf(address);
            long index = space.code()[start + 3] + compiled.module().importedFunctions();
            if (fault instanceof GuestFault guest) {
                var offsets = tables.computeIfAbsent(space, _ -> new HashMap<>()).computeIfAbsent(start, space::offsets);
                guest.open(new GuestFault.Frame(compiled.functionName(index), index, offsets.at(address)));
            }
            if (compiled.isListening()) compiled.options().listener().trap(m.instance.function(index), fault);
            long link = r[base + space.code()[start + 2]];
            if (link == Machine.OUTERMOST) return fault;
            if (link < 0) m.comeBack();
            base = (int) (link >>> 32) & Integer.MAX_VALUE;
            pc = (int) link;
        }
    }

    private static RuntimeException fault(Throwable thrown) {
        return switch (thrown) {
            case UndefinedResult undefined -> new Trap(switch (undefined.reason()) {
                case DIVIDE_BY_ZERO -> TrapKind.INTEGER_DIVIDE_BY_ZERO;
                case OVERFLOW -> TrapKind.INTEGER_OVERFLOW;
                case INVALID_CONVERSION -> TrapKind.INVALID_CONVERSION_TO_INTEGER;
            });
            case RuntimeException exception -> exception;
            default -> stackUsedUp();
        };
    }

    /// What becomes of a `StackOverflowError`.
    static Exhaustion stackUsedUp() {
        return new Exhaustion(Exhaustion.Resource.CALL_STACK, "the thread's own stack is used up");
    }
}

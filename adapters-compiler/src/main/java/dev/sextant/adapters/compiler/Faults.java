package dev.sextant.adapters.compiler;

import dev.sextant.domain.numerics.UndefinedResult;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;

/// How generated code fails: each method makes the exception for its caller to throw, with the calls that are open in this engine up
/// to the next call from outside.
final class Faults {

    private Faults() {}

    /// What generated code calls.
    public static final class Thrown {

        private Thrown() {}

        /// A fault as it came from elsewhere, with the open calls put behind those it has.
        public static <F extends GuestFault> F traced(F fault) {
            Traces.open(fault, 0);
            return fault;
        }

        public static RuntimeException unreachable() {
            return traced(new Trap(TrapKind.UNREACHABLE));
        }

        public static RuntimeException undefined(UndefinedResult undefined) {
            return traced(new Trap(switch (undefined.reason()) {
                case DIVIDE_BY_ZERO -> TrapKind.INTEGER_DIVIDE_BY_ZERO;
                case OVERFLOW -> TrapKind.INTEGER_OVERFLOW;
                case INVALID_CONVERSION -> TrapKind.INVALID_CONVERSION_TO_INTEGER;
            }));
        }

        /// An access that leaves the memory.
        public static RuntimeException outside(int address, int offset, int width, long size) {
            long effective = Integer.toUnsignedLong(address) + Integer.toUnsignedLong(offset);
            return traced(new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
                    width + " bytes at " + effective + ", the memory has " + size));
        }

        /// One call more than may be open. The function that finds it out is not open yet.
        public static RuntimeException tooDeep(int depth) {
            var fault = new Exhaustion(
                    Exhaustion.Resource.CALL_STACK, depth + " open calls, limit " + (depth - 1));
            Traces.open(fault, 1);
            return fault;
        }

        /// Frames beyond the heap that a call stack may take.
        public static RuntimeException tooLarge(int depth, int slots) {
            return traced(new Exhaustion(Exhaustion.Resource.CALL_STACK,
                    depth + " open calls of " + slots + " locals each are too many"));
        }
    }
}

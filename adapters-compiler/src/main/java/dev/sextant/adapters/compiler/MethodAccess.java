package dev.sextant.adapters.compiler;

import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.Trap;

/// Loads and stores of generated code where memory 0 is reached through its methods.
///
/// @spec §4.4.7 Memory Instructions
final class MethodAccess {

    private MethodAccess() {}

    private static long effective(int address, int offset) {
        return Integer.toUnsignedLong(address) + Integer.toUnsignedLong(offset);
    }

    /// Each takes the address, the value to store, the memory, and maybe the offset.
    public static final class Operations {

        private Operations() {}

        public static int load8S(int address, LinearMemory m) {
            try {
                return m.load8(effective(address, 0));
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static int load8S(int address, LinearMemory m, int offset) {
            try {
                return m.load8(effective(address, offset));
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static int load8U(int address, LinearMemory m) {
            try {
                return m.load8(effective(address, 0)) & 0xFF;
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static int load8U(int address, LinearMemory m, int offset) {
            try {
                return m.load8(effective(address, offset)) & 0xFF;
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static int load16S(int address, LinearMemory m) {
            try {
                return m.load16(effective(address, 0));
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static int load16S(int address, LinearMemory m, int offset) {
            try {
                return m.load16(effective(address, offset));
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static int load16U(int address, LinearMemory m) {
            try {
                return m.load16(effective(address, 0)) & 0xFFFF;
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static int load16U(int address, LinearMemory m, int offset) {
            try {
                return m.load16(effective(address, offset)) & 0xFFFF;
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static int load32(int address, LinearMemory m) {
            try {
                return m.load32(effective(address, 0));
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static int load32(int address, LinearMemory m, int offset) {
            try {
                return m.load32(effective(address, offset));
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static long load64(int address, LinearMemory m) {
            try {
                return m.load64(effective(address, 0));
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static long load64(int address, LinearMemory m, int offset) {
            try {
                return m.load64(effective(address, offset));
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static void store8(int address, int value, LinearMemory m) {
            try {
                m.store8(effective(address, 0), (byte) value);
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static void store8(int address, int value, LinearMemory m, int offset) {
            try {
                m.store8(effective(address, offset), (byte) value);
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static void store16(int address, int value, LinearMemory m) {
            try {
                m.store16(effective(address, 0), (short) value);
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static void store16(int address, int value, LinearMemory m, int offset) {
            try {
                m.store16(effective(address, offset), (short) value);
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static void store32(int address, int value, LinearMemory m) {
            try {
                m.store32(effective(address, 0), value);
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static void store32(int address, int value, LinearMemory m, int offset) {
            try {
                m.store32(effective(address, offset), value);
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static void store64(int address, long value, LinearMemory m) {
            try {
                m.store64(effective(address, 0), value);
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        public static void store64(int address, long value, LinearMemory m, int offset) {
            try {
                m.store64(effective(address, offset), value);
            } catch (Trap trap) {
                throw Faults.Thrown.traced(trap);
            }
        }

        /// Sees to it that 16 bytes are inside.
        public static void whole(int address, LinearMemory m, int offset) {
            long effective = effective(address, offset);
            if (effective > m.size() - 16) throw Faults.Thrown.traced(m.outOfBounds(effective, 16));
        }
    }
}

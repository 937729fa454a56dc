package dev.sextant.adapters.compiler;

import dev.sextant.adapters.compiler.Instances.Instance;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Loads and stores of generated code where memory 0 is held in an array. As long as that is not longer than the memory, its own bounds
/// check is the memory's. The index is the effective address: an address of 2^31 or more is negative as an `int` and fails
/// with it; where an offset is added, the sign is looked at first.
///
/// @spec §4.4.7 Memory Instructions
final class ArrayAccess {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private ArrayAccess() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// Each takes the address, the value to store, the instance, and maybe the offset.
    public static final class Operations {

        private Operations() {}

        public static int load8S(int address, Instance i) {
            if (i.isRoomy) check(address, 1, i);
            try {
                return i.memory[address];
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 1, i);
            }
        }

        public static int load8S(int address, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 1, i);
            if (i.isRoomy) check(address + offset, 1, i);
            try {
                return i.memory[address + offset];
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 1, i);
            }
        }

        public static int load8U(int address, Instance i) {
            if (i.isRoomy) check(address, 1, i);
            try {
                return i.memory[address] & 0xFF;
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 1, i);
            }
        }

        public static int load8U(int address, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 1, i);
            if (i.isRoomy) check(address + offset, 1, i);
            try {
                return i.memory[address + offset] & 0xFF;
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 1, i);
            }
        }

        public static int load16S(int address, Instance i) {
            if (i.isRoomy) check(address, 2, i);
            try {
                return (short) SHORT.get(i.memory, address);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 2, i);
            }
        }

        public static int load16S(int address, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 2, i);
            if (i.isRoomy) check(address + offset, 2, i);
            try {
                return (short) SHORT.get(i.memory, address + offset);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 2, i);
            }
        }

        public static int load16U(int address, Instance i) {
            if (i.isRoomy) check(address, 2, i);
            try {
                return (short) SHORT.get(i.memory, address) & 0xFFFF;
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 2, i);
            }
        }

        public static int load16U(int address, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 2, i);
            if (i.isRoomy) check(address + offset, 2, i);
            try {
                return (short) SHORT.get(i.memory, address + offset) & 0xFFFF;
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 2, i);
            }
        }

        public static int load32(int address, Instance i) {
            if (i.isRoomy) check(address, 4, i);
            try {
                return (int) INT.get(i.memory, address);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 4, i);
            }
        }

        public static int load32(int address, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 4, i);
            if (i.isRoomy) check(address + offset, 4, i);
            try {
                return (int) INT.get(i.memory, address + offset);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 4, i);
            }
        }

        public static long load64(int address, Instance i) {
            if (i.isRoomy) check(address, 8, i);
            try {
                return (long) LONG.get(i.memory, address);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 8, i);
            }
        }

        public static long load64(int address, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 8, i);
            if (i.isRoomy) check(address + offset, 8, i);
            try {
                return (long) LONG.get(i.memory, address + offset);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 8, i);
            }
        }

        public static void store8(int address, int value, Instance i) {
            if (i.isRoomy) check(address, 1, i);
            try {
                i.memory[address] = (byte) value;
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 1, i);
            }
        }

        public static void store8(int address, int value, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 1, i);
            if (i.isRoomy) check(address + offset, 1, i);
            try {
                i.memory[address + offset] = (byte) value;
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 1, i);
            }
        }

        public static void store16(int address, int value, Instance i) {
            if (i.isRoomy) check(address, 2, i);
            try {
                SHORT.set(i.memory, address, (short) value);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 2, i);
            }
        }

        public static void store16(int address, int value, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 2, i);
            if (i.isRoomy) check(address + offset, 2, i);
            try {
                SHORT.set(i.memory, address + offset, (short) value);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 2, i);
            }
        }

        public static void store32(int address, int value, Instance i) {
            if (i.isRoomy) check(address, 4, i);
            try {
                INT.set(i.memory, address, value);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 4, i);
            }
        }

        public static void store32(int address, int value, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 4, i);
            if (i.isRoomy) check(address + offset, 4, i);
            try {
                INT.set(i.memory, address + offset, value);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 4, i);
            }
        }

        public static void store64(int address, long value, Instance i) {
            if (i.isRoomy) check(address, 8, i);
            try {
                LONG.set(i.memory, address, value);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, 0, 8, i);
            }
        }

        public static void store64(int address, long value, Instance i, int offset) {
            if (address < 0 || offset < 0) throw outside(address, offset, 8, i);
            if (i.isRoomy) check(address + offset, 8, i);
            try {
                LONG.set(i.memory, address + offset, value);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, offset, 8, i);
            }
        }

        /// Sees to it that 16 bytes are inside.
        public static void whole(int address, Instance i, int offset) {
            if (Integer.toUnsignedLong(address) + Integer.toUnsignedLong(offset) > i.size - 16L) {
                throw outside(address, offset, 16, i);
            }
        }

        /// Sees to it that an access is inside the memory, where its array is longer.
        private static void check(int effective, int width, Instance i) {
            if (Integer.toUnsignedLong(effective) + width > i.size) throw outside(effective, 0, width, i);
        }

        private static RuntimeException outside(int address, int offset, int width, Instance i) {
            return Faults.Thrown.outside(address, offset, width, i.size);
        }
    }
}

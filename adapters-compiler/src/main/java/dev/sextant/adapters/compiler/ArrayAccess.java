package dev.sextant.adapters.compiler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Loads and stores of generated code where memory 0 is held in an array that is exactly as long as the memory. The array's own
/// bounds check is the memory's. Its index is the effective address: an address of 2^31 or more is negative as an `int` and fails
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

    /// Each takes the address, the value to store, the array, and maybe the offset.
    public static final class Operations {

        private Operations() {}

        public static int load8S(int address, byte[] m) {
            try {
                return m[address];
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 1, m.length);
            }
        }

        public static int load8S(int address, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 1, m.length);
            try {
                return m[address + offset];
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 1, m.length);
            }
        }

        public static int load8U(int address, byte[] m) {
            try {
                return m[address] & 0xFF;
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 1, m.length);
            }
        }

        public static int load8U(int address, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 1, m.length);
            try {
                return m[address + offset] & 0xFF;
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 1, m.length);
            }
        }

        public static int load16S(int address, byte[] m) {
            try {
                return (short) SHORT.get(m, address);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 2, m.length);
            }
        }

        public static int load16S(int address, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 2, m.length);
            try {
                return (short) SHORT.get(m, address + offset);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 2, m.length);
            }
        }

        public static int load16U(int address, byte[] m) {
            try {
                return (short) SHORT.get(m, address) & 0xFFFF;
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 2, m.length);
            }
        }

        public static int load16U(int address, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 2, m.length);
            try {
                return (short) SHORT.get(m, address + offset) & 0xFFFF;
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 2, m.length);
            }
        }

        public static int load32(int address, byte[] m) {
            try {
                return (int) INT.get(m, address);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 4, m.length);
            }
        }

        public static int load32(int address, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 4, m.length);
            try {
                return (int) INT.get(m, address + offset);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 4, m.length);
            }
        }

        public static long load64(int address, byte[] m) {
            try {
                return (long) LONG.get(m, address);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 8, m.length);
            }
        }

        public static long load64(int address, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 8, m.length);
            try {
                return (long) LONG.get(m, address + offset);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 8, m.length);
            }
        }

        public static void store8(int address, int value, byte[] m) {
            try {
                m[address] = (byte) value;
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 1, m.length);
            }
        }

        public static void store8(int address, int value, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 1, m.length);
            try {
                m[address + offset] = (byte) value;
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 1, m.length);
            }
        }

        public static void store16(int address, int value, byte[] m) {
            try {
                SHORT.set(m, address, (short) value);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 2, m.length);
            }
        }

        public static void store16(int address, int value, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 2, m.length);
            try {
                SHORT.set(m, address + offset, (short) value);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 2, m.length);
            }
        }

        public static void store32(int address, int value, byte[] m) {
            try {
                INT.set(m, address, value);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 4, m.length);
            }
        }

        public static void store32(int address, int value, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 4, m.length);
            try {
                INT.set(m, address + offset, value);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 4, m.length);
            }
        }

        public static void store64(int address, long value, byte[] m) {
            try {
                LONG.set(m, address, value);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, 0, 8, m.length);
            }
        }

        public static void store64(int address, long value, byte[] m, int offset) {
            if (address < 0 || offset < 0) throw Faults.Thrown.outside(address, offset, 8, m.length);
            try {
                LONG.set(m, address + offset, value);
            } catch (IndexOutOfBoundsException _) {
                throw Faults.Thrown.outside(address, offset, 8, m.length);
            }
        }

        /// Sees to it that 16 bytes are inside.
        public static void whole(int address, byte[] m, int offset) {
            if (Integer.toUnsignedLong(address) + Integer.toUnsignedLong(offset) > m.length - 16L) {
                throw Faults.Thrown.outside(address, offset, 16, m.length);
            }
        }
    }
}

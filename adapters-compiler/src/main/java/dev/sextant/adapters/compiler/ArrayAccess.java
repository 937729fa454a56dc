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

    /// Each takes the address, the value to store, the instance, and maybe an offset below 2^31. None has more than 35 bytes of
    /// bytecode: HotSpot's first compiler inlines nothing larger, and its second only where a call is frequent. So what is rare goes to
    /// [Checked], and three stores with an offset go to those without: the sum of an address and an offset below 2^31 is below 2^32.
    public static final class Operations {

        private Operations() {}

        public static int load8S(int address, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    return memory[address];
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load8S(address, i, 0);
        }

        public static int load8S(int address, Instance i, int offset) {
            byte[] memory = i.memory;
            if (memory != null && address >= 0) {
                try {
                    return memory[address + offset];
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load8S(address, i, offset);
        }

        public static int load8U(int address, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    return memory[address] & 0xFF;
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load8U(address, i, 0);
        }

        public static int load8U(int address, Instance i, int offset) {
            byte[] memory = i.memory;
            if (memory != null && address >= 0) {
                try {
                    return memory[address + offset] & 0xFF;
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load8U(address, i, offset);
        }

        public static int load16S(int address, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    return (short) SHORT.get(memory, address);
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load16S(address, i, 0);
        }

        public static int load16S(int address, Instance i, int offset) {
            byte[] memory = i.memory;
            if (memory != null && address >= 0) {
                try {
                    return (short) SHORT.get(memory, address + offset);
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load16S(address, i, offset);
        }

        public static int load16U(int address, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    return (char) (short) SHORT.get(memory, address);
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load16U(address, i, 0);
        }

        public static int load16U(int address, Instance i, int offset) {
            byte[] memory = i.memory;
            if (memory != null && address >= 0) {
                try {
                    return (char) (short) SHORT.get(memory, address + offset);
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load16U(address, i, offset);
        }

        public static int load32(int address, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    return (int) INT.get(memory, address);
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load32(address, i, 0);
        }

        public static int load32(int address, Instance i, int offset) {
            byte[] memory = i.memory;
            if (memory != null && address >= 0) {
                try {
                    return (int) INT.get(memory, address + offset);
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load32(address, i, offset);
        }

        public static long load64(int address, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    return (long) LONG.get(memory, address);
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load64(address, i, 0);
        }

        public static long load64(int address, Instance i, int offset) {
            byte[] memory = i.memory;
            if (memory != null && address >= 0) {
                try {
                    return (long) LONG.get(memory, address + offset);
                } catch (IndexOutOfBoundsException _) { }
            }
            return Checked.load64(address, i, offset);
        }

        public static void store8(int address, int value, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    memory[address] = (byte) value;
                    return;
                } catch (IndexOutOfBoundsException _) { }
            }
            Checked.store8(address, value, i, 0);
        }

        public static void store8(int address, int value, Instance i, int offset) {
            byte[] memory = i.memory;
            if (memory != null && address >= 0) {
                try {
                    memory[address + offset] = (byte) value;
                    return;
                } catch (IndexOutOfBoundsException _) { }
            }
            Checked.store8(address, value, i, offset);
        }

        public static void store16(int address, int value, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    SHORT.set(memory, address, (short) value);
                    return;
                } catch (IndexOutOfBoundsException _) { }
            }
            Checked.store16(address, value, i, 0);
        }

        public static void store16(int address, int value, Instance i, int offset) {
            if (address >= 0) {
                store16(address + offset, value, i);
            } else {
                Checked.store16(address, value, i, offset);
            }
        }

        public static void store32(int address, int value, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    INT.set(memory, address, value);
                    return;
                } catch (IndexOutOfBoundsException _) { }
            }
            Checked.store32(address, value, i, 0);
        }

        public static void store32(int address, int value, Instance i, int offset) {
            if (address >= 0) {
                store32(address + offset, value, i);
            } else {
                Checked.store32(address, value, i, offset);
            }
        }

        public static void store64(int address, long value, Instance i) {
            byte[] memory = i.memory;
            if (memory != null) {
                try {
                    LONG.set(memory, address, value);
                    return;
                } catch (IndexOutOfBoundsException _) { }
            }
            Checked.store64(address, value, i, 0);
        }

        public static void store64(int address, long value, Instance i, int offset) {
            if (address >= 0) {
                store64(address + offset, value, i);
            } else {
                Checked.store64(address, value, i, offset);
            }
        }
    }

    /// The same with any offset and whatever the array's length: the effective address is compared with the memory's size.
    public static final class Checked {

        private Checked() {}

        public static int load8S(int address, Instance i, int offset) {
            return i.array[index(address, offset, 1, i)];
        }

        public static int load8U(int address, Instance i, int offset) {
            return i.array[index(address, offset, 1, i)] & 0xFF;
        }

        public static int load16S(int address, Instance i, int offset) {
            return (short) SHORT.get(i.array, index(address, offset, 2, i));
        }

        public static int load16U(int address, Instance i, int offset) {
            return (char) (short) SHORT.get(i.array, index(address, offset, 2, i));
        }

        public static int load32(int address, Instance i, int offset) {
            return (int) INT.get(i.array, index(address, offset, 4, i));
        }

        public static long load64(int address, Instance i, int offset) {
            return (long) LONG.get(i.array, index(address, offset, 8, i));
        }

        public static void store8(int address, int value, Instance i, int offset) {
            i.array[index(address, offset, 1, i)] = (byte) value;
        }

        public static void store16(int address, int value, Instance i, int offset) {
            SHORT.set(i.array, index(address, offset, 2, i), (short) value);
        }

        public static void store32(int address, int value, Instance i, int offset) {
            INT.set(i.array, index(address, offset, 4, i), value);
        }

        public static void store64(int address, long value, Instance i, int offset) {
            LONG.set(i.array, index(address, offset, 8, i), value);
        }

        /// Sees to it that 16 bytes are inside.
        public static void whole(int address, Instance i, int offset) {
            index(address, offset, 16, i);
        }

        private static int index(int address, int offset, int width, Instance i) {
            long effective = Integer.toUnsignedLong(address) + Integer.toUnsignedLong(offset);
            if (effective > i.size - width) throw Faults.Thrown.outside(address, offset, width, i.size);
            return (int) effective;
        }
    }
}

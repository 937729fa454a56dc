package dev.sextant.adapters.compiler;

import dev.sextant.adapters.compiler.Instances.Instance;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/// Accesses of 16 bytes of generated code where memory 0 is held in an array, or what is around them.
///
/// @spec §4.4.7 Memory Instructions
final class VectorAccess {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private VectorAccess() {}

    /// Each takes the address, the value to store, the instance, and the offset.
    public static final class Operations {

        private Operations() {}

        /// The first half. The check is that of both, and HotSpot does it once.
        public static long loadLow(int address, Instance i, int offset) {
            byte[] memory = before(address, i, offset);
            try {
                return (long) LONG.get(memory, Objects.checkIndex(address + offset, memory.length - 15));
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, i, offset);
            }
        }

        /// The second half.
        public static long loadHigh(int address, Instance i, int offset) {
            byte[] memory = before(address, i, offset);
            try {
                return (long) LONG.get(memory, Objects.checkIndex(address + offset, memory.length - 15) + 8);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, i, offset);
            }
        }

        /// Nothing is written if not all of it is.
        public static void store(int address, long low, long high, Instance i, int offset) {
            byte[] memory = before(address, i, offset);
            try {
                int index = Objects.checkIndex(address + offset, memory.length - 15);
                LONG.set(memory, index, low);
                LONG.set(memory, index + 8, high);
            } catch (IndexOutOfBoundsException _) {
                throw outside(address, i, offset);
            }
        }

        /// The array, having looked at what its own bounds do not tell: a sum beyond 2^31, an array longer than the memory.
        public static byte[] before(int address, Instance i, int offset) {
            byte[] memory = i.memory;
            return memory == null || address < 0 || offset < 0 ? check(address, i, offset) : memory;
        }

        private static byte[] check(int address, Instance i, int offset) {
            if (Integer.toUnsignedLong(address) + Integer.toUnsignedLong(offset) > i.size - 16L) throw outside(address, i, offset);
            return i.array;
        }

        /// The trap of an access outside.
        public static RuntimeException outside(int address, Instance i, int offset) {
            return Faults.Thrown.outside(address, offset, 16, i.size);
        }
    }
}

package dev.sextant.adapters.interpreter;

import dev.sextant.domain.numerics.I8x16;
import dev.sextant.domain.numerics.VectorForm;
import dev.sextant.domain.numerics.Vectors;
import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.ports.LinearMemory;
import java.util.Arrays;

/// The vector operations. Every one reads its operands before it writes its result, for their registers may overlap.
///
/// @spec §4.4.3 Vector Instructions
final class VectorOperations {

    private static final long U32 = 0xFFFF_FFFFL;

    private static final VectorOperator[] OPERATORS = VectorOperator.values();
    private static final VectorForm[] FORMS = Arrays.stream(OPERATORS).map(VectorForm::of).toArray(VectorForm[]::new);
    private static final LaneOperator[] LANE_OPERATORS = LaneOperator.values();
    private static final AccessOperator[] ACCESSES = AccessOperator.values();
    private static final LaneAccessOperator[] LANE_ACCESSES = LaneAccessOperator.values();

    /// What is done to a number that a vector load has read, by the ordinal of the access; null: nothing.
    private static final VectorOperator[] AFTER_LOAD =
            Arrays.stream(ACCESSES).map(access -> Vectors.afterLoad(access).getOrNull()).toArray(VectorOperator[]::new);

    private VectorOperations() {}

    /// Executes a vector instruction of the frame that begins at the register `base`.
    static void execute(Machine m, int op, int base, int a, int b, int c) {
        long[] r = m.registers();
        if (op < Op.LANE) {
            operator(r, op - Op.VECTOR, base + a, base + b, base + c);
        } else if (op < Op.VECTOR_ACCESS) {
            lane(r, LANE_OPERATORS[op - Op.LANE], base + a, base + b, c);
        } else if (op < Op.LANE_ACCESS) {
            long address = (r[base + b] & U32) + (c & U32);
            access(m.instance.memory0(), r, op - Op.VECTOR_ACCESS, base + a, address);
        } else if (op < Op.SHUFFLE) {
            long address = (r[base + b] & U32) + (c & U32);
            int lane = (op - Op.LANE_ACCESS) % Op.LANES;
            laneAccess(m.instance.memory0(), r, LANE_ACCESSES[(op - Op.LANE_ACCESS) / Op.LANES], base + a, address, lane);
        } else {
            shuffle(r, base + a);
        }
    }

    private static void operator(long[] r, int index, int a, int b, int c) {
        var f = OPERATORS[index];
        switch (FORMS[index]) {
            case UNARY -> set(r, a, Vectors.apply(f, r[b], 0, 0), Vectors.apply(f, r[b + 1], 0, 0));
            case BINARY -> set(r, a, Vectors.apply(f, r[b], r[c], 0), Vectors.apply(f, r[b + 1], r[c + 1], 0));
            case TERNARY -> set(r, a, Vectors.apply(f, r[a], r[b], r[c]), Vectors.apply(f, r[a + 1], r[b + 1], r[c + 1]));
            case SHIFT -> set(r, a, Vectors.apply(f, r[b], r[c], 0), Vectors.apply(f, r[b + 1], r[c], 0));
            case SPLAT -> {
                long half = Vectors.apply(f, r[b], 0, 0);
                set(r, a, half, half);
            }
            case REDUCTION -> r[a] = Vectors.apply(f, r[b], r[b + 1], 0);
            case SWIZZLE -> set(r, a, Vectors.apply(f, r[b], r[b + 1], r[c]), Vectors.apply(f, r[b], r[b + 1], r[c + 1]));
            case EXTENDING_LOW -> set(r, a, Vectors.apply(f, r[b], 0, 0), Vectors.apply(f, r[b] >>> 32, 0, 0));
            case EXTENDING_HIGH -> set(r, a, Vectors.apply(f, r[b + 1], 0, 0), Vectors.apply(f, r[b + 1] >>> 32, 0, 0));
            case MULTIPLYING_LOW ->
                    set(r, a, Vectors.apply(f, r[b], r[c], 0), Vectors.apply(f, r[b] >>> 32, r[c] >>> 32, 0));
            case MULTIPLYING_HIGH ->
                    set(r, a, Vectors.apply(f, r[b + 1], r[c + 1], 0), Vectors.apply(f, r[b + 1] >>> 32, r[c + 1] >>> 32, 0));
            case NARROWING -> set(r, a, Vectors.apply(f, r[b], r[b + 1], 0), Vectors.apply(f, r[c], r[c + 1], 0));
            case NARROWING_ZERO -> set(r, a, Vectors.apply(f, r[b], r[b + 1], 0), 0);
        }
    }

    private static void set(long[] r, int a, long low, long high) {
        r[a] = low;
        r[a + 1] = high;
    }

    private static void lane(long[] r, LaneOperator operator, int a, int b, int lane) {
        switch (operator) {
            case I8X16_REPLACE_LANE, I16X8_REPLACE_LANE, I32X4_REPLACE_LANE, I64X2_REPLACE_LANE, F32X4_REPLACE_LANE,
                    F64X2_REPLACE_LANE -> r[a] = Vectors.apply(operator, r[a], lane, r[b]);
            case I8X16_EXTRACT_LANE_S, I8X16_EXTRACT_LANE_U, I16X8_EXTRACT_LANE_S, I16X8_EXTRACT_LANE_U, I32X4_EXTRACT_LANE,
                    I64X2_EXTRACT_LANE, F32X4_EXTRACT_LANE, F64X2_EXTRACT_LANE ->
                    r[a] = Vectors.apply(operator, r[b], lane, 0);
        }
    }

    private static void shuffle(long[] r, int a) {
        long low = I8x16.shuffle(r[a], r[a + 1], r[a + 2], r[a + 3], r[a + 4]);
        long high = I8x16.shuffle(r[a], r[a + 1], r[a + 2], r[a + 3], r[a + 5]);
        set(r, a, low, high);
    }

    private static void access(LinearMemory memory, long[] r, int index, int a, long address) {
        var operator = ACCESSES[index];
        if (operator.width() == 16) {
            // Held against the size as a whole: nothing is stored where not all can be.
            if (address > memory.size() - 16) throw memory.outOfBounds(address, 16);
            if (operator.isStore()) {
                memory.store64(address, r[a]);
                memory.store64(address + 8, r[a + 1]);
            } else {
                set(r, a, memory.load64(address), memory.load64(address + 8));
            }
            return;
        }
        long number = load(memory, address, operator.width());
        var after = AFTER_LOAD[index];
        if (after == null) {
            set(r, a, number, 0);
        } else {
            boolean isSplat = VectorForm.of(after) == VectorForm.SPLAT;
            set(r, a, Vectors.apply(after, number, 0, 0), Vectors.apply(after, isSplat ? number : number >>> 32, 0, 0));
        }
    }

    private static void laneAccess(LinearMemory memory, long[] r, LaneAccessOperator operator, int a, long address, int lane) {
        var function = Vectors.laneOf(operator);
        int half = lane * 2 / operator.lanes();
        if (operator.isStore()) {
            store(memory, address, operator.width(), Vectors.apply(function, r[a + half], lane, 0));
        } else {
            long low = r[a + 1];
            long high = r[a + 2];
            long number = load(memory, address, operator.width());
            long replaced = Vectors.apply(function, half == 0 ? low : high, lane, number);
            set(r, a, half == 0 ? replaced : low, half == 0 ? high : replaced);
        }
    }

    /// An unsigned number of so many bytes.
    private static long load(LinearMemory memory, long address, int width) {
        return switch (width) {
            case 1 -> memory.load8(address) & 0xFF;
            case 2 -> memory.load16(address) & 0xFFFF;
            case 4 -> memory.load32(address) & U32;
            case 8 -> memory.load64(address);
            default -> throw new ImpossibleException("no vector access has " + width + " bytes");
        };
    }

    private static void store(LinearMemory memory, long address, int width, long number) {
        switch (width) {
            case 1 -> memory.store8(address, (byte) number);
            case 2 -> memory.store16(address, (short) number);
            case 4 -> memory.store32(address, (int) number);
            case 8 -> memory.store64(address, number);
            default -> throw new ImpossibleException("no vector access has " + width + " bytes");
        }
    }
}

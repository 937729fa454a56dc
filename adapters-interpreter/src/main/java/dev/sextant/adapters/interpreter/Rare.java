package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import java.util.Arrays;

/// The operations that have no arm in [Interpreter]'s loop.
final class Rare {

    private static final long U32 = 0xFFFF_FFFFL;

    private Rare() {}

    /// Executes an instruction of the frame that begins at the register `base`.
    static void execute(Machine m, int op, int base, int a, int b, int c) {
        if (op >= Op.DISTANT && op < Op.MEMORY_SIZE) {
            access(m, op - Op.DISTANT + Op.LOAD, base + a, (m.registers()[base + b] & U32) + (c & U32));
            return;
        }
        var instance = m.instance;
        long[] r = m.registers();
        switch (op) {
            case Op.UNREACHABLE -> throw new Trap(TrapKind.UNREACHABLE);

            case Op.MEMORY_SIZE -> r[base + a] = instance.memory0().pages();
            case Op.MEMORY_GROW -> r[base + a] = instance.memoryGrow((int) r[base + b]);
            case Op.MEMORY_FILL -> instance.memoryFill((int) r[base + a], (int) r[base + a + 1], (int) r[base + a + 2]);
            case Op.MEMORY_COPY -> instance.memoryCopy((int) r[base + a], (int) r[base + a + 1], (int) r[base + a + 2]);
            case Op.MEMORY_INIT ->
                    instance.memoryInit(b, (int) r[base + a], (int) r[base + a + 1], (int) r[base + a + 2]);
            case Op.DATA_DROP -> instance.dataDrop(a);

            case Op.MOVE_WIDE -> {
                r[base + a] = r[base + b];
                r[base + a + 1] = r[base + b + 1];
            }
            case Op.SELECT_WIDE -> {
                if ((int) r[base + c] == 0) System.arraycopy(r, base + b, r, base + a, 2);
            }
            case Op.GLOBAL_GET_WIDE -> {
                r[base + a] = instance.globals()[b].number;
                r[base + a + 1] = instance.globals()[b].high;
            }
            case Op.GLOBAL_SET_WIDE -> {
                instance.globals()[b].number = r[base + a];
                instance.globals()[b].high = r[base + a + 1];
            }

            case Op.ZERO_MANY -> Arrays.fill(r, base + a, base + b, 0);

            case Op.BEFORE -> instance.compiled().options().listener().before(instance.function(a));
            case Op.AFTER -> instance.compiled().options().listener().after(instance.function(a));

            default -> executeReference(m, op, base, a, b, c);
        }
    }

    private static void executeReference(Machine m, int op, int base, int a, int b, int c) {
        var instance = m.instance;
        var tables = instance.tables();
        long[] r = m.registers();
        Object[] references = m.references();
        switch (op) {
            case Op.TABLE_GET -> references[base + a] = tables[c].get((int) r[base + b]);
            case Op.TABLE_SET -> tables[c].set((int) r[base + a], references[base + b]);
            case Op.TABLE_SIZE -> r[base + a] = tables[b].size();
            case Op.TABLE_GROW -> r[base + a] = instance.tableGrow(b, (int) r[base + a + 1], references[base + a]);
            case Op.TABLE_FILL -> 
                    instance.tableFill(b, (int) r[base + a], references[base + a + 1], (int) r[base + a + 2]);
            case Op.TABLE_COPY ->
                    instance.tableCopy(b, c, (int) r[base + a], (int) r[base + a + 1], (int) r[base + a + 2]);
            case Op.TABLE_INIT ->
                    instance.tableInit(b, c, (int) r[base + a], (int) r[base + a + 1], (int) r[base + a + 2]);
            case Op.ELEM_DROP -> instance.elemDrop(a);

            case Op.REF_NULL -> references[base + a] = null;
            case Op.REF_IS_NULL -> r[base + a] = references[base + b] == null ? 1 : 0;
            case Op.REF_FUNC -> references[base + a] = instance.functions()[b];
            case Op.MOVE_REFERENCE -> references[base + a] = references[base + b];
            case Op.SELECT_REFERENCE -> {
                if ((int) r[base + c] == 0) references[base + a] = references[base + b];
            }
            case Op.GLOBAL_GET_REFERENCE -> references[base + a] = instance.globals()[b].reference;
            case Op.GLOBAL_SET_REFERENCE -> instance.globals()[b].reference = references[base + a];
            case Op.RESULT_REFERENCES -> System.arraycopy(references, base + a, references, base, c);

            default -> throw new ImpossibleException("no operation has the code " + op);
        }
    }

    /// Loads or stores a register through the memory's own methods.
    ///
    /// @param op one of those from [Op#LOAD] to [Op#STORE_64]
    static void access(Machine m, int op, int register, long address) {
        LinearMemory memory = m.instance.memory0();
        long[] r = m.registers();
        switch (op) {
            case Op.LOAD_8_S -> r[register] = memory.load8(address);
            case Op.LOAD_8_U -> r[register] = memory.load8(address) & 0xFF;
            case Op.LOAD_16_S -> r[register] = memory.load16(address);
            case Op.LOAD_16_U -> r[register] = memory.load16(address) & 0xFFFF;
            case Op.LOAD_32_S -> r[register] = memory.load32(address);
            case Op.LOAD_32_U -> r[register] = memory.load32(address) & U32;
            case Op.LOAD_64 -> r[register] = memory.load64(address);
            case Op.STORE_8 -> memory.store8(address, (byte) r[register]);
            case Op.STORE_16 -> memory.store16(address, (short) r[register]);
            case Op.STORE_32 -> memory.store32(address, (int) r[register]);
            case Op.STORE_64 -> memory.store64(address, r[register]);
            default -> throw new ImpossibleException("no access has the code " + op);
        }
    }
}

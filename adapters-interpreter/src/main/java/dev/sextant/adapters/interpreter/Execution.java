package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;

/// The execution of a machine's call: [Interpreter]'s loop, and between its runs the instructions that the loop leaves.
///
/// Those are the rare operations; calls into other instances and the host, and the returns from them; and of what the loop has
/// arms for, what fails or is not ready: an access outside the memory, a division by zero, a call of a function not yet lowered.
final class Execution {

    private static final NumericOperator[] OPERATORS = NumericOperator.values();

    private Execution() {}

    /// Executes the machine's outermost frame until it returns.
    static void run(Machine m) {
        try {
            boolean goesOn = true;
            while (goesOn) {
                var instance = m.instance;
                goesOn = perform(m, Interpreter.execute(
                        m.registers(), m.base, m.pc, instance.code().code(), instance.bytes(), instance.limit(), m));
            }
        } catch (RuntimeException | StackOverflowError thrown) {
            throw Unwinding.unwind(m, thrown);
        }
    }

    /// Performs the instruction that the loop left.
    ///
    /// @return whether there is more to execute: not after the return of the outermost frame
    private static boolean perform(Machine m, int op) {
        int[] code = m.instance.code().code();
        int a = code[m.pc - 3];
        int b = code[m.pc - 2];
        int c = code[m.pc - 1];
        if (op >= Op.VECTOR) {
            VectorOperations.execute(m, op, m.base, a, b, c);
        } else if (op >= Op.NUMERIC) {
            numeric(m, OPERATORS[op - Op.NUMERIC], a, b, c);
        } else if (op >= Op.RARE) {
            Rare.execute(m, op, m.base, a, b, c);
        } else if (isAccess(op)) {
            throw outOfBounds(m, op, b, c);
        } else {
            switch (op) {
                case Op.CALL -> m.pushFrame(m.instance, b, m.base + a, m.here());
                case Op.CALL_IMPORT -> call(m, m.instance.callees()[b], a, m.here());
                case Op.CALL_INDIRECT -> call(m, callee(m, c, (int) m.registers()[m.base + b], code[m.pc]), a, m.here() + 1);
                case Op.RETURN, Op.RETURN_ONE, Op.RETURN_MANY -> {
                    return leave(m, op, a, b, c);
                }
                case Op.CHECK -> m.store.checkStopped();
                case Op.CHARGE -> m.store.charge(a);
                case Op.CHECK_AND_CHARGE -> {
                    m.store.checkStopped();
                    m.store.charge(a);
                }
                default -> numeric(m, operator(op), a, b, c);
            }
        }
        return true;
    }

    // ---- calls -----------------------------------------------------------------------------------------------------------

    /// The function that a `call_indirect` means.
    private static FunctionInstance callee(Machine m, int table, int index, int type) {
        var entries = m.instance.tables()[table];
        if (Integer.compareUnsigned(index, entries.size()) >= 0) {
            throw new Trap(TrapKind.UNDEFINED_ELEMENT,
                    "index " + Integer.toUnsignedString(index) + ", the table has " + entries.size());
        }
        var callee = (FunctionInstance) entries.get(index);
        if (callee == null) throw Trap.numbered(TrapKind.UNINITIALIZED_ELEMENT, index);
        var wanted = m.instance.compiled().types()[type];
        if (callee.type() != wanted && !callee.type().equals(wanted)) throw mismatch(wanted, callee);
        return callee;
    }

    private static Trap mismatch(FunctionType wanted, FunctionInstance callee) {
        return new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, "wanted " + wanted + ", found " + callee.type());
    }

    /// Calls whatever function it is, with arguments from the register `from` on.
    ///
    /// @param link where to go on afterwards
    private static void call(Machine m, FunctionInstance callee, int from, long link) {
        int first = m.base + from;
        if (callee instanceof InterpretedFunction function) {
            long crossing = function.instance() == m.instance ? 0 : Machine.CROSSING;
            m.pushFrame(function.instance(), function.ordinal(), first, crossing | link);
        } else {
            m.pc = (int) link;
            callOutside(m, callee, first);
        }
    }

    /// Calls a function that is not interpreted. What it calls back counts its calls on from those that are open here.
    private static void callOutside(Machine m, FunctionInstance callee, int first) {
        var references = m.hasReferences(callee.type()) ? m.references() : Machine.NO_REFERENCES;
        var store = m.store;
        int before = store.depth;
        store.depth = m.depth;
        try {
            callee.call(m.instance, m.registers(), references, first);
        } finally {
            store.depth = before;
        }
    }

    /// Returns from a function.
    private static boolean leave(Machine m, int op, int a, int b, int c) {
        long[] r = m.registers();
        long link = r[m.base + b];
        if (op == Op.RETURN_ONE) r[m.base] = r[m.base + a];
        if (op == Op.RETURN_MANY) System.arraycopy(r, m.base + a, r, m.base, c);
        m.depth--;
        if (link == Machine.OUTERMOST) return false;
        if (link < 0) m.comeBack();
        m.base = (int) (link >>> 32) & Integer.MAX_VALUE;
        m.pc = (int) link;
        return true;
    }

    // ---- numbers and memory ----------------------------------------------------------------------------------------------

    private static void numeric(Machine m, NumericOperator operator, int a, int b, int c) {
        long[] r = m.registers();
        r[m.base + a] = Numerics.apply(operator, r[m.base + b], r[m.base + c]);
    }

    /// The partial operators that have an arm in the loop.
    private static NumericOperator operator(int op) {
        return switch (op) {
            case Op.DIV_S_32 -> NumericOperator.I32_DIV_S;
            case Op.DIV_U_32 -> NumericOperator.I32_DIV_U;
            case Op.REM_S_32 -> NumericOperator.I32_REM_S;
            case Op.REM_U_32 -> NumericOperator.I32_REM_U;
            case Op.DIV_S_64 -> NumericOperator.I64_DIV_S;
            case Op.DIV_U_64 -> NumericOperator.I64_DIV_U;
            case Op.REM_S_64 -> NumericOperator.I64_REM_S;
            case Op.REM_U_64 -> NumericOperator.I64_REM_U;
            case Op.I32_TRUNC_F64_S -> NumericOperator.I32_TRUNC_F64_S;
            case Op.I64_TRUNC_F64_S -> NumericOperator.I64_TRUNC_F64_S;
            default -> throw new ImpossibleException("the loop does not leave for operation " + op);
        };
    }

    private static boolean isAccess(int op) {
        return op >= Op.LOAD && op <= Op.STORE_32_FIXED || op >= Op.F64_MUL_LOAD && op <= Op.F64_ADD_LOAD;
    }

    /// The trap of an access that the loop found to be outside the memory.
    private static Trap outOfBounds(Machine m, int op, int b, int c) {
        long[] r = m.registers();
        int[] code = m.instance.code().code();
        int d = code[m.pc];
        int family = op >= Op.LOAD ? (op - Op.LOAD) / Op.WRAPPED : 0;
        return switch (op) {
            case Op.LOAD_32_S_FIXED, Op.STORE_32_FIXED -> outside(m, 4, unsigned(b) + unsigned(c));
            case Op.LOAD_32_S_SCALED -> outside(m, 4, unsigned((r[m.base + b] << d) + r[m.base + c]));
            case Op.F64_MUL_LOAD, Op.F64_ADD_LOAD -> outside(m, 8, unsigned(r[m.base + c]) + unsigned(d));
            case Op.F64_MUL_LOAD_WRAPPED -> outside(m, 8, unsigned(r[m.base + c] + d));
            default -> outside(m, WIDTHS[(op - Op.LOAD) % Op.WRAPPED], switch (family) {
                case 0 -> unsigned(r[m.base + b]) + unsigned(c);
                case 1 -> unsigned(r[m.base + b] + c);
                default -> unsigned(r[m.base + b] + r[m.base + c]);
            });
        };
    }

    /// The bytes of the accesses from [Op#LOAD] on.
    private static final int[] WIDTHS = {1, 1, 2, 2, 4, 4, 8, 1, 2, 4, 8};

    private static long unsigned(long number) {
        return number & 0xFFFF_FFFFL;
    }

    private static Trap outside(Machine m, int width, long address) {
        return m.instance.memory0().outOfBounds(address, width);
    }
}

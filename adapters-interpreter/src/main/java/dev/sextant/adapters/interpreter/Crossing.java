package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;

/// What leads the loop out of its instance, or changes what it has in variables: calls of other instances and of the host, the
/// returns from them, and `memory.grow`.
final class Crossing {

    private static final int ELSEWHERE = -1;

    private Crossing() {}

    /// The function that a `call_indirect` means: one of the instance's own by its ordinal, or a negative number, and then the
    /// machine knows the callee.
    static int resolve(Machine m, int table, int index, int type) {
        var instance = m.instance;
        var entries = instance.tables()[table];
        if (Integer.compareUnsigned(index, entries.size()) >= 0) {
            throw new Trap(TrapKind.UNDEFINED_ELEMENT,
                    "index " + Integer.toUnsignedString(index) + ", the table has " + entries.size());
        }
        var callee = (FunctionInstance) entries.get(index);
        if (callee == null) throw Trap.numbered(TrapKind.UNINITIALIZED_ELEMENT, index);
        var wanted = instance.compiled().types()[type];
        if (callee.type() != wanted && !callee.type().equals(wanted)) throw mismatch(wanted, callee);
        if (callee instanceof InterpretedFunction function && function.instance() == instance) return function.ordinal();
        m.callee = callee;
        return ELSEWHERE;
    }

    private static Trap mismatch(FunctionType wanted, FunctionInstance callee) {
        return new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, "wanted " + wanted + ", found " + callee.type());
    }

    /// Performs an instruction of which the loop knows only the code; its operands are as they were read.
    ///
    /// @return whether there is more to execute: not after the return of the outermost frame
    static boolean perform(Machine m, int op, int a, int b, int c) {
        switch (op) {
            case Op.RETURN, Op.RETURN_ONE, Op.RETURN_MANY -> {
                if (m.link == Machine.OUTERMOST) return false;
                m.comeBack();
                m.base = (int) (m.link >>> 32) & Integer.MAX_VALUE;
                m.pc = (int) m.link;
            }
            case Op.CALL_IMPORT -> call(m, m.instance.functions()[b], a);
            case Op.CALL_INDIRECT -> call(m, (FunctionInstance) m.callee, a);
            case Op.MEMORY_GROW -> {
                long[] r = m.registers();
                r[m.base + a] = m.instance.memory0().grow((int) r[m.base + b]);
            }
            default -> throw new ImpossibleException("the loop does not leave for operation " + op);
        }
        return true;
    }

    private static void call(Machine m, FunctionInstance callee, int from) {
        int first = m.base + from;
        if (callee instanceof InterpretedFunction function) {
            enter(m, function, first);
        } else {
            var references = m.hasReferences(callee.type()) ? m.references() : Machine.NO_REFERENCES;
            callee.call(m.instance, m.registers(), references, first);
        }
    }

    /// Begins a frame of a function of another instance.
    private static void enter(Machine m, InterpretedFunction function, int first) {
        var space = function.instance().code();
        int start = space.entry(function.ordinal());
        int[] code = space.code();
        m.checkDepth(m.depth + 1);
        if (first + code[start] > m.registers().length) m.grow(first + code[start]);
        m.depth++;
        long[] r = m.registers();
        int link = first + code[start + 2];
        for (int i = first + code[start + 1]; i < link; i++) r[i] = 0;
        r[link] = Machine.CROSSING | (long) m.base << 32 | m.pc;
        m.cross(function.instance());
        m.base = first;
        m.pc = start + Assembler.LENGTH;
    }
}

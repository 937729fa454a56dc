package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.Fuel;

/// What is emitted into the code of a function so that limits reach it: a look at the store where the function begins and where a
/// turn of a loop begins, a charge where a segment begins. Nothing where nobody asked for it.
final class LimitChecks {

    private static final int[] NONE = {};

    private final Assembler code;
    private final boolean isInterruptible;
    private final int[] charges;
    private int position;
    private boolean begins = true;

    LimitChecks(EngineOptions options, Expression body, Assembler code) {
        this.code = code;
        this.isInterruptible = options.isInterruptible();
        this.charges = options.isMetered() ? Fuel.charges(body) : NONE;
    }

    /// Emits what has to be done before the body's next instruction, which is this one.
    ///
    /// @param isReached whether it can be reached
    void before(Instruction instruction, boolean isReached) {
        if (begins && isInterruptible && isReached) code.emit(Op.CHECK, 0, 0, 0);
        begins = instruction instanceof Instruction.Loop;
        if (position < charges.length && charges[position] > 0) code.emit(Op.CHARGE, charges[position], 0, 0);
        position++;
    }
}

package dev.sextant.domain.structure;

import java.util.Iterator;

/// A walk over the instructions of an expression.
public interface InstructionIterator extends Iterator<Instruction> {

    /// Where the instruction that [#next] gave last stands: its byte's offset from the start of the module, or its position in
    /// the list where there are no bytes.
    long offset();
}

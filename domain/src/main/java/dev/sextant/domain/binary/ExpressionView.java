package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.InstructionIterator;

/// An expression that is a view on the bytes of its module: 24 bytes of heap, whatever its length. Iterating decodes.
///
/// A [Scanner] has passed over the bytes before, so that decoding them cannot fail.
final class ExpressionView implements Expression {

    private final Bytes module;
    private final int from;
    private final int to;

    /// The instructions between two offsets in a module, the closing `end` included.
    ExpressionView(Bytes module, int from, int to) {
        this.module = module;
        this.from = from;
        this.to = to;
    }

    @Override
    public InstructionIterator iterator() {
        return new InstructionDecoder(module, from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && Expression.equal(this, that);
    }

    @Override
    public int hashCode() {
        return Expression.hash(this);
    }

    @Override
    public String toString() {
        return "bytes 0x" + Integer.toHexString(from) + " to 0x" + Integer.toHexString(to);
    }
}

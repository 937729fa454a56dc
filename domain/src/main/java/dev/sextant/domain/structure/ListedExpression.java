package dev.sextant.domain.structure;

import io.vavr.collection.Array;
import java.util.NoSuchElementException;

/// An expression held as a list, for building by hand, by the text format and by generators.
///
/// @param instructions the instructions, the closing `end` included
record ListedExpression(Array<Instruction> instructions) implements Expression {

    @Override
    public InstructionIterator iterator() {
        return new InstructionIterator() {
            private int position;

            @Override
            public boolean hasNext() {
                return position < instructions.size();
            }

            @Override
            public Instruction next() {
                if (!hasNext()) throw new NoSuchElementException();
                return instructions.get(position++);
            }

            @Override
            public long offset() {
                return position - 1;
            }
        };
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
        return instructions.mkString("(", " ", ")");
    }
}

package dev.sextant.domain.structure;

import io.vavr.collection.Array;

/// A sequence of instructions, closed by the `end` that stands last. It is flat: nested blocks are marked by their own `end`.
///
/// Two expressions are equal when their instructions are, however they are held: [ListedExpression] holds a list, the binary
/// format's form is a view on the bytes which decodes as it is iterated.
///
/// @spec §2.4.9 Expressions
public interface Expression extends Iterable<Instruction> {

    /// These instructions and the closing `end`.
    static Expression of(Instruction... instructions) {
        return of(Array.of(instructions));
    }

    /// These instructions and the closing `end`.
    static Expression of(Array<Instruction> instructions) {
        return new ListedExpression(instructions.append(new Instruction.End()));
    }

    /// The instructions from the first to the closing `end`, each with the place where it stands.
    @Override
    InstructionIterator iterator();

    /// Whether both hold the same instructions. What `equals` of every form answers.
    static boolean equal(Expression one, Expression other) {
        var left = one.iterator();
        var right = other.iterator();
        while (left.hasNext() && right.hasNext()) {
            if (!left.next().equals(right.next())) return false;
        }
        return left.hasNext() == right.hasNext();
    }

    /// A hash over the instructions. What `hashCode` of every form answers.
    static int hash(Expression expression) {
        int hash = 1;
        for (var instruction : expression) hash = 31 * hash + instruction.hashCode();
        return hash;
    }
}

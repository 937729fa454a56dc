package dev.sextant.adapters.compiler;

import java.lang.classfile.Label;

/// An open block of the function that is translated, or the function's own body.
///
/// What is below [#height] on the operand stack stays there; of that, what is below [#settled] is not on the JVM's stack but in
/// locals: HotSpot replaces an interpreted loop by a compiled one only where that stack is empty.
final class Block {

    enum Form { BODY, BLOCK, LOOP, IF }

    final Block outer;
    final Form form;
    /// The number of blocks around it.
    final int depth;
    final int height;
    final int settled;
    final Kind[] parameters;
    final Kind[] results;
    /// Where it begins in the function.
    final int start;
    /// Where it ends in the function.
    final int end;
    /// The method that it is opened in: a number.
    final int method;

    Label target;
    Label otherwise;
    boolean isTargeted;
    /// In a [Scan]: whether it is an `if` without `else` so far.
    boolean hasOtherwise;

    Block(Block outer, Form form, int height, int settled, Kind[] parameters, Kind[] results, int start, int end, int method) {
        this.outer = outer;
        this.form = form;
        this.depth = outer == null ? 0 : outer.depth + 1;
        this.height = height;
        this.settled = settled;
        this.parameters = parameters;
        this.results = results;
        this.start = start;
        this.end = end;
        this.method = method;
    }

    /// What a branch to it brings.
    Kind[] brought() {
        return form == Form.LOOP ? parameters : results;
    }

    /// The block that a branch to this label means.
    Block label(long index) {
        var block = this;
        for (long i = 0; i < index; i++) block = block.outer;
        return block;
    }
}

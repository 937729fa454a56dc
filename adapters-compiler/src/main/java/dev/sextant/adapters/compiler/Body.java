package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.validation.ValidFunction;
import dev.sextant.ports.Fuel;
import java.util.ArrayList;
import java.util.Arrays;

/// A function's instructions side by side, and where blocks end. Held while the function is translated.
final class Body {

    private final ValidFunction function;
    private final Instruction[] code;
    private final int[] ends;
    private final int[] elses;
    private final Kind[] locals;
    private int[] charges;

    Body(ValidFunction function) {
        this.function = function;
        var list = new ArrayList<Instruction>();
        function.code().body().forEach(list::add);
        this.code = list.toArray(Instruction[]::new);
        this.ends = new int[code.length];
        this.elses = new int[code.length];
        match();
        var kinds = new ArrayList<>(Arrays.asList(Kind.of(function.type().parameters())));
        for (var run : function.code().locals()) {
            for (long i = 0; i < run.count(); i++) kinds.add(Kind.of(run.type()));
        }
        this.locals = kinds.toArray(Kind[]::new);
    }

    private void match() {
        var open = new int[16];
        int depth = 0;
        for (int i = 0; i < code.length; i++) {
            switch (code[i]) {
                case Instruction.Block _, Instruction.Loop _, Instruction.If _ -> {
                    if (depth == open.length) open = Arrays.copyOf(open, depth * 2);
                    open[depth++] = i;
                }
                case Instruction.Else _ -> elses[open[depth - 1]] = i;
                case Instruction.End _ -> {
                    if (depth > 0) {
                        int start = open[--depth];
                        ends[start] = i;
                        if (elses[start] > 0) ends[elses[start]] = i;
                    } else if (i != code.length - 1) {
                        throw new ImpossibleException("an end too many");
                    }
                }
                default -> { }
            }
        }
    }

    ValidFunction function() {
        return function;
    }

    /// The index of the function, imports counted.
    int index() {
        return (int) function.index();
    }

    int size() {
        return code.length;
    }

    Instruction at(int position) {
        return code[position];
    }

    /// Where the block that begins here (or whose `else` is here) ends.
    int end(int position) {
        return ends[position];
    }

    /// Where the `else` is of the `if` that begins here; 0 if there is none.
    int otherwise(int position) {
        return elses[position];
    }

    /// The kinds of the locals, parameters first.
    Kind[] locals() {
        return locals;
    }

    /// What is to be charged before each instruction; nothing if execution is not metered.
    int[] charges(boolean isMetered) {
        if (charges == null) charges = isMetered ? Fuel.charges(function.code().body()) : new int[code.length];
        return charges;
    }

    int parameters() {
        return function.type().parameters().size();
    }
}

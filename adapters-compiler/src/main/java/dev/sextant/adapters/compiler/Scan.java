package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.validation.ValidModule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A walk over a part of a function without emitting it: what it does to the operand stack, and where it leaves to.
final class Scan {

    private final ValidModule module;
    private final Body body;
    private final Typing typing;
    private final Operands operands;
    private final Block outermost;
    private final Set<Block> exits = new LinkedHashSet<>();
    private Block block;
    private boolean isReached = true;

    /// @param operands the stack where the part begins; it is changed to what it is behind the part
    /// @param block    the innermost block around the part
    Scan(ValidModule module, Body body, Operands operands, Block block) {
        this.module = module;
        this.body = body;
        this.typing = new Typing(module, body.locals());
        this.operands = operands;
        this.outermost = block;
        this.block = block;
    }

    /// Whether control comes to the part's end.
    boolean isReached() {
        return isReached;
    }

    /// The blocks around the part that it branches to.
    List<Block> exits() {
        return new ArrayList<>(exits);
    }

    void run(int from, int to) {
        operands.mark();
        int position = from;
        while (position < to) position = step(position);
    }

    private int step(int position) {
        var instruction = body.at(position);
        switch (instruction) {
            case Instruction.Block(var type) -> open(Block.Form.BLOCK, type, position);
            case Instruction.Loop(var type) -> open(Block.Form.LOOP, type, position);
            case Instruction.If(var type) -> {
                operands.pop();
                open(Block.Form.IF, type, position);
            }
            case Instruction.Else _ -> {
                block.isTargeted = true;
                beginElse();
            }
            case Instruction.End _ -> end();
            case Instruction.Br(long label) -> {
                branch(block.label(label));
                return dead(position);
            }
            case Instruction.BrIf(long label) -> {
                operands.pop();
                branch(block.label(label));
            }
            case Instruction.BrTable(var labels, long otherwise) -> {
                operands.pop();
                var seen = new LinkedHashSet<Long>();
                labels.stream().forEach(seen::add);
                seen.add(otherwise);
                seen.forEach(label -> branch(block.label(label)));
                return dead(position);
            }
            case Instruction.Return _ -> {
                var target = block;
                while (target.outer != null) target = target.outer;
                branch(target);
                return dead(position);
            }
            case Instruction.Unreachable _ -> {
                return dead(position);
            }
            default -> typing.apply(instruction, operands);
        }
        return position + 1;
    }

    private void open(Block.Form form, BlockType type, int position) {
        FunctionType expanded = module.expand(type);
        var parameters = Kind.of(expanded.parameters());
        operands.pop(parameters.length);
        int height = operands.height();
        operands.pushAll(parameters);
        block = new Block(block, form, height, 0, parameters, Kind.of(expanded.results()), position, body.end(position), -1);
        block.hasOtherwise = form == Block.Form.IF;
    }

    private void beginElse() {
        block.hasOtherwise = false;
        operands.cut(block.height);
        operands.pushAll(block.parameters);
    }

    private void end() {
        var ended = block;
        operands.cut(ended.height);
        operands.pushAll(ended.results);
        block = ended.outer;
    }

    private void branch(Block target) {
        int brought = target.brought().length;
        operands.pop(brought);
        operands.pushAll(target.brought());
        if (target.depth <= outermost.depth) {
            exits.add(target);
        } else {
            target.isTargeted = true;
        }
    }

    /// Leaves out what is not reached.
    private int dead(int position) {
        int from = position;
        for (;;) {
            if (block == outermost) {
                isReached = false;
                return Integer.MAX_VALUE;
            }
            if (block.form == Block.Form.IF && block.hasOtherwise) {
                int otherwise = body.otherwise(block.start);
                if (otherwise > from) {
                    beginElse();
                    return otherwise + 1;
                }
            }
            from = block.end;
            boolean goesOn = block.isTargeted && block.form != Block.Form.LOOP || block.hasOtherwise;
            end();
            if (goesOn) return from + 1;
        }
    }
}

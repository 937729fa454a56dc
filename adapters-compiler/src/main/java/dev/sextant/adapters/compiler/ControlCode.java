package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// The code of structured control: blocks become labels, branches jumps.
///
/// @spec §4.4.8 Control Instructions
final class ControlCode {

    private static final ClassDesc EXCEPTION = ClassDesc.of("java.lang.RuntimeException");

    /// The cases that a switch may have directly.
    private static final int MOST_CASES = 500;

    /// The cases that a constant string can tell of: each takes three bytes at most.
    private static final int CHUNK = 20_000;

    private final Emission emission;
    private final CodeBuilder code;
    private final Slots slots;
    private final Operands operands;
    private Block block;

    ControlCode(Emission emission, CodeBuilder code, Slots slots, Operands operands) {
        this.emission = emission;
        this.code = code;
        this.slots = slots;
        this.operands = operands;
    }

    /// Opens the function's own body.
    void begin() {
        var type = emission.body().function().type();
        block = new Block(null, Block.Form.BODY, 0, 0, new Kind[0], Kind.of(type.results()), 0,
                emission.body().size() - 1, 0);
    }

    /// Emits an instruction.
    ///
    /// @return where to go on
    int emit(Instruction instruction, int position) {
        switch (instruction) {
            case Instruction.Block(var type) -> {
                emission.materialise();
                open(Block.Form.BLOCK, type, position);
                block.target = code.newLabel();
            }
            case Instruction.Loop(var type) -> {
                emission.materialise();
                openLoop(type, position);
            }
            case Instruction.If(var type) -> {
                var otherwise = code.newLabel();
                emission.jumpIf(false, otherwise);
                operands.pop();
                open(Block.Form.IF, type, position);
                block.target = code.newLabel();
                block.otherwise = otherwise;
            }
            case Instruction.Else _ -> {
                emission.materialise();
                block.isTargeted = true;
                code.goto_(block.target);
                beginElse();
            }
            case Instruction.End _ -> {
                emission.materialise();
                return end(true, position);
            }
            case Instruction.Br(long label) -> {
                emission.materialise();
                jump(block.label(label));
                return dead(position);
            }
            case Instruction.BrIf(long label) -> branchIf(block.label(label));
            case Instruction.BrTable(var labels, long otherwise) -> {
                emission.materialise();
                operands.pop();
                table(labels, otherwise);
                return dead(position);
            }
            case Instruction.Return _ -> {
                emission.materialise();
                emission.leave();
                return dead(position);
            }
            case Instruction.Unreachable _ -> {
                emission.materialise();
                emission.at(position);
                code.invokestatic(Names.FAULTS, "unreachable", MethodTypeDesc.of(EXCEPTION)).athrow();
                return dead(position);
            }
            default -> throw new ImpossibleException("not control: " + instruction);
        }
        return position + 1;
    }

    // ---- blocks ----------------------------------------------------------------------------------------------------------

    private void open(Block.Form form, BlockType type, int position) {
        FunctionType expanded = emission.module().valid().expand(type);
        var parameters = Kind.of(expanded.parameters());
        block = new Block(block, form, operands.height() - parameters.length, settled(), parameters, Kind.of(expanded.results()),
                position, emission.body().end(position), 0);
    }

    /// What is below this height is in variables.
    private int settled() {
        return block.settled;
    }

    /// Opens a loop, before which the stack below its parameters goes to variables.
    private void openLoop(BlockType type, int position) {
        FunctionType expanded = emission.module().valid().expand(type);
        var parameters = Kind.of(expanded.parameters());
        int height = operands.height() - parameters.length;
        if (height > settled()) {
            save(parameters);
            for (int i = height - 1; i >= settled(); i--) slots.store(operands.at(i), slots.settled(operands.at(i), i));
            restore(parameters);
        }
        block = new Block(block, Block.Form.LOOP, height, height, parameters, Kind.of(expanded.results()),
                position, emission.body().end(position), 0);
        block.target = code.newBoundLabel();
        if (emission.isInterruptible()) emission.poll();
    }

    private void beginElse() {
        code.labelBinding(block.otherwise);
        block.otherwise = null;
        operands.cut(block.height);
        operands.pushAll(block.parameters);
    }

    /// Ends the innermost block.
    ///
    /// @param isReached whether code comes to its end
    /// @return where to go on
    private int end(boolean isReached, int position) {
        var ended = block;
        if (ended.form == Block.Form.BODY) {
            if (isReached) emission.leave();
            return position + 1;
        }
        boolean goesOn = isReached || ended.isTargeted && ended.form != Block.Form.LOOP || ended.otherwise != null;
        if (ended.form == Block.Form.LOOP) {
            if (isReached && ended.settled > ended.outer.settled) {
                save(ended.results);
                for (int i = ended.outer.settled; i < ended.height; i++) {
                    slots.load(operands.at(i), slots.settled(operands.at(i), i));
                }
                restore(ended.results);
            }
        } else {
            if (ended.otherwise != null) code.labelBinding(ended.otherwise);
            if (goesOn) code.labelBinding(ended.target);
        }
        operands.cut(ended.height);
        operands.pushAll(ended.results);
        block = ended.outer;
        return goesOn ? position + 1 : dead(position);
    }

    /// Leaves out what cannot be reached behind an instruction.
    ///
    /// @return where to go on
    private int dead(int position) {
        var body = emission.body();
        int from = position;
        for (;;) {
            int end = block.end;
            if (block.form == Block.Form.IF && block.otherwise != null) {
                int otherwise = body.otherwise(block.start);
                if (otherwise > from) {
                    beginElse();
                    return otherwise + 1;
                }
            }
            from = end;
            if (block.form == Block.Form.BODY) return end + 1;
            var ended = block;
            boolean goesOn = ended.isTargeted && ended.form != Block.Form.LOOP || ended.otherwise != null;
            if (goesOn) return end(false, end);
            operands.cut(ended.height);
            operands.pushAll(ended.results);
            block = ended.outer;
        }
    }

    // ---- branches --------------------------------------------------------------------------------------------------------

    private void save(Kind[] kinds) {
        for (int i = kinds.length - 1; i >= 0; i--) slots.store(kinds[i], slots.temporary(kinds[i], i));
    }

    private void restore(Kind[] kinds) {
        for (int i = 0; i < kinds.length; i++) slots.load(kinds[i], slots.temporary(kinds[i], i));
    }

    /// Whether the stack is as the target wants it.
    private boolean fits(Block target) {
        return target.form != Block.Form.BODY && settled() == target.settled
                && operands.height() - target.brought().length == target.height;
    }

    /// Goes to a block's label with what it is brought on the stack.
    private void jump(Block target) {
        if (target.form == Block.Form.BODY) {
            emission.leave();
            return;
        }
        target.isTargeted = true;
        if (!fits(target)) {
            var brought = target.brought();
            int rest = operands.height() - brought.length;
            save(brought);
            int kept = Math.max(target.height, settled());
            for (int i = rest - 1; i >= kept; i--) slots.drop(operands.at(i));
            for (int i = target.settled; i < Math.min(settled(), target.height); i++) {
                slots.load(operands.at(i), slots.settled(operands.at(i), i));
            }
            restore(brought);
        }
        code.goto_(target.target);
    }

    private void branchIf(Block target) {
        operands.pop();
        if (fits(target)) {
            target.isTargeted = true;
            emission.jumpIf(true, target.target);
        } else {
            var on = code.newLabel();
            emission.jumpIf(false, on);
            jump(target);
            code.labelBinding(on);
        }
    }

    private void table(Indices labels, long otherwise) {
        var ways = new LinkedHashMap<Block, Label>();
        var other = way(ways, otherwise);
        if (labels.size() == 0) {
            code.pop().goto_(other);
        } else if (labels.size() <= MOST_CASES) {
            var cases = new ArrayList<SwitchCase>();
            for (int i = 0; i < labels.size(); i++) cases.add(SwitchCase.of(i, way(ways, labels.get(i))));
            code.tableswitch(0, cases.size() - 1, other, cases);
        } else {
            largeTable(labels, ways, other);
        }
        ways.forEach((target, label) -> {
            if (target.target == label) return;
            code.labelBinding(label);
            jump(target);
        });
    }

    /// A table too large for the JVM's: strings say which of the different labels is meant, a switch goes there.
    private void largeTable(Indices labels, LinkedHashMap<Block, Label> ways, Label other) {
        var numbers = new LinkedHashMap<Label, Integer>();
        int index = slots.temporary(Kind.INT, 0);
        var found = code.newLabel();
        code.istore(index);
        var chunks = new ArrayList<SwitchCase>();
        var texts = new ArrayList<String>();
        for (int from = 0; from < labels.size(); from += CHUNK) {
            var text = new StringBuilder();
            for (int i = from; i < Math.min(from + CHUNK, labels.size()); i++) {
                text.append((char) (int) numbers.computeIfAbsent(way(ways, labels.get(i)), _ -> numbers.size() + 1));
            }
            texts.add(text.toString());
            chunks.add(SwitchCase.of(chunks.size(), code.newLabel()));
        }
        code.iload(index).loadConstant(labels.size())
                .invokestatic(CD_Integer, "compareUnsigned", MethodTypeDesc.of(CD_int, CD_int, CD_int)).ifge(other);
        code.iload(index).loadConstant(CHUNK).idiv().tableswitch(0, chunks.size() - 1, other, chunks);
        for (int i = 0; i < chunks.size(); i++) {
            code.labelBinding(chunks.get(i).target()).loadConstant(texts.get(i)).iload(index).loadConstant(i * CHUNK).isub()
                    .invokevirtual(CD_String, "charAt", MethodTypeDesc.of(CD_char, CD_int)).goto_(found);
        }
        var cases = new ArrayList<SwitchCase>();
        numbers.forEach((label, number) -> cases.add(SwitchCase.of(number, label)));
        code.labelBinding(found).tableswitch(1, numbers.size(), other, cases);
    }

    /// Where a branch of a table goes: to the block, or where the stack is made fit for it first.
    private Label way(LinkedHashMap<Block, Label> ways, long label) {
        var target = block.label(label);
        return ways.computeIfAbsent(target, _ -> {
            if (!fits(target)) return code.newLabel();
            target.isTargeted = true;
            return target.target;
        });
    }
}

package dev.sextant.adapters.compiler;


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
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// The code of structured control: blocks become labels, branches jumps.
///
/// @spec §4.4.8 Control Instructions
final class ControlCode {

    private static final ClassDesc EXCEPTION = ClassDesc.of("java.lang.RuntimeException");

    /// The cases that a switch may have directly.
    private static final int MOST_CASES = 500;

    private final Emission emission;
    private final CodeBuilder code;
    private final Slots slots;
    private final Operands operands;
    private final Part part;
    private final Frames frames;
    private final Variables variables;
    private final Map<Block, Label> exits = new LinkedHashMap<>();
    private Block block;

    /// What is on the stack from this height on lies in the frame; -1: nothing.
    private int framed = -1;

    ControlCode(Emission emission, CodeBuilder code, Slots slots, Operands operands, Part part, Frames frames, Variables variables) {
        this.emission = emission;
        this.part = part;
        this.frames = frames;
        this.variables = variables;
        this.code = code;
        this.slots = slots;
        this.operands = operands;
    }

    /// Opens the function's own body, or what is around the part.
    void begin() {
        if (!part.isRoot()) {
            block = part.block;
            framed = part.floor;
            return;
        }
        var type = emission.body().function().type();
        block = new Block(null, Block.Form.BODY, 0, 0, new Kind[0], Kind.of(type.results()), 0,
                emission.body().size() - 1, part.number);
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
                jump(block.label(block.depth));
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
                position, emission.body().end(position), part.number);
    }

    /// What is below this height is in variables.
    private int settled() {
        return isInside(block) ? block.settled : part.floor;
    }

    /// Whether a block is opened in this method.
    private boolean isInside(Block block) {
        return block.method == part.number;
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
                position, emission.body().end(position), part.number);
        block.target = code.newLabel();
        code.labelBinding(block.target);
        emission.poll();
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
            return Integer.MAX_VALUE;
        }
        boolean goesOn = isReached || ended.isTargeted && ended.form != Block.Form.LOOP || ended.otherwise != null;
        if (ended.form == Block.Form.LOOP) {
            int outside = isInside(ended.outer) ? ended.outer.settled : part.floor;
            if (isReached && ended.settled > outside) {
                save(ended.results);
                for (int i = outside; i < ended.height; i++) {
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
            if (!isInside(block) || block.form == Block.Form.BODY) return Integer.MAX_VALUE;
            if (block.form == Block.Form.IF && block.otherwise != null) {
                int otherwise = body.otherwise(block.start);
                if (otherwise > from) {
                    beginElse();
                    return otherwise + 1;
                }
            }
            from = end;
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
        return isInside(target) && target.form != Block.Form.BODY && settled() == target.settled
                && operands.height() - target.brought().length == target.height;
    }

    /// Goes to a block's label with what it is brought on the stack.
    private void jump(Block target) {
        if (!isInside(target)) {
            exit(target);
            return;
        }
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
            var targets = new Label[labels.size()];
            for (int i = 0; i < targets.length; i++) targets[i] = way(ways, labels.get(i));
            LargeTable.emit(code, slots.temporary(Kind.INT, 0), targets, other);
        }
        ways.forEach((target, label) -> {
            if (target.target == label) return;
            code.labelBinding(label);
            jump(target);
        });
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

    // ---- parts -----------------------------------------------------------------------------------------------------------

    /// Whether what is on the stack lies in the frame, at least in part.
    boolean isFramed() {
        return framed >= 0;
    }

    /// Puts on the JVM's stack what lies in the frame.
    void unframe() {
        int from = framed;
        framed = -1;
        for (int i = from; i < operands.height(); i++) frames.loadOperand(code, variables.frame(), i, operands.at(i));
    }

    /// Leaves the method for a block around the part: what the block is brought is in the frame.
    private void exit(Block target) {
        var brought = target.brought();
        int rest = operands.height() - brought.length;
        for (int i = brought.length - 1; i >= 0; i--) {
            frames.storeOperand(code, variables.frame(), target.height + i, brought[i], slots);
        }
        for (int i = rest - 1; i >= settled(); i--) slots.drop(operands.at(i));
        code.goto_(exits.computeIfAbsent(target, _ -> code.newLabel()));
    }

    /// The end of the method: where it is left.
    ///
    /// @param isReached whether control comes to the part's end
    void finish(boolean isReached) {
        var exit = code.newLabel();
        if (isReached) {
            emission.materialise();
            if (framed < 0) {
                for (int i = operands.height() - 1; i >= part.floor; i--) {
                    frames.storeOperand(code, variables.frame(), i, operands.at(i), slots);
                }
            } else {
                for (int i = framed - 1; i >= part.floor; i--) {
                    frames.storeOperand(code, variables.frame(), i, operands.at(i), slots);
                }
            }
            code.iconst_0().goto_(exit);
        }
        exits.forEach((target, label) ->
                code.labelBinding(label).loadConstant(1 + part.exits.indexOf(target)).goto_(exit));
        if (!isReached && exits.isEmpty()) return;
        int number = slots.temporary(Kind.INT, 0);
        code.labelBinding(exit).istore(number);
        variables.save(and(part.cached, part.given));
        code.iload(number).ireturn();
    }

    /// Calls the method of a part.
    ///
    /// @return where to go on
    int call(Part inner, MethodCall call) {
        emission.materialise();
        var scanned = operands.copy();
        var scan = new Scan(emission.module().valid(), emission.body(), scanned, block);
        scan.run(inner.from, inner.to);
        int floor = Math.max(scanned.lowest(), settled());
        inner.operands = operands.copy();
        inner.block = block;
        inner.floor = floor;
        inner.exits = scan.exits();
        int onStack = framed < 0 ? operands.height() : framed;
        for (int i = onStack - 1; i >= floor; i--) frames.storeOperand(code, variables.frame(), i, operands.at(i), slots);
        variables.save(and(and(part.cached, part.set), inner.taken));
        call.emit();
        variables.load(and(part.cached, inner.given));
        operands.cut(floor);
        int kept = framed < 0 ? floor : Math.min(framed, floor);
        framed = -1;
        dispatch(inner, scan.isReached(), kept);
        if (!scan.isReached()) return dead(inner.to - 1);
        for (int i = floor; i < scanned.height(); i++) operands.push(scanned.at(i));
        if (scanned.height() > kept) framed = kept;
        return inner.to;
    }

    /// Emits a call of a part's method.
    interface MethodCall {
        void emit();
    }

    private static BitSet and(BitSet one, BitSet other) {
        var both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    /// Goes on by the exit whose number is on the stack.
    private void dispatch(Part inner, boolean isReached, int kept) {
        var ways = inner.exits;
        if (ways.isEmpty()) {
            code.pop();
            if (!isReached) code.aconst_null().athrow();
            return;
        }
        var on = code.newLabel();
        var cases = new ArrayList<SwitchCase>();
        for (int i = 0; i < ways.size(); i++) cases.add(SwitchCase.of(i + 1, code.newLabel()));
        if (ways.size() == 1) {
            if (isReached) {
                code.ifeq(on);
            } else {
                code.pop();
            }
        } else {
            code.tableswitch(1, ways.size(), isReached ? on : cases.getLast().target(), cases);
        }
        for (int i = 0; i < ways.size(); i++) {
            var target = ways.get(i);
            if (ways.size() > 1) code.labelBinding(cases.get(i).target());
            pass(target, kept);
        }
        if (isReached) code.labelBinding(on);
    }

    /// Goes on to where a part left to: what that is brought is in the frame.
    ///
    /// @param kept the height from which on the stack is in the frame
    private void pass(Block target, int kept) {
        int height = operands.height();
        var kinds = new Kind[height - kept];
        for (int i = kept; i < height; i++) kinds[i - kept] = operands.at(i);
        operands.cut(kept);
        if (isInside(target)) {
            for (int i = kept; i < target.height; i++) {
                frames.loadOperand(code, variables.frame(), i, kinds[i - kept]);
                operands.push(kinds[i - kept]);
            }
            var brought = target.brought();
            for (int i = 0; i < brought.length; i++) frames.loadOperand(code, variables.frame(), target.height + i, brought[i]);
            operands.pushAll(brought);
            jump(target);
        } else {
            for (int i = kept - 1; i >= settled(); i--) slots.drop(operands.at(i));
            code.goto_(exits.computeIfAbsent(target, _ -> code.newLabel()));
        }
        operands.cut(kept);
        operands.pushAll(kinds);
    }
}

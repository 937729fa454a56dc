package dev.sextant.ports.contract;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.ports.Exhaustion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// The plainest possible execution of the functions of [RandomProgram], by the letter of the standard: what an engine's answer is
/// held against.
final class StackModel {

    private record Frame(int start, int end, int height, boolean isLoop, int arity) {}

    private final List<Instruction> body;
    private final int[] ends;
    private final int[] elses;
    final byte[] memory = new byte[65_536];
    final long[] globals = new long[RandomProgram.GLOBALS.size()];
    final long[] locals = new long[RandomProgram.LOCALS.size()];
    private final List<Long> stack = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();

    /// What is left to use up, and what the instructions cost that were executed.
    long fuel = Long.MAX_VALUE;
    long executed;

    StackModel(List<Instruction> body) {
        this.body = new ArrayList<>(body);
        this.body.add(new Instruction.End());
        this.ends = new int[this.body.size()];
        this.elses = new int[this.body.size()];
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < this.body.size(); i++) {
            switch (this.body.get(i)) {
                case Instruction.Block _, Instruction.Loop _, Instruction.If _ -> open.push(i);
                case Instruction.Else _ -> elses[open.peek()] = i;
                case Instruction.End _ when !open.isEmpty() -> ends[open.pop()] = i;
                default -> {}
            }
        }
    }

    private long pop() {
        return stack.removeLast();
    }

    /// The result of the function.
    ///
    /// @throws IndexOutOfBoundsException where memory is left
    long run() {
        frames.push(new Frame(-1, body.size() - 1, 0, false, 1));
        int at = 0;
        while (!frames.isEmpty()) {
            if (at == 0 || isBorder(at - 1)) enterSegment(at);
            executed += cost(at);
            at = step(at);
        }
        return stack.getLast();
    }

    /// Pays for what comes until the next border, or until control goes elsewhere for certain.
    private void enterSegment(int at) {
        long cost = cost(at);
        for (; at < body.size() - 1 && !isBorder(at) && !goesElsewhere(at); at++) cost += cost(at + 1);
        if (cost > fuel) throw new Exhaustion(Exhaustion.Resource.FUEL, "model");
        fuel -= cost;
    }

    private boolean isBorder(int at) {
        return Set.of("loop", "if", "else", "end", "br_if").contains(mnemonic(at));
    }

    private boolean goesElsewhere(int at) {
        return Set.of("br", "br_table", "return", "unreachable").contains(mnemonic(at));
    }

    private int cost(int at) {
        return Set.of("block", "loop", "else", "end", "nop").contains(mnemonic(at)) ? 0 : 1;
    }

    private String mnemonic(int at) {
        return body.get(at).operator().mnemonic();
    }

    private int step(int at) {
        switch (body.get(at)) {
            case Instruction.I32Const(int value) -> stack.add((long) value);
            case Instruction.I64Const(long value) -> stack.add(value);
            case Instruction.F64Const(long bits) -> stack.add(bits);
            case Instruction.LocalGet(long local) -> stack.add(locals[(int) local]);
            case Instruction.LocalSet(long local) -> locals[(int) local] = pop();
            case Instruction.LocalTee(long local) -> locals[(int) local] = stack.getLast();
            case Instruction.GlobalGet(long global) -> stack.add(globals[(int) global]);
            case Instruction.GlobalSet(long global) -> globals[(int) global] = pop();
            case Instruction.Drop _ -> pop();
            case Instruction.Select _ -> {
                boolean first = (int) pop() != 0;
                long y = pop();
                if (!first) stack.set(stack.size() - 1, y);
            }
            case Instruction.Numeric(var operator) -> {
                long y = operator.type().parameters().size() == 2 ? pop() : 0;
                stack.add(Numerics.apply(operator, pop(), y));
            }
            case Instruction.Access(var operator, var argument) -> access(operator, argument);
            case Instruction.Block(var type) -> frames.push(new Frame(at, ends[at], stack.size(), false, arity(type)));
            case Instruction.Loop _ -> frames.push(new Frame(at, ends[at], stack.size(), true, 0));
            case Instruction.If(var type) -> {
                boolean holds = (int) pop() != 0;
                if (!holds && elses[at] == 0) return ends[at] + 1;
                frames.push(new Frame(at, ends[at], stack.size(), false, arity(type)));
                if (!holds) return elses[at] + 1;
            }
            case Instruction.Else _ -> {
                return frames.pop().end() + 1;
            }
            case Instruction.End _ -> frames.pop();
            case Instruction.Br(long label) -> {
                return branch((int) label);
            }
            case Instruction.BrIf(long label) -> {
                if ((int) pop() != 0) return branch((int) label);
            }
            case Instruction.BrTable(var labels, long otherwise) -> {
                long index = pop() & 0xFFFF_FFFFL;
                return branch((int) (index < labels.size() ? labels.get((int) index) : otherwise));
            }
            case Instruction.Return _ -> {
                return branch(frames.size() - 1);
            }
            case Instruction other -> throw new AssertionError(other);
        }
        return at + 1;
    }

    private static int arity(BlockType type) {
        return type instanceof BlockType.Result ? 1 : 0;
    }

    private int branch(int label) {
        for (int i = 0; i < label; i++) frames.pop();
        var frame = frames.pop();
        long value = frame.arity() == 0 ? 0 : pop();
        while (stack.size() > frame.height()) pop();
        if (frame.arity() == 1) stack.add(value);
        if (!frame.isLoop()) return frame.end() + 1;
        frames.push(frame);
        return frame.start() + 1;
    }

    private void access(AccessOperator operator, MemoryArgument argument) {
        long value = operator.isStore() ? pop() : 0;
        long address = (pop() & 0xFFFF_FFFFL) + argument.offset();
        if (address + operator.width() > memory.length) throw new IndexOutOfBoundsException();
        for (int i = 0; i < operator.width(); i++) {
            if (operator.isStore()) {
                memory[(int) address + i] = (byte) (value >>> 8 * i);
            } else {
                value |= (memory[(int) address + i] & 0xFFL) << 8 * i;
            }
        }
        if (operator.isStore()) return;
        int above = 64 - 8 * operator.width();
        stack.add(operator.mnemonic().endsWith("_u") ? value : value << above >> above);
    }
}

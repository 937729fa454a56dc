package dev.sextant.conformance.generator;

import dev.sextant.conformance.generator.Instances.Level;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.domain.validation.InstructionTyping;
import dev.sextant.domain.validation.Typing;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A function in the making, from its type: to leave values of some types, it takes an instruction that leaves the last of them,
/// makes that instruction's operands in the same way, and what lies below before that.
///
/// Loops and calls use up fuel, so each call ends. NaNs that the standard leaves open are made canonical.
final class BodyGenerator {

    /// How deep expressions and blocks nest, save where nesting is the point.
    private static final int DEPTH = 6;

    private final Surroundings around;
    private final Choices choices;
    private final FunctionType type;
    private final List<ValueType> locals = new ArrayList<>();
    private final Map<ValueType, Integer> canonicalisers = new HashMap<>();
    private final Array<Module.Locals> declared;
    private final CodeWriter code;
    private final Candidates own;

    BodyGenerator(Surroundings around, FunctionType type, Choices choices) {
        this.around = around;
        this.choices = choices;
        this.type = type;
        this.declared = declareLocals();
        this.code = new CodeWriter(around.context(), locals, type.results().toJavaList());
        this.own = new Candidates(around.context());
        for (var operator : Instances.operators(Level.FUNCTION)) {
            own.addAll(around.instances().of(operator, code).filter(instruction -> !touchesCanonicaliser(instruction)), code);
        }
    }

    private Array<Module.Locals> declareLocals() {
        locals.addAll(type.parameters().toJavaList());
        var types = EdgeValues.types(around.context().features());
        var runs = new ArrayList<Module.Locals>();
        for (var each : types) {
            if (choices.percent(70)) runs.add(new Module.Locals(1, each));
        }
        int more = choices.below(4);
        for (int i = 0; i < more; i++) {
            runs.add(new Module.Locals(choices.oneIn(20) ? choices.between(0, 300) : choices.between(1, 3), choices.of(types)));
        }
        Collections.shuffle(runs, new java.util.Random(choices.bits()));
        for (var run : runs) {
            for (int i = 0; i < run.count(); i++) locals.add(run.type());
        }
        for (var each : List.<ValueType>of(NumberType.F32, NumberType.F64, VectorType.V128)) {
            if (!types.contains(each)) continue;
            canonicalisers.put(each, locals.size());
            locals.add(each);
            runs.add(new Module.Locals(1, each));
        }
        return Array.ofAll(runs);
    }

    /// A NaN that is not made canonical yet lies in these for a moment.
    private boolean touchesCanonicaliser(Instruction instruction) {
        return switch (instruction) {
            case LocalGet(var local) -> canonicalisers.containsValue((int) local);
            case LocalSet(var local) -> canonicalisers.containsValue((int) local);
            case LocalTee(var local) -> canonicalisers.containsValue((int) local);
            default -> false;
        };
    }

    /// A function whose body is at random.
    Module.Function generate(long typeIndex) {
        burnFuel();
        if (choices.oneIn(60)) nest(choices.between(50, 1_500));
        block(List.of(), DEPTH);
        return new Module.Function(typeIndex, declared, code.expression());
    }

    /// A function whose body begins with constants and then this instruction, so that a call of it executes the instruction if
    /// there is fuel.
    Module.Function beginningWith(long typeIndex, Candidate first) {
        burnFuel();
        write(first, Option.none(), 0);
        consumeAll(first.results());
        values(type.results().toJavaList(), 0);
        return new Module.Function(typeIndex, declared, code.expression());
    }

    /// The instructions of an operator with which a body can begin.
    List<Candidate> beginnings(Operator operator) {
        var found = new ArrayList<>(around.candidates().of(operator));
        found.addAll(own.of(operator));
        found.addAll(around.branches(code).of(operator));
        return found;
    }

    // Values

    /// Writes code that leaves values of these types. Where execution cannot come, some may be left to be imagined.
    private void values(List<ValueType> wanted, int depth) {
        if (wanted.isEmpty()) return;
        if (code.isBare() && choices.percent(40)) {
            values(wanted.subList(choices.between(1, wanted.size()), wanted.size()), depth);
            return;
        }
        if (depth > 0 && choices.oneIn(isOutermost() ? 1_000 : 80)) jump(depth - 1);
        var candidate = leaving(wanted, depth);
        values(wanted.subList(0, wanted.size() - candidate.results().size()), depth);
        write(candidate, Option.none(), depth - 1);
    }

    private Candidate leaving(List<ValueType> wanted, int depth) {
        if (depth > 0 && code.size() < around.most()) {
            int roll = choices.below(100);
            Option<Candidate> found = Option.none();
            if (roll < 12) found = own.leaving(wanted, choices);
            else if (roll < 20 && !isOutermost()) found = around.branches(code).leaving(wanted, choices);
            else if (roll < 88) found = around.candidates().leaving(wanted, choices);
            if (found.isDefined()) return found.get();
        }
        var last = wanted.getLast();
        int roll = choices.below(100);
        var leaf = roll < 45 ? own.leaf(last, choices)
                : roll < 80 ? around.candidates().literal(last, choices) : Option.<Candidate>none();
        return leaf.orElse(() -> around.candidates().leaf(last, choices))
                .orElse(() -> own.leaf(last, choices))
                .getOrElseThrow(() -> new ImpossibleException("nothing leaves a value of type " + last));
    }

    /// Writes a value of one type that is good for a use.
    private void value(ValueType wanted, Use use, int depth) {
        if (use == Use.PLAIN || choices.percent(use == Use.ADDRESS ? 4 : 10)) {
            values(List.of(wanted), depth);
            return;
        }
        switch (use) {
            case PLAIN -> throw new ImpossibleException("a plain operand is no special one");
            case ADDRESS -> {
                boolean sum = choices.percent(30);
                bounded(sum ? 0x7FFF : 0xFFFF, depth);
                if (sum) {
                    bounded(0x7FFF, depth);
                    code.write(new Numeric(NumericOperator.I32_ADD));
                }
            }
            case SMALL, ENTRY -> bounded(7, depth);
            case COUNT -> bounded(1, depth);
            case LENGTH -> bounded(0x3FF, depth);
            case CONDITION -> {
                var comparison = choices.percent(60) ? around.candidates().comparison(choices) : Option.<Candidate>none();
                comparison.peek(candidate -> write(candidate, Option.none(), depth - 1))
                        .onEmpty(() -> values(List.of(wanted), depth));
            }
            case DIVISOR -> {
                values(List.of(wanted), depth);
                code.write(wanted == NumberType.I64 ? new I64Const(1) : new I32Const(1));
                code.write(new Numeric(wanted == NumberType.I64 ? NumericOperator.I64_OR : NumericOperator.I32_OR));
            }
            case TRUNCATED -> {
                if (choices.percent(50)) {
                    code.write(wanted == NumberType.F32
                            ? new F32Const(Float.floatToRawIntBits(choices.between(-1_000, 1 << 20) / 8f))
                            : new F64Const(Double.doubleToRawLongBits(choices.between(-1_000, 1 << 30) / 8.0)));
                } else {
                    values(List.of(NumberType.I32), depth);
                    code.write(new Numeric(wanted == NumberType.F32
                            ? NumericOperator.F32_CONVERT_I32_U
                            : NumericOperator.F64_CONVERT_I32_U));
                }
            }
        }
    }

    private void bounded(int mask, int depth) {
        if (choices.percent(50)) {
            code.write(new I32Const(choices.below(Math.min(mask, 200) + 1)));
            return;
        }
        values(List.of(NumberType.I32), depth);
        code.write(new I32Const(mask));
        code.write(new Numeric(NumericOperator.I32_AND));
    }

    // Instructions

    /// Writes an instruction with its operands, and all of it if it is a block. The operands may be there already.
    private void write(Candidate candidate, Option<List<ValueType>> there, int depth) {
        if (there.isEmpty()) operands(candidate, depth);
        var instruction = Immediates.choose(candidate.instruction(), around.context(), code, choices);
        code.write(instruction);
        switch (instruction) {
            case Block _, Loop _ -> {
                block(code.blockOperands(), depth);
                code.write(new End());
            }
            case If _ -> conditional(depth);
            default -> NanCanonicalisation.local(instruction).map(canonicalisers::get)
                    .forEach(local -> NanCanonicalisation.behind(instruction, local).forEach(code::write));
        }
    }

    private void operands(Candidate candidate, int depth) {
        var operands = candidate.operands();
        var uses = Use.of(candidate.instruction().operator(), operands.size());
        if (uses.stream().allMatch(use -> use == Use.PLAIN)) {
            values(operands, depth);
            return;
        }
        for (int i = 0; i < operands.size(); i++) {
            var entries = uses.get(i) == Use.ENTRY ? around.entries(candidate.instruction()) : List.<Integer>of();
            if (entries.isEmpty() || choices.percent(15)) value(operands.get(i), uses.get(i), depth);
            else code.write(new I32Const(choices.of(entries)));
        }
    }

    private void conditional(int depth) {
        block(code.blockOperands(), depth);
        boolean needsElse = !code.blockOperands().equals(code.blockResults());
        if (needsElse || choices.percent(50)) {
            code.write(new Else());
            block(code.blockOperands(), depth);
        }
        code.write(new End());
    }

    /// Writes the inside of the innermost block, from what is there to what it leaves.
    private void block(List<ValueType> there, int depth) {
        boolean loop = code.isLoopHead();
        if (loop) burnFuel();
        var rest = forward(there, depth);
        int statements = depth <= 0 ? choices.below(2) : depth == DEPTH ? choices.between(3, 12) : choices.below(5);
        for (int i = 0; i < statements; i++) statement(depth - 1);
        if (loop && choices.percent(60)) repeat(depth - 1);
        if (isOutermost()) publish();
        if (choices.percent(8)) {
            jump(depth - 1);
            if (choices.percent(50)) statement(depth - 1);
        }
        var wanted = code.blockResults();
        int kept = 0;
        while (kept < rest.size() && kept < wanted.size() && rest.get(kept) == wanted.get(kept)) kept++;
        if (choices.percent(30)) kept = choices.between(0, kept);
        consumeAll(rest.subList(kept, rest.size()));
        values(wanted.subList(kept, wanted.size()), depth);
    }

    /// Uses up some of what is there by instructions that take it.
    private List<ValueType> forward(List<ValueType> there, int depth) {
        var now = there;
        for (int i = 0; i < 2 && !now.isEmpty() && choices.percent(60); i++) {
            var found = around.candidates().taking(now, choices).filter(candidate -> !candidate.isBlock());
            if (found.isEmpty()) break;
            var candidate = found.get();
            write(candidate, Option.some(now), depth);
            var next = new ArrayList<>(now.subList(0, now.size() - candidate.operands().size()));
            next.addAll(candidate.results());
            now = next;
        }
        return now;
    }

    // Statements

    /// Writes code that leaves the operand stack as it was.
    private void statement(int depth) {
        if (code.size() > 2 * around.most()) return;
        int roll = choices.below(100);
        if (roll < 3 && depth > 0 && !isOutermost()) {
            jump(depth);
            return;
        }
        Option<Candidate> found;
        if (roll < 15) found = own.any(choices);
        else if (roll < 25 && (!isOutermost() || choices.oneIn(4))) found = around.branches(code).any(choices);
        else if (roll < 60) found = around.candidates().withoutResult(choices);
        else found = around.candidates().any(choices);
        found.filter(candidate -> depth > 0 || !candidate.isBlock()).forEach(candidate -> {
            write(candidate, Option.none(), depth);
            consumeAll(candidate.results());
        });
    }

    /// Writes code behind which execution does not go on.
    private void jump(int depth) {
        int roll = choices.below(100);
        Option<Candidate> found;
        if (roll < 15) found = around.candidates().jump(choices);
        else if (roll < 40) found = own.jump(choices);
        else found = around.branches(code).jump(choices);
        found.forEach(candidate -> jump(candidate, depth));
    }

    private void jump(Candidate candidate, int depth) {
        var instruction = Immediates.choose(candidate.instruction(), around.context(), code, choices);
        switch (InstructionTyping.of(around.context(), code, instruction)) {
            case Typing.Jump jump when jump.operands().isInhabited() ->
                operands(Candidate.of(instruction, jump.operands(), jump.operands()), depth);
            // The labels disagree, which is for code that is never reached: the operands fit them all if there are none.
            case Typing.Jump _ -> value(NumberType.I32, Use.SMALL, 0);
            default -> throw new ImpossibleException(instruction + " is no jump");
        }
        code.write(instruction);
    }

    private void consumeAll(List<ValueType> there) {
        for (var type : there.reversed()) consume(type);
    }

    private void consume(ValueType type) {
        var sinks = choices.percent(50) ? own : around.candidates();
        code.write(sinks.sink(type, choices).map(Candidate::instruction).getOrElse(Drop::new));
    }

    /// Whether no block is open, so that nothing is reached behind a branch.
    private boolean isOutermost() {
        return code.labels() == 1;
    }

    /// Stores some locals, so that what became of them is seen from outside.
    private void publish() {
        var memory = around.context().memories().headOption();
        if (memory.isEmpty() || memory.get().limits().minimum() == 0) return;
        int count = choices.below(5);
        for (int i = 0; i < count; i++) {
            int readable = locals.size() - canonicalisers.size();
            if (readable > 0) publish(choices.below(readable));
        }
    }

    private void publish(int local) {
        around.candidates().store(locals.get(local), choices).forEach(store -> {
            code.write(new I32Const(choices.below(3_000)));
            code.write(new LocalGet(local));
            code.write(store.instruction());
        });
    }

    // Fuel

    /// Writes code that gives up if there is no fuel left, and uses one of it.
    private void burnFuel() {
        code.write(new GlobalGet(around.fuel()));
        code.write(new Numeric(NumericOperator.I32_EQZ));
        code.write(new If(BlockType.Empty.EMPTY));
        if (choices.oneIn(10)) {
            code.write(new Unreachable());
        } else {
            for (var result : type.results()) code.write(EdgeValues.constant(Value.zero(result)));
            code.write(new Return());
        }
        code.write(new End());
        code.write(new GlobalGet(around.fuel()));
        code.write(new I32Const(1));
        code.write(new Numeric(NumericOperator.I32_SUB));
        code.write(new GlobalSet(around.fuel()));
    }

    /// Writes a branch back to the head of the innermost block, a loop.
    private void repeat(int depth) {
        var back = new BrIf(0);
        if (!(InstructionTyping.of(around.context(), code, back) instanceof Typing.Arrow arrow)) {
            throw new ImpossibleException(back + " does not go on");
        }
        write(Candidate.of(back, arrow.operands(), arrow.results()), Option.none(), depth);
        consumeAll(Candidate.list(arrow.results()));
    }

    /// Writes so many blocks one inside the other, with a branch out of the innermost.
    private void nest(int levels) {
        for (int i = 0; i < levels; i++) code.write(new Block(new BlockType.Result(NumberType.I32)));
        values(List.of(NumberType.I32), 2);
        if (!code.isDead()) {
            code.write(new I32Const(1));
            code.write(new BrIf(choices.below(levels)));
        }
        for (int i = 0; i < levels; i++) code.write(new End());
        consume(NumberType.I32);
    }
}

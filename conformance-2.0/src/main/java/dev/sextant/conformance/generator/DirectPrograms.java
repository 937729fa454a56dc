package dev.sextant.conformance.generator;

import dev.sextant.conformance.generator.Program.Argument;
import dev.sextant.conformance.generator.Program.Invocation;
import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.TypedOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// For each operator, programs that execute it for certain: a function which is the operator and nothing else, called with the
/// edges of its operand types, or a function that begins with it.
public final class DirectPrograms {

    /// The most calls of one function.
    private static final int CALLS = 400;
    /// Functions in which an operator stands in company, and calls of each.
    private static final int SHAPES = 40;
    private static final int CALLS_PER_SHAPE = 12;
    /// Modules that are tried for one in which an operator has a meaning.
    private static final int TRIES = 60;
    private static final int PAGE = MemoryType.PAGE;

    private final Features features;
    private final Choices choices;

    private DirectPrograms(Features features, Choices choices) {
        this.features = features;
        this.choices = choices;
    }

    /// The programs for an operator that the features have.
    public static List<Program> of(Operator operator, long seed, Features features) {
        var direct = new DirectPrograms(features, new Choices(seed * 1_000 + operator.opcode()));
        return switch (operator) {
            case NumericOperator numeric -> List.of(direct.typed(numeric), direct.shaped(numeric));
            case AccessOperator access -> List.of(direct.typed(access), direct.shaped(access));
            case TypedOperator typed -> List.of(direct.typed(typed));
            case ContextualOperator contextual -> direct.contextual(contextual);
        };
    }

    // A function that is the operator

    private Program typed(TypedOperator operator) {
        var functions = instances(operator).stream().map(instruction -> function(operator, instruction)).toList();
        var module = module(operator.type(), Array.ofAll(functions), isAccess(operator));
        var calls = new ArrayList<Invocation>();
        for (int i = 0; i < functions.size(); i++) {
            for (var arguments : arguments(operator)) calls.add(new Invocation("w" + i, arguments));
        }
        return new Program(operator.mnemonic(), features, Option.none(),
                ObservationPoints.added(module, features, 1), Array.ofAll(calls));
    }

    private Module.Function function(TypedOperator operator, Instruction instruction) {
        var body = new ArrayList<Instruction>();
        int parameters = operator.type().parameters().size();
        for (int i = 0; i < parameters; i++) body.add(new LocalGet(i));
        body.add(instruction);
        body.addAll(NanCanonicalisation.behind(instruction, parameters));
        var locals = NanCanonicalisation.local(instruction).map(type -> new Module.Locals(1, type));
        return new Module.Function(0, Array.ofAll(locals), Expression.of(Array.ofAll(body)));
    }

    private static List<Instruction> instances(TypedOperator operator) {
        return switch (operator) {
            case NumericOperator numeric -> List.of(new Numeric(numeric));
            case VectorOperator vector -> List.of(new Vector(vector));
            case LaneOperator lane -> Array.range(0, lane.lanes()).<Instruction>map(i -> new Lane(lane, i)).toJavaList();
            case AccessOperator access -> offsets(access.width()).stream()
                    .<Instruction>map(offset -> new Access(access, new MemoryArgument(offset, 0))).toList();
            case LaneAccessOperator access -> offsets(access.width()).stream()
                    .<Instruction>map(offset -> new LaneAccess(access, new MemoryArgument(offset, 0),
                            (int) (offset % access.lanes()))).toList();
        };
    }

    private static List<Long> offsets(int width) {
        return List.of(0L, 1L, (long) PAGE - width, (long) PAGE - width + 1, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFFL);
    }

    /// Some fuel, which the wrapper wants, and if it is for an access one page of bytes that are all different enough.
    private static Module module(FunctionType type, Array<Module.Function> functions, boolean access) {
        var memories = access ? Array.of(new MemoryType(Limits.between(1, 1))) : Array.<MemoryType>empty();
        var content = new byte[PAGE];
        for (int i = 0; i < PAGE; i++) content[i] = (byte) (i * 0x9E3779B1L >>> 13);
        var exports = Array.range(0, functions.size()).map(i -> new Module.Export("f" + i, Module.ExternalKind.FUNCTION, i))
                .append(new Module.Export("fuel", Module.ExternalKind.GLOBAL, 0))
                .appendAll(memories.map(_ -> new Module.Export("memory", Module.ExternalKind.MEMORY, 0)));
        return new Module(
                Array.of(type), functions, Array.empty(), memories,
                Array.of(new Module.Global(GlobalType.variable(NumberType.I32), Expression.of(new I32Const(0)))), Array.empty(),
                memories.map(_ -> new Module.DataSegment(Bytes.copyOf(content),
                        new Module.SegmentMode.Active(0, Expression.of(new I32Const(0))))),
                Option.none(), Array.empty(), exports, Array.empty());
    }

    private static boolean isAccess(TypedOperator operator) {
        return operator instanceof AccessOperator || operator instanceof LaneAccessOperator;
    }

    private List<Array<Argument>> arguments(TypedOperator operator) {
        var columns = new ArrayList<List<Value>>();
        boolean access = isAccess(operator);
        for (var type : operator.type().parameters()) {
            columns.add(access && columns.isEmpty() ? addresses() : EdgeValues.all(type, choices, CALLS / 4));
        }
        long tuples = 1;
        for (var column : columns) tuples *= column.size();
        int most = access ? CALLS / 8 : CALLS;
        var rows = new ArrayList<Array<Argument>>();
        for (int i = 0; i < Math.min(tuples, most); i++) {
            long rest = tuples <= most ? i : Math.floorMod(choices.bits(), tuples);
            var row = Array.<Argument>empty();
            for (var column : columns) {
                row = row.appendAll(Calls.bits(column.get((int) (rest % column.size()))));
                rest /= column.size();
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Value> addresses() {
        return Array.of(0, 1, 2, 3, 7, 8, 1_000,
                        PAGE - 17, PAGE - 16, PAGE - 15, PAGE - 8, PAGE - 7, PAGE - 4, PAGE - 3, PAGE - 2, PAGE - 1,
                        PAGE, PAGE + 1, 0x7FFFFFFF, 0x80000000, 0x80000001, -PAGE, -16, -8, -4, -2, -1)
                .<Value>map(Value.I32::new).toJavaList();
    }

    // A function that is the operator in the company that engines melt it with

    /// The operator with constant operands, with addresses that are sums, or with a result that a branch hangs on.
    private Program shaped(TypedOperator operator) {
        var functions = new ArrayList<Module.Function>();
        for (int i = 0; i < SHAPES; i++) functions.add(shaped(operator, i));
        var module = module(shapedType(operator), Array.ofAll(functions), isAccess(operator));
        var calls = new ArrayList<Invocation>();
        for (int i = 0; i < functions.size(); i++) {
            var rows = arguments(operator);
            for (int call = 0; call < CALLS_PER_SHAPE; call++) calls.add(new Invocation("w" + i, choices.of(rows)));
        }
        return new Program(operator.mnemonic() + " in company", features, Option.none(),
                ObservationPoints.added(module, features, 1), Array.ofAll(calls));
    }

    private static FunctionType shapedType(TypedOperator operator) {
        return new FunctionType(operator.type().parameters(), isCondition(operator)
                ? Array.of(NumberType.I32)
                : operator.type().results());
    }

    private static boolean isCondition(TypedOperator operator) {
        return operator.type().results().equals(Array.of(NumberType.I32));
    }

    private Module.Function shaped(TypedOperator operator, int shape) {
        var type = operator.type();
        var body = new ArrayList<Instruction>();
        int constant = choices.below(type.parameters().size() + 1);
        for (int i = 0; i < type.parameters().size(); i++) {
            body.add(i == constant ? EdgeValues.constant(EdgeValues.value(type.parameters().get(i), choices)) : new LocalGet(i));
            if (isAccess(operator) && i == 0) sum(body);
        }
        var instances = instances(operator);
        var instruction = isAccess(operator) && choices.percent(70) ? instances.getFirst() : choices.of(instances);
        body.add(instruction);
        int parameters = type.parameters().size();
        body.addAll(NanCanonicalisation.behind(instruction, parameters));
        if (isCondition(operator)) decide(shape, body);
        else if (!type.results().isEmpty() && choices.percent(50)) throughLocal(type, body);
        var locals = NanCanonicalisation.local(instruction).map(each -> new Module.Locals(1, each));
        return new Module.Function(0, Array.ofAll(locals), Expression.of(Array.ofAll(body)));
    }

    private void sum(List<Instruction> body) {
        int term = choices.percent(60) ? choices.below(100) : choices.of(EdgeValues.I32);
        body.add(choices.percent(70) ? new I32Const(term) : new LocalGet(0));
        body.add(new Numeric(NumericOperator.I32_ADD));
    }

    /// The result goes into a parameter of its type, if there is one, and is read from there.
    private static void throughLocal(FunctionType type, List<Instruction> body) {
        int local = type.parameters().indexOf(type.results().get(0));
        if (local < 0) return;
        body.add(new LocalSet(local));
        body.add(new LocalGet(local));
    }

    /// A 1 or a 2 that hangs on the condition on top.
    private static void decide(int shape, List<Instruction> body) {
        var result = new BlockType.Result(NumberType.I32);
        if (shape % 2 == 1) body.add(new Numeric(NumericOperator.I32_EQZ));
        switch (shape / 2 % 4) {
            case 0 -> body.addAll(List.of(new If(result), new I32Const(1), new Else(), new I32Const(2), new End()));
            case 1 -> {
                // The condition is computed inside of the block.
                var inner = List.copyOf(body);
                body.clear();
                body.addAll(List.of(new Block(BlockType.Empty.EMPTY)));
                body.addAll(inner);
                body.addAll(List.of(new BrIf(0), new I32Const(1), new Return(), new End(), new I32Const(2)));
            }
            case 2 -> {
                // The values to choose from lie below the condition.
                body.addAll(0, List.of(new I32Const(1), new I32Const(2)));
                body.add(new Select(Option.none()));
            }
            default -> {}
        }
    }

    // A function that begins with the operator

    private List<Program> contextual(ContextualOperator operator) {
        var programs = new ArrayList<Program>();
        for (int i = 0; i < TRIES && programs.size() < 4; i++) {
            var skeleton = new SkeletonGenerator(features, choices).generate(Option.none());
            if (operator == ContextualOperator.ELSE || operator == ContextualOperator.END) {
                programs.add(program(operator, skeleton, (type, _) -> otherwise(type)));
                continue;
            }
            var around = Surroundings.of(skeleton.module(), features, skeleton.fuel(), 50);
            var type = type(skeleton.module(), 0);
            var body = new BodyGenerator(around, type, choices);
            var beginnings = body.beginnings(operator);
            if (beginnings.isEmpty()) continue;
            programs.add(program(operator, skeleton, (_, index) -> body.beginningWith(index, choices.of(beginnings))));
        }
        return programs;
    }

    private interface Body {
        Module.Function of(FunctionType type, long index);
    }

    private static FunctionType type(Module skeleton, int function) {
        return skeleton.types().get((int) skeleton.functions().get(function).type());
    }

    /// A body that goes through the second arm of an `if`.
    private static Module.Function otherwise(FunctionType type) {
        var body = new ArrayList<Instruction>(List.of(new I32Const(0), new If(new BlockType.Result(NumberType.I32)),
                new Unreachable(), new Else(), new I32Const(7), new End(), new Drop()));
        for (ValueType result : type.results()) body.add(EdgeValues.constant(Value.zero(result)));
        return new Module.Function(0, Array.empty(), Expression.of(Array.ofAll(body)));
    }

    /// The skeleton with bodies, the first of which is this one and is called; what could keep the module from being
    /// instantiated is taken away.
    private Program program(ContextualOperator operator, SkeletonGenerator.Skeleton skeleton, Body first) {
        var module = ModuleGenerator.withBodies(skeleton.module(), features, skeleton.fuel(), choices);
        long index = module.functions().get(0).type();
        var body = first.of(type(module, 0), index);
        var function = new Module.Function(index, body.locals(), body.body());
        var changed = new Module(module.types(), module.functions().update(0, function), module.tables(), module.memories(),
                module.globals(), module.elements(), module.datas(), Option.none(), module.imports(), module.exports(),
                module.customs());
        int own = module.imports().count(imported -> imported.kind() == Module.ExternalKind.FUNCTION);
        var calls = Calls.ofAllFunctions(changed, features, choices).filter(call -> call.export().equals("w" + own));
        return new Program(operator.mnemonic(), features, Option.none(), ObservationPoints.added(changed, features, 20), calls);
    }
}

package dev.sextant.benchmarks;

import static dev.sextant.domain.structure.NumberType.F64;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.domain.structure.NumberType.I64;

import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A large valid module, the same each time: functions of nested statements over locals, a memory and each other.
public final class GeneratedModule {

    /// What a function of a [#callable] module gives if its first argument is 0.
    public static final int ANSWER = 7;

    private static final int BODIES = 20;
    private static final int STATEMENTS = 60;
    private static final int LOCALS = 4;
    private static final FunctionType TYPE = FunctionType.of(I32, I32).returning(I32);
    private static final Array<NumberType> TYPES = Array.of(I32, I64, F64);

    /// Operators that take and give numbers of these types only.
    private static final Array<NumericOperator> OPERATORS = Array.of(NumericOperator.values())
            .filter(operator -> operator.feature() == Feature.CORE)
            .filter(operator -> operator.type().parameters().appendAll(operator.type().results()).forAll(type -> TYPES.exists(type::equals)));

    private final Random random = new Random(25);
    private final List<Instruction> code = new ArrayList<>();
    private final int statements;
    private int depth;

    private GeneratedModule(int statements) {
        this.statements = statements;
    }

    /// A module of at least so many bytes.
    static byte[] ofBytes(int bytes) {
        var bodies = new GeneratedModule(STATEMENTS).bodies();
        int each = Encoder.encode(module(bodies)).length() / BODIES;
        int functions = bytes / each + 1;
        return Encoder.encode(module(Array.fill(functions / BODIES + 1, bodies).flatMap(all -> all))).toArray();
    }

    /// A module of so many functions and about so many bytes, of which two can be called: `first` calls one function and `all` calls each
    /// one once. The functions return at once: it is the call that matters, which finds them compiled.
    public static byte[] callable(int bytes, int functions) {
        int each = bytes / functions;
        // More statements are mostly, not always, more bytes: what they are is drawn by lot.
        var bodies = Array.rangeClosed(1, STATEMENTS)
                .map(statements -> new GeneratedModule(statements).bodies().map(GeneratedModule::returning))
                .minBy(Comparator.comparingInt(candidate -> Math.abs(Encoder.encode(module(candidate)).length() / BODIES - each)))
                .get();
        return Encoder.encode(withCalls(module(Array.range(0, functions).map(i -> bodies.get(i % BODIES))))).toArray();
    }

    // A body gives its closing `end`, too.
    private static Expression returning(Expression body) {
        return Expression.of(Array.<Instruction>of(
                        new Instruction.LocalGet(0),
                        new Instruction.Numeric(NumericOperator.I32_EQZ),
                        new Instruction.If(empty()),
                        new Instruction.I32Const(ANSWER),
                        new Instruction.Return(),
                        new Instruction.End())
                .appendAll(body).init());
    }

    private static Module withCalls(Module module) {
        int functions = module.functions().size();
        var first = Expression.of(Array.of(new Instruction.I32Const(0), new Instruction.I32Const(0), new Instruction.Call(functions - 1)));
        // Locals: which function, and the sum of what they gave.
        var all = Expression.of(Array.of(
                new Instruction.Loop(empty()),
                new Instruction.LocalGet(1),
                new Instruction.I32Const(0),
                new Instruction.I32Const(0),
                new Instruction.LocalGet(0),
                new Instruction.CallIndirect(0, 0),
                new Instruction.Numeric(NumericOperator.I32_ADD),
                new Instruction.LocalSet(1),
                new Instruction.LocalGet(0),
                new Instruction.I32Const(1),
                new Instruction.Numeric(NumericOperator.I32_ADD),
                new Instruction.LocalTee(0),
                new Instruction.I32Const(functions),
                new Instruction.Numeric(NumericOperator.I32_LT_U),
                new Instruction.BrIf(0),
                new Instruction.End(),
                new Instruction.LocalGet(1)));
        return new Module(
                module.types().append(FunctionType.of().returning(I32)),
                module.functions()
                        .append(new Module.Function(1, Array.empty(), first))
                        .append(new Module.Function(1, Array.of(new Module.Locals(2, I32)), all)),
                Array.of(new TableType(Limits.atLeast(functions), ReferenceType.FUNCREF)),
                module.memories(), module.globals(),
                Array.of(new Module.ElementSegment(
                        ReferenceType.FUNCREF,
                        new Module.Items.Functions(Indices.of(IntStream.range(0, functions).asLongStream().toArray())),
                        new Module.SegmentMode.Active(0, Expression.of(new Instruction.I32Const(0))))),
                module.datas(), module.start(), module.imports(),
                Array.of(
                        new Module.Export("first", Module.ExternalKind.FUNCTION, functions),
                        new Module.Export("all", Module.ExternalKind.FUNCTION, functions + 1L)),
                module.customs());
    }

    private static Module module(Array<Expression> bodies) {
        var locals = TYPES.map(type -> new Module.Locals(LOCALS, type));
        return new Module(
                Array.of(TYPE),
                bodies.map(body -> new Module.Function(0, locals, body)),
                Array.empty(),
                Array.of(new MemoryType(Limits.atLeast(1))),
                Array.empty(), Array.empty(), Array.empty(), Option.none(), Array.empty(),
                Array.of(new Module.Export("f", Module.ExternalKind.FUNCTION, 0)),
                Array.empty());
    }

    private Array<Expression> bodies() {
        return Array.fill(BODIES, () -> {
            code.clear();
            for (int i = 0; i < statements; i++) statement();
            value(I32, 3);
            code.add(new Instruction.End());
            return Expression.of(Array.ofAll(code).init());
        });
    }

    private void statement() {
        int choice = random.nextInt(depth < 5 ? 10 : 6);
        switch (choice) {
            case 0 -> {
                value(I32, 2);
                value(I64, 3);
                code.add(new Instruction.Access(AccessOperator.I64_STORE, new MemoryArgument(random.nextInt(5_000), 3)));
            }
            case 1 -> {
                value(I32, 1);
                value(I32, 1);
                code.add(new Instruction.Call(random.nextInt(BODIES)));
                code.add(new Instruction.LocalSet(local(I32)));
            }
            case 6, 7 -> {
                code.add(choice == 6 ? new Instruction.Block(empty()) : new Instruction.Loop(empty()));
                block();
                value(I32, 2);
                code.add(new Instruction.BrIf(random.nextInt(depth + 1)));
                code.add(new Instruction.End());
            }
            case 8 -> {
                value(I32, 2);
                code.add(new Instruction.If(empty()));
                block();
                code.add(new Instruction.Else());
                block();
                code.add(new Instruction.End());
            }
            default -> {
                var type = TYPES.get(random.nextInt(TYPES.size()));
                value(type, 4);
                code.add(new Instruction.LocalSet(local(type)));
            }
        }
    }

    private static BlockType empty() {
        return BlockType.Empty.EMPTY;
    }

    private void block() {
        depth++;
        for (int i = random.nextInt(4); i >= 0; i--) statement();
        depth--;
    }

    /// Puts a value of a type on the stack, with at most so many operators above one another.
    private void value(NumberType type, int height) {
        int choice = height == 0 ? random.nextInt(2) : random.nextInt(6);
        if (choice == 0) {
            code.add(switch (type) {
                case I32 -> new Instruction.I32Const(random.nextInt() >> random.nextInt(32));
                case I64 -> new Instruction.I64Const(random.nextLong() >> random.nextInt(64));
                default -> new Instruction.F64Const(Double.doubleToRawLongBits(random.nextGaussian()));
            });
        } else if (choice == 1) {
            code.add(new Instruction.LocalGet(local(type)));
        } else if (choice == 2 && type == I32) {
            value(I32, height - 1);
            code.add(new Instruction.Access(AccessOperator.I32_LOAD, new MemoryArgument(random.nextInt(5_000), 2)));
        } else {
            var fitting = OPERATORS.filter(operator -> operator.type().results().head() == type);
            var operator = fitting.get(random.nextInt(fitting.size()));
            operator.type().parameters().forEach(parameter -> value((NumberType) parameter, height - 1));
            code.add(new Instruction.Numeric(operator));
        }
    }

    private long local(NumberType type) {
        int parameters = TYPE.parameters().size();
        return parameters + (long) TYPES.indexOf(type) * LOCALS + random.nextInt(LOCALS);
    }
}

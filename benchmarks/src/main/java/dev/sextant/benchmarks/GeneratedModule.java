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
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A large valid module, the same each time: functions of nested statements over locals, a memory and each other.
final class GeneratedModule {

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
    private int depth;

    private GeneratedModule() {}

    /// A module of at least so many bytes.
    static byte[] ofBytes(int bytes) {
        var bodies = new GeneratedModule().bodies();
        int each = Encoder.encode(module(bodies)).length() / BODIES;
        int functions = bytes / each + 1;
        return Encoder.encode(module(Array.fill(functions / BODIES + 1, bodies).flatMap(all -> all))).toArray();
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
            for (int i = 0; i < STATEMENTS; i++) statement();
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

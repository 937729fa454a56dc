package dev.sextant.ports.contract;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The body of a random valid function `[i32 i64] -> [i64]` with locals of [#LOCALS], a memory of one page and globals of
/// [#GLOBALS]. It is made to be hard on a compiler: values wait on the stack while locals that they came from are set, branches
/// leave from the middle of expressions, constants are where constants matter. It ends: loops count down.
final class RandomProgram {

    /// The types of the locals, parameters first. The last ones count loops.
    static final List<NumberType> LOCALS = List.of(NumberType.I32, NumberType.I64, NumberType.I32, NumberType.I32, NumberType.I64,
            NumberType.F64, NumberType.I32, NumberType.I32, NumberType.I32);

    static final List<NumberType> GLOBALS = List.of(NumberType.I32, NumberType.I64);

    private static final int COUNTERS = 6;
    private static final int[] CONSTANTS = {0, 1, 2, -1, 3, 8, 31, 32, 33, 255, 65_528, 65_535, 65_536, -8, -65_536,
            Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1};
    private static final List<NumericOperator> OPERATORS = Arrays.stream(NumericOperator.values())
            .filter(operator -> operator.type().parameters().appendAll(operator.type().results()).forAll(
                    type -> type == NumberType.I32 || type == NumberType.I64 || type == NumberType.F64))
            // Nobody sees the bits of an f64: those of a NaN are not the same everywhere.
            .filter(operator -> !operator.mnemonic().contains("reinterpret"))
            .toList();
    private static final List<AccessOperator> LOADS = accesses(false);
    private static final List<AccessOperator> STORES = accesses(true);

    private static List<AccessOperator> accesses(boolean areStores) {
        return Arrays.stream(AccessOperator.values())
                .filter(operator -> operator.feature() == Feature.CORE && operator.isStore() == areStores)
                .filter(operator -> operator.mnemonic().startsWith("i") || operator == AccessOperator.F64_LOAD)
                .toList();
    }

    private final Random random;
    private final List<Instruction> body = new ArrayList<>();

    /// What a branch to each open label brings, the innermost last; null: nothing.
    private final List<NumberType> labels = new ArrayList<>();
    private int counters;
    private int budget;

    private RandomProgram(Random random, int size) {
        this.random = random;
        this.budget = size;
    }

    static List<Instruction> make(long seed, int size) {
        var program = new RandomProgram(new Random(seed), size);
        program.labels.add(NumberType.I64);
        program.statements(4);
        program.expression(NumberType.I64, 5);
        return program.body;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void add(Instruction instruction) {
        body.add(instruction);
        budget--;
    }

    private int local(NumberType type) {
        for (;;) {
            int local = random.nextInt(COUNTERS);
            if (LOCALS.get(local) == type) return local;
        }
    }

    // ---- expressions -----------------------------------------------------------------------------------------------------

    private void expression(NumberType type, int depth) {
        if (depth <= 0 || budget <= 0) {
            leaf(type);
            return;
        }
        if (chance(8)) {
            expression(type, depth - 1);
            statements(1);
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1 -> leaf(type);
            case 2 -> {
                expression(type, depth - 1);
                add(new Instruction.LocalTee(local(type)));
            }
            case 3 -> {
                expression(type, depth - 1);
                expression(type, depth - 1);
                expression(NumberType.I32, depth - 1);
                add(new Instruction.Select(Option.none()));
            }
            case 4 -> {
                var load = any(LOADS);
                if (load.type().results().get(0) == type) {
                    address(depth);
                    add(new Instruction.Access(load, argument()));
                } else {
                    operator(type, depth);
                }
            }
            case 5 -> block(type, depth);
            default -> operator(type, depth);
        }
    }

    private void leaf(NumberType type) {
        if (chance(35)) {
            add(switch (type) {
                case I32 -> new Instruction.I32Const(chance(50) ? random.nextInt(10) : CONSTANTS[random.nextInt(CONSTANTS.length)]);
                case I64 -> new Instruction.I64Const(chance(20) ? random.nextLong() : CONSTANTS[random.nextInt(CONSTANTS.length)]);
                case F64 -> new Instruction.F64Const(Double.doubleToRawLongBits(random.nextInt(9) * 1e9 - 3e9));
                case F32 -> throw new AssertionError(type);
            });
        } else if (type != NumberType.F64 && chance(15)) {
            add(new Instruction.GlobalGet(GLOBALS.indexOf(type)));
        } else {
            add(new Instruction.LocalGet(local(type)));
        }
    }

    private void operator(NumberType type, int depth) {
        NumericOperator operator;
        do {
            operator = any(OPERATORS);
        } while (operator.type().results().get(0) != type);
        for (var parameter : operator.type().parameters()) expression((NumberType) parameter, depth - 1);
        add(new Instruction.Numeric(operator));
    }

    /// An address that is mostly in bounds, and often a sum.
    private void address(int depth) {
        expression(NumberType.I32, depth - 2);
        if (chance(60)) {
            add(new Instruction.I32Const(0xFFF));
            add(new Instruction.Numeric(NumericOperator.I32_AND));
        }
        if (chance(20)) {
            add(new Instruction.I32Const(random.nextInt(4)));
            add(new Instruction.Numeric(NumericOperator.I32_SHL));
        }
        if (chance(50)) {
            if (chance(50)) {
                leaf(NumberType.I32);
            } else {
                expression(NumberType.I32, 1);
                add(new Instruction.I32Const(0x7FF));
                add(new Instruction.Numeric(NumericOperator.I32_AND));
            }
            add(new Instruction.Numeric(NumericOperator.I32_ADD));
        }
    }

    private MemoryArgument argument() {
        return new MemoryArgument(chance(70) ? 0 : chance(80) ? random.nextInt(64) : 0xFFFF_FFF0L, 0);
    }

    /// An i32 to branch on: often what a branch can do itself.
    private void condition(int depth) {
        expression(NumberType.I32, depth);
        if (chance(30)) {
            add(new Instruction.I32Const(chance(50) ? 1 << random.nextInt(32) : 255));
            add(new Instruction.Numeric(NumericOperator.I32_AND));
        }
        if (chance(30)) add(new Instruction.Numeric(NumericOperator.I32_EQZ));
    }

    /// A block with a result, from the middle of which a branch may leave.
    private void block(NumberType type, int depth) {
        boolean isIf = chance(40);
        if (isIf) condition(depth - 1);
        add(isIf ? new Instruction.If(new BlockType.Result(type)) : new Instruction.Block(new BlockType.Result(type)));
        labels.add(type);
        statements(chance(50) ? 1 : 0);
        expression(type, depth - 1);
        if (isIf) {
            add(new Instruction.Else());
            expression(type, depth - 1);
        }
        if (chance(50)) {
            expression(NumberType.I32, depth - 1);
            add(new Instruction.BrIf(0));
        }
        labels.removeLast();
        add(new Instruction.End());
    }

    // ---- statements ------------------------------------------------------------------------------------------------------

    private void statements(int count) {
        for (int i = 0; i < count && budget > 0; i++) statement();
    }

    private void statement() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                var type = any(List.of(NumberType.I32, NumberType.I64, NumberType.F64));
                expression(type, 3);
                add(new Instruction.LocalSet(local(type)));
            }
            case 3 -> {
                var store = any(STORES);
                address(3);
                expression((NumberType) store.type().parameters().get(1), 2);
                add(new Instruction.Access(store, argument()));
            }
            case 4 -> {
                var type = any(GLOBALS);
                expression(type, 3);
                add(new Instruction.GlobalSet(GLOBALS.indexOf(type)));
            }
            case 5 -> {
                expression(any(List.of(NumberType.I32, NumberType.I64)), 3);
                add(new Instruction.Drop());
            }
            case 6, 7 -> {
                boolean isIf = chance(60);
                if (isIf) condition(2);
                add(isIf ? new Instruction.If(BlockType.Empty.EMPTY) : new Instruction.Block(BlockType.Empty.EMPTY));
                labels.add(null);
                statements(2);
                if (isIf && chance(50)) {
                    if (chance(20)) branch();
                    add(new Instruction.Else());
                    statements(2);
                }
                if (chance(20)) branch();
                labels.removeLast();
                add(new Instruction.End());
            }
            case 8 -> loop();
            case 9, 10 -> branchIf();
            default -> branchTable();
        }
    }

    private void loop() {
        if (COUNTERS + counters == LOCALS.size()) return;
        int counter = COUNTERS + counters++;
        add(new Instruction.I32Const(1 + random.nextInt(4)));
        add(new Instruction.LocalSet(counter));
        add(new Instruction.Loop(BlockType.Empty.EMPTY));
        // A branch to a loop would not count down.
        labels.add(NumberType.F32);
        statements(2);
        labels.removeLast();
        add(new Instruction.LocalGet(counter));
        add(new Instruction.I32Const(1));
        add(new Instruction.Numeric(NumericOperator.I32_SUB));
        add(new Instruction.LocalTee(counter));
        if (chance(50)) {
            add(new Instruction.I32Const(0));
            add(new Instruction.Numeric(NumericOperator.I32_NE));
        }
        add(new Instruction.BrIf(0));
        add(new Instruction.End());
        counters--;
    }

    private int label() {
        for (;;) {
            int label = random.nextInt(labels.size());
            if (labels.get(labels.size() - 1 - label) != NumberType.F32) return label;
        }
    }

    private NumberType brought(int label) {
        return labels.get(labels.size() - 1 - label);
    }

    private void branch() {
        int label = label();
        if (brought(label) != null) expression(brought(label), 2);
        add(chance(20) && label == labels.size() - 1 ? new Instruction.Return() : new Instruction.Br(label));
    }

    private void branchIf() {
        int label = label();
        var type = brought(label);
        boolean hasMore = chance(30);
        if (hasMore) expression(NumberType.I32, 2);
        if (type != null) expression(type, 2);
        condition(2);
        add(new Instruction.BrIf(label));
        if (type != null) add(new Instruction.Drop());
        if (hasMore) add(new Instruction.Drop());
    }

    /// A table within an `if`, for what comes behind it is not reached. All its labels bring the same.
    private void branchTable() {
        int otherwise = label();
        var type = brought(otherwise);
        var targets = new Indices.Builder(4);
        for (int i = 0; i < labels.size(); i++) {
            int label = label();
            if (brought(label) == type) targets.add(label + 1);
        }
        condition(2);
        add(new Instruction.If(BlockType.Empty.EMPTY));
        labels.add(null);
        if (chance(30)) expression(NumberType.I64, 1);
        if (type != null) expression(type, 2);
        expression(NumberType.I32, 1);
        if (chance(70)) {
            add(new Instruction.I32Const(3));
            add(new Instruction.Numeric(NumericOperator.I32_AND));
        }
        add(new Instruction.BrTable(targets.build(), otherwise + 1));
        labels.removeLast();
        add(new Instruction.End());
    }
}

package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sextant.ports.contract.Guest.World;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How every engine goes from one instruction to the next.
public abstract class ControlContract {

    protected abstract World world();

    private int run(String body, int... arguments) {
        var parameters = "i32 ".repeat(arguments.length);
        return world().guest("(module (func (export \"f\") (param " + parameters + ") (result i32) (local i32 i32) " + body + "))")
                .i32("f", arguments);
    }

    @Test
    void a_local_on_the_stack_keeps_its_value_when_it_is_set() {
        assertEquals(7, run("(local.get 0) (local.set 0 (i32.const 5))", 7));
        assertEquals(70, run("(i32.mul (local.get 0) (local.tee 0 (i32.const 10)))", 7));
        assertEquals(7 + 8 + 9, run("""
                (local.get 0) (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                (local.get 0) (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                (local.get 0) i32.add i32.add""", 7));
        assertEquals(7 - 8, run("(local.get 0) (local.get 0) (local.set 0 (i32.const 8)) (drop) (local.get 0) i32.sub", 7));
        assertEquals(3, run("(local.get 0) (local.get 1) (local.set 0) (local.set 1) (i32.sub (local.get 0) (local.get 1))", 2, 5));
        assertEquals(7, run("(local.get 0) (block (br_if 0 (i32.const 1)) (local.set 0 (i32.const 9)))", 7));
        assertEquals(7, run("(local.get 0) (block (br_if 0 (i32.const 0)) (local.set 0 (i32.const 9)))", 7));
        assertEquals(14, run("(local.get 0) (if (local.get 0) (then (local.set 0 (i32.const 9)))) (i32.const 7) (i32.add)", 7));
        assertEquals(7 * 2, run("(local.get 0) (local.tee 1 (local.get 0)) (local.set 0 (i32.const 9)) i32.add", 7));
    }

    @Test
    void a_result_goes_straight_into_a_local_only_where_that_is_the_same() {
        assertEquals(3, run("(i32.add (local.get 0) (i32.const 1)) (local.set 1 (i32.const 9)) (local.tee 1)", 2));
        assertEquals(10, run("(block (result i32) (i32.add (local.get 0) (i32.const 8))) (local.set 1) (local.get 1)", 2));
        assertEquals(11, run("(if (result i32) (local.get 0) (then (i32.const 11)) (else (i32.const 12))) (local.set 1) (local.get 1)", 2));
        assertEquals(12, run("(if (result i32) (local.get 0) (then (i32.const 11)) (else (i32.const 12))) (local.set 1) (local.get 1)", 0));
        assertEquals(5, run("(select (local.get 0) (local.get 1) (local.get 0)) (local.set 1) (local.get 1)", 5, 6));
        assertEquals(6, run("(local.get 1) (select (local.get 0) (local.get 1) (local.get 0)) (local.set 1)", 0, 6));
    }

    @Test
    void a_branch_brings_its_values_and_leaves_the_rest() {
        assertEquals(3, run("(block (result i32) (i32.const 1) (i32.const 2) (br 0 (i32.const 3)))"));
        assertEquals(3, run("(block (result i32) (i32.const 1) (i32.const 2) (drop (br_if 0 (i32.const 3) (local.get 0))) (drop))", 1));
        assertEquals(1, run("(block (result i32) (i32.const 1) (i32.const 2) (drop (br_if 0 (i32.const 3) (local.get 0))) (drop))", 0));
        assertEquals(7 - 5, run("""
                (block (result i32 i32) (i32.const 9) (br 0 (local.get 0) (local.get 1))) i32.sub""", 7, 5));
        assertEquals(4, run("(i32.const 8) (br_if 0 (i32.const 4) (local.get 0)) (drop)", 1));
        assertEquals(8, run("(i32.const 8) (br_if 0 (i32.const 4) (local.get 0)) (drop)", 0));
        assertEquals(4, run("(i32.const 8) (return (i32.const 4))"));
    }

    @Test
    void a_table_of_branches_goes_to_each_label() {
        var body = """
                (block (result i32) (block (result i32) (block (result i32)
                  (i32.const 50) (br_table 0 1 2 3 1 (i32.const 10) (local.get 0)))
                  (return (i32.add (i32.const 1))))
                  (return (i32.add (i32.const 2))))
                (i32.add (i32.const 3))""";
        assertEquals(List.of(11, 12, 13, 10, 12, 12), List.of(0, 1, 2, 3, 4, -1).stream().map(i -> run(body, i)).toList());
    }

    @Test
    void a_loop_takes_parameters() {
        assertEquals(55, run("""
                (i32.const 0) (local.get 0)
                (loop (param i32 i32) (result i32)
                  (local.set 1)
                  (local.get 1) (i32.add)
                  (i32.sub (local.get 1) (i32.const 1)) (local.tee 1)
                  (br_if 0 (local.get 1)) (drop))""", 10));
    }

    @Test
    void an_if_takes_parameters_and_needs_no_else() {
        assertEquals(15, run("(i32.const 5) (if (param i32) (result i32) (local.get 0) (then (i32.const 3) (i32.mul)))", 1));
        assertEquals(5, run("(i32.const 5) (if (param i32) (result i32) (local.get 0) (then (i32.const 3) (i32.mul)))", 0));
        assertEquals(8, run("(i32.const 5) (if (param i32) (result i32) (local.get 0) (then (drop) (i32.const 3)) (else (i32.const 3) (i32.add)))", 0));
    }

    @Test
    void comparisons_steer_every_kind_of_branch() {
        for (var type : new String[] {"i32", "i64"}) {
            var arguments = type.equals("i32") ? "(local.get %d)" : "(i64.extend_i32_s (local.get %d))";
            for (var name : new String[] {"eq", "ne", "lt_s", "lt_u", "gt_s", "gt_u", "le_s", "le_u", "ge_s", "ge_u"}) {
                for (int y : new int[] {0, 1, -1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                    var variable = "(" + type + "." + name + arguments.formatted(0) + arguments.formatted(1) + ")";
                    var constant = "(" + type + "." + name + arguments.formatted(0) + "(" + type + ".const " + y + "))";
                    var left = "(" + type + "." + name + "(" + type + ".const " + y + ")" + arguments.formatted(0) + ")";
                    for (int x : new int[] {0, 1, -1, 4, 6, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                        steer(variable, holds(name, x, y), x, y);
                        steer(constant, holds(name, x, y), x, y);
                        steer(left, holds(name, y, x), x, y);
                    }
                }
            }
        }
    }

    private static boolean holds(String name, int x, int y) {
        int order = name.endsWith("u") ? Integer.compareUnsigned(x, y) : Integer.compare(x, y);
        return switch (name.substring(0, 2)) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "lt" -> order < 0;
            case "gt" -> order > 0;
            case "le" -> order <= 0;
            default -> order >= 0;
        };
    }

    /// One module for all ways in which a condition is used: bit by bit they are put together.
    private void steer(String condition, boolean holds, int x, int y) {
        int answer = run("""
                (local.set 2 %1$s)
                (block (br_if 0 %1$s) (local.set 3 (i32.const 2)))
                (block (br_if 0 (i32.eqz %1$s)) (local.set 3 (i32.or (local.get 3) (i32.const 4))))
                (if %1$s (then (local.set 3 (i32.or (local.get 3) (i32.const 8)))))
                (if (i32.eqz (i32.eqz %1$s)) (then) (else (local.set 3 (i32.or (local.get 3) (i32.const 16)))))
                (local.set 3 (i32.or (local.get 3) (select (i32.const 32) (i32.const 64) %1$s)))
                (i32.or (local.get 2) (local.get 3))""".formatted(condition), x, y);
        assertEquals(holds ? 1 + 4 + 8 + 32 : 2 + 16 + 64, answer, () -> condition + " of " + x + " and " + y);
    }

    // ---- sizes -----------------------------------------------------------------------------------------------------------

    private static Module module(FunctionType type, Array<Module.Locals> locals, List<Instruction> body) {
        return new Module(Array.of(type), Array.of(new Module.Function(0, locals, Expression.of(Array.ofAll(body)))),
                Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.empty(), Option.none(), Array.empty(),
                Array.of(new Module.Export("f", ExternalKind.FUNCTION, 0)), Array.empty());
    }

    private static final FunctionType UNARY = FunctionType.of(NumberType.I32).returning(NumberType.I32);

    @Test
    void hazard07_a_hundred_thousand_blocks_within_each_other() throws InterruptedException {
        var body = new ArrayList<Instruction>();
        for (int i = 0; i < 100_000; i++) {
            body.add(switch (i % 3) {
                case 0 -> new Instruction.Block(BlockType.Empty.EMPTY);
                case 1 -> new Instruction.Loop(BlockType.Empty.EMPTY);
                default -> {
                    body.add(new Instruction.LocalGet(0));
                    yield new Instruction.If(BlockType.Empty.EMPTY);
                }
            });
        }
        body.add(new Instruction.LocalGet(0));
        body.add(new Instruction.BrIf(50_001));
        for (int i = 0; i < 100_000; i++) body.add(new Instruction.End());
        body.add(new Instruction.LocalGet(0));
        var failure = new Throwable[1];
        var thread = new Thread(null, () -> {
            var guest = world().guest(module(UNARY, Array.empty(), body));
            assertEquals(1, guest.i32("f", 1));
            assertEquals(0, guest.i32("f", 0));
        }, "small", 256 << 10);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
        thread.start();
        thread.join();
        assertNull(failure[0]);
    }

    @Test
    void hazard13_a_table_of_a_million_branches() {
        var labels = new Indices.Builder(1_000_000);
        for (int i = 0; i < 1_000_000; i++) labels.add(i % 3);
        var block = new Instruction.Block(new BlockType.Result(NumberType.I32));
        var guest = world().guest(module(UNARY, Array.empty(), List.of(
                block, block, new Instruction.I32Const(7), new Instruction.I32Const(40), new Instruction.LocalGet(0),
                new Instruction.BrTable(labels.build(), 2), new Instruction.End(), new Instruction.I32Const(1),
                new Instruction.Numeric(NumericOperator.I32_ADD), new Instruction.End(),
                new Instruction.I32Const(2), new Instruction.Numeric(NumericOperator.I32_ADD))));
        assertEquals(43, guest.i32("f", 0));
        assertEquals(42, guest.i32("f", 1));
        assertEquals(40, guest.i32("f", 2));
        assertEquals(43, guest.i32("f", 999_999));
        assertEquals(40, guest.i32("f", 1_000_000));
        assertEquals(40, guest.i32("f", -1));
    }

    @Test
    void hazard02_fifty_thousand_locals_and_a_stack_as_deep() {
        var body = new ArrayList<Instruction>();
        for (int i = 0; i < 50_000; i++) {
            body.add(new Instruction.LocalGet(0));
            body.add(new Instruction.I32Const(i));
            body.add(new Instruction.Numeric(NumericOperator.I32_ADD));
            body.add(new Instruction.LocalSet(i));
        }
        for (int i = 0; i < 50_000; i++) body.add(new Instruction.LocalGet(i));
        for (int i = 0; i < 50_000; i++) {
            body.add(new Instruction.I32Const(0));
            body.add(new Instruction.LocalSet(i));
        }
        for (int i = 1; i < 50_000; i++) body.add(new Instruction.Numeric(NumericOperator.I32_ADD));
        var guest = world().guest(module(UNARY, Array.of(new Module.Locals(49_999, NumberType.I32)), body));
        int expected = 0;
        for (int i = 0; i < 50_000; i++) expected += 3 + i;
        assertEquals(Array.of(Value.i32(expected)), guest.call("f", Value.i32(3)));
    }
}

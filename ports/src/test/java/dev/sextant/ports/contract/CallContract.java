package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.contract.Guest.World;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.Store;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How every engine calls: functions of its own, of other instances, of the host, directly and through tables.
public abstract class CallContract {

    private static final FunctionType INT_TO_INT = FunctionType.of(NumberType.I32).returning(NumberType.I32);

    protected abstract World world();

    @Test
    void recursion() {
        var guest = world().guest("""
                (module (func $fib (export "fib") (param i32) (result i32)
                  (if (result i32) (i32.lt_s (local.get 0) (i32.const 2)) (then (local.get 0)) (else
                    (i32.add (call $fib (i32.sub (local.get 0) (i32.const 1)))
                             (call $fib (i32.sub (local.get 0) (i32.const 2))))))))
                """);
        assertEquals(6765, guest.i32("fib", 20));
    }

    @Test
    void locals_are_zero_at_each_call() {
        var guest = world().guest("""
                (module
                  (func $dirty (result i32) (local i32 i64 externref v128)
                    (local.get 0) (local.set 0 (i32.const -1)) (local.set 1 (i64.const -1))
                    (local.set 3 (v128.const i64x2 -1 -1)))
                  (func (export "f") (param externref) (result i32) (local i64 v128 externref)
                    (drop (call $dirty))
                    (call $keep (local.get 0))
                    (i32.add (call $dirty) (i32.add (ref.is_null (local.get 3)) (call $look))))
                  (func $keep (param externref) (local externref externref) (local.set 1 (local.get 0)) (local.set 2 (local.get 0)))
                  (func $look (result i32) (local externref externref externref)
                    (i32.add (ref.is_null (local.get 0)) (i32.add (ref.is_null (local.get 1)) (ref.is_null (local.get 2))))))
                """);
        assertEquals(4, ((Value.I32) guest.call("f", new Value.ExternRef(Option.some("x"))).get(0)).value());
    }

    @Test
    void several_results_of_all_types() {
        var guest = world().guest("""
                (module
                  (func $all (param externref v128) (result i32 v128 externref f32 i64 f64)
                    (i32.const 1) (local.get 1) (local.get 0) (f32.const 2) (i64.const 3) (f64.const 4))
                  (func (export "all") (param externref v128) (result i32 v128 externref f32 i64 f64)
                    (call $all (local.get 0) (local.get 1)))
                  (func (export "swap") (param i32 i32) (result i32 i32) (local.get 1) (local.get 0)))
                """);
        var vector = new Value.V128(5, 6);
        var reference = new Value.ExternRef(Option.some("x"));
        assertEquals(Array.of(Value.i32(1), vector, reference, Value.f32(2), Value.i64(3), Value.f64(4)),
                guest.call("all", reference, vector));
        assertEquals(Array.of(Value.i32(2), Value.i32(1)), guest.call("swap", Guest.i32s(1, 2)));
    }

    @Test
    void hazard23_a_thousand_parameters_and_results() {
        var types = "i32 ".repeat(1_000);
        var gets = IntStream.range(0, 1_000).mapToObj(i -> "(local.get " + (999 - i) + ")").collect(Collectors.joining());
        var guest = world().guest("(module (func $f (param " + types + ") (result " + types + ") " + gets + ")"
                + "(func (export \"twice\") (param " + types + ") (result " + types + ") "
                + "(call $f (call $f " + gets + "))))");
        var arguments = Array.<Value>range(0, 1_000).map(i -> (Value) new Value.I32((Integer) (Object) i));
        assertEquals(arguments.reverse(), guest.function("twice").call(arguments));
    }

    @Test
    void the_host_is_called_in_place_and_knows_its_caller() {
        var seen = new ArrayList<String>();
        var typed = HostFunctionInstance.typed("add", FunctionType.of(NumberType.I32, NumberType.I64).returning(NumberType.I64),
                values -> Values.of(Value.i64(values.i32(0) + values.i64(1))));
        var raw = HostFunctionInstance.raw("mark", FunctionType.of(ReferenceType.EXTERNREF).returning(ReferenceType.EXTERNREF, NumberType.I32),
                (caller, numbers, references, base) -> {
                    seen.add(references[base] + " of " + caller.export("f").isDefined());
                    references[base] = "seen";
                    numbers[base + 1] = 9;
                });
        var guest = world().guest("""
                (module
                  (import "host" "add" (func $add (param i32 i64) (result i64)))
                  (import "host" "mark" (func $mark (param externref) (result externref i32)))
                  (func (export "f") (param externref) (result i64 externref i32)
                    (call $add (i32.const -1) (i64.const 10)) (call $mark (local.get 0))))
                """, typed, raw);
        assertEquals(Array.of(Value.i64(9), new Value.ExternRef(Option.some("seen")), Value.i32(9)),
                guest.call("f", new Value.ExternRef(Option.some("x"))));
        assertEquals(List.of("x of true"), seen);
    }

    private static final String TABLE = """
            (module
              (type $a (func (param i32) (result i32)))
              (type $b (func (param i64) (result i64)))
              (type $c (func (param i32) (result i32)))
              (table (export "table") 8 funcref)
              (elem (i32.const 1) $inc $dec $wide)
              (func $inc (export "inc") (type $a) (i32.add (local.get 0) (i32.const 1)))
              (func $dec (type $c) (i32.sub (local.get 0) (i32.const 1)))
              (func $wide (type $b) (local.get 0))
              (func (export "call") (param i32 i32) (result i32)
                (call_indirect (type $c) (local.get 0) (local.get 1))))
            """;

    @Test
    void an_indirect_call_names_what_is_wrong() {
        var guest = world().guest(TABLE);
        assertEquals(8, guest.i32("call", 7, 1));
        assertEquals(6, guest.i32("call", 7, 2));
        assertTrap(TrapKind.UNDEFINED_ELEMENT, "undefined element: index 8, the table has 8", guest, 8);
        assertTrap(TrapKind.UNDEFINED_ELEMENT, "undefined element: index 4294967295, the table has 8", guest, -1);
        assertTrap(TrapKind.UNINITIALIZED_ELEMENT, "uninitialized element 7", guest, 7);
        assertTrap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH,
                "indirect call type mismatch: wanted [i32] -> [i32], found [i64] -> [i64]", guest, 3);
    }

    private static void assertTrap(TrapKind kind, String message, Guest guest, int index) {
        var trap = assertThrows(Trap.class, () -> guest.i32("call", 0, index));
        assertEquals(kind, trap.kind());
        assertEquals(message, trap.getMessage());
    }

    @Test
    void hazard35_equal_types_are_the_same_type_in_every_module_and_engine() {
        var first = world().guest(TABLE);
        var otherText = """
                (module
                  (import "first" "table" (table 8 funcref))
                  (type $x (func (param f32)))
                  (type $b (func (param i64) (result i64)))
                  (type $a (func (param i32) (result i32)))
                  (func $triple (type $a) (i32.mul (local.get 0) (i32.const 3)))
                  (elem (i32.const 5) $triple)
                  (func (export "call") (param i32 i32) (result i32)
                    (call_indirect (type $a) (local.get 0) (local.get 1))))
                """;
        // The same engine, then another one of the same kind.
        for (var world : new World[] {world(), world()}) {
            var second = world.guest(otherText, first.table("table"));
            assertEquals(8, second.i32("call", 7, 1));
            assertEquals(21, second.i32("call", 7, 5));
            assertEquals(21, first.i32("call", 7, 5));
            assertTrap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH,
                    "indirect call type mismatch: wanted [i32] -> [i32], found [i64] -> [i64]", second, 3);
        }
        var host = HostFunctionInstance.typed("square", FunctionType.of(NumberType.I32).returning(NumberType.I32),
                values -> Values.of(Value.i32(values.i32(0) * values.i32(0))));
        first.table("table").set(6, host);
        assertEquals(49, first.i32("call", 7, 6));
    }

    /// Null is no function's number, least of all function 0's.
    @Test
    void hazard36_references_that_nobody_set_are_null_and_never_a_function() {
        var guest = world().guest("""
                (module
                  (type $void (func))
                  (table $t (export "t") 3 funcref)
                  (table $host 1 externref)
                  (global $g (mut funcref) (ref.null func))
                  (func $zero (export "zero") (type $void))
                  (func (export "local") (result funcref) (local i32 funcref externref) (local.get 1))
                  (func (export "global") (result funcref) (global.get $g))
                  (func (export "table") (result funcref) (table.get $t (i32.const 0)))
                  (func (export "grown") (result funcref) (drop (table.grow $t (ref.null func) (i32.const 1)))
                    (table.get $t (i32.sub (table.size $t) (i32.const 1))))
                  (func (export "host") (result externref) (table.get $host (i32.const 0)))
                  (func (export "nulls") (result i32) (local funcref externref)
                    (i32.add (ref.is_null (local.get 0)) (ref.is_null (local.get 1))))
                  (func (export "call local") (local funcref)
                    (table.set $t (i32.const 1) (local.get 0)) (call_indirect $t (type $void) (i32.const 1)))
                  (func (export "call") (call_indirect $t (type $void) (i32.const 2))))
                """);
        for (var name : List.of("local", "global", "table", "grown")) {
            assertEquals(Value.zero(ReferenceType.FUNCREF), guest.call(name).get(0), name);
        }
        assertEquals(Value.zero(ReferenceType.EXTERNREF), guest.call("host").get(0));
        assertEquals(2, guest.i32("nulls"));
        assertEquals("uninitialized element 1", assertThrows(Trap.class, () -> guest.call("call local")).getMessage());
        assertEquals("uninitialized element 2", assertThrows(Trap.class, () -> guest.call("call")).getMessage());
        guest.table("t").set(2, guest.function("zero"));
        guest.call("call");
    }

    @Test
    void hazard40_instructions_on_exceptions_are_none_of_core_2() {
        for (var instruction : List.of("(try (do) (catch_all))", "(throw 0)", "(rethrow 0)", "(try_table (catch_all 0))", "(throw_ref)")) {
            var parsed = Parser.parse("(module (func " + instruction + "))", Features.CORE_2_0);
            var keyword = instruction.substring(1).split("[ )]")[0];
            assertTrue(parsed.getLeft().message().contains(keyword), parsed.getLeft().message());
        }
    }

    @Test
    void calls_go_to_other_instances_and_come_back() {
        var world = world();
        var text = """
                (module
                  (import "next" "f" (func $next (param i32) (result i32)))
                  (memory 1)
                  (global $count (export "count") (mut i32) (i32.const 0))
                  (func (export "f") (param i32) (result i32)
                    (global.set $count (i32.add (global.get $count) (i32.const 1)))
                    (i32.store (i32.const 0) (local.get 0))
                    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0)) (else
                      (i32.add (call $next (i32.sub (local.get 0) (i32.const 1))) (i32.load (i32.const 0)))))))
                """;
        var end = HostFunctionInstance.typed("end", INT_TO_INT, values -> Values.of(values.get(0)));
        var c = world.guest(text, end);
        var b = world.guest(text, c.function("f"));
        var a = world.guest(text, b.function("f"));
        assertEquals(10 + 9 + 8 + 7, a.i32("f", 10));
        assertEquals(2, a.i32("f", 2) - 1);
    }

    @Test
    void hazard38_the_host_calls_back_in_again_and_again() {
        var world = world();
        var random = new Random(38);
        var callee = new FunctionInstance[1];
        var host = HostFunctionInstance.typed("back", INT_TO_INT, values -> {
            int n = values.i32(0);
            int sum = 0;
            for (int i = random.nextInt(3); i > 0 && n > 0; i--) {
                sum += ((Value.I32) callee[0].call(Array.of(Value.i32(n - 1))).get(0)).value() - 1_000;
            }
            return Values.of(Value.i32(n + sum));
        });
        var guest = world.guest("""
                (module
                  (import "host" "back" (func $back (param i32) (result i32)))
                  (func (export "f") (param i32) (result i32) (local i32)
                    (local.set 1 (i32.const 1000))
                    (i32.add (call $back (local.get 0)) (local.get 1))))
                """, host);
        callee[0] = guest.function("f");
        for (int i = 0; i < 50; i++) {
            random.setSeed(i);
            int answer = guest.i32("f", 6);
            random.setSeed(i);
            assertEquals(model(random, 6) + 1_000, answer);
        }
    }

    private static int model(Random random, int n) {
        int sum = 0;
        for (int i = random.nextInt(3); i > 0 && n > 0; i--) sum += model(random, n - 1);
        return n + sum;
    }

    @Test
    void references_are_the_objects_they_are() {
        var guest = world().guest("""
                (module
                  (table $t (export "t") 2 externref)
                  (table $u 2 funcref)
                  (global $g (mut externref) (ref.null extern))
                  (elem declare func $f)
                  (func $f (export "f"))
                  (func (export "around") (param externref i32) (result externref)
                    (table.set $t (i32.const 1) (local.get 0))
                    (global.set $g (table.get $t (i32.const 1)))
                    (select (result externref) (global.get $g) (ref.null extern) (local.get 1)))
                  (func (export "function") (result funcref) (ref.func $f))
                  (func (export "null") (param externref) (result i32) (ref.is_null (local.get 0)))
                  (func (export "grow") (param externref i32) (result i32) (table.grow $t (local.get 0) (local.get 1)))
                  (func (export "fill") (param i32 externref i32) (table.fill $t (local.get 0) (local.get 1) (local.get 2)))
                  (func (export "copy") (param i32 i32 i32) (table.copy $t $t (local.get 0) (local.get 1) (local.get 2)))
                  (func (export "size") (result i32) (table.size $t)))
                """);
        var object = new Object();
        var reference = new Value.ExternRef(Option.some(object));
        assertSame(object, ((Value.ExternRef) guest.call("around", reference, Value.i32(1)).get(0)).object().get());
        assertEquals(Value.zero(ReferenceType.EXTERNREF), guest.call("around", reference, Value.i32(0)).get(0));
        assertSame(guest.function("f"), ((Value.FuncRef) guest.call("function").get(0)).function().get());
        assertEquals(Value.i32(0), guest.call("null", reference).get(0));
        assertEquals(Value.i32(1), guest.call("null", Value.zero(ReferenceType.EXTERNREF)).get(0));
        assertEquals(Value.i32(2), guest.call("grow", reference, Value.i32(3)).get(0));
        guest.call("fill", Value.i32(0), Value.zero(ReferenceType.EXTERNREF), Value.i32(2));
        guest.call("copy", Guest.i32s(0, 1, 2));
        assertEquals(Value.i32(5), guest.call("size").get(0));
        assertSame(object, guest.table("t").get(1));
    }

    @Test
    void a_listener_is_told_of_every_call() {
        var told = new ArrayList<String>();
        var options = EngineOptions.DEFAULT.withMaximumCallDepth(100).withListener(new ExecutionListener() {
            @Override
            public void before(FunctionInstance function) {
                told.add("> " + function.name());
            }

            @Override
            public void after(FunctionInstance function) {
                told.add("< " + function.name());
            }

            @Override
            public void trap(FunctionInstance function, RuntimeException fault) {
                told.add("! " + function.name() + " " + fault.getMessage());
            }
        });
        var guest = world().with(options).guest("""
                (module
                  (func (export "f") (param i32) (result i32) (call 1 (local.get 0)))
                  (func (param i32) (result i32) (if (local.get 0) (then unreachable)) (return (i32.const 1))))
                """);
        guest.i32("f", 0);
        assertEquals(List.of("> function 0", "> function 1", "< function 1", "< function 0"), told);
        told.clear();
        assertThrows(Trap.class, () -> guest.i32("f", 1));
        assertEquals(List.of("> function 0", "> function 1", "! function 1 unreachable", "! function 0 unreachable"), told);
    }

    @Test
    void calls_may_be_open_up_to_the_limit() {
        var guest = world().with(EngineOptions.DEFAULT.withMaximumCallDepth(500)).guest("""
                (module (func $f (export "f") (param i32) (if (local.get 0) (then (call $f (i32.sub (local.get 0) (i32.const 1)))))))
                """);
        guest.call("f", Value.i32(499));
        var exhaustion = assertThrows(Exhaustion.class, () -> guest.call("f", Value.i32(500)));
        assertEquals("call stack exhausted: 501 open calls, limit 500", exhaustion.getMessage());
        assertEquals(Exhaustion.Resource.CALL_STACK, exhaustion.resource());
        assertEquals(500, exhaustion.depth());
        guest.call("f", Value.i32(499));
    }

    @Test
    void hazard48_instances_of_one_module_on_several_threads() throws Exception {
        var functions = IntStream.range(0, 200)
                .mapToObj(i -> "(func (export \"f" + i + "\") (param i32) (result i32) (i32.add (call "
                        + (i + 1) % 200 + " (i32.const -" + i + ")) (i32.const " + i + ")))")
                .collect(Collectors.joining("\n")).replace("(call 0 (i32.const -199))", "(local.get 0)");
        var module = Parser.parse("(module " + functions + ")", Features.CORE_2_0).get();
        var world = world();
        var valid = Validator.validate(module, Features.CORE_2_0).get();
        var compiled = world.engine().compile(valid, EngineOptions.DEFAULT);
        var none = new Allocation(Array.empty(), Array.empty(), Array.empty(), Array.empty(), new Store());
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = IntStream.range(0, 4).mapToObj(thread -> threads.submit(() -> {
                var instance = compiled.instantiate(none);
                int sum = 0;
                for (int i = 0; i < 200; i++) {
                    int from = thread % 2 == 0 ? i : 199 - i;
                    sum += ((Value.I32) instance.function(from).call(Array.of(Value.i32(0))).get(0)).value();
                }
                return sum;
            })).toList();
            int expected = answers.getFirst().get();
            assertTrue(expected != 0);
            for (var answer : answers) assertEquals(expected, answer.get());
        }
    }
}

package dev.sextant.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.text.Parser;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.Store;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.Instance;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Instances of different engines that share tables, memories and a store.
class EnginesTogetherTest {

    private static final Array<WasmRuntime> RUNTIMES = WasmRuntime.engines().flatMap(engine -> WasmRuntime.memories().map(memory ->
            WasmRuntime.builder().engine(engine).memory(memory).build()));

    private static Instance instance(WasmRuntime runtime, String text, Imports imports, Store store) {
        return runtime.instantiate(runtime.load(Parser.parse(text, Features.CORE_2_0).get()), imports, store);
    }

    /// A module that owns a table with a function of the type, one of another, and one of the importer's to come.
    private static String owner(String parameters) {
        return """
                (module
                  (type $unused (func (param f32)))
                  (type $wanted (func (param i32 %1$s) (result i32)))
                  (table (export "t") 3 funcref)
                  (func $inc (type $wanted) (i32.add (local.get 0) (i32.const 1)))
                  (func $other (param f32))
                  (elem (i32.const 0) $inc $other)
                  (func (export "call") (param i32 i32) (result i32)
                    (call_indirect (type $wanted) (local.get 0) %2$s (local.get 1))))
                """.formatted(parameters, zeros(parameters));
    }

    private static String importer(String parameters) {
        return """
                (module
                  (type $wanted (func (param i32 %1$s) (result i32)))
                  (import "owner" "t" (table 3 funcref))
                  (func $twice (type $wanted) (i32.mul (local.get 0) (i32.const 2)))
                  (elem (i32.const 2) $twice)
                  (func (export "call") (param i32 i32) (result i32)
                    (call_indirect (type $wanted) (local.get 0) %2$s (local.get 1))))
                """.formatted(parameters, zeros(parameters));
    }

    private static String zeros(String parameters) {
        return parameters.replaceAll("(\\w+) ?", "($1.const 0) ");
    }

    private static void callEachOther(WasmRuntime one, WasmRuntime other, String parameters) {
        var store = one.newStore();
        var owner = instance(one, owner(parameters), Imports.none(), store);
        var importer = instance(other, importer(parameters), Imports.none().instance("owner", owner), store);
        for (var each : List.of(owner, importer)) {
            var call = each.function("call");
            assertEquals(42, call.call(41, 0).asInt());
            assertEquals(82, call.call(41, 2).asInt());
            var trap = assertThrows(Trap.class, () -> call.call(41, 1));
            assertEquals(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, trap.kind());
        }
    }

    @Test
    void hazard35_a_function_type_is_itself_to_every_engine() {
        for (var one : RUNTIMES) {
            for (var other : RUNTIMES) callEachOther(one, other, "i64");
        }
    }

    @Test
    void hazard35_a_function_type_is_itself_to_every_engine_though_threads_meet_it_at_once() throws Exception {
        int threads = 2 * RUNTIMES.size();
        var barrier = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> done = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                done.add(pool.submit((Callable<Void>) () -> {
                    for (int round = 0; round < 24; round++) {
                        // Types that nobody has had before, the same for all threads.
                        var parameters = "i64 f32 ".repeat(round % 6) + "f64 i32 ".repeat(1 + round / 6);
                        barrier.await();
                        callEachOther(RUNTIMES.get(number % RUNTIMES.size()), RUNTIMES.get((number / 2 + round) % RUNTIMES.size()), parameters);
                    }
                    return null;
                }));
            }
            for (var each : done) each.get();
        } finally {
            pool.shutdownNow();
        }
    }

    /// A tree of calls that go in and out of two instances; at one of its nodes one of them is closed. What the nodes did is logged.
    private static final class Tree {
        private final Random random = new Random(38);
        private final List<String> log = new ArrayList<>();
        private final Instance[] instances = new Instance[2];
        private final int closing;
        private int node;

        Tree(WasmRuntime one, WasmRuntime other, int closing) {
            this.closing = closing;
            var store = one.newStore();
            var imports = Imports.none().function("host", "back", FunctionType.of(NumberType.I32).returning(NumberType.I32),
                    values -> Values.of(Value.i32(back(values.i32(0)))));
            instances[0] = instance(one, TREE, imports, store);
            instances[1] = instance(other, TREE, imports, store);
        }

        private int back(int depth) {
            if (node++ == closing) instances[closing % 2].close();
            int sum = 1;
            for (int i = random.nextInt(1, 4); i > 0 && depth > 0; i--) sum += call(random.nextInt(2), depth - 1);
            return sum;
        }

        private int call(int callee, int depth) {
            try {
                int result = instances[callee].function("f").call(depth).asInt();
                log.add(callee + " at " + depth + " gave " + result);
                return result;
            } catch (GuestFault fault) {
                log.add(callee + " at " + depth + " ended: " + fault.getMessage());
                return 0;
            }
        }

        List<String> log() {
            call(0, 4);
            // Everything once more from outside.
            call(0, 1);
            call(1, 1);
            log.add(node + " nodes");
            return log;
        }
    }

    private static final String TREE = """
            (module
              (import "host" "back" (func $back (param i32) (result i32)))
              (memory 1) (table 4 funcref) (elem (i32.const 0) $one)
              (type $unary (func (param i32) (result i32)))
              (func $one (type $unary) (i32.add (local.get 0) (i32.const 1)))
              (func (export "f") (param i32) (result i32) (local i32)
                (i32.store (i32.const 4) (i32.add (i32.load (i32.const 4)) (i32.const 1)))
                (local.set 1 (call $back (local.get 0)))
                (i32.store (i32.const 8) (local.get 1))
                (call_indirect (type $unary) (i32.add (i32.load (i32.const 8)) (i32.load (i32.const 4))) (i32.const 0))))
            """;

    @Test
    void hazard38_an_instance_may_be_closed_at_each_node_of_a_tree_of_calls() {
        var first = RUNTIMES.get(0);
        int nodes = 0;
        for (int closing = -1; closing <= nodes; closing++) {
            var expected = new Tree(first, first, closing).log();
            if (closing == -1) nodes = Integer.parseInt(expected.getLast().replaceAll("\\D", ""));
            for (var one : RUNTIMES) {
                for (var other : RUNTIMES) {
                    assertEquals(expected, new Tree(one, other, closing).log(), "closed at node " + closing);
                }
            }
        }
    }
}

package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.Caller;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.ModuleArchive;
import dev.sextant.ports.Store;
import dev.sextant.ports.TableInstance;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many threads at one module whose code is made at that very moment.
class ParallelUseTest {

    private static final int THREADS = 16;
    private static final int FUNCTIONS = 300;
    private static final int ROUNDS = 8;

    /// Functions of many types that call each other, directly, through the table and through the host; one of them has parts.
    private static String text(int round) {
        var functions = IntStream.range(0, FUNCTIONS).mapToObj(i -> {
            var more = "i64 ".repeat(1 + (i + round) % 40);
            return "(type $t%1$d (func (param i32 %2$s) (result i32)))".formatted(i, more)
                    + "(func $f%1$d (type $t%1$d) (i32.add (local.get 0) (i32.const 1)))".formatted(i)
                    + "(func $g%1$d (param i32) (result i32) (call_indirect (type $t%1$d) (call $host (local.get 0)) %2$s (i32.const %1$d)))"
                            .formatted(i, "(i64.const 0) ".repeat(1 + (i + round) % 40));
        }).collect(Collectors.joining("\n"));
        var all = IntStream.range(0, FUNCTIONS).mapToObj(i -> "(local.set 0 (call $g%d (local.get 0)))".formatted(i))
                .collect(Collectors.joining("\n"));
        var large = "(local.set 0 (i32.xor (i32.mul (local.get 0) (i32.const 3)) (i32.const 5)))\n".repeat(2_000);
        return "(module (import \"a\" \"host\" (func $host (param i32) (result i32)))"
                + "(func $large (export \"large\") (param i32) (result i32) (block " + large + ") (block " + large + ") (local.get 0))"
                + "(table funcref (elem " + IntStream.range(0, FUNCTIONS).mapToObj(i -> "$f" + i).collect(Collectors.joining(" ")) + "))\n"
                + functions + "(func (export \"all\") (param i32) (result i32) " + all + " (local.get 0)))";
    }

    private static int expected(int start) {
        for (int i = 0; i < 4_000; i++) start = start * 3 ^ 5;
        return start;
    }

    private static int call(FunctionInstance function, int argument) {
        long[] numbers = {argument};
        function.call(Caller.EMBEDDER, numbers, new Object[1], 0);
        return (int) numbers[0];
    }

    private static int use(CompiledModule compiled, int argument) {
        var host = HostFunctionInstance.raw("host", compiled.module().functionTypes().get(0), (_, numbers, _, _) -> {});
        var table = new TableInstance(compiled.module().module().tables().get(0), new Store());
        var instance = compiled.instantiate(
                new Allocation(Array.of(host), Array.of(table), Array.empty(), Array.empty(), new Store()));
        var segment = compiled.module().module().elements().get(0).items();
        for (int i = 0; i < FUNCTIONS; i++) {
            var reference = (dev.sextant.domain.structure.Instruction.RefFunc) segment.expression(i).iterator().next();
            table.set(i, instance.function(reference.function()));
        }
        int exported = compiled.module().module().exports().size();
        assertEquals(2, exported);
        assertEquals(expected(argument), call(instance.function(compiled.module().module().exports().get(0).index()), argument));
        return call(instance.function(compiled.module().module().exports().get(1).index()), argument);
    }

    /// Hazard 48: classes, types and callees are made by whoever comes first, and everybody else waits or finds them.
    @Test
    void hazard48_many_threads_instantiate_and_call_a_module_whose_code_is_not_made_yet() throws Exception {
        try (var engine = new CompilerEngine(); var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                var valid = Validator.validate(Parser.parse(text(round), Features.CORE_2_0).get(), Features.CORE_2_0).get();
                var compiled = round % 4 == 3
                        ? ModuleArchive.read(ArchivingWorld.jar(valid, EngineOptions.DEFAULT, true)).open(EngineOptions.DEFAULT)
                        : engine.compile(valid, EngineOptions.DEFAULT);
                boolean isCompleted = round % 2 == 1;
                var barrier = new CyclicBarrier(THREADS);
                var results = new ArrayList<Future<Integer>>();
                for (int i = 0; i < THREADS; i++) {
                    int argument = i;
                    Callable<Integer> work = () -> {
                        barrier.await();
                        if (isCompleted && argument % 4 == 0) compiled.complete();
                        return use(compiled, argument);
                    };
                    results.add(threads.submit(work));
                }
                for (int i = 0; i < THREADS; i++) assertEquals(i + FUNCTIONS, results.get(i).get());
            }
        }
    }

    @Test
    void what_makes_all_code_leaves_no_thread_behind_that_keeps_the_process_alive() {
        var before = Thread.getAllStackTraces().keySet();
        var valid = Validator.validate(Parser.parse(text(0), Features.CORE_2_0).get(), Features.CORE_2_0).get();
        try (var engine = new CompilerEngine()) {
            engine.compile(valid, EngineOptions.DEFAULT).complete();
        }
        assertTrue(Thread.getAllStackTraces().keySet().stream().allMatch(thread -> before.contains(thread) || thread.isDaemon()));
    }
}

package dev.sextant.runtime;

import static dev.sextant.domain.structure.NumberType.F64;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.domain.structure.NumberType.I64;
import static dev.sextant.runtime.Wat.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.InvalidException;
import dev.sextant.ports.MalformedException;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasmRuntimeTest {

    private static final String FAC = """
            (module
              (func $fac (export "fac") (param i64) (result i64)
                (if (result i64) (i64.eqz (local.get 0))
                  (then (i64.const 1))
                  (else (i64.mul (local.get 0) (call $fac (i64.sub (local.get 0) (i64.const 1))))))))
            """;

    private final WasmRuntime runtime = WasmRuntime.create();

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void a_module_goes_from_a_file_to_a_result(@TempDir Path directory) throws IOException {
        var file = directory.resolve("fac.wasm");
        var module = runtime.loadText(FAC).module();
        Files.write(file, Encoder.encode(module).toArray());
        assertEquals(2432902008176640000L, runtime.instantiate(file).function("fac").call(20L).asLong());
    }

    @Test
    void a_file_that_is_not_there_is_an_unchecked_io_exception(@TempDir Path directory) {
        assertThrows(UncheckedIOException.class, () -> runtime.load(directory.resolve("none.wasm")));
    }

    @Test
    void a_file_that_is_no_module_is_malformed(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("text.wasm"), "hello, world");
        var message = assertThrows(MalformedException.class, () -> runtime.load(file)).getMessage();
        assertEquals("magic header not detected", message.substring(0, 25));
    }

    @Test
    void a_file_above_the_limit_is_malformed_and_not_read(@TempDir Path directory) throws IOException {
        var file = Files.write(directory.resolve("large.wasm"), new byte[100]);
        var d = ImplementationLimits.DEFAULT;
        var small = new ImplementationLimits(
                99, d.types(), d.functions(), d.imports(), d.exports(), d.globals(), d.tables(), d.memories(),
                d.elementSegments(), d.elementEntries(), d.dataSegments(), d.functionBytes(), d.locals(), d.parameters(), d.results());
        try (var strict = WasmRuntime.builder().limits(small).build()) {
            var message = assertThrows(MalformedException.class, () -> strict.load(file)).getMessage();
            assertEquals("module too large: 100 bytes, limit 99 (at byte 0x0)", message);
        }
    }

    @Test
    void an_invalid_module_lists_all_its_faults() {
        var fault = assertThrows(InvalidException.class, () -> runtime.loadText("""
                (module
                  (func (result i32) (i64.const 0))
                  (func (result i32)))
                """));
        assertEquals(2, fault.faults().size());
        assertEquals("type mismatch", fault.faults().head().fault());
    }

    @Test
    void one_loaded_module_has_any_number_of_separate_instances() {
        var module = runtime.loadText("""
                (module
                  (global $n (mut i32) (i32.const 0))
                  (func (export "next") (result i32)
                    (global.set $n (i32.add (global.get $n) (i32.const 1)))
                    (global.get $n)))
                """);
        var one = runtime.instantiate(module, Imports.none()).function("next");
        var other = runtime.instantiate(module, Imports.none()).function("next");
        assertEquals(1, one.call().asInt());
        assertEquals(2, one.call().asInt());
        assertEquals(1, other.call().asInt());
    }

    @Test
    void values_of_every_number_type_pass_both_ways_bit_for_bit() {
        var instance = instance(runtime, """
                (module
                  (func (export "i32") (param i32) (result i32) (local.get 0))
                  (func (export "i64") (param i64) (result i64) (local.get 0))
                  (func (export "f32") (param f32) (result f32) (local.get 0))
                  (func (export "f64") (param f64) (result f64) (local.get 0)))
                """);
        assertEquals(-1, instance.function("i32").call(-1).asInt());
        assertEquals(Long.MIN_VALUE, instance.function("i64").call(Long.MIN_VALUE).asLong());
        assertEquals(1.5f, instance.function("f32").call(1.5f).asFloat());
        assertEquals(-0.0, instance.function("f64").call(-0.0).asDouble());
        var signalling = new Value.F32(0x7FA0_0001);
        assertEquals(Values.of(signalling), instance.function("f32").call(signalling));
        var wide = new Value.F64(0xFFF4_0000_0000_0001L);
        assertEquals(Values.of(wide), instance.function("f64").call(wide));
    }

    @Test
    void several_results_come_in_order() {
        var swap = instance(runtime, """
                (module (func (export "swap") (param i32 f64) (result f64 i32) (local.get 1) (local.get 0)))
                """).function("swap");
        assertEquals(Values.of(Value.f64(2.5), Value.i32(7)), swap.call(7, 2.5));
        assertEquals(FunctionType.of(I32, F64).returning(F64, I32), swap.type());
    }

    @Test
    void arguments_that_do_not_fit_are_refused_with_both_sides() {
        var function = instance(runtime, "(module (func (export \"f\") (param i32 i64)))").function("f");
        assertEquals("\"f\" wants [i32 i64], given [Integer]", refused(() -> function.call(1)));
        assertEquals("\"f\" wants [i32 i64], given [Integer Integer]", refused(() -> function.call(1, 2)));
        assertEquals("\"f\" wants [i32 i64], given [Long null]", refused(() -> function.call(1L, null)));
    }

    private static String refused(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    @Test
    void hazard36_a_function_reference_cannot_be_made_of_anything_but_a_function() {
        var function = instance(runtime, """
                (module
                  (func (export "is_null") (param funcref) (result i32) (ref.is_null (local.get 0)))
                  (func (export "fresh") (result i32) (local funcref) (ref.is_null (local.get 0)))
                  (func (export "extern") (param externref) (result externref) (local.get 0)))
                """);
        var isNull = function.function("is_null");
        assertEquals(1, isNull.call((Object) null).asInt());
        assertEquals(0, isNull.call(isNull.instance()).asInt());
        assertEquals("\"is_null\" wants [funcref], given [Integer]", refused(() -> isNull.call(0)));
        assertEquals("\"is_null\" wants [funcref], given [String]", refused(() -> isNull.call("f")));
        assertEquals(1, function.function("fresh").call().asInt());
        var object = new Object();
        var back = (Value.ExternRef) function.function("extern").call(object).get(0);
        assertSame(object, back.object().get());
        assertEquals(Values.of(new Value.ExternRef(Option.none())), function.function("extern").call((Object) null));
    }

    @Test
    void a_missing_export_is_refused_with_what_there_is() {
        var instance = instance(runtime, FAC);
        var message = assertThrows(NoSuchElementException.class, () -> instance.function("fib")).getMessage();
        assertEquals("no FunctionInstance is exported as \"fib\"; the exports are \"fac\"", message);
    }

    @Test
    void a_host_function_is_called_with_typed_values() {
        List<String> heard = new ArrayList<>();
        var imports = Imports.none().function("env", "log", FunctionType.of(I32, F64).returning(I64), args -> {
            heard.add(args.i32(0) + " " + args.f64(1));
            return Values.of(Value.i64(args.i32(0) * 10L));
        });
        var run = instance(runtime, """
                (module
                  (import "env" "log" (func $log (param i32 f64) (result i64)))
                  (func (export "run") (result i64) (call $log (i32.const 4) (f64.const 0.5))))
                """, imports).function("run");
        assertEquals(40L, run.call().asLong());
        assertEquals(List.of("4 0.5"), heard);
    }

    @Test
    void a_raw_host_function_reaches_its_callers_memory() {
        var imports = Imports.none().rawFunction("env", "sum", FunctionType.of(I32, I32).returning(I32),
                (caller, numbers, _, base) -> {
                    int sum = 0;
                    for (int i = 0; i < (int) numbers[base + 1]; i++) {
                        sum += caller.memory().get().load8((int) numbers[base] + i);
                    }
                    numbers[base] = sum;
                });
        var run = instance(runtime, """
                (module
                  (import "env" "sum" (func $sum (param i32 i32) (result i32)))
                  (memory 1)
                  (data (i32.const 16) "\\01\\02\\03")
                  (func (export "run") (result i32) (i32.add (call $sum (i32.const 16) (i32.const 3)) (i32.const 100))))
                """, imports).function("run");
        assertEquals(106, run.call().asInt());
    }

    @Test
    void what_a_host_function_throws_reaches_the_embedder_and_the_instance_works_on() {
        var imports = Imports.none().function("env", "fail", FunctionType.EMPTY, _ -> {
            throw new IllegalStateException("the host's own");
        });
        var instance = instance(runtime, """
                (module
                  (import "env" "fail" (func $fail))
                  (func (export "fail") (call $fail))
                  (func (export "one") (result i32) (i32.const 1)))
                """, imports);
        for (int round = 0; round < 3; round++) {
            var thrown = assertThrows(IllegalStateException.class, () -> instance.function("fail").call());
            assertEquals("the host's own", thrown.getMessage());
            assertEquals(1, instance.function("one").call().asInt());
        }
    }

    @Test
    void a_host_function_that_returns_another_type_is_the_hosts_fault() {
        var imports = Imports.none().function("env", "f", FunctionType.EMPTY.returning(I32), _ -> Values.of(Value.i64(1)));
        var run = instance(runtime, """
                (module (import "env" "f" (func $f (result i32))) (func (export "run") (result i32) (call $f)))
                """, imports).function("run");
        var thrown = assertThrows(IllegalStateException.class, run::call);
        assertEquals("host function env.f is to return [i32], returned [i64]", thrown.getMessage());
    }

    @Test
    void a_trap_says_why_and_where_in_the_guest() {
        var run = instance(runtime, """
                (module
                  (func $divide (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
                  (func (export "run") (result i32) (call $divide (i32.const 1) (i32.const 0))))
                """).function("run");
        var trap = assertThrows(Trap.class, run::call);
        assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
        assertEquals("integer divide by zero", trap.getMessage());
        assertEquals(List.of(0L, 1L), trap.trace().map(GuestFault.Frame::function).toJavaList());
        assertEquals(0, trap.getStackTrace().length);
    }

    @Test
    void endless_recursion_is_an_exhaustion_with_both_ends_of_its_trace() {
        try (var shallow = WasmRuntime.builder().maximumCallDepth(1_000).build()) {
            var run = instance(shallow, "(module (func $f (export \"run\") (call $f)))").function("run");
            var exhaustion = assertInstanceOf(Exhaustion.class, assertThrows(GuestFault.class, run::call));
            assertEquals(Exhaustion.Resource.CALL_STACK, exhaustion.resource());
            assertEquals("call stack exhausted", exhaustion.getMessage().substring(0, 20));
            assertEquals(1_000, exhaustion.depth());
            assertEquals(2 * GuestFault.KEPT, exhaustion.trace().size());
        }
    }

    @Test
    void an_engine_or_a_memory_that_does_not_exist_is_refused_with_what_there_is() {
        assertEquals("no engine \"warp\"; there is compiler, interpreter", refused(() -> WasmRuntime.builder().engine("warp")));
        assertEquals("no memory \"tape\"; there is heap, segment", refused(() -> WasmRuntime.builder().memory("tape")));
    }

    @Test
    void hazard30_tables_of_two_instances_copy_in_the_right_direction() {
        var owner = instance(runtime, """
                (module
                  (table (export "t") 2 funcref)
                  (func $one (result i32) (i32.const 1))
                  (elem (i32.const 0) $one))
                """);
        var other = instance(runtime, """
                (module
                  (import "owner" "t" (table $theirs 2 funcref))
                  (table $ours 2 funcref)
                  (func $two (result i32) (i32.const 2))
                  (elem (table $ours) (i32.const 0) func $two)
                  (func (export "take") (table.copy $ours $theirs (i32.const 1) (i32.const 0) (i32.const 1)))
                  (func (export "give") (table.copy $theirs $ours (i32.const 1) (i32.const 0) (i32.const 1)))
                  (func (export "ours") (param i32) (result i32) (call_indirect $ours (result i32) (local.get 0)))
                  (func (export "theirs") (param i32) (result i32) (call_indirect $theirs (result i32) (local.get 0))))
                """, Imports.none().instance("owner", owner));
        other.function("take").call();
        other.function("give").call();
        assertEquals(2, other.function("ours").call(0).asInt());
        assertEquals(1, other.function("ours").call(1).asInt());
        assertEquals(1, other.function("theirs").call(0).asInt());
        assertEquals(2, other.function("theirs").call(1).asInt());
    }

    @Test
    void hazard31_tables_grow_fill_and_refuse_as_the_standard_says() {
        var instance = instance(runtime, """
                (module
                  (table (export "t") 1 5 externref)
                  (func (export "grow") (param i32 externref) (result i32) (table.grow (local.get 1) (local.get 0)))
                  (func (export "fill") (param i32 externref i32) (table.fill (local.get 0) (local.get 1) (local.get 2)))
                  (func (export "get") (param i32) (result externref) (table.get (local.get 0)))
                  (func (export "size") (result i32) (table.size)))
                """);
        assertEquals(1, instance.function("grow").call(2, "x").asInt());
        for (int delta : new int[] {3, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            assertEquals(-1, instance.function("grow").call(delta, null).asInt());
        }
        assertEquals(3, instance.function("size").call().asInt());
        assertEquals("x", instance.table("t").get(2));
        instance.function("fill").call(0, "y", 2);
        assertEquals("y", instance.table("t").get(1));
        for (int[] range : new int[][] {{2, 2}, {4, 0}, {-1, 2}, {0, -1}, {Integer.MAX_VALUE, Integer.MAX_VALUE}}) {
            var trap = assertThrows(Trap.class, () -> instance.function("fill").call(range[0], "z", range[1]));
            assertEquals(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, trap.kind());
        }
        instance.function("fill").call(3, "z", 0);
        assertEquals("x", instance.table("t").get(2));
        assertThrows(Trap.class, () -> instance.function("get").call(3));
    }

    @Test
    void hazard35_a_function_type_is_itself_in_every_module() {
        var owner = instance(runtime, """
                (module
                  (type $unused (func (param f32)))
                  (type $same (func (param i32) (result i32)))
                  (table (export "t") 2 funcref)
                  (func $inc (type $same) (i32.add (local.get 0) (i32.const 1)))
                  (func $other (param f32))
                  (elem (i32.const 0) $inc $other))
                """);
        var call = instance(runtime, """
                (module
                  (type $same (func (param i32) (result i32)))
                  (import "owner" "t" (table 2 funcref))
                  (func (export "call") (param i32) (result i32)
                    (call_indirect (type $same) (i32.const 41) (local.get 0))))
                """, Imports.none().instance("owner", owner)).function("call");
        assertEquals(42, call.call(0).asInt());
        var trap = assertThrows(Trap.class, () -> call.call(1));
        assertEquals(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, trap.kind());
    }
}

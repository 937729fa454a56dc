package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.contract.Guest.World;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.text.Parser;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How calls end on every engine when they do not return.
public abstract class FaultContract {

    private static final FunctionType INT_TO_INT = FunctionType.of(NumberType.I32).returning(NumberType.I32);

    protected abstract World world();

    @Test
    void a_trap_knows_the_open_calls_with_names_and_offsets() {
        var world = world();
        var host = HostFunctionInstance.raw("pass", FunctionType.EMPTY, (_, _, _, _) -> {});
        var inner = world.guestOfBytes("""
                (module
                  (func $boom (param i32) (result i32) (i32.div_u (i32.const 1) (local.get 0)))
                  (func $through (export "through") (param i32) (result i32) (nop) (call $boom (local.get 0))))
                """);
        var outer = world.guestOfBytes("""
                (module
                  (import "host" "pass" (func $pass))
                  (import "inner" "through" (func $through (param i32) (result i32)))
                  (type $unary (func (param i32) (result i32)))
                  (table 1 funcref)
                  (elem (i32.const 0) $through)
                  (func $start (export "f") (param i32) (result i32) (call $pass) (call $middle (local.get 0)))
                  (func $middle (param i32) (result i32) (call_indirect (type $unary) (local.get 0) (i32.const 0))))
                """, host, inner.function("through"));
        assertEquals(1, outer.i32("f", 1));
        var trap = assertThrows(Trap.class, () -> outer.i32("f", 0));
        assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
        assertEquals("integer divide by zero", trap.getMessage());
        assertEquals(List.of(0L, 1L, 3L, 2L), trap.trace().map(GuestFault.Frame::function).toJavaList());
        assertEquals(4, trap.depth());
        for (var frame : trap.trace()) {
            assertTrue(frame.name().equals("function " + frame.function()) || frame.name().matches("boom|through|middle|start"),
                    frame.name());
        }
    }

    @Test
    void the_offset_in_a_trace_is_that_of_the_instruction() {
        var text = """
                (module
                  (memory 1)
                  (func (export "f") (param i32) (result i32)
                    (block (br_if 0 (i32.eqz (local.get 0))) (drop (i32.load offset=4 (i32.add (local.get 0) (i32.const 3)))))
                    (i32.load8_u offset=65536 (local.get 0))))
                """;
        var guest = world().guestOfBytes(text);
        var bytes = Encoder.encode(
                Parser.parse(text, Features.CORE_2_0).get());
        long first = assertThrows(Trap.class, () -> guest.i32("f", -20)).trace().head().offset();
        long second = assertThrows(Trap.class, () -> guest.i32("f", 0)).trace().head().offset();
        assertEquals(0x28, bytes.at((int) first), "i32.load");
        assertEquals(0x2D, bytes.at((int) second), "i32.load8_u");
    }

    /// An engine may do the work of several instructions at once; a trap is that of the one which cannot be executed.
    @Test
    void the_offset_in_a_trace_is_that_of_the_instruction_whatever_follows_it() {
        var text = """
                (module
                  (memory 1)
                  (func (export "mul") (param i32 f64) (result f64) (f64.mul (local.get 1) (f64.load offset=8 (local.get 0))))
                  (func (export "mul left") (param i32 f64) (result f64) (f64.mul (f64.load (local.get 0)) (local.get 1)))
                  (func (export "mul wrapped") (param i32 f64) (result f64)
                    (f64.mul (local.get 1) (f64.load (i32.add (local.get 0) (i32.const 4)))))
                  (func (export "add") (param i32 f64) (result f64) (f64.add (local.get 1) (f64.load (local.get 0))))
                  (func (export "scaled") (param i32 f64) (result f64)
                    (f64.load (i32.add (i32.shl (local.get 0) (i32.const 0)) (i32.const 0))) (nop))
                  (func (export "set") (param i32 f64) (result f64)
                    (local.get 1) (local.set 1 (f64.load (local.get 0))) (drop) (local.get 1)))
                """;
        var guest = world().guestOfBytes(text);
        var bytes = Encoder.encode(Parser.parse(text, Features.CORE_2_0).get());
        for (var name : guest.instance().exportNames()) {
            var trap = assertThrows(Trap.class, () -> guest.call(name, new Value.I32(-100), Value.f64(1)), name);
            assertEquals(0x2B, bytes.at((int) trap.trace().head().offset()), name);
        }
    }

    @Test
    void the_offset_in_a_trace_is_that_of_the_instruction_however_many_are_before_it() {
        var pad = "(global.set $g (i32.add (global.get $g) (i32.const 1)))".repeat(18_000);
        var text = "(module (memory 1) (global $g (mut i32) (i32.const 0))"
                + "(func (export \"f\") (param i32) (result i32) (local i32)"
                + pad + "(drop (i32.load offset=4 (local.get 0)))"
                + "(loop " + pad + "(drop (i32.load8_u offset=4 (i32.add (local.get 0) (i32.const 100))))"
                + "(br_if 0 (i32.lt_u (local.tee 1 (i32.add (local.get 1) (i32.const 1))) (i32.const 2))))"
                + pad + "(i32.load16_u offset=4 (i32.add (local.get 0) (i32.const 200)))))";
        var guest = world().guestOfBytes(text);
        var bytes = Encoder.encode(Parser.parse(text, Features.CORE_2_0).get());
        for (int i = 0; i < 3; i++) {
            int address = new int[] {65_532, 65_500, 65_400}[i];
            var trap = assertThrows(Trap.class, () -> guest.i32("f", address));
            int offset = (int) trap.trace().head().offset();
            assertEquals(new int[] {0x28, 0x2D, 0x2F}[i], bytes.at(offset));
            assertEquals(4, bytes.at(offset + 2), "the offset of the access");
            assertEquals(1, trap.depth());
        }
        assertEquals(0, guest.i32("f", 100));
    }

    @Test
    void what_the_host_throws_comes_out_unchanged() {
        var thrown = new IllegalStateException("from the host");
        var host = HostFunctionInstance.raw("throw", FunctionType.EMPTY, (_, _, _, _) -> {
            throw thrown;
        });
        var guest = world().guest("""
                (module (import "host" "throw" (func $throw)) (func $f (call $throw)) (func (export "f") (call $f)))
                """, host);
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> guest.call("f")));
    }

    @Test
    void hazard37_after_a_fault_everything_is_as_in_an_instance_that_had_none() {
        var world = world();
        var failAt = new int[1];
        var calls = new int[1];
        var host = HostFunctionInstance.typed("tick", INT_TO_INT, values -> {
            if (++calls[0] == failAt[0]) throw new IllegalArgumentException("tick " + failAt[0]);
            return Values.of(values.get(0));
        });
        var text = """
                (module
                  (import "host" "tick" (func $tick (param i32) (result i32)))
                  (memory 1)
                  (global $g (mut i32) (i32.const 0))
                  (func $sum (param i32) (result i32) (local i32 i64)
                    (local.set 2 (i64.const -1))
                    (loop (if (local.get 0) (then
                      (local.set 1 (i32.add (local.get 1) (call $tick (local.get 0))))
                      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
                      (br 1))))
                    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (local.get 1)))
                    (local.get 1))
                  (func (export "f") (param i32) (result i32) (local i32)
                    (i32.add (call $sum (local.get 0)) (i32.add (call $sum (i32.add (local.get 0) (i32.const 1))) (local.get 1)))))
                """;
        for (int fail = 1; fail <= 11; fail++) {
            var guest = world.guest(text, host);
            var twin = world.guest(text, host);
            calls[0] = 0;
            failAt[0] = fail;
            assertEquals("tick " + fail, assertThrows(IllegalArgumentException.class, () -> guest.i32("f", 5)).getMessage());
            failAt[0] = -1;
            assertEquals(twin.i32("f", 5), guest.i32("f", 5));
            assertEquals(15 + 21, guest.i32("f", 5));
        }
    }

    @Test
    void hazard37_a_fault_inside_a_call_that_the_host_made_leaves_the_outer_call_whole() {
        var world = world();
        var back = new FunctionInstance[1];
        var host = HostFunctionInstance.typed("try", INT_TO_INT, values -> {
            try {
                return Values.of(back[0].call(values.values()).get(0));
            } catch (Trap trap) {
                return Values.of(Value.i32(-trap.depth()));
            }
        });
        var guest = world.guest("""
                (module
                  (import "host" "try" (func $try (param i32) (result i32)))
                  (func (export "f") (param i32) (result i32) (local i32)
                    (local.set 1 (i32.const 100))
                    (if (i32.eqz (local.get 0)) (then (unreachable)))
                    (i32.add (local.get 1) (call $try (i32.sub (local.get 0) (i32.const 1))))))
                """, host);
        back[0] = guest.function("f");
        assertEquals(299, guest.i32("f", 3));
        assertEquals(99, guest.i32("f", 1));
    }

    @Test
    void endless_recursion_exhausts_the_call_stack() throws InterruptedException {
        // An engine may take frames of Java's for the guest's, which a thread has to have.
        var failure = new Throwable[1];
        var thread = new Thread(null, this::recurseEndlessly, "large", 64 << 20);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
        thread.start();
        thread.join();
        assertNull(failure[0]);
    }

    private void recurseEndlessly() {
        var guest = world().guest("""
                (module
                  (func $f (export "f") (param i64) (result i64) (local i64 i64 i64) (i64.add (call $f (local.get 0)) (i64.const 1)))
                  (func (export "ok") (result i32) (i32.const 1)))
                """);
        var exhaustion = assertThrows(Exhaustion.class, () -> guest.i64("f", 1));
        assertEquals(EngineOptions.DEFAULT.maximumCallDepth(), exhaustion.depth());
        assertEquals(2 * GuestFault.KEPT, exhaustion.trace().size());
        assertTrue(exhaustion.getMessage().startsWith("call stack exhausted"));
        assertEquals(1, guest.i32("ok"));
    }

    @Test
    void calls_end_at_any_limit_whichever_function_opens_the_last() {
        for (int limit = 1; limit < 14; limit++) {
            var guest = world().with(EngineOptions.DEFAULT.withMaximumCallDepth(limit)).guest("""
                    (module
                      (func $f (export "f") (param $calls i32) (param $detour i32)
                        (if (i32.eqz (local.get $calls)) (then (unreachable)))
                        (if (i32.eq (local.get $calls) (local.get $detour))
                          (then (call $g (i32.sub (local.get $calls) (i32.const 1))))
                          (else (call $f (i32.sub (local.get $calls) (i32.const 1)) (local.get $detour)))))
                      (func $g (param i32) (call $f (local.get 0) (i32.const -1))))
                    """);
            for (int calls = 0; calls < 16; calls++) {
                for (int detour = 0; detour <= calls; detour++) {
                    var opened = new ArrayList<Long>();
                    for (int left = calls; left >= 0; left--) {
                        opened.add(0L);
                        if (left == detour && left > 0) opened.add(1L);
                    }
                    int most = Math.min(limit, opened.size());
                    var type = opened.size() > limit ? Exhaustion.class : Trap.class;
                    int n = calls;
                    int at = detour;
                    var fault = assertThrows(type, () -> guest.i32("f", n, at));
                    var place = calls + " calls, a detour at " + detour + ", limit " + limit;
                    assertEquals(opened.subList(0, most).reversed(), fault.trace().map(GuestFault.Frame::function).toJavaList(), place);
                    assertEquals(most, fault.depth(), place);
                }
            }
        }
    }

    @Test
    void recursion_of_functions_with_many_locals_exhausts_the_call_stack_and_not_the_heap() {
        var guest = world().guest("(module (func $f (export \"f\") (local " + "i64 ".repeat(40_000) + ") (call $f)))");
        assertTrue(assertThrows(Exhaustion.class, () -> guest.call("f")).getMessage().startsWith("call stack exhausted"));
    }

    @Test
    void hazard41_recursion_through_the_host_ends_and_nothing_is_broken_afterwards() throws InterruptedException {
        var world = world().with(EngineOptions.DEFAULT.withMaximumCallDepth(1_000_000));
        var back = new FunctionInstance[1];
        var host = HostFunctionInstance.typed("back", INT_TO_INT, values -> Values.of(back[0].call(values.values()).get(0)));
        var guest = world.guest("""
                (module
                  (import "host" "back" (func $back (param i32) (result i32)))
                  (func (export "endless") (param i32) (result i32) (call $back (local.get 0)))
                  (func (export "inc") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1))))
                """, host);
        for (long stack : new long[] {256 << 10, 512 << 10, 1 << 20}) {
            var answers = new ArrayList<Object>();
            var thread = new Thread(null, () -> {
                for (int i = 0; i < 3; i++) {
                    back[0] = guest.function("endless");
                    answers.add(assertThrows(Exhaustion.class, () -> guest.i32("endless", 1)).resource());
                    back[0] = guest.function("inc");
                    answers.add(guest.i32("endless", 1));
                }
            }, "bounded", stack);
            thread.start();
            thread.join();
            assertEquals(List.of(Exhaustion.Resource.CALL_STACK, 2, Exhaustion.Resource.CALL_STACK, 2,
                    Exhaustion.Resource.CALL_STACK, 2), answers);
        }
    }

    @Test
    void every_kind_of_trap_has_the_words_of_the_suite() {
        var guest = world().guest("""
                (module
                  (table 1 funcref) (memory 0)
                  (func (export "unreachable") unreachable)
                  (func (export "integer divide by zero") (drop (i64.rem_s (i64.const 1) (i64.const 0))))
                  (func (export "integer overflow") (drop (i32.trunc_f32_s (f32.const 1e30))))
                  (func (export "invalid conversion to integer") (drop (i64.trunc_f64_u (f64.const nan))))
                  (func (export "out of bounds memory access") (drop (i32.load (i32.const 0))))
                  (func (export "out of bounds table access") (drop (table.get (i32.const 1))))
                  (func (export "undefined element") (call_indirect (i32.const 1)))
                  (func (export "uninitialized element") (call_indirect (i32.const 0))))
                """);
        for (var name : guest.instance().exportNames()) {
            var trap = assertThrows(Trap.class, () -> guest.function(name).call(Array.empty()), name);
            assertEquals(name, trap.kind().text());
            assertTrue(trap.getMessage().startsWith(name), trap.getMessage());
        }
    }
}

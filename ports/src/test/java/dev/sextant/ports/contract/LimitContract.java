package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.ports.Caller;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.Trap;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import dev.sextant.ports.contract.Guest.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/// How calls end on every engine when their store is told to stop, what is left then, and how deep calls go.
public abstract class LimitContract {

    private static final FunctionType INT = FunctionType.of(NumberType.I32);
    private static final FunctionType INT_TO_INT = FunctionType.of(NumberType.I32).returning(NumberType.I32);
    private static final int MIB = 1 << 20;

    protected abstract World world();

    private World interruptible() {
        return world().with(EngineOptions.DEFAULT.withInterruptible(true));
    }

    /// A function that tells its caller's store to stop and returns, as if a thread had done it at just that moment.
    private static HostFunctionInstance stop() {
        return HostFunctionInstance.raw("stop", FunctionType.EMPTY, (caller, _, _, _) ->
                caller.store().stop(Interruption.Reason.CANCELLED));
    }

    private static Interruption interrupted(Guest guest, String export, int... arguments) {
        return assertThrows(Interruption.class, () -> guest.call(export, Guest.i32s(arguments)));
    }

    // ---- from another thread ---------------------------------------------------------------------------------------------

    private static final String BUSY = """
            (module
              (import "host" "begun" (func $begun))
              (import "host" "sleep" (func $sleep))
              (memory (export "m") 32)
              (type $unary (func (param i32) (result i32)))
              (table funcref (elem $fib_indirect))
              (func (export "loop") (call $begun) (loop (br 0)))
              (func (export "loops") (local i32) (call $begun)
                (block (loop (block (loop
                  (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                  (br_table 0 2 2 (i32.and (local.get 0) (i32.const 1))))))))
              (func (export "loop that counts") (local i32 i64) (call $begun)
                (loop (loop
                  (local.set 1 (i64.add (local.get 1) (i64.extend_i32_u (local.get 0))))
                  (br_if 0 (i32.lt_u (local.tee 0 (i32.add (local.get 0) (i32.const 1))) (i32.const 2147483647))))
                  (br 0)))
              (func (export "loop of calls") (call $begun) (loop (call $nothing) (br 0)))
              (func $nothing)
              (func $fib (param i32) (result i32)
                (if (result i32) (i32.lt_u (local.get 0) (i32.const 2)) (then (local.get 0)) (else (i32.add
                  (call $fib (i32.sub (local.get 0) (i32.const 1))) (call $fib (i32.sub (local.get 0) (i32.const 2)))))))
              (func (export "recursion") (call $begun) (drop (call $fib (i32.const 90))))
              (func $even (param i32) (result i32)
                (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1)) (else (i32.add
                  (call $odd (i32.sub (local.get 0) (i32.const 1))) (call $odd (i32.sub (local.get 0) (i32.const 1)))))))
              (func $odd (param i32) (result i32)
                (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0)) (else (i32.add
                  (call $even (i32.sub (local.get 0) (i32.const 1))) (call $even (i32.sub (local.get 0) (i32.const 1)))))))
              (func (export "mutual recursion") (call $begun) (drop (call $even (i32.const 90))))
              (func $fib_indirect (param i32) (result i32)
                (if (result i32) (i32.lt_u (local.get 0) (i32.const 2)) (then (local.get 0)) (else (i32.add
                  (call_indirect (type $unary) (i32.sub (local.get 0) (i32.const 1)) (i32.const 0))
                  (call_indirect (type $unary) (i32.sub (local.get 0) (i32.const 2)) (i32.const 0))))))
              (func (export "indirect recursion") (call $begun)
                (drop (call_indirect (type $unary) (i32.const 90) (i32.const 0))))
              (func (export "fills") (call $begun)
                (loop (memory.fill (i32.const 0) (i32.const 1) (i32.const 2097152)) (br 0)))
              (func (export "sleep") (call $begun) (call $sleep))
              (func (export "ok") (result i32) (i32.const 42)))
            """;

    @Test
    void hazard47_a_stop_from_another_thread_ends_loops_recursion_bulk_operations_and_sleep() throws InterruptedException {
        var begun = new AtomicReference<>(new CountDownLatch(1));
        var guest = interruptible().guest(BUSY,
                HostFunctionInstance.raw("begun", FunctionType.EMPTY, (_, _, _, _) -> begun.get().countDown()),
                HostFunctionInstance.raw("sleep", FunctionType.EMPTY, (caller, _, _, _) -> caller.store().await(Long.MAX_VALUE)));
        for (var export : guest.instance().exportNames().filter(name -> name.length() > 2)) {
            begun.set(new CountDownLatch(1));
            var ended = new AtomicReference<Object>();
            var thread = new Thread(() -> ended.set(assertThrows(Throwable.class, () -> guest.call(export))), export);
            thread.setDaemon(true);
            thread.start();
            assertTrue(begun.get().await(60, TimeUnit.SECONDS), export);
            guest.store().stop(Interruption.Reason.DEADLINE);
            thread.join(60_000);
            assertFalse(thread.isAlive(), export + " goes on");
            var interruption = assertInstanceOf(Interruption.class, ended.get(), export);
            assertEquals(Interruption.Reason.DEADLINE, interruption.reason());
            assertEquals("deadline passed", interruption.getMessage());
            assertTrue(interruption.depth() >= 1);
            guest.store().resume();
            assertEquals(42, guest.i32("ok"), "after " + export);
        }
    }

    @Test
    void hazard49_a_stop_interrupts_no_thread_and_closes_no_channel_that_others_share() throws Exception {
        var pipe = Pipe.open();
        var flag = new boolean[1];
        var begun = new CountDownLatch(1);
        var read = HostFunctionInstance.raw("read", FunctionType.EMPTY.returning(NumberType.I32), (caller, numbers, _, base) -> {
            try {
                var bytes = ByteBuffer.allocate(1);
                while (pipe.source().read(bytes) == 0) {
                    begun.countDown();
                    caller.store().await(1_000_000);
                }
                numbers[base] = bytes.get(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                flag[0] |= Thread.currentThread().isInterrupted();
            }
        });
        var text = """
                (module (import "host" "read" (func $read (result i32))) (func (export "f") (result i32) (call $read)))
                """;
        pipe.source().configureBlocking(false);
        var stopped = interruptible().guest(text, read);
        var other = interruptible().guest(text, read);
        var thread = new Thread(() -> interrupted(stopped, "f"), "reads");
        thread.setDaemon(true);
        thread.start();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        stopped.store().stop(Interruption.Reason.CANCELLED);
        thread.join(60_000);
        assertFalse(thread.isAlive());
        assertFalse(flag[0], "the thread was interrupted");
        assertTrue(pipe.source().isOpen());
        pipe.sink().write(ByteBuffer.wrap(new byte[] {7}));
        assertEquals(7, other.i32("f"));
        pipe.source().close();
        pipe.sink().close();
    }

    // ---- at a known moment -----------------------------------------------------------------------------------------------

    @Test
    void a_loop_stops_where_its_next_turn_would_begin_and_everything_written_before_stays() {
        var guest = interruptible().guestOfBytes("""
                (module
                  (import "host" "stop" (func $stop))
                  (memory (export "m") 1)
                  (global $turns (mut i32) (i32.const 0))
                  (func $spin (loop $l
                    (global.set $turns (i32.add (global.get $turns) (i32.const 1)))
                    (if (i32.eq (global.get $turns) (i32.const 5)) (then (call $stop)))
                    (i32.store (i32.const 0) (global.get $turns))
                    (br $l)))
                  (func (export "f") (call $spin))
                  (func (export "turns") (result i32) (global.get $turns)))
                """, stop());
        var interruption = interrupted(guest, "f");
        assertEquals(Interruption.Reason.CANCELLED, interruption.reason());
        assertEquals(List.of(1L, 2L), interruption.trace().map(GuestFault.Frame::function).toJavaList());
        assertEquals(5, guest.memory().load32(0));
        guest.store().resume();
        assertEquals(5, guest.i32("turns"));
    }

    @Test
    void a_host_function_that_thinks_nothing_of_an_interruption_does_not_save_the_guest() {
        var seen = new int[1];
        var guest = interruptible().guest("""
                (module
                  (import "host" "call back" (func $back))
                  (func (export "spin") (loop $l (br $l)))
                  (func (export "f") (call $back) (loop $l (br $l))))
                """, HostFunctionInstance.raw("call back", FunctionType.EMPTY, (caller, _, _, _) -> {
            caller.store().stop(Interruption.Reason.CANCELLED);
            var spin = (FunctionInstance) caller.export("spin").get();
            assertThrows(Interruption.class, () -> spin.call(caller, new long[1], new Object[1], 0));
            seen[0]++;
        }));
        for (int i = 1; i <= 3; i++) {
            interrupted(guest, "f");
            assertEquals(i, seen[0]);
            guest.store().resume();
        }
    }

    @Test
    void a_call_begun_in_a_stopped_store_ends_at_once_until_it_is_resumed() {
        var guest = interruptible().guest("""
                (module (global $g (mut i32) (i32.const 0))
                  (func (export "count") (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g)))
                """);
        assertEquals(1, guest.i32("count"));
        guest.store().stop(Interruption.Reason.CANCELLED);
        guest.store().stop(Interruption.Reason.DEADLINE);
        for (int i = 0; i < 3; i++) {
            var interruption = interrupted(guest, "count");
            assertEquals(Interruption.Reason.CANCELLED, interruption.reason(), "the first request counts");
            assertEquals("cancelled", interruption.getMessage());
        }
        guest.store().resume();
        assertEquals(2, guest.i32("count"));
    }

    @Test
    void a_callee_is_not_begun_once_the_store_is_stopped() {
        var guest = interruptible().guest("""
                (module
                  (import "host" "stop" (func $stop))
                  (global (export "g") (mut i32) (i32.const 0))
                  (func $callee (global.set 0 (i32.const 2)))
                  (func (export "f") (call $stop) (global.set 0 (i32.const 1)) (call $callee)))
                """, stop());
        assertEquals(2, interrupted(guest, "f").depth());
        assertEquals(Value.i32(1), guest.instance().global(0).get());
    }

    @Test
    void what_is_not_interruptible_goes_on() {
        var guest = world().guest("""
                (module (import "host" "stop" (func $stop))
                  (func (export "f") (param i32) (result i32) (call $stop)
                    (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))) (local.get 0)))
                """, stop());
        assertEquals(0, guest.i32("f", 1_000));
    }

    @Test
    void a_host_function_that_swallows_the_interruption_does_not_save_its_caller() {
        var host = HostFunctionInstance.raw("deaf", FunctionType.EMPTY, (caller, _, _, _) -> {
            caller.store().stop(Interruption.Reason.CANCELLED);
            assertThrows(Interruption.class, () -> caller.store().await(1));
        });
        var guest = interruptible().guest(
                "(module (import \"host\" \"deaf\" (func $deaf)) (func (export \"f\") (loop (call $deaf) (br 0))))", host);
        interrupted(guest, "f");
    }

    @Test
    void hazard42_an_interrupted_bulk_operation_has_done_a_number_of_whole_mebibytes() {
        var text = """
                (module
                  (import "host" "stop" (func $stop))
                  (memory (export "m") 64)
                  (data "%s")
                  (func (export "fill") (param i32) (call $stop) (memory.fill (i32.const 3) (i32.const 7) (local.get 0)))
                  (func (export "up") (param i32) (call $stop) (memory.copy (i32.const 1000) (i32.const 0) (local.get 0)))
                  (func (export "down") (param i32) (call $stop) (memory.copy (i32.const 0) (i32.const 1000) (local.get 0)))
                  (func (export "init") (param i32) (call $stop) (memory.init 0 (i32.const 0) (i32.const 0) (local.get 0))))
                """;
        var guest = interruptible().guest(text.formatted("x".repeat(MIB + 10)), stop());
        var memory = guest.memory();

        interrupted(guest, "fill", 3 * MIB);
        assertEquals(7, memory.load8(3 + MIB - 1));
        assertEquals(0, memory.load8(3 + MIB));

        resumed(guest).call("fill", Guest.i32s(MIB));
        assertThrows(Trap.class, () -> resumed(guest).call("fill", Guest.i32s(64 << 16)), "bounds are checked first");

        for (int i = 0; i < 4; i++) memory.store32(i * MIB, i + 1);
        memory.store32(3 * MIB - 4, 9);
        interrupted(resumed(guest), "up", 3 * MIB);
        assertEquals(9, memory.load32(3 * MIB - 4 + 1_000), "moved up, the last chunk comes first");
        assertEquals(3, memory.load32(2 * MIB + 1_000));
        assertEquals(0x07070707, memory.load32(1_000), "the first has not come");

        memory.store32(1_000, 77);
        memory.store32(1_000 + MIB, 78);
        int before = memory.load32(MIB);
        interrupted(resumed(guest), "down", 3 * MIB);
        assertEquals(77, memory.load32(0), "moved down, the first chunk comes first");
        assertEquals(before, memory.load32(MIB));

        memory.fill(0, (byte) 0, 2 * MIB);
        interrupted(resumed(guest), "init", MIB + 10);
        assertEquals('x', memory.load8(MIB - 1));
        assertEquals(0, memory.load8(MIB));
    }

    private static Guest resumed(Guest guest) {
        guest.store().resume();
        return guest;
    }

    @Test
    void a_bulk_operation_in_an_interruptible_instance_does_what_it_does_elsewhere() {
        var text = """
                (module (memory 80)
                  (func (export "copy") (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2))))
                """;
        var guest = interruptible().guest(text);
        var twin = world().guest(text);
        for (int i = 0; i < 80 << 16; i += 8) {
            guest.memory().store64(i, i * 0x9E3779B97F4A7C15L);
            twin.memory().store64(i, i * 0x9E3779B97F4A7C15L);
        }
        int[][] copies = {{0, 5, 3 * MIB + 1}, {7, 0, 3 * MIB + 1}, {0, 2 * MIB, 2 * MIB}, {MIB + 1, 0, 2 * MIB},
                {5, 5, 3 * MIB}, {9, 1, MIB}};
        for (var copy : copies) {
            guest.call("copy", Guest.i32s(copy));
            twin.call("copy", Guest.i32s(copy));
        }
        var bytes = new byte[80 << 16];
        var expected = new byte[80 << 16];
        guest.memory().read(0, bytes, 0, bytes.length);
        twin.memory().read(0, expected, 0, expected.length);
        assertEquals(-1, Arrays.mismatch(expected, bytes));
    }

    // ---- the depth of calls ----------------------------------------------------------------------------------------------

    @Test
    void calls_are_counted_through_the_host_and_across_instances() {
        var world = world().with(EngineOptions.DEFAULT.withMaximumCallDepth(50));
        var store = new Store();
        var back = new FunctionInstance[1];
        var calls = new int[1];
        var host = HostFunctionInstance.raw("back", INT, (_, numbers, references, base) -> {
            calls[0]++;
            back[0].call(Caller.EMBEDDER, numbers, references, base);
        });
        var inner = world.guestIn(store, """
                (module (import "host" "back" (func $back (param i32)))
                  (func (export "f") (param i32) (call $back (local.get 0))))
                """, host);
        var outer = world.guestIn(store, """
                (module (import "inner" "f" (func $f (param i32)))
                  (func (export "f") (param i32) (call $g (local.get 0)))
                  (func $g (param i32) (call $f (local.get 0)))
                  (func $deep (param i32) (result i32)
                    (if (result i32) (local.get 0)
                      (then (i32.add (i32.const 1) (call $deep (i32.sub (local.get 0) (i32.const 1)))))
                      (else (i32.const 1))))
                  (func (export "deep") (param i32) (result i32) (call $deep (local.get 0))))
                """, inner.function("f"));
        back[0] = outer.function("f");
        for (int i = 0; i < 3; i++) {
            calls[0] = 0;
            var exhaustion = assertThrows(Exhaustion.class, () -> outer.call("f", Value.i32(0)));
            assertEquals(Exhaustion.Resource.CALL_STACK, exhaustion.resource());
            assertEquals(50, exhaustion.depth());
            assertEquals(16, calls[0], "three calls to a turn");
            assertEquals(0, store.depth);
            assertEquals(49, outer.i32("deep", 48));
            assertThrows(Exhaustion.class, () -> outer.i32("deep", 49));
        }
    }

    @Test
    void hazard41_a_host_function_that_uses_up_the_thread_s_stack_exhausts_the_guest_s() {
        var host = HostFunctionInstance.typed("deep", INT_TO_INT, values -> Values.of(Value.i32(dig(values.asInt()))));
        var guest = world().guest("""
                (module (import "host" "deep" (func $deep (param i32) (result i32)))
                  (func (export "f") (param i32) (result i32) (i32.add (i32.const 1) (call $deep (local.get 0)))))
                """, host);
        for (int i = 0; i < 5; i++) {
            var exhaustion = assertThrows(Exhaustion.class, () -> guest.i32("f", Integer.MAX_VALUE));
            assertEquals(Exhaustion.Resource.CALL_STACK, exhaustion.resource());
            assertEquals(1, exhaustion.depth());
            assertEquals(0, guest.store().depth);
            assertEquals(101, guest.i32("f", 100));
        }
    }

    private static int dig(int depth) {
        return depth == 0 ? 0 : 1 + dig(depth - 1);
    }

    /// What an engine makes when it is first wanted, it makes here with the stack all but used up.
    @Test
    void hazard41_a_guest_that_is_first_called_in_any_corner_of_a_stack_can_be_called_afterwards() throws InterruptedException {
        var text = """
                (module
                  (import "host" "add" (func $add (param i32) (result i32)))
                  (type $unary (func (param i32) (result i32)))
                  (memory 1) (global $g (mut i64) (i64.const %d))
                  (table funcref (elem $twice $add))
                  (func $twice (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2)))
                  (func (export "f") (param i32) (result i32)
                    (i32.store (i32.const 8) (call_indirect (type $unary) (local.get 0) (i32.const 0)))
                    (global.set $g (i64.extend_i32_u (call_indirect (type $unary) (i32.load (i32.const 8)) (i32.const 1))))
                    (i32.wrap_i64 (global.get $g))))
                """;
        for (int i = 0; i < 48; i++) {
            int corner = i * 4;
            var host = HostFunctionInstance.typed("add", INT_TO_INT, values -> Values.of(Value.i32(values.i32(0) + 1)));
            var guest = world().guest(text.formatted(i), host);
            var outcome = new AtomicReference<Object>();
            var thread = new Thread(null, () -> {
                try {
                    int deepest = deepest(0);
                    outcome.set(below(deepest - corner, () -> guest.i32("f", 20)));
                } catch (Exhaustion | StackOverflowError exhausted) {
                    outcome.set(41);
                } catch (Throwable other) {
                    outcome.set(other);
                }
            }, "corner " + corner, 256 << 10);
            thread.start();
            thread.join();
            assertEquals(41, outcome.get(), "with " + corner + " frames left");
            assertEquals(41, guest.i32("f", 20), "after a call with " + corner + " frames left");
            assertEquals(0, guest.store().depth);
        }
    }

    private static int deepest(int depth) {
        try {
            return deepest(depth + 1);
        } catch (StackOverflowError _) {
            return depth;
        }
    }

    private static int below(int depth, IntSupplier call) {
        return depth <= 0 ? call.getAsInt() : below(depth - 1, call);
    }

    // ---- closing ---------------------------------------------------------------------------------------------------------

    @Test
    void hazard38_a_memory_that_the_host_closes_inside_a_call_is_out_of_bounds_from_then_on() {
        var close = HostFunctionInstance.raw("close", FunctionType.EMPTY, (caller, _, _, _) -> caller.memory().get().close());
        var guest = world().guest("""
                (module (import "host" "close" (func $close))
                  (memory (export "m") 1)
                  (func (export "size") (result i32) (memory.size))
                  (func (export "grow") (result i32) (memory.grow (i32.const 1)))
                  (func (export "f")
                    (i32.store (i32.const 0) (i32.const 1)) (call $close) (i32.store (i32.const 0) (i32.const 2))))
                """, close);
        GuestFault fault = assertThrows(Trap.class, () -> guest.call("f"));
        assertEquals("out of bounds memory access: 4 bytes at 0, the memory has 0", fault.getMessage());
        assertEquals(0, guest.i32("size"));
        assertEquals(-1, guest.i32("grow"));
    }
}

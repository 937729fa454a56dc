package dev.sextant.runtime;

import dev.sextant.ports.Store;
import dev.sextant.ports.StoreLimits;
import dev.sextant.ports.UnlinkableException;
import java.util.List;

/// Twenty modules that take all the memory they can get, and what becomes of them; executed in a small JVM of its own. It fails
/// with an `AssertionError`, or where the heap is used up.
final class MemoryBombs {

    /// 128 MiB of memory.
    private static final StoreLimits LIMITS = StoreLimits.NONE
            .withTotalMemoryBytes(128 << 20)
            .withTableEntries(1_000_000)
            .withInstances(100);

    /// A module that exports `bomb`, or cannot have what it wants to begin with.
    private record Bomb(String name, String text) {
        static Bomb of(String name, String text) {
            return new Bomb(name, "(module " + text + ")");
        }

        /// A function that repeats an instruction until it answers -1, and answers that.
        static Bomb repeating(String name, String fields, String instruction) {
            return of(name, fields + "(func (export \"bomb\") (result i32) (local i32) (loop (local.set 0 " + instruction
                    + ") (br_if 0 (i32.ne (local.get 0) (i32.const -1)))) (local.get 0))");
        }
    }

    private static final String MEMORY = "(memory 1)";
    private static final String TABLE = "(table $t 1 funcref)";
    private static final String REFUSED = "(func (export \"bomb\") (result i32) "
            + "(loop (br_if 0 (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) (i32.const -1))";

    private static final List<Bomb> BOMBS = List.of(
            Bomb.repeating("a page at a time", MEMORY, "(memory.grow (i32.const 1))"),
            Bomb.repeating("sixteen pages at a time, from none", "(memory 0)", "(memory.grow (i32.const 16))"),
            Bomb.repeating("twice as much each time", MEMORY, "(memory.grow (memory.size))"),
            Bomb.repeating("four gibibytes at once", MEMORY, "(memory.grow (i32.const 65535))"),
            Bomb.repeating("2^32 - 1 pages", MEMORY, "(memory.grow (i32.const -1))"),
            Bomb.repeating("a page at a time, each written", MEMORY + """
                    (func $take (result i32) (local i32)
                      (local.set 0 (memory.grow (i32.const 1)))
                      (if (i32.ne (local.get 0) (i32.const -1))
                        (then (memory.fill (i32.mul (local.get 0) (i32.const 65536)) (i32.const 1) (i32.const 65536))))
                      (local.get 0))
                    """, "(call $take)"),
            Bomb.repeating("everything written each time", MEMORY + """
                    (func $take (result i32)
                      (memory.fill (i32.const 0) (i32.const 1) (i32.mul (memory.size) (i32.const 65536)))
                      (memory.grow (i32.const 64)))
                    """, "(call $take)"),
            Bomb.repeating("the first half copied to the second", MEMORY + """
                    (func $take (result i32) (local i32)
                      (local.set 0 (memory.grow (memory.size)))
                      (if (i32.ne (local.get 0) (i32.const -1)) (then (memory.copy
                        (i32.mul (local.get 0) (i32.const 65536)) (i32.const 0) (i32.mul (local.get 0) (i32.const 65536)))))
                      (local.get 0))
                    """, "(call $take)"),
            Bomb.of("in the start function", MEMORY + REFUSED + """
                    (func $start (loop (br_if 0 (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))) (start $start)
                    """),
            Bomb.of("in recursion", MEMORY + """
                    (func $f (export "bomb") (result i32)
                      (if (result i32) (i32.eq (memory.grow (i32.const 1)) (i32.const -1))
                        (then (i32.const -1)) (else (call $f))))
                    """),
            Bomb.repeating("through a table", MEMORY + """
                    (table funcref (elem $take)) (func $take (result i32) (memory.grow (i32.const 1)))
                    """, "(call_indirect (result i32) (i32.const 0))"),
            Bomb.of("the whole budget to begin with", "(memory 2048)" + REFUSED),
            Bomb.of("a page too many to begin with", "(memory 2049)" + REFUSED),
            Bomb.of("four gibibytes to begin with", "(memory 65536)" + REFUSED),
            Bomb.repeating("up to its own maximum", "(memory 1 100)", "(memory.grow (i32.const 7))"),
            Bomb.repeating("an entry at a time", TABLE, "(table.grow $t (ref.null func) (i32.const 1))"),
            Bomb.repeating("twice as many entries each time", TABLE, "(table.grow $t (ref.null func) (table.size $t))"),
            Bomb.of("ten million entries to begin with", "(table 10000000 funcref)" + MEMORY + REFUSED),
            Bomb.of("2^32 - 1 entries to begin with", "(table 0xffffffff externref)" + MEMORY + REFUSED),
            Bomb.repeating("entries and pages in turns", MEMORY + TABLE, """
                    (i32.and (table.grow $t (ref.null func) (i32.const 50000)) (memory.grow (i32.const 1)))"""));

    private MemoryBombs() {}

    public static void main(String[] words) {
        if (BOMBS.size() != 20) throw new AssertionError(BOMBS.size() + " bombs");
        for (var memory : WasmRuntime.memories()) {
            try (var runtime = WasmRuntime.builder().memory(memory).build()) {
                // One after the other, within the budget.
                for (var bomb : BOMBS) alone(runtime, bomb, new Store(LIMITS));
                // Without one, up to what the heap has. Only a few: each refusal costs a collection of all of it.
                if (memory.name().equals("heap")) {
                    for (var bomb : BOMBS.subList(0, 5)) alone(runtime, bomb, new Store());
                }
                // All at once in one store.
                var shared = new Store(LIMITS);
                for (var bomb : BOMBS) {
                    leave(runtime, bomb, shared);
                    works(runtime, bomb, new Store(LIMITS));
                }
            }
        }
    }

    private static void alone(WasmRuntime runtime, Bomb bomb, Store store) {
        explode(runtime, bomb, store);
        if (store.memoryBytes() != 0 || store.tableEntries() != 0 || store.instances() != 0) {
            throw new AssertionError(bomb.name() + ": the store has not got everything back");
        }
        works(runtime, bomb, store);
    }

    private static void explode(WasmRuntime runtime, Bomb bomb, Store store) {
        try (var instance = runtime.instantiate(runtime.loadText(bomb.text()), Imports.none(), store)) {
            refused(bomb, instance);
        } catch (UnlinkableException unlinkable) {
            documented(bomb, unlinkable);
        }
    }

    /// Leaves an instance with all that it could get.
    private static void leave(WasmRuntime runtime, Bomb bomb, Store store) {
        try {
            refused(bomb, runtime.instantiate(runtime.loadText(bomb.text()), Imports.none(), store));
        } catch (UnlinkableException unlinkable) {
            documented(bomb, unlinkable);
        }
    }

    private static void refused(Bomb bomb, Instance instance) {
        int answer = instance.function("bomb").call().asInt();
        if (answer != -1) throw new AssertionError(bomb.name() + ": " + answer);
    }

    private static void documented(Bomb bomb, UnlinkableException unlinkable) {
        if (!unlinkable.getMessage().matches("(memory|table) too large: .*")) throw new AssertionError(bomb.name(), unlinkable);
    }

    private static void works(WasmRuntime runtime, Bomb bomb, Store store) {
        try (var next = runtime.instantiate(runtime.loadText("""
                (module (memory 1)
                  (func (export "f") (result i32)
                    (i32.store (i32.const 65532) (i32.const 42)) (drop (memory.grow (i32.const 15)))
                    (i32.load (i32.const 65532))))
                """), Imports.none(), store)) {
            int answer = next.function("f").call().asInt();
            if (answer != 42) throw new AssertionError("after " + bomb.name() + ": " + answer);
        }
    }
}

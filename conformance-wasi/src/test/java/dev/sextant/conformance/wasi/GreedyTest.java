package dev.sextant.conformance.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.conformance.junit.EveryEngine;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.Store;
import dev.sextant.ports.StoreLimits;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.LoadedModule;
import dev.sextant.runtime.WasmRuntime;
import java.util.regex.Pattern;

/// Programs that take all they get: what bounds them, what they are told, and that the next one can run.
class GreedyTest {

    private static final long MEBIBYTE = 1L << 20;

    /// The program, ready to run in a store with budgets.
    private record Greedy(WasmRuntime runtime, LoadedModule module, Store store) {

        static Greedy with(WasmRuntime.Builder builder) {
            var runtime = builder.storeLimits(StoreLimits.NONE.withTotalMemoryBytes(128 * MEBIBYTE)).build();
            return new Greedy(runtime, runtime.load(Kept.module("greedy")), runtime.newStore());
        }

        /// What it says about taking something, with so many bytes of files in memory.
        String takes(String what, long bytes) {
            return takes(what, Grants.none().withMount("/", WasmRuntime.host().memory(bytes), Mount.Access.READ_WRITE));
        }

        String takes(String what, Grants grants) {
            var output = new Collected();
            var end = Guest.run(runtime, module, grants.withArguments("greedy", what).withOutput(output), store);
            assertEquals(new Outcome.End.Exited(0), end, output.text());
            return output.text();
        }
    }

    @EveryEngine
    void hazard45_memory_is_refused_beyond_the_budget_and_the_next_program_has_it_again(WasmRuntime.Builder builder) {
        var greedy = Greedy.with(builder);
        for (int i = 0; i < 3; i++) {
            var said = Pattern.compile("(\\d+) MiB\nagain 1\n").matcher(greedy.takes("memory", 0));
            assertTrue(said.matches());
            int taken = Integer.parseInt(said.group(1));
            assertTrue(taken > 64 && taken < 128, taken + " MiB of a budget of 128");
            assertEquals(0, greedy.store().memoryBytes(), "what closed programs keep of the budget");
        }
    }

    @EveryEngine
    void calls_are_refused_beyond_the_depth_and_the_next_program_runs(WasmRuntime.Builder builder) {
        var greedy = Greedy.with(builder.maximumCallDepth(5_000));
        for (int i = 0; i < 3; i++) {
            var exhausted = assertThrows(Exhaustion.class, () -> greedy.takes("calls", 0));
            assertEquals(Exhaustion.Resource.CALL_STACK, exhausted.resource());
        }
        assertEquals("0 files: ENOSPC\n", greedy.takes("files", 0));
    }

    @EveryEngine
    void hazard55_descriptors_are_refused_beyond_their_number(WasmRuntime.Builder builder) {
        var grants = Grants.none().withMount("/", WasmRuntime.host().memory(1_000), Mount.Access.READ_WRITE);
        // The three streams and the mount are open already.
        assertEquals("96 descriptors: EMFILE\nthe one given back: 1\n",
                Greedy.with(builder).takes("descriptors", grants.withMaximumDescriptors(100)));
    }

    @EveryEngine
    void files_in_memory_are_refused_beyond_their_bytes(WasmRuntime.Builder builder) {
        var greedy = Greedy.with(builder);
        assertEquals("8 MiB: ENOSPC\ngrow: ENOSPC\nempty it: ok\nwrite again: ok\n", greedy.takes("bytes", 9 * MEBIBYTE - 1));
        assertEquals("write: ENOSPC\n", greedy.takes("hole", 9 * MEBIBYTE));
    }

    @EveryEngine
    void names_in_memory_are_refused_beyond_their_bytes(WasmRuntime.Builder builder) {
        var greedy = Greedy.with(builder);
        assertTrue(greedy.takes("files", MEBIBYTE).matches("[45]\\d\\d\\d files: ENOSPC\n"));
        assertTrue(greedy.takes("directories", MEBIBYTE).matches("[45]\\d\\d\\d directories: ENOSPC\n"));
    }
}

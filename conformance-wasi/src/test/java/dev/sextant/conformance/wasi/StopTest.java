package dev.sextant.conformance.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.conformance.junit.EveryEngine;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Input;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.Deadline;
import dev.sextant.runtime.LoadedModule;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that would never end are stopped, whatever they are at, and what they share with others stays open.
@Timeout(600)
class StopTest {

    /// What the program `wait` can be at.
    private static final Array<String> WAYS = Array.of(
            "sleep", "until", "poll", "select", "read", "loop", "recursion", "indirect", "naps", "files");

    /// An input on which nothing ever comes and that never ends. All share it.
    private static final Input SILENCE = WasmRuntime.host().input(new Never(), false);

    @EveryEngine
    void hazard47_a_deadline_stops_whatever_a_program_is_at(WasmRuntime.Builder builder, @TempDir Path directory) {
        try (var runtime = builder.interruptible(true).build()) {
            var wait = runtime.load(Kept.module("wait"));
            for (var way : WAYS) {
                var store = runtime.newStore();
                var output = new Collected();
                var grants = real(SILENCE, output).withMount("/", Guest.files(directory), Mount.Access.READ_WRITE);
                try (var deadline = Deadline.in(Duration.ofMillis(60), store)) {
                    var stopped = assertThrows(Interruption.class, () -> wait(runtime, wait, grants, store, way), way);
                    assertEquals(Interruption.Reason.DEADLINE, stopped.reason(), way);
                    assertTrue(deadline.hasPassed(), way);
                    assertFalse(stopped.trace().isEmpty(), way);
                }
                assertTrue(output.text().length() <= "waiting\n".length(), way);
            }
        }
    }

    @EveryEngine
    void another_thread_stops_a_program_and_the_next_one_runs_in_the_same_store(WasmRuntime.Builder builder) throws Exception {
        try (var runtime = builder.interruptible(true).build()) {
            var wait = runtime.load(Kept.module("wait"));
            var store = runtime.newStore();
            for (var way : WAYS.remove("files")) {
                var output = new Collected();
                var program = Concurrently.run(() -> assertThrows(Interruption.class, () ->
                        wait(runtime, wait, real(SILENCE, output), store, way), way));
                output.await("waiting", 1, program);
                store.stop(Interruption.Reason.CANCELLED);
                assertEquals(Interruption.Reason.CANCELLED, program.get().reason(), way);
                store.resume();
            }
            var output = new Collected();
            assertEquals(new Outcome.End.Exited(0), wait(runtime, wait, real(input("one\ntwo"), output)
                    .withMount("/", WasmRuntime.host().memory(1_000), Mount.Access.READ_WRITE), store, "lines"));
            assertEquals("waiting\none\ntwo", output.text());
        }
    }

    @EveryEngine
    void hazard49_stopping_a_program_closes_nothing_that_it_shares_with_another(
            WasmRuntime.Builder builder, @TempDir Path directory) throws Exception {
        try (var runtime = builder.interruptible(true).build()) {
            var wait = runtime.load(Kept.module("wait"));
            var typist = new PipedOutputStream();
            var input = WasmRuntime.host().input(new PipedInputStream(typist), false);
            var files = Guest.files(directory);
            var output = new Collected();
            var shared = real(input, output).withMount("/", files, Mount.Access.READ_WRITE);

            // One reads lines. Others share its input, its output and its files, and are stopped again and again.
            var reader = Concurrently.run(() -> wait(runtime, wait, shared, runtime.newStore(), "lines"));
            output.await("waiting", 1, reader);
            int others = 0;
            for (var way : Array.of("poll", "select", "read", "files", "naps", "loop")) {
                var store = runtime.newStore();
                var other = Concurrently.run(() ->
                        assertThrows(Interruption.class, () -> wait(runtime, wait, shared, store, way), way));
                output.await("waiting", ++others + 1, other);
                store.stop(Interruption.Reason.CANCELLED);
                other.get();
                typist.write(("after " + way + "\n").getBytes(StandardCharsets.UTF_8));
                typist.flush();
                output.await("after " + way, 1, reader);
            }
            typist.close();
            assertEquals(new Outcome.End.Exited(0), reader.get());
            var lines = new String(Tree.of(directory).content("lines").toArray(), StandardCharsets.UTF_8);
            assertEquals("after poll\nafter select\nafter read\nafter files\nafter naps\nafter loop\n", lines);
        }
    }

    private static Outcome.End wait(WasmRuntime runtime, LoadedModule module, Grants grants, Store store, String way) {
        return Guest.run(runtime, module, grants.withArguments("wait", way), store);
    }

    private static Grants real(Input input, Collected output) {
        return Grants.none().withClocks(WasmRuntime.host().clocks()).withInput(input).withOutput(output);
    }

    private static Input input(String text) {
        return WasmRuntime.host().input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    /// Bytes of which the first never comes.
    private static final class Never extends InputStream {

        @Override
        public int read() throws IOException {
            try {
                new CountDownLatch(1).await();
                return -1;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}

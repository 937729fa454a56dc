package dev.sextant.adapters.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.Exit;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.WasmRuntime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Guests on an engine, which import preview 1.
class ProgramTest {

    private static final String HELLO = """
            (module
              (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
              (memory (export "memory") 1)
              (data (i32.const 0) "\\10\\00\\00\\00\\06\\00\\00\\00")
              (data (i32.const 16) "hello\\n")
              (func (export "_start")
                (if (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable))
                (call $proc_exit (i32.load (i32.const 8)))))
            """;

    @Test
    void a_guest_writes_to_its_standard_output_and_exits() {
        var written = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>();
        var grants = Grants.none()
                .withOutput((source, from, count) -> {
                    written.write(source, from, count);
                    return count;
                })
                .withObserver((topic, line) -> lines.add(topic + " " + line));
        try (var runtime = WasmRuntime.create(); var wasi = new Preview1Provider().provide(grants)) {
            var instance = runtime.instantiate(runtime.loadText(HELLO), Imports.none().host(wasi));
            var exit = assertThrows(Exit.class, () -> instance.function("_start").call());
            assertEquals(6, exit.code());
        }
        assertEquals("hello\n", written.toString(StandardCharsets.UTF_8));
        assertEquals(
                List.of("FILESYSTEM fd_write(fd=1, iovs=[0x0; 1]) -> SUCCESS nwritten=6",
                        "EXIT proc_exit(rval=6) -> exit with code 6"),
                lines);
    }

    private static final String COPY = """
            (module
              (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "path_open"
                (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
              (memory (export "memory") 1)
              (data (i32.const 16) "copy.txt")
              (func $check (param i32)
                (if (local.get 0) (then unreachable)))
              (func (export "_start")
                ;; The buffer lies in a page that is not there yet.
                (drop (memory.grow (i32.const 1)))
                (i32.store (i32.const 0) (i32.const 65536))
                (call $check (call $path_open
                  (i32.const 3) (i32.const 0) (i32.const 16) (i32.const 8) (i32.const 9)
                  (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 12)))
                (loop $again
                  (i32.store (i32.const 4) (i32.const 65536))
                  (call $check (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                  (if (i32.load (i32.const 8))
                    (then
                      (i32.store (i32.const 4) (i32.load (i32.const 8)))
                      (call $check (call $fd_write (i32.load (i32.const 12)) (i32.const 0) (i32.const 1) (i32.const 8)))
                      (br $again))))
                (call $check (call $fd_close (i32.load (i32.const 12))))))
            """;

    @Test
    void a_guest_copies_its_standard_input_to_a_file_through_a_page_that_it_grew() throws ErrnoException {
        for (var memory : WasmRuntime.memories()) {
            var files = WasmRuntime.host().memory(1 << 20);
            var grants = Grants.none()
                    .withInput(new TransferCallsTest.Pieces("one, ", "two, ", "x".repeat(100_000)))
                    .withMount("/", files, Mount.Access.READ_WRITE);
            try (var runtime = WasmRuntime.builder().memory(memory).build(); var wasi = new Preview1Provider().provide(grants)) {
                runtime.instantiate(runtime.loadText(COPY), Imports.none().host(wasi)).function("_start").call();
            }
            try (var root = files.root()) {
                assertEquals("one, two, " + "x".repeat(100_000), Tree.content(root, "copy.txt"));
            }
        }
    }

    @Test
    void a_guest_is_stopped_while_it_sleeps_and_can_go_on() {
        var store = new Store();
        var grants = Grants.none().withClocks(WasmRuntime.host().clocks());
        try (var runtime = WasmRuntime.create(); var wasi = new Preview1Provider().provide(grants)) {
            var instance = runtime.instantiate(runtime.loadText("""
                    (module
                      (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
                      (memory 1)
                      (data (i32.const 16) "\\01\\00\\00\\00") ;; MONOTONIC
                      (data (i32.const 24) "\\00\\00\\00\\00\\00\\00\\00\\10")
                      (func (export "sleep") (result i32)
                        (call $poll (i32.const 0) (i32.const 100) (i32.const 1) (i32.const 200)))
                      (func (export "two") (result i32) (i32.const 2)))
                    """), Imports.none().host(wasi), store);
            Thread.ofPlatform().start(() -> store.stop(Interruption.Reason.CANCELLED));
            assertThrows(Interruption.class, () -> instance.function("sleep").call());
            store.resume();
            assertEquals(2, instance.function("two").call().asInt());
        }
    }
}

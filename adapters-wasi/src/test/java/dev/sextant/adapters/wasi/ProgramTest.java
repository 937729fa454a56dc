package dev.sextant.adapters.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.Exit;
import dev.sextant.ports.system.Grants;
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
}

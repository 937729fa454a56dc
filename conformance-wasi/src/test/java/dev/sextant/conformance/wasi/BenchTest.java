package dev.sextant.conformance.wasi;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.conformance.junit.EveryEngine;
import dev.sextant.ports.system.Grants;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.function.Executable;

/// The workloads of `../shared/bench`, Lua and zlib among them, at a fiftieth of their full length.
class BenchTest {

    private static final String PROPERTY = "sextant.bench";

    /// A workload, how much of it makes a fiftieth, and the checksum that it then prints.
    private record Workload(String name, int units, String checksum) {}

    private static final Array<Workload> WORKLOADS = Array.of(
            new Workload("fib", 30, "1820895"),
            new Workload("sieve", 2, "156996"),
            new Workload("matmul", 3, "8475"),
            new Workload("nbody", 10, "45069790"),
            new Workload("mandel", 24, "2338461"),
            new Workload("fannkuch", 5, "808110"),
            new Workload("spectral", 12, "1529063988"),
            new Workload("sha256", 22, "46650278978"),
            new Workload("qsort", 4, "1297559"),
            new Workload("tree", 14, "3757867204"),
            new Workload("bulk", 100, "5678"),
            new Workload("callind", 8, "24653062480"),
            new Workload("keccak", 15, "2590130323768281735"),
            new Workload("brvm", 10, "21024155342"),
            new Workload("json", 26, "59847288181"),
            new Workload("simd", 220, "472470997988"),
            new Workload("lua", 15, "8338407"),
            new Workload("zlib", 1, "5154215346"));

    private static Path directory;

    @BeforeAll
    static void find() {
        directory = Path.of(System.getProperty(PROPERTY, "")).resolve("wasm");
        if (!Files.isReadable(directory.resolve("lua.wasm"))) {
            Absent.because("the workloads are not here: -D" + PROPERTY + "=DIR must name a directory whose wasm/ has "
                    + WORKLOADS.map(Workload::name).mkString(", ") + " and hello, each NAME.wasm a WASI command that does as many"
                    + " units of work as its argument says and prints a checksum; now it is "
                    + System.getProperty(PROPERTY, "not set"));
        }
    }

    @EveryEngine
    void the_workloads_print_their_checksums(WasmRuntime runtime, TestInfo info) {
        assertAll(WORKLOADS.map(workload -> (Executable) () -> assertEquals(
                workload.checksum() + "\n", output(runtime, workload.name(), Integer.toString(workload.units())),
                workload.name() + " " + workload.units())).toJavaStream());
        System.out.println(
                "bench · " + info.getDisplayName() + ": " + WORKLOADS.size() + " workloads at a fiftieth as expected");
    }

    @EveryEngine
    void hello_greets(WasmRuntime runtime) {
        assertEquals("hello\n", output(runtime, "hello"));
    }

    private static String output(WasmRuntime runtime, String name, String... arguments) {
        var output = new Collected();
        var all = Array.of(arguments).prepend(name).toJavaArray(String[]::new);
        var end = Guest.run(runtime, runtime.load(directory.resolve(name + ".wasm")),
                Grants.none().withArguments(all).withOutput(output));
        assertEquals(new Outcome.End.Exited(0), end);
        return output.text();
    }
}

package dev.sextant.conformance.wasi;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.sextant.conformance.junit.EveryEngine;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.runtime.LoadedModule;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// C programs do the same natively, as the modules that are kept of them, and as the modules that clang makes of them now:
/// output, exit code, and the files they leave, on a directory of the machine and on files in memory.
///
/// `-Dsextant.keep=true` keeps what clang makes now and what comes of the native programs.
class ProgramsTest {

    @TempDir
    private static Path work;

    private static Option<Clang> clang;

    @BeforeAll
    static void prepare() throws IOException {
        clang = Clang.find(Files.createDirectory(work.resolve("clang")));
        if (!Boolean.getBoolean("sextant.keep")) return;
        for (var program : Kept.names(".c")) Kept.keep(program, clang().module(Kept.source(program)));
        for (var given : ProgramCase.ALL) Kept.keep(given, natively(given));
    }

    @EveryEngine
    void the_kept_modules_do_what_is_expected_of_them(WasmRuntime runtime, TestInfo info) {
        every(runtime, ProgramCase.ALL, Kept::module);
        System.out.println("programs · " + info.getDisplayName() + ": " + ProgramCase.ALL.size()
                + " cases as expected, each on a directory and in memory");
    }

    @EveryEngine
    void the_modules_that_clang_makes_now_do_what_is_expected_of_them(WasmRuntime runtime) {
        var clang = clang();
        // Those that are the kept ones, byte for byte, need not run twice.
        var others = ProgramCase.ALL.reject(given ->
                clang.module(Kept.source(given.program())).equals(Bytes.copyOf(Kept.module(given.program()))));
        every(runtime, others, program -> clang.module(Kept.source(program)).toArray());
    }

    @Test
    void the_native_programs_do_what_is_expected_of_them() {
        clang();
        assertAll(ProgramCase.ALL.map(given -> (Executable) () ->
                assertEquals(Kept.expected(given), natively(given).text(), given.title())).toJavaStream());
    }

    @Test
    void every_source_has_a_module_and_a_case_and_every_case_an_expectation() {
        assertEquals(Kept.names(".c"), Kept.names(".wasm"));
        assertEquals(Kept.names(".c").removeAll(Kept.WITHOUT_NATIVE), ProgramCase.ALL.map(ProgramCase::program).toSortedSet());
        assertEquals(Kept.names(".expected"), ProgramCase.ALL.map(ProgramCase::title).toSortedSet());
        assertEquals(ProgramCase.ALL.size(), ProgramCase.ALL.map(ProgramCase::title).toSet().size());
    }

    private static void every(WasmRuntime runtime, Array<ProgramCase> cases, Function<String, byte[]> source) {
        Map<String, LoadedModule> modules = TreeMap.empty();
        Array<Executable> comparisons = Array.empty();
        for (var given : cases) {
            if (!modules.containsKey(given.program())) {
                modules = modules.put(given.program(), runtime.load(source.apply(given.program())));
            }
            var module = modules.get(given.program()).get();
            comparisons = comparisons
                    .append(() -> assertEquals(Kept.expected(given),
                            Guest.onDirectory(runtime, module, given, empty()).text(), given.title() + " on a directory"))
                    .append(() -> assertEquals(Kept.expected(given),
                            Guest.inMemory(runtime, module, given).text(), given.title() + " in memory"));
        }
        assertAll(comparisons.toJavaStream());
    }

    private static Outcome natively(ProgramCase given) throws IOException {
        var program = clang().program(Kept.source(given.program()));
        return Clang.run(program, given, empty(), Files.createTempDirectory(work, "streams"));
    }

    private static Path empty() throws IOException {
        return Files.createTempDirectory(work, "files");
    }

    private static Clang clang() {
        return clang.getOrElse(() -> abort(Clang.MISSING));
    }
}

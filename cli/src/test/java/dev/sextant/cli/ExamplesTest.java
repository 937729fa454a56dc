package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.Custom;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.Instance;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    private static final Path EXAMPLES = Path.of("examples");
    private static final Path MODULES = Path.of("cli/src/test/resources/modules");

    private final WasmRuntime runtime = WasmRuntime.create();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        runtime.close();
    }

    private Instance example(String name) {
        return runtime.instantiate(EXAMPLES.resolve(name + ".wasm"));
    }

    @Test
    void facIsTheFactorialModuloTwoToThe64() {
        var fac = example("fac").function("fac");
        for (long n = 0; n <= 30; n++) {
            long expected = LongStream.rangeClosed(1, n).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply)
                    .longValue();
            assertEquals(expected, fac.call(n).asLong());
        }
    }

    @Test
    void fibByRecursionIsFibByALoop() {
        var fib = example("fib");
        long a = 0;
        long b = 1;
        for (int n = 0; n <= 20; n++) {
            assertEquals(a, fib.function("fib").call(n).asLong());
            assertEquals(a, fib.function("loop").call(n).asLong());
            long next = a + b;
            a = b;
            b = next;
        }
        assertEquals(7_540_113_804_746_346_429L, fib.function("loop").call(92).asLong());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 0", "3, 1", "4, 2", "100, 25", "65536, 6542", "65537, 6542", "200000, 17984"})
    void sieveCountsThePrimesBelowANumber(int below, int primes) {
        var sieve = example("sieve");
        assertEquals(primes, sieve.function("primes").call(below).asInt());
        assertEquals(Math.max(1, (below + 65_535) / 65_536), sieve.memory("memory").pages());
    }

    @Test
    void theTextInAMemoryIsReadAndChangedByBothSides() {
        var instance = example("memory");
        int text = instance.global("text").get() instanceof dev.sextant.ports.Value.I32(var i) ? i : -1;
        var bytes = new byte[14];
        var memory = instance.memory("memory");
        memory.read(text, bytes, 0, bytes.length);
        assertEquals("hello, sextant", new String(bytes, StandardCharsets.US_ASCII));
        int sum = 0;
        for (byte b : bytes) sum += b;
        assertEquals(sum, instance.function("sum").call(text, 14).asInt());
        instance.function("upper").call(text, 14);
        memory.read(text, bytes, 0, bytes.length);
        assertEquals("HELLO, SEXTANT", new String(bytes, StandardCharsets.US_ASCII));
        assertEquals(1, instance.function("grow").call(3).asInt());
        assertEquals(-1, instance.function("grow").call(1).asInt());
    }

    @Test
    void theHostIsCalledWithWhatLiesInTheMemory() {
        List<String> lines = new ArrayList<>();
        var imports = Imports.none().rawFunction("env", "log", FunctionType.of(NumberType.I32, NumberType.I32),
                (caller, numbers, _, base) -> {
                    var bytes = new byte[(int) numbers[base + 1]];
                    caller.memory().get().read(numbers[base], bytes, 0, bytes.length);
                    lines.add(new String(bytes, StandardCharsets.UTF_8));
                });
        var host = runtime.instantiate(EXAMPLES.resolve("host.wasm"), imports);
        assertEquals(3, host.function("count").call(3).asInt());
        assertEquals(List.of("one potato", "two potato", "three potato"), lines);
    }

    private <T extends GuestFault> T fault(Class<T> kind, String function, Object... arguments) {
        var called = example("trap").function(function);
        return assertThrows(kind, () -> called.call(arguments));
    }

    @Test
    void aTrapKnowsTheCallsThatWereOpen() {
        var trap = fault(Trap.class, "divide", 0);
        assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
        assertEquals(
                "integer divide by zero: divide (function 1, byte 0x7c), share (function 2, byte 0x82), dinner (function 3, byte 0x89)",
                trap.getMessage() + trap.trace().mkString(": ", ", ", ""));
    }

    @Test
    void theOtherTrapsOfTheExampleAreOfTheirKinds() {
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, fault(Trap.class, "load", 65_533).kind());
        assertEquals(TrapKind.UNREACHABLE, fault(Trap.class, "unreachable").kind());
        assertEquals(TrapKind.UNINITIALIZED_ELEMENT, fault(Trap.class, "indirect", 1).kind());
        assertEquals(TrapKind.UNDEFINED_ELEMENT, fault(Trap.class, "indirect", 4).kind());
        assertEquals(5, example("trap").function("indirect").call(0).asInt());
    }

    @Test
    void recursionWithoutEndIsStoppedAndOnlyItsEndsAreShown() {
        var exhaustion = fault(Exhaustion.class, "forever", 0);
        assertEquals(Exhaustion.Resource.CALL_STACK, exhaustion.resource());
        assertTrue(exhaustion.depth() > exhaustion.trace().size());
        var lines = Outcome.of("run", "examples/trap.wasm", "--invoke", "forever", "0").err().lines().toList();
        assertEquals(1 + GuestFault.KEPT + 1 + GuestFault.KEPT, lines.size());
        // The command's program has a stack for as many calls as may be open; this thread need not have.
        int open = EngineOptions.DEFAULT.maximumCallDepth();
        assertEquals("  ... " + (open - 2 * GuestFault.KEPT) + " more calls ...", lines.get(1 + GuestFault.KEPT));
    }

    static Stream<Path> texts() throws IOException {
        return Stream.concat(Files.list(EXAMPLES), Files.list(MODULES))
                .filter(file -> file.toString().endsWith(".wat") && Files.exists(binary(file)))
                .sorted();
    }

    private static Path binary(Path text) {
        return text.resolveSibling(text.getFileName().toString().replaceFirst("wat$", "wasm"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyTextStandsForTheModuleBesideIt(Path text) {
        // Names are all that the text's module lacks.
        var module = ModuleFile.decode(ModuleFile.read(text, Features.CORE_2_0), Features.CORE_2_0);
        var beside = ModuleFile.decode(ModuleFile.read(binary(text), Features.CORE_2_0), Features.CORE_2_0);
        assertEquals(beside.customs().map(Custom::name), Array.of("name"));
        assertEquals(without(beside), without(module), text + " has changed: make its .wasm anew");
    }

    private static Module without(Module module) {
        return new Module(
                module.types(), module.functions(), module.tables(), module.memories(), module.globals(), module.elements(),
                module.datas(), module.start(), module.imports(), module.exports(), Array.empty());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyModuleIsWhatWabtMakesOfItsText(Path text) throws Exception {
        var made = folder.resolve("made.wasm");
        try {
            var process = new ProcessBuilder("wat2wasm", "--debug-names", "--no-check", text.toString(), "-o", made.toString())
                    .inheritIO()
                    .start();
            assertEquals(0, process.waitFor());
        } catch (IOException e) {
            abort("wat2wasm (of wabt) is not on the PATH, so " + text + " is not held against its binary");
        }
        assertArrayEquals(Files.readAllBytes(made), Files.readAllBytes(binary(text)), text + " has changed: make its .wasm anew");
    }
}

package dev.sextant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// That what is measured is what it should be. Nothing is timed here.
class MeasuredTest {

    @TempDir
    Path folder;

    static Stream<Arguments> pairs() {
        return Stream.of(Contender.values()).flatMap(contender -> Stream.of(Workload.values()).map(work -> Arguments.of(contender, work)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyContenderComesToTheResultOfEveryWorkload(Contender contender, Workload workload) {
        assertEquals(workload.result(), contender.interpret(workload.module()).applyAsLong(workload.size()));
    }

    @ParameterizedTest
    @EnumSource
    void everyContenderDecodesTheGeneratedModule(Contender contender) throws Exception {
        var module = GeneratedModule.ofBytes(1_000_000);
        assertTrue(module.length >= 1_000_000 && module.length < 1_300_000, () -> module.length + " bytes");
        contender.decode(Files.write(folder.resolve("generated.wasm"), module));
    }

    @Test
    void theGeneratedModuleIsTheSameEachTime() {
        assertArrayEquals(GeneratedModule.ofBytes(100_000), GeneratedModule.ofBytes(100_000));
    }
}

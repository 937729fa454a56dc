package dev.sextant.domain.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The float functions in a JVM that has only its interpreter, only C1, or only C2.
class CompiledNansTest {

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
    void hazard18_nansAreTheSameInterpretedAndCompiled(String mode) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = CompiledNans.class.getName();
        var process = new ProcessBuilder(java, mode, "-Xbatch", "-XX:+UseSerialGC", "-cp", classPath(), program)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertEquals("", new String(process.getInputStream().readAllBytes()));
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    /// Where the package lies, and where its tests do.
    private static String classPath() {
        return Stream.of(F32.class, CompiledNans.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}

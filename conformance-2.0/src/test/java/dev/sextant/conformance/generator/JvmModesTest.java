package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The JVM's interpreter, each of its compilers and each of its collectors may get code wrong that the others get right, and so
/// may the compiler where the Vector API is there: generated programs are compared in JVMs that were started with each. So many in
/// each, half as many with `-Xcomp`: `-Dsextant.generated.modes=500`.
class JvmModesTest {

    private static final int PROGRAMS = Integer.getInteger("sextant.generated.modes", 8);
    private static final long SEED = Long.getLong("sextant.seed", new SplittableRandom().nextLong(1L << 40));

    /// With `-Xcomp` only the code of guests and of the compiler is compiled; all of the JDK's would take minutes.
    private static final List<List<String>> MODES = List.of(
            List.of("-Xint"),
            List.of("-XX:TieredStopAtLevel=1"),
            List.of("-XX:-TieredCompilation"),
            List.of("-Xcomp", "-XX:CompileCommand=quiet", "-XX:CompileCommand=compileonly,dev.sextant.guest*::*",
                    "-XX:CompileCommand=compileonly,dev.sextant.adapters.compiler.*::*"),
            List.of("-Xcomp", "-XX:TieredStopAtLevel=1", "-XX:CompileCommand=quiet",
                    "-XX:CompileCommand=compileonly,dev.sextant.guest*::*",
                    "-XX:CompileCommand=compileonly,dev.sextant.adapters.compiler.*::*"),
            List.of("-XX:+UseSerialGC"),
            List.of("-XX:+UseParallelGC"),
            List.of("-XX:+UseG1GC"),
            List.of("--add-modules", "jdk.incubator.vector", "-Dsextant.packing=always"));

    @TestFactory
    Stream<DynamicTest> hazard21_engines_agree_in_every_mode_of_the_jvm() {
        return MODES.stream().map(flags -> DynamicTest.dynamicTest(String.join(" ", flags), () -> {
            int programs = flags.contains("-Xcomp") ? PROGRAMS / 2 : PROGRAMS;
            var line = new ArrayList<String>();
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(flags);
            line.addAll(List.of("-Xmx1g", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                    SampleProgram.class.getName(), Long.toString(SEED), Integer.toString(programs)));
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            assertEquals(3 * programs + " comparisons, 0 differences", said.replace("WARNING: Using incubator modules: jdk.incubator.vector", "").strip(),
                    "seed " + SEED);
            assertEquals(0, status);
        }));
    }
}

package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnloadingTest {

    /// Without unloading there would be 15,000 classes, which take more than twice the room.
    @Test
    void hazard46_the_classes_of_modules_go_with_them() throws Exception {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=32m", "-cp", System.getProperty("java.class.path"), ManyModules.class.getName())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
    }
}

package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JarUpdateTest {

    private static final int JAVA_8 = 52;

    @TempDir
    Path folder;

    private Path old;
    private Path updated;

    @BeforeEach
    void update() throws Exception {
        old = Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        updated = folder.resolve("updated.jar");
        JarUpdate.update(old, updated);
    }

    /// The major versions of the classes in a jar, and 0 for whatever is no class.
    private static Map<String, Integer> versions(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            return jar.stream().filter(entry -> !entry.isDirectory()).collect(Collectors.toMap(entry -> entry.getName(), entry -> {
                if (!entry.getName().endsWith(".class")) return 0;
                try (var in = new DataInputStream(new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes()))) {
                    in.skipBytes(6);
                    return in.readUnsignedShort();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
        }
    }

    @Test
    void noClassStaysOldAndNothingIsLost() throws IOException {
        var before = versions(old);
        assertTrue(before.values().stream().anyMatch(version -> version > 0 && version < JAVA_8), "there is nothing to update any more");
        before.replaceAll((_, version) -> version == 0 ? 0 : Math.max(version, JAVA_8));
        assertEquals(before, versions(updated));
    }

    @Test
    void everyUpdatedClassVerifies() throws Exception {
        try (var loader = new URLClassLoader(new URL[] {updated.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (var name : versions(updated).keySet()) {
                if (!name.startsWith("picocli/") || !name.endsWith(".class") || name.contains("groovy")) continue;
                Class.forName(name.replace('/', '.').replaceFirst("\\.class$", ""), true, loader);
            }
        }
    }
}

package dev.sextant.cli;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Rewrites a jar so that none of its classes is of a format older than Java 8's. The launcher has it done to picocli, whose
/// classes are of Java 5: those Java leaves out of its AOT cache, and verifies slowly at each start.
final class JarUpdate {

    private JarUpdate() {}

    /// @param words the jar, and where to write the new one
    public static void main(String[] words) throws IOException {
        update(Path.of(words[0]), Path.of(words[1]));
    }

    static void update(Path from, Path to) throws IOException {
        try (var loader = new URLClassLoader(new URL[] {from.toUri().toURL()}, null);
                var in = new JarFile(from.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            var classes = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ConstantPoolSharingOption.NEW_POOL,
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
            for (var entry : in.stream().filter(entry -> !entry.isDirectory()).toList()) {
                var content = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().endsWith(".class") ? updated(content, classes) : content);
                out.closeEntry();
            }
        }
    }

    private static byte[] updated(byte[] content, ClassFile classes) {
        var model = classes.parse(content);
        if (model.majorVersion() >= ClassFile.JAVA_8_VERSION) return content;
        // Bodies have to be written anew to get the stack maps that newer classes need.
        return classes.transformClass(model, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                .andThen(ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }
}

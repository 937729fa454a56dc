package dev.sextant.domain.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bytecode's size, on which it hangs what HotSpot does with a method.
class MethodSizeTest {

    /// Those with a loop over lanes.
    private static final Set<String> LARGER = Set.of("shuffle", "swizzle");

    @ParameterizedTest
    @ValueSource(classes = {
        I32.class, I64.class, F32.class, F64.class, Lanes.class,
        I8x16.class, I16x8.class, I32x4.class, I64x2.class, F32x4.class, F64x2.class, V128.class})
    void noMethodIsLargerThanC1Inlines(Class<?> home) throws IOException {
        for (var method : methods(home)) {
            var name = method.methodName().stringValue();
            assertTrue(size(method) <= 35 || LARGER.contains(name), () -> home + "." + name + " has " + size(method) + " bytes");
        }
    }

    @Test
    void theDispatchByOperatorIsSmallEnoughToBeCompiled() throws IOException {
        var dispatches = methods(Vectors.class).stream()
                .filter(method -> method.methodName().equalsString("apply")).toList();
        assertEquals(2, dispatches.size());
        for (var method : dispatches) assertTrue(size(method) < 4_000, () -> "it has " + size(method) + " bytes");
    }

    private static List<MethodModel> methods(Class<?> home) throws IOException {
        try (var bytes = home.getResourceAsStream(home.getSimpleName() + ".class")) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods();
        }
    }

    private static int size(MethodModel method) {
        return ((CodeAttribute) method.code().orElseThrow()).codeLength();
    }
}

package dev.sextant.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is executed per instruction.
class HotCodeTest {

    /// HotSpot never compiles a method with more bytes of bytecode (`-XX:-DontCompileHugeMethods` aside).
    private static final int LARGEST_COMPILED = 8_000;

    /// HotSpot inlines larger methods only in the code of its second compiler, where they are called often (`MaxInlineSize`).
    private static final int LARGEST_INLINED = 35;

    /// A method that can be executed more than once; `name` is the class and the method.
    private record Method(String name, int length) {}

    @Test
    void no_method_is_too_large_to_be_compiled() {
        assertEquals(List.of(), methods().filter(method -> method.length() > LARGEST_COMPILED).toList());
    }

    @Test
    void helpers_of_generated_code_that_access_memory_are_inlined_by_both_of_hotspots_compilers() {
        var helpers = methods().filter(method -> method.name().contains("ArrayAccess$Operations.")).toList();
        assertEquals(1 + 2 * 10, helpers.size());
        assertEquals(List.of(), helpers.stream().filter(method -> method.length() > LARGEST_INLINED).toList());
    }

    @Test
    void methods_are_measured() {
        assertTrue(methods().count() > 1_000);
        assertTrue(methods().anyMatch(method -> method.length() > 100));
    }

    private static Stream<Method> methods() {
        return House.CLASSES.stream().flatMap(HotCodeTest::methods);
    }

    private static Stream<Method> methods(JavaClass type) {
        return ClassFile.of().parse(House.bytes(type)).methods().stream()
                .filter(method -> !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME))
                .map(method -> new Method(type.getName() + "." + method.methodName().stringValue(), length(method)));
    }

    private static int length(MethodModel method) {
        return method.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
    }
}

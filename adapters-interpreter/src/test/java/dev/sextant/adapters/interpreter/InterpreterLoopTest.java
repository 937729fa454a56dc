package dev.sextant.adapters.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterpreterLoopTest {

    @Test
    void the_loop_is_small_enough_to_be_compiled() throws IOException {
        try (var bytes = Interpreter.class.getResourceAsStream("Interpreter.class")) {
            int length = ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString("execute"))
                    .mapToInt(method -> method.findAttribute(Attributes.code()).orElseThrow().codeLength())
                    .max().orElseThrow();
            assertTrue(length < 8_000, "HotSpot compiles no method of 8,000 bytes or more, the loop has " + length);
        }
    }

    @Test
    void no_two_operations_have_the_same_code() throws IllegalAccessException {
        var names = new HashMap<Integer, String>();
        for (var field : Op.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) || RANGES.containsKey(field.getName())) continue;
            var other = names.put(field.getInt(null), field.getName());
            assertEquals(null, other, field.getName());
        }
    }

    /// The names that are not an operation's: where a family begins, or a distance.
    private static final Map<String, String> RANGES = Map.of(
            "SET", "", "BRANCH", "", "LOAD", "", "WRAPPED", "", "INDEXED", "", "RARE", "", "LANES", "");
}

package dev.sextant.adapters.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InterpreterLoopTest {

    /// What HotSpot replaces by instructions of the machine.
    private static final Set<String> INTRINSICS = Set.of(
            "java/lang/Double.longBitsToDouble", "java/lang/Double.doubleToRawLongBits", "java/lang/Float.intBitsToFloat",
            "java/lang/Float.floatToRawIntBits", "java/lang/Math.sqrt", "java/lang/Math.min",
            "java/lang/Integer.compareUnsigned", "java/lang/Integer.divideUnsigned", "java/lang/Integer.remainderUnsigned",
            "java/lang/Integer.numberOfLeadingZeros", "java/lang/Integer.numberOfTrailingZeros", "java/lang/Integer.bitCount",
            "java/lang/Integer.rotateLeft",
            "java/lang/Long.compareUnsigned", "java/lang/Long.divideUnsigned", "java/lang/Long.remainderUnsigned",
            "java/lang/Long.numberOfLeadingZeros", "java/lang/Long.numberOfTrailingZeros", "java/lang/Long.bitCount",
            "java/lang/Long.rotateLeft",
            "java/lang/invoke/VarHandle.get", "java/lang/invoke/VarHandle.set",
            "java/lang/invoke/VarHandle.getOpaque");

    private static MethodModel loop() throws IOException {
        try (var bytes = Interpreter.class.getResourceAsStream("Interpreter.class")) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString("execute"))
                    .findAny().orElseThrow();
        }
    }

    @Test
    void the_loop_is_small_enough_to_be_compiled() throws IOException {
        int length = loop().findAttribute(Attributes.code()).orElseThrow().codeLength();
        assertTrue(length < 8_000, "HotSpot compiles no method of 8,000 bytes or more, the loop has " + length);
    }

    @Test
    void the_loop_calls_nothing_but_intrinsics() throws IOException {
        var calls = loop().code().orElseThrow().elementStream()
                .filter(InvokeInstruction.class::isInstance)
                .map(InvokeInstruction.class::cast)
                .map(call -> call.owner().asInternalName() + "." + call.name())
                .filter(call -> !INTRINSICS.contains(call))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), calls);
    }

    /// The names that are not an operation's: where a family begins, or a distance.
    private static final Set<String> RANGES = Set.of("SET", "BRANCH", "LOAD", "WRAPPED", "INDEXED", "RARE", "LANES");

    @Test
    void no_two_operations_have_the_same_code() throws IllegalAccessException {
        var names = new HashMap<Integer, String>();
        for (var field : Op.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) || RANGES.contains(field.getName())) continue;
            assertNull(names.put(field.getInt(null), field.getName()), field.getName());
        }
    }
}

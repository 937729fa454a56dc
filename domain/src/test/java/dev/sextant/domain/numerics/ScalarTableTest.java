package dev.sextant.domain.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ValueType;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The scalar functions held against the table of operators.
class ScalarTableTest {

    private static final List<Class<?>> CLASSES = List.of(I32.class, I64.class, F32.class, F64.class);
    private static final Set<String> BOOLEAN =
            Set.of("eqz", "eq", "ne", "lt", "gt", "le", "ge", "ltS", "ltU", "gtS", "gtU", "leS", "leU", "geS", "geU");

    @ParameterizedTest
    @EnumSource
    void eachRowHasItsMethodWithMatchingTypes(NumericOperator operator) throws ReflectiveOperationException {
        var name = Naming.method(operator);
        var method = Naming.home(operator).getDeclaredMethod(name, operator.type().parameters().toJavaStream()
                .map(ScalarTableTest::javaType).toArray(Class<?>[]::new));
        assertTrue(Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()));
        assertEquals(BOOLEAN.contains(name) ? boolean.class : javaType(operator.type().results().get(0)),
                method.getReturnType());
        assertEquals(MethodType.methodType(method.getReturnType(), method.getParameterTypes()).describeConstable().orElseThrow(),
                OperatorMethod.of(operator).type());
        assertEquals(name, OperatorMethod.of(operator).name());
        assertEquals(Naming.home(operator).describeConstable().orElseThrow(), OperatorMethod.of(operator).home());
    }

    @Test
    void thereIsNoOtherPublicMethodButThatForCanonicalNans() {
        var rows = Arrays.stream(NumericOperator.values())
                .map(operator -> Naming.home(operator).getSimpleName() + "." + Naming.method(operator))
                .collect(Collectors.toCollection(TreeSet::new));
        var methods = CLASSES.stream().flatMap(home -> Arrays.stream(home.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map((Method method) -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(NumericOperator.values().length, rows.size());
        rows.addAll(List.of("F32.canonical", "F64.canonical"));
        assertEquals(rows, methods);
    }

    private static Class<?> javaType(ValueType type) {
        return switch ((NumberType) type) {
            case I32 -> int.class;
            case I64 -> long.class;
            case F32 -> float.class;
            case F64 -> double.class;
        };
    }
}

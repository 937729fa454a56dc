package dev.sextant.adapters.compiler;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A class with the methods of functions in the making. If the JVM does not take a method, or HotSpot would not compile it, its function
/// gets parts or is handed over; the others stay as they are.
final class FunctionsClass {

    private final ModuleCode module;
    private final ClassDesc name;
    private final List<FunctionTranslation> functions;

    /// @param functions what has a method in the class
    FunctionsClass(ModuleCode module, ClassDesc name, List<FunctionTranslation> functions) {
        this.module = module;
        this.name = name;
        this.functions = functions;
    }

    /// The class.
    ///
    /// @param others where the classes of parts are put by name
    byte[] make(Map<String, byte[]> others) {
        functions.forEach(FunctionTranslation::plan);
        for (;;) {
            byte[] bytes = build(functions);
            if (bytes != null && !splitLarge(bytes)) {
                for (var function : functions) others.putAll(function.classes());
                return bytes;
            }
            if (bytes == null) splitGuilty();
        }
    }

    /// The class with the methods of these functions, or null where the JVM does not take it.
    private byte[] build(List<FunctionTranslation> functions) {
        long start = System.nanoTime();
        int made = 0;
        try {
            byte[] bytes = Generation.CLASSES.build(name, builder -> {
                builder.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL);
                for (var function : functions) function.addTo(builder);
            });
            made = bytes.length;
            return bytes;
        } catch (IllegalArgumentException _) {
            return null;
        } finally {
            module.module().handingOver().end(System.nanoTime() - start, made);
        }
    }

    /// Splits the functions whose methods HotSpot would not compile.
    ///
    /// @return whether there are any
    private boolean splitLarge(byte[] bytes) {
        if (bytes.length < FunctionTranslation.HUGE) return false;
        boolean isAny = false;
        for (var method : ClassFile.of().parse(bytes).methods()) {
            var code = method.findAttribute(Attributes.code());
            if (code.isEmpty() || code.get().codeLength() < FunctionTranslation.HUGE) continue;
            int index = Methods.function(method.methodName().stringValue());
            for (var function : functions) {
                if (function.index() != index || !function.isWhole()) continue;
                function.split();
                isAny = true;
            }
        }
        return isAny;
    }

    /// Splits the functions that the JVM would not take in a class of their own either; or if it would take each, the largest, for then
    /// they have too many constants together.
    private void splitGuilty() {
        boolean isAny = false;
        for (var function : functions) {
            if (!function.isWhole() || build(List.of(function)) != null) continue;
            function.split();
            isAny = true;
        }
        if (isAny) return;
        functions.stream().filter(FunctionTranslation::isWhole).max(Comparator.comparingInt(FunctionTranslation::size))
                .ifPresent(FunctionTranslation::split);
    }
}

package dev.sextant.adapters.compiler;

import java.lang.constant.ClassDesc;

/// The JVM's own vectors, module `jdk.incubator.vector`: there only if the JVM was started with it, and fast only where C2 compiles.
final class VectorApi {

    static final ClassDesc VECTOR = ClassDesc.of(Lane.PACKAGE, "Vector");
    static final ClassDesc MASK = ClassDesc.of(Lane.PACKAGE, "VectorMask");
    static final ClassDesc SPECIES = ClassDesc.of(Lane.PACKAGE, "VectorSpecies");

    private static final boolean IS_USED = isThere() && isCompiledByC2() && isWideEnough();

    private VectorApi() {}

    /// Whether code that is made now may use it.
    static boolean isUsed() {
        return IS_USED;
    }

    private static boolean isThere() {
        return ModuleLayer.boot().findModule(Lane.PACKAGE).isPresent();
    }

    /// An operation that C2 does not make an instruction of takes a microsecond.
    private static boolean isCompiledByC2() {
        var mode = System.getProperty("java.vm.info", "");
        return (mode.startsWith("mixed mode") || mode.startsWith("compiled mode")) && !mode.contains("emulated-client");
    }

    /// Whether the machine has vectors of 128 bits, as far as the JVM uses them.
    private static boolean isWideEnough() {
        try {
            var preferred = Class.forName(Lane.PACKAGE + ".VectorShape").getMethod("preferredShape").invoke(null);
            return (int) preferred.getClass().getMethod("vectorBitSize").invoke(preferred) >= 128;
        } catch (ReflectiveOperationException | LinkageError _) {
            return false;
        }
    }
}

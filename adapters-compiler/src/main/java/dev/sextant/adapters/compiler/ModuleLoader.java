package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.FunctionInstance;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// The loader of a module's classes. The JVM asks it for a class when code of it is first reached; only then it is generated, or read.
final class ModuleLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ClassSource code;
    private final Program program;
    private MethodHandle constructor;
    private StopSwitch stopSwitch;

    /// @param program the module, for traces
    ModuleLoader(ClassSource code, Program program) {
        super(ModuleLoader.class.getClassLoader());
        this.code = code;
        this.program = program;
    }

    ClassSource source() {
        return code;
    }

    Program program() {
        return program;
    }

    /// Whether loops of the code ask if they are to stop.
    synchronized StopSwitch stopSwitch() {
        if (stopSwitch == null) stopSwitch = StopSwitch.here();
        return stopSwitch;
    }

    /// What the names of this loader's classes begin with.
    String prefix() {
        return code.prefix();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(code.prefix())) {
            var signature = code.signatureClass(name);
            return signature != null ? signature : super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }

    /// A class of this loader's that is in use.
    Class<?> loaded(String name) {
        return findLoadedClass(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = code.generate(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        var defined = defineClass(name, bytes, 0, bytes.length);
        code.defined(name);
        return defined;
    }

    /// An instance of the module.
    Instances.Instance instance(Program module, Allocation allocation) {
        try {
            return (Instances.Instance) instanceConstructor().invoke((Object) module, allocation);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ImpossibleException("not constructed: " + e);
        }
    }

    private synchronized MethodHandle instanceConstructor() throws ReflectiveOperationException {
        if (constructor == null) {
            constructor = MethodHandles.lookup().findConstructor(loadClass(code.prefix() + "I"),
                    MethodType.methodType(void.class, Object.class, Allocation.class));
        }
        return constructor;
    }

    /// The callee of one of the module's own functions.
    Calls.Callee callee(Calls.Function function, int index) {
        try {
            var type = loadClass(code.prefix() + "C" + index);
            return (Calls.Callee) MethodHandles.lookup()
                    .findConstructor(type, MethodType.methodType(void.class, FunctionInstance.class, Instances.Instance.class))
                    .invoke((FunctionInstance) function, function.instance());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ImpossibleException("not constructed: " + e);
        }
    }
}

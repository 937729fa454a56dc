package dev.sextant.adapters.compiler;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Place;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.FallbackEngine;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.MalformedException;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.PrecompiledModule;
import dev.sextant.ports.UnlinkableException;
import io.vavr.collection.Array;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// What a jar has in place of a compiler. [ArchiveWriter] puts copies of this and of what else generated code needs into the jar, under a
/// name that no other jar has: so each jar's code knows its own classes only, and calls all others' as it would a host's.
final class Archives {

    /// The module in the binary format, and what the code of it observes, beside the class here.
    static final String MODULE = "module.wasm";
    static final String PROPERTIES = "archive.properties";

    /// The package of generated classes, in that of the copies here.
    static final String CODE = "code";

    static final String FEATURES = "features";
    static final String DEPTH = "call-depth";
    static final String LISTENING = "observable";
    static final String INTERRUPTIBLE = "interruptible";
    static final String METERED = "metered";
    static final String ARRAY = "array";

    /// The module's types without those that are there before.
    static Array<FunctionType> types(ValidModule module) {
        return module.module().types().distinct();
    }

    private Archives() {}

    static {
        Traces.prepare();
    }

    private static byte[] resource(String name) {
        try (var in = Archives.class.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException _) {
            return null;
        }
    }

    private static MalformedException malformed(String detail) {
        return new MalformedException(new Malformed("not a compiled module", detail, new Place.Entry(MODULE)));
    }

    /// The jar's module. Public for the service loader.
    public static final class Archived implements PrecompiledModule {

        private static ValidModule module;
        private static ModuleLoader loader;

        private final Properties properties = new Properties();

        public Archived() {
            try {
                properties.load(new ByteArrayInputStream(resource(PROPERTIES)));
            } catch (IOException e) {
                throw new ImpossibleException("bytes in memory: " + e);
            }
        }

        @Override
        public Features features() {
            return Features.of(Array.of(properties.getProperty(FEATURES).split(" ")).map(Feature::valueOf).toJavaArray(Feature[]::new));
        }

        @Override
        public EngineOptions options() {
            return EngineOptions.DEFAULT
                    .withMaximumCallDepth(Integer.parseInt(properties.getProperty(DEPTH)))
                    .withListener(has(LISTENING) ? new ExecutionListener() {} : ExecutionListener.NONE)
                    .withInterruptible(has(INTERRUPTIBLE))
                    .withMetered(has(METERED));
        }

        private boolean has(String what) {
            return Boolean.parseBoolean(properties.getProperty(what));
        }

        @Override
        public CompiledModule open(EngineOptions wanted) {
            var had = options();
            if (wanted.isInterruptible()) want(INTERRUPTIBLE);
            if (wanted.isMetered()) want(METERED);
            if (wanted.listener() != ExecutionListener.NONE) want(LISTENING);
            if (wanted.maximumCallDepth() < had.maximumCallDepth()) {
                throw new IllegalArgumentException("compiled for " + had.maximumCallDepth() + " open calls, asked for at most "
                        + wanted.maximumCallDepth());
            }
            var options = had.withListener(wanted.listener());
            synchronized (Archived.class) {
                if (loader == null) {
                    module = decode();
                    loader = new ModuleLoader(new Source(), new Archive(module, options, has(ARRAY)));
                    FunctionTypes.use(new Types(types(module)));
                }
                return new Archive(module, options, has(ARRAY));
            }
        }

        private void want(String what) {
            if (!has(what)) throw new IllegalArgumentException("compiled without being " + what);
        }

        private ValidModule decode() {
            var bytes = resource(MODULE);
            if (bytes == null) throw malformed("there is no module");
            var limits = ImplementationLimits.DEFAULT;
            var decoded = Decoder.decode(Bytes.copyOf(bytes), features(), limits).getOrElseThrow(MalformedException::new);
            return Validator.validate(decoded, features()).getOrElseThrow(() -> malformed("the module is not valid"));
        }
    }

    /// The module of the jar, for instances that observe certain options.
    private static final class Archive extends Program {

        private final boolean isArray;

        Archive(ValidModule module, EngineOptions options, boolean isArray) {
            super(module, options);
            this.isArray = isArray;
        }

        @Override
        public ModuleInstance instantiate(Allocation allocation) {
            if (!allocation.memories().isEmpty() && (allocation.memories().get(0).array() != null) != isArray) {
                throw new UnlinkableException("incompatible memory: compiled for memories " + (isArray ? "" : "not ")
                        + "held in an array, given one that is" + (isArray ? " not" : ""));
            }
            return Archived.loader.instance(this, allocation);
        }

        @Override
        public void complete() {}

        @Override
        public Array<HandedOver> handedOver() {
            return Array.empty();
        }

        @Override
        FallbackEngine.Substitutes substitutes(Instances.Instance instance, int function) {
            throw new ImpossibleException("all code is in the jar, also that of function " + function);
        }
    }

    /// The jar's generated classes.
    private static final class Source implements ClassSource {

        private final String prefix = Archives.class.getPackageName() + "." + CODE + ".";

        @Override
        public String prefix() {
            return prefix;
        }

        @Override
        public byte[] generate(String name) {
            return resource(CODE + "/" + name.substring(prefix.length()) + ".class");
        }

        @Override
        public void defined(String name) {}

        @Override
        public boolean isHandedOver(int function) {
            return false;
        }

        @Override
        public Class<?> signatureClass(String name) {
            return null;
        }
    }

    /// The classes of the module's function types: `S` and the number of the type.
    private static final class Types extends FunctionTypes {

        private final Array<FunctionType> types;
        private final Map<FunctionType, Integer> numbers = new HashMap<>();

        Types(Array<FunctionType> types) {
            this.types = types;
            for (int i = 0; i < types.size(); i++) numbers.put(types.get(i), i);
        }

        @Override
        Calls.Callee foreign(FunctionInstance function) {
            var number = numbers.get(function.type());
            if (number == null) return new Stranger(function);
            try {
                var type = Archived.loader.loadClass(Archived.loader.prefix() + "S" + number);
                return (Calls.Callee) MethodHandles.lookup()
                        .findConstructor(type, MethodType.methodType(void.class, FunctionInstance.class))
                        .invoke(function);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new ImpossibleException("not constructed: " + e);
            }
        }

        @Override
        FunctionType typeOf(Class<?> generated) {
            return types.get(Integer.parseInt(generated.getName().substring(Archived.loader.prefix().length() + 1)));
        }
    }

    /// The callee of a function whose type is none of the module's: nobody can call it.
    private static final class Stranger extends Calls.Callee {

        Stranger(FunctionInstance target) {
            super(target);
        }

        @Override
        public void enter(long[] numbers, Object[] references, int base, int depth, Instances.Instance instance) {
            throw new ImpossibleException("called with a type it has not: " + target.type());
        }
    }
}

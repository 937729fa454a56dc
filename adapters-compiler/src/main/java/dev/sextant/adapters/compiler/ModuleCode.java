package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.Allocation;
import io.vavr.collection.Array;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The classes of a module for one form of memory, each generated when it is asked for:
/// `I` extends an instance by its fields, `F` and a number has methods of functions, `C` and a number is the callee of a function. `P`
/// and `R` belong to functions that have parts: their methods and their frames.
final class ModuleCode implements ClassSource {

    static {
        FunctionTypes.use(Signatures.LIVE);
    }

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Functions whose methods share a class. Few, for all are generated when one is first called.
    static final int FUNCTIONS_OF_A_CLASS = 16;

    /// What loops call: ends the guest if it was told to stop.
    static final String POLL = "poll";

    private static final DirectMethodHandleDesc ASKING = ConstantDescs.ofCallsiteBootstrap(Names.CALLS, "asking", CD_CallSite);

    /// The globals, tables and imports that have a field each.
    static final int FIELDS = 1_000;

    private final TranslatedModule module;
    private final boolean isArray;
    private final boolean isKept;
    private final String prefix;
    private final Function<FunctionType, Signatures.Signature> source;
    private final ClassDesc instance;
    private final Map<FunctionType, Signatures.Signature> signatures = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> signatureClasses = new ConcurrentHashMap<>();
    private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();
    private final Map<String, List<String>> parts = new ConcurrentHashMap<>();
    private final Set<Integer> handedOver = ConcurrentHashMap.newKeySet();

    /// Classes for this JVM.
    ModuleCode(TranslatedModule module, boolean isArray) {
        this.module = module;
        this.isArray = isArray;
        this.prefix = Names.PACKAGE + ".m" + COUNT.getAndIncrement() + ".";
        this.instance = ClassDesc.of(prefix + "I");
        this.source = this::loaded;
        this.isKept = false;
    }

    private ModuleCode(TranslatedModule module, boolean isArray, String prefix, Function<FunctionType, Signatures.Signature> source) {
        this.module = module;
        this.isArray = isArray;
        this.prefix = prefix;
        this.instance = ClassDesc.of(prefix + "I");
        this.source = source;
        this.isKept = true;
    }

    /// Classes to be kept, which have types of their own: `S` and the number of each.
    static ModuleCode archived(TranslatedModule module, boolean isArray, String prefix, Array<FunctionType> types) {
        var numbers = new HashMap<FunctionType, Integer>();
        for (int i = 0; i < types.size(); i++) numbers.put(types.get(i), i);
        return new ModuleCode(module, isArray, prefix,
                type -> Signatures.Signature.of(type, ClassDesc.of(prefix + "S" + numbers.get(type))));
    }

    TranslatedModule module() {
        return module;
    }

    ValidModule valid() {
        return module.module();
    }

    /// Whether code may use the JVM's own vectors. Code that is kept may not: the JVM that runs it need not have them.
    boolean mayPack() {
        return !isKept;
    }

    /// Whether memory 0 is held in an array.
    boolean isArray() {
        return isArray;
    }

    @Override
    public String prefix() {
        return prefix;
    }

    String calleeName(int function) {
        return prefix + "C" + function;
    }

    /// The class of instances.
    ClassDesc instance() {
        return instance;
    }

    /// The class that has the methods of a function.
    ClassDesc home(int function) {
        return ClassDesc.of(prefix + "F" + (function - valid().importedFunctions()) / FUNCTIONS_OF_A_CLASS);
    }

    /// A class that has parts of a function.
    ClassDesc partHome(int function, int number) {
        return ClassDesc.of(prefix + "P" + function + "x" + number);
    }

    /// The class of the frames of a function that has parts.
    ClassDesc frameName(int function) {
        return ClassDesc.of(prefix + "R" + function);
    }

    /// The names of the classes that have methods of functions, but for those that are there only once these are made.
    List<String> functionClasses() {
        int classes = (valid().functions().size() + FUNCTIONS_OF_A_CLASS - 1) / FUNCTIONS_OF_A_CLASS;
        return IntStream.range(0, classes).mapToObj(number -> prefix + "F" + number).toList();
    }

    /// The classes that are there since a class of methods was generated, and belong to it.
    List<String> partsOf(String functionClass) {
        return parts.getOrDefault(functionClass, List.of());
    }

    /// Notes that a method calls whoever else executes the function.
    void handOver(int function, String reason) {
        handedOver.add(function);
        module.handingOver().add(function, reason);
    }

    @Override
    public boolean isHandedOver(int function) {
        return handedOver.contains(function);
    }

    FunctionType type(int function) {
        return valid().functionTypes().get(function);
    }

    /// The class that stands for a type; it is kept as long as this.
    Signatures.Signature signature(FunctionType type) {
        return signatures.computeIfAbsent(type, source);
    }

    private Signatures.Signature loaded(FunctionType type) {
        var loaded = Signatures.of(type);
        signatureClasses.put(loaded.generated().getName(), loaded.generated());
        return loaded.signature();
    }

    @Override
    public Class<?> signatureClass(String name) {
        return signatureClasses.get(name);
    }

    /// The method type of a function of this module.
    MethodTypeDesc method(Convention convention) {
        return convention.method(CD_int, instance);
    }

    @Override
    public byte[] generate(String name) {
        var made = waiting.get(name);
        if (made != null) return made;
        char what = name.charAt(prefix.length());
        if (what == 'I') return generateInstance();
        return what == 'C' ? generateCallee(number(name)) : generateFunctions(name);
    }

    /// The number behind the letter.
    private int number(String name) {
        return Integer.parseInt(name.substring(prefix.length() + 1));
    }

    @Override
    public void defined(String name) {
        waiting.remove(name);
    }

    private byte[] generateInstance() {
        var constructor = MethodTypeDesc.of(CD_void, CD_Object, Allocation.class.describeConstable().orElseThrow());
        return Generation.CLASSES.build(instance, builder -> {
            builder.withFlags(AccessFlag.PUBLIC).withSuperclass(Names.INSTANCE);
            int globals = Math.min(FIELDS, valid().globalTypes().size());
            int tables = Math.min(FIELDS, valid().tableTypes().size());
            int imports = Math.min(FIELDS, valid().importedFunctions());
            for (int i = 0; i < globals; i++) builder.withField("g" + i, Names.GLOBAL, ClassFile.ACC_PUBLIC);
            for (int i = 0; i < tables; i++) builder.withField("t" + i, Names.TABLE, ClassFile.ACC_PUBLIC);
            for (int i = 0; i < imports; i++) builder.withField("f" + i, Names.CALLEE, ClassFile.ACC_PUBLIC);
            builder.withMethodBody(INIT_NAME, constructor, ClassFile.ACC_PUBLIC, code -> {
                code.aload(0).aload(1).aload(2).invokespecial(Names.INSTANCE, INIT_NAME, constructor);
                for (int i = 0; i < globals; i++) {
                    code.aload(0).aload(0).loadConstant(i)
                            .invokevirtual(instance, "globalAt", MethodTypeDesc.of(Names.GLOBAL, CD_int))
                            .putfield(instance, "g" + i, Names.GLOBAL);
                }
                for (int i = 0; i < tables; i++) {
                    code.aload(0).aload(0).loadConstant(i)
                            .invokevirtual(instance, "tableAt", MethodTypeDesc.of(Names.TABLE, CD_int))
                            .putfield(instance, "t" + i, Names.TABLE);
                }
                for (int i = 0; i < imports; i++) {
                    code.aload(0).aload(0).loadConstant(i)
                            .invokevirtual(instance, "importAt", MethodTypeDesc.of(Names.CALLEE, CD_int))
                            .putfield(instance, "f" + i, Names.CALLEE);
                }
                code.return_();
            });
            if (module.options().isInterruptible()) addPoll(builder);
        });
    }

    private void addPoll(ClassBuilder builder) {
        builder.withMethodBody(POLL, poll(), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
            var silent = code.newLabel();
            code.invokedynamic(DynamicCallSiteDesc.of(ASKING, "asking", MethodTypeDesc.of(CD_boolean))).ifeq(silent)
                    .aload(0).invokestatic(Names.CALLS, POLL, MethodTypeDesc.of(CD_void, Names.INSTANCE))
                    .labelBinding(silent).return_();
        });
    }

    /// The type of the method [#POLL] of the class of instances.
    MethodTypeDesc poll() {
        return MethodTypeDesc.of(CD_void, instance);
    }

    private byte[] generateCallee(int function) {
        var signature = signature(type(function));
        var convention = signature.convention();
        var name = ClassDesc.of(calleeName(function));
        return Generation.CLASSES.build(name, builder -> {
            builder.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL).withSuperclass(signature.name());
            builder.withField("own", instance, ClassFile.ACC_FINAL);
            builder.withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void, Names.FUNCTION, Names.INSTANCE), ClassFile.ACC_PUBLIC,
                    code -> code.aload(0).aload(1)
                            .invokespecial(signature.name(), INIT_NAME, MethodTypeDesc.of(CD_void, Names.FUNCTION))
                            .aload(0).aload(2).checkcast(instance).putfield(name, "own", instance)
                            .return_());
            builder.withMethodBody("call", convention.method(CD_int, Names.INSTANCE), ClassFile.ACC_PUBLIC, code -> {
                int depth = 1 + convention.slots();
                int caller = depth + 1;
                int own = depth + 2;
                var inside = code.newLabel();
                var left = code.newLabel();
                code.aload(0).getfield(name, "own", instance).astore(own);
                code.aload(own).aload(caller).if_acmpeq(inside);
                code.aload(own).invokevirtual(Names.INSTANCE, "refresh", MethodTypeDesc.of(CD_void));
                if (convention.isWide()) {
                    code.aload(own).aload(caller)
                            .invokevirtual(Names.INSTANCE, "takeArrays", MethodTypeDesc.of(CD_void, Names.INSTANCE));
                }
                code.labelBinding(inside);
                Signatures.loadArguments(code, convention, 1);
                code.iload(depth).aload(own).invokestatic(home(function), Methods.name(function), method(convention));
                code.aload(own).aload(caller).if_acmpeq(left);
                code.aload(caller).invokevirtual(Names.INSTANCE, "refresh", MethodTypeDesc.of(CD_void));
                if (convention.results().size() > 1) {
                    code.aload(caller).aload(own)
                            .invokevirtual(Names.INSTANCE, "takeResults", MethodTypeDesc.of(CD_void, Names.INSTANCE));
                }
                code.labelBinding(left).return_(TypeKind.from(convention.result()));
            });
        });
    }

    private byte[] generateFunctions(String name) {
        var others = new LinkedHashMap<String, byte[]>();
        byte[] bytes = functions(name, others);
        if (!others.isEmpty()) {
            waiting.putAll(others);
            parts.put(name, List.copyOf(others.keySet()));
        }
        return bytes;
    }

    /// A class that has methods of functions, and those that belong to it.
    Map<String, byte[]> withParts(String functionClass) {
        var classes = new LinkedHashMap<String, byte[]>();
        classes.put(functionClass, functions(functionClass, classes));
        return classes;
    }

    /// @param others where the classes of parts are put by name
    private byte[] functions(String name, Map<String, byte[]> others) {
        int from = number(name) * FUNCTIONS_OF_A_CLASS;
        int to = Math.min(from + FUNCTIONS_OF_A_CLASS, valid().functions().size());
        var functions = IntStream.range(from, to)
                .mapToObj(i -> new FunctionTranslation(this, valid().functions().get(i)))
                .toList();
        return new FunctionsClass(this, ClassDesc.of(name), functions).make(others);
    }

    /// Has all classes with code of functions loaded, on all processors. Those that are loaded already cost nothing.
    void complete(ModuleLoader loader) {
        var names = functionClasses();
        Parallel.forEach(names.size(), i -> {
            try {
                loader.loadClass(names.get(i));
                for (var part : partsOf(names.get(i))) loader.loadClass(part);
            } catch (ClassNotFoundException e) {
                throw new ImpossibleException("not there: " + e.getMessage());
            }
        });
    }
}

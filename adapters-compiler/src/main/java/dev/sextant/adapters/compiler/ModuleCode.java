package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.Allocation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The classes of a module for one form of memory, each generated when it is asked for:
/// `I` extends an instance by its fields, `F` and a number has methods of functions, `C` and a number is the callee of a function. `P`
/// and `R` belong to functions that have parts: their methods and their frames.
final class ModuleCode {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Functions whose methods share a class.
    static final int FUNCTIONS_OF_A_CLASS = 64;

    /// The globals, tables and imports that have a field each.
    static final int FIELDS = 1_000;

    private final TranslatedModule module;
    private final boolean isArray;
    private final String prefix;
    private final ClassDesc instance;
    private final Map<FunctionType, Signatures.Signature> signatures = new HashMap<>();
    private final Map<String, Class<?>> signatureClasses = new ConcurrentHashMap<>();
    private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();
    private final Set<Integer> handedOver = ConcurrentHashMap.newKeySet();
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    ModuleCode(TranslatedModule module, boolean isArray) {
        this.module = module;
        this.isArray = isArray;
        this.prefix = Names.PACKAGE + ".m" + COUNT.getAndIncrement() + ".";
        this.instance = ClassDesc.of(prefix + "I");
    }

    TranslatedModule module() {
        return module;
    }

    ValidModule valid() {
        return module.module();
    }

    /// Whether memory 0 is held in an array.
    boolean isArray() {
        return isArray;
    }

    String prefix() {
        return prefix;
    }

    String instanceName() {
        return prefix + "I";
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

    /// Notes that a method calls whoever else executes the function.
    void handOver(int function, String reason) {
        handedOver.add(function);
        module.handingOver().add(function, reason);
    }

    /// Whether a function's method only calls whoever else executes it.
    boolean isHandedOver(int function) {
        return handedOver.contains(function);
    }

    /// Makes the classes of all functions that are not made yet.
    void complete() {
        for (var name : functionClasses()) {
            if (!made.contains(name)) waiting.put(name, generateFunctions(number(name)));
        }
    }

    /// The classes that are made and that nobody has asked for yet.
    Set<String> waiting() {
        return Set.copyOf(waiting.keySet());
    }

    FunctionType type(int function) {
        return valid().functionTypes().get(function);
    }

    /// The class that stands for a type; it is kept as long as this.
    Signatures.Signature signature(FunctionType type) {
        synchronized (signatures) {
            return signatures.computeIfAbsent(type, _ -> {
                var signature = Signatures.of(type);
                signatureClasses.put(signature.generated().getName(), signature.generated());
                return signature;
            });
        }
    }

    Class<?> signatureClass(String name) {
        return signatureClasses.get(name);
    }

    /// The method type of a function of this module.
    MethodTypeDesc method(Convention convention) {
        return convention.method(CD_int, instance);
    }

    /// The class of that name, or null.
    byte[] generate(String name) {
        var made = waiting.remove(name);
        if (made != null) return made;
        if (!name.startsWith(prefix)) return null;
        char what = name.charAt(prefix.length());
        if (what == 'I') return generateInstance();
        return what == 'C' ? generateCallee(number(name)) : generateFunctions(number(name));
    }

    /// The number behind the letter.
    private int number(String name) {
        return Integer.parseInt(name.substring(prefix.length() + 1));
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
        });
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

    private byte[] generateFunctions(int number) {
        var name = ClassDesc.of(prefix + "F" + number);
        made.add(prefix + "F" + number);
        int from = number * FUNCTIONS_OF_A_CLASS;
        int to = Math.min(from + FUNCTIONS_OF_A_CLASS, valid().functions().size());
        var functions = IntStream.range(from, to)
                .mapToObj(i -> new FunctionTranslation(this, valid().functions().get(i)))
                .toList();
        return new FunctionsClass(this, name, functions).make(waiting);
    }
}

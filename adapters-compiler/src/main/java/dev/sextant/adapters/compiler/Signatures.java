package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.ports.FunctionInstance;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.lang.reflect.AccessFlag;
import java.util.Map;
import java.util.WeakHashMap;

/// The generated classes that stand for function types: one for all equal types, in all modules of this JVM. So the check of an
/// indirect call's type is a look at the callee's class. They go when no module uses them any more.
final class Signatures extends FunctionTypes {

    /// Those of this JVM.
    static final Signatures LIVE = new Signatures();

    private static final ClassDesc LONGS = CD_long.arrayType();
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, Names.FUNCTION);
    private static final MethodTypeDesc ENTER =
            MethodTypeDesc.of(CD_void, LONGS, OBJECTS, CD_int, CD_int, Names.INSTANCE);

    private static final Map<FunctionType, WeakReference<Loaded>> KNOWN = new WeakHashMap<>();
    private static int count;

    private Signatures() {}

    /// What generated code has to know of the class that stands for a function type.
    ///
    /// @param name the class's
    record Signature(FunctionType type, Convention convention, ClassDesc name) {

        static Signature of(FunctionType type, ClassDesc name) {
            return new Signature(type, Convention.of(type), name);
        }

        /// Calls whoever executes a function that was handed over, with the arguments on the stack.
        ///
        /// @param depth the variable with the number of open calls; the instance is behind it
        void invokeSubstitute(CodeBuilder code, int function, int depth) {
            code.aload(depth + 1).loadConstant(function)
                    .invokestatic(Names.INSTANCE, "substitute", MethodTypeDesc.of(Names.CALLEE, Names.INSTANCE, CD_int))
                    .iload(depth).aload(depth + 1)
                    .invokestatic(name, "invoke", convention.method(Names.CALLEE, CD_int, Names.INSTANCE));
        }
    }

    /// The class that stands for a function type, loaded.
    static final class Loaded extends ClassLoader {

        private final Signature signature;
        private final Class<?> generated;
        private final MethodHandle constructor;

        private Loaded(FunctionType type, int number) {
            super(Signatures.class.getClassLoader());
            this.signature = Signature.of(type, ClassDesc.of(Names.PACKAGE, "S" + number));
            byte[] bytes = Signatures.generate(signature);
            this.generated = defineClass(null, bytes, 0, bytes.length);
            try {
                this.constructor = MethodHandles.lookup()
                        .findConstructor(generated, MethodType.methodType(void.class, FunctionInstance.class));
            } catch (ReflectiveOperationException e) {
                throw new ImpossibleException("no constructor: " + e);
            }
        }

        Signature signature() {
            return signature;
        }

        Class<?> generated() {
            return generated;
        }

        private Calls.Callee foreign(FunctionInstance function) {
            try {
                return (Calls.Callee) constructor.invoke(function);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new ImpossibleException("not constructed: " + e);
            }
        }
    }

    /// The class that stands for a type.
    static synchronized Loaded of(FunctionType type) {
        var reference = KNOWN.get(type);
        var known = reference == null ? null : reference.get();
        if (known == null) {
            known = new Loaded(type, count++);
            KNOWN.put(known.signature.type, new WeakReference<>(known));
        }
        return known;
    }

    @Override
    Calls.Callee foreign(FunctionInstance function) {
        return of(function.type()).foreign(function);
    }

    @Override
    FunctionType typeOf(Class<?> generated) {
        return ((Loaded) generated.getClassLoader()).signature.type;
    }

    /// The bytes of the class.
    static byte[] generate(Signature signature) {
        var name = signature.name();
        var convention = signature.convention();
        return Generation.CLASSES.build(name, builder -> {
            builder.withFlags(AccessFlag.PUBLIC).withSuperclass(Names.CALLEE);
            builder.withMethodBody(INIT_NAME, CONSTRUCTOR, ClassFile.ACC_PUBLIC, code -> code
                    .aload(0).aload(1).invokespecial(Names.CALLEE, INIT_NAME, CONSTRUCTOR).return_());
            call(builder, convention);
            invoke(builder, name, convention);
            enter(builder, name, convention);
        });
    }

    /// `call(arguments, depth, caller)`: passes the arguments to the target in slots.
    private static void call(ClassBuilder builder, Convention convention) {
        builder.withMethodBody("call", convention.method(CD_int, Names.INSTANCE), ClassFile.ACC_PUBLIC, code -> {
            int depth = 1 + convention.slots();
            int caller = depth + 1;
            int numbers = depth + 2;
            int references = depth + 3;
            int slots = Math.max(convention.parameters().size(), convention.results().size());
            code.loadConstant(slots).newarray(TypeKind.LONG).astore(numbers);
            code.loadConstant(slots).anewarray(CD_Object).astore(references);
            int local = 1;
            for (int i = 0; i < convention.parameters().size(); i++) {
                var kind = convention.parameters().get(i);
                code.aload(kind == Kind.REFERENCE ? references : numbers).loadConstant(i);
                if (convention.isWide()) {
                    Passing.loadFromArray(code, i, kind, caller);
                } else {
                    code.loadLocal(kind.carrier(), local);
                    local += kind.slots();
                }
                storeSlot(code, kind);
            }
            code.aload(0).getfield(Names.CALLEE, "target", Names.FUNCTION).aload(caller).iload(depth).aload(numbers).aload(references);
            code.invokestatic(Names.CALLS, "foreign",
                    MethodTypeDesc.of(CD_void, Names.FUNCTION, Names.INSTANCE, CD_int, LONGS, OBJECTS));
            for (int i = 1; i < convention.results().size(); i++) {
                var kind = convention.results().get(i);
                loadSlot(code, kind, numbers, references, i);
                Passing.storeResult(code, i, kind, caller);
            }
            if (convention.results().isEmpty()) {
                code.return_();
            } else {
                var kind = convention.results().getFirst();
                loadSlot(code, kind, numbers, references, 0);
                code.return_(kind.carrier());
            }
        });
    }

    /// `invoke(arguments, callee, depth, caller)`: calls if the callee is of this type.
    private static void invoke(ClassBuilder builder, ClassDesc name, Convention convention) {
        builder.withMethodBody("invoke", convention.method(Names.CALLEE, CD_int, Names.INSTANCE),
                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
            int callee = convention.slots();
            var mismatch = code.newLabel();
            code.aload(callee).instanceOf(name).ifeq(mismatch);
            code.aload(callee).checkcast(name);
            loadArguments(code, convention, 0);
            code.iload(callee + 1).aload(callee + 2)
                    .invokevirtual(name, "call", convention.method(CD_int, Names.INSTANCE))
                    .return_(TypeKind.from(convention.result()));
            code.labelBinding(mismatch).aload(callee).loadConstant(name)
                    .invokestatic(Names.CALLS, "mismatch", MethodTypeDesc.of(
                            ClassDesc.of("java.lang.RuntimeException"), Names.CALLEE, CD_Class))
                    .athrow();
        });
    }

    /// Puts the arguments on the stack that are a method's first parameters.
    static void loadArguments(CodeBuilder code, Convention convention, int local) {
        if (convention.isWide()) return;
        for (var kind : convention.parameters()) {
            code.loadLocal(kind.carrier(), local);
            local += kind.slots();
        }
    }

    /// `enter`: calls with arguments that lie in slots.
    private static void enter(ClassBuilder builder, ClassDesc name, Convention convention) {
        builder.withMethodBody("enter", ENTER, ClassFile.ACC_PUBLIC, code -> {
            int numbers = 1;
            int references = 2;
            int base = 3;
            int instance = 5;
            code.aload(0);
            for (int i = 0; i < convention.parameters().size(); i++) {
                var kind = convention.parameters().get(i);
                code.aload(kind == Kind.REFERENCE ? references : numbers).iload(base).loadConstant(i).iadd();
                if (kind == Kind.REFERENCE) {
                    code.aaload();
                } else {
                    code.laload();
                    Passing.fromNumber(code, kind);
                }
                if (convention.isWide()) Passing.storeInArray(code, i, kind, instance);
            }
            code.iload(4).aload(instance).invokevirtual(name, "call", convention.method(CD_int, Names.INSTANCE));
            for (int i = 0; i < convention.results().size(); i++) {
                var kind = convention.results().get(i);
                if (i == 0) {
                    code.storeLocal(kind.carrier(), 6);
                }
                code.aload(kind == Kind.REFERENCE ? references : numbers).iload(base).loadConstant(i).iadd();
                if (i == 0) {
                    code.loadLocal(kind.carrier(), 6);
                } else {
                    Passing.loadResult(code, i, kind, instance);
                }
                storeSlot(code, kind);
            }
            code.return_();
        });
    }

    private static void storeSlot(CodeBuilder code, Kind kind) {
        if (kind == Kind.REFERENCE) {
            code.aastore();
        } else {
            Passing.toNumber(code, kind);
            code.lastore();
        }
    }

    private static void loadSlot(CodeBuilder code, Kind kind, int numbers, int references, int index) {
        if (kind == Kind.REFERENCE) {
            code.aload(references).loadConstant(index).aaload();
        } else {
            code.aload(numbers).loadConstant(index).laload();
            Passing.fromNumber(code, kind);
        }
    }
}

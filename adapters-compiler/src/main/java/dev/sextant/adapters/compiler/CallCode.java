package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.VectorType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// The code of calls.
///
/// @spec §4.4.10 Function Calls
final class CallCode {

    private final CodeBuilder code;
    private final Slots slots;
    private final ModuleCode module;
    private final Recursion recursion;
    private final int self;
    private final int depth;
    private final int instance;

    /// @param recursion what the method is to its function
    /// @param self     the index of that
    /// @param depth    the variable with the number of open calls
    /// @param instance the variable with the instance
    CallCode(CodeBuilder code, Slots slots, ModuleCode module, Recursion recursion, int self, int depth, int instance) {
        this.code = code;
        this.slots = slots;
        this.module = module;
        this.recursion = recursion;
        this.self = self;
        this.depth = depth;
        this.instance = instance;
    }

    void direct(int function) {
        var type = module.type(function);
        var signature = module.signature(type);
        slots.unpack(Kind.of(type.parameters()));
        passArguments(signature.convention());
        if (function < module.valid().importedFunctions()) {
            if (function < ModuleCode.FIELDS) {
                code.aload(instance).getfield(module.instance(), "f" + function, Names.CALLEE);
            } else {
                code.aload(instance).loadConstant(function)
                        .invokevirtual(Names.INSTANCE, "importAt", MethodTypeDesc.of(Names.CALLEE, CD_int));
            }
            invoke(signature);
        } else {
            passDepth(function == self ? recursion.passed() : 1 + recursion.missing());
            code.aload(instance)
                    .invokestatic(module.home(function), function == self ? recursion.callee(self) : Methods.name(function),
                            module.method(signature.convention()));
        }
        takeResults(signature.convention());
        slots.packAll(Kind.of(type.results()));
    }

    void indirect(int table, int type) {
        FunctionType wanted = module.valid().module().types().get(type);
        var signature = module.signature(wanted);
        unpackBelow(wanted);
        StateCode.table(code, module, instance, table);
        code.invokestatic(Names.CALLS, "indirect", MethodTypeDesc.of(Names.CALLEE, CD_int, Names.TABLE));
        if (signature.convention().isWide()) {
            int callee = slots.temporary(Kind.REFERENCE, 0);
            code.astore(callee);
            passArguments(signature.convention());
            code.aload(callee).checkcast(Names.CALLEE);
        }
        invoke(signature);
        takeResults(signature.convention());
        slots.packAll(Kind.of(wanted.results()));
    }

    /// Makes two longs of each packed vector among the arguments below the index on the stack.
    private void unpackBelow(FunctionType type) {
        if (!slots.isPacked() || !type.parameters().contains(VectorType.V128)) return;
        int index = slots.above(Kind.INT);
        code.istore(index);
        slots.unpack(Kind.of(type.parameters()));
        code.iload(index);
    }

    /// Calls the callee on the stack.
    private void invoke(Signatures.Signature signature) {
        passDepth(1 + recursion.missing());
        code.aload(instance).invokestatic(signature.name(), "invoke",
                signature.convention().method(Names.CALLEE, CD_int, Names.INSTANCE));
    }

    /// The number of open calls, by so much larger than the method's own.
    private void passDepth(int more) {
        code.iload(depth);
        if (more > 0) code.loadConstant(more).iadd();
    }

    private void passArguments(Convention convention) {
        if (!convention.isWide()) return;
        var parameters = convention.parameters();
        for (int i = parameters.size() - 1; i >= 0; i--) Passing.storeInArray(code, i, parameters.get(i), instance);
    }

    private void takeResults(Convention convention) {
        var results = convention.results();
        for (int i = 1; i < results.size(); i++) Passing.loadResult(code, i, results.get(i), instance);
    }
}

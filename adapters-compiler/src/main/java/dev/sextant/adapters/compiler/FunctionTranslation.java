package dev.sextant.adapters.compiler;

import dev.sextant.domain.validation.ValidFunction;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;

/// The translation of one function to methods of a class.
final class FunctionTranslation {

    private final ModuleCode module;
    private final Body body;

    FunctionTranslation(ModuleCode module, ValidFunction function) {
        this.module = module;
        this.body = new Body(function);
    }

    void addTo(ClassBuilder builder) {
        var signature = module.signature(body.function().type());
        // The builder may ask for a body more than once.
        builder.withMethodBody(Methods.name(body.index()), module.method(signature.convention()),
                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                code -> new Emission(module, body, signature.convention(), code).emit());
    }
}

package dev.sextant.adapters.compiler;

import dev.sextant.domain.validation.ValidFunction;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.Map;

/// The translation of one function to a method, or to several where one would be too large for HotSpot to compile.
final class FunctionTranslation {

    /// The bytes of bytecode above which HotSpot compiles no method.
    private static final int HUGE = 8_000;

    /// Up to what estimate a function is one method.
    private static final int SMALL = 6_000;

    /// The parts that share a class.
    static final int PARTS_OF_A_CLASS = 25;

    /// What estimates are multiplied by, and the most that a method then may have: one attempt after the other.
    private static final double[] SCALES = {1.2, 1.2, 1.2, 1.6, 2.5, 4, 8, 16};
    private static final int[] LIMITS = {6_500, 5_500, 4_500, 4_500, 4_500, 4_500, 4_500, 4_500};

    private final ModuleCode module;
    private final Body body;
    private final Convention convention;

    FunctionTranslation(ModuleCode module, ValidFunction function) {
        this.module = module;
        this.body = new Body(function);
        this.convention = module.signature(function.type()).convention();
    }

    /// Adds the function's method to a class. Where it has parts, they go to classes of their own.
    ///
    /// @return those classes by name
    Map<String, byte[]> addTo(ClassBuilder builder) {
        if (estimate() <= SMALL) {
            var whole = new Part(0, 0, body.size());
            whole.findLocals(body);
            method(builder, Methods.name(body.index()), module.method(convention), whole, null);
            return Map.of();
        }
        var classes = split();
        // The function's own method stands where it is called.
        builder.withMethodBody(Methods.name(body.index()), module.method(convention), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
            Signatures.loadArguments(code, convention, 0);
            code.iload(convention.slots()).aload(convention.slots() + 1)
                    .invokestatic(module.partHome(body.index(), 0), Methods.root(body.index()), module.method(convention))
                    .return_(TypeKind.from(convention.result()));
        });
        return classes;
    }

    private long estimate() {
        long bytes = 0;
        for (int i = 0; i < body.size(); i++) bytes += Estimate.of(body.at(i));
        if (module.module().options().isMetered()) bytes += body.size();
        return bytes;
    }

    /// The classes of the parts. Where an estimate was too low, they are made again with more of them.
    private Map<String, byte[]> split() {
        Map<String, byte[]> classes = Map.of();
        for (int i = 0; i < SCALES.length; i++) {
            classes = build(SCALES[i], LIMITS[i]);
            if (classes != null) return classes;
        }
        return buildOrFail(SCALES[SCALES.length - 1], LIMITS[LIMITS.length - 1]);
    }

    private Map<String, byte[]> build(double scale, int limit) {
        try {
            var classes = buildOrFail(scale, limit);
            for (var bytes : classes.values()) {
                for (var method : ClassFile.of().parse(bytes).methods()) {
                    var code = method.findAttribute(Attributes.code());
                    if (code.isPresent() && code.get().codeLength() >= HUGE) return null;
                }
            }
            return classes;
        } catch (IllegalArgumentException _) {
            // A method above the JVM's 64 KiB.
            return null;
        }
    }

    private Map<String, byte[]> buildOrFail(double scale, int limit) {
        var parts = Splitting.plan(body, scale, limit);
        var frames = new Frames(module.frameName(body.index()), body.locals().length);
        var classes = new LinkedHashMap<String, byte[]>();
        // A part comes behind the one around it: where it is called its circumstances become known.
        for (int from = 0; from < parts.size(); from += PARTS_OF_A_CLASS) {
            var group = parts.subList(from, Math.min(parts.size(), from + PARTS_OF_A_CLASS));
            add(classes, module.partHome(body.index(), group.getFirst().number), Generation.CLASSES.build(
                    module.partHome(body.index(), group.getFirst().number), builder -> {
                        builder.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL);
                        for (var part : group) part(builder, part, frames);
                    }));
        }
        add(classes, frames.name(), frames.generate());
        return classes;
    }

    private static void add(Map<String, byte[]> classes, ClassDesc name, byte[] bytes) {
        classes.put(name.packageName() + "." + name.displayName(), bytes);
    }

    private void part(ClassBuilder builder, Part part, Frames frames) {
        if (part.isRoot()) {
            method(builder, Methods.root(body.index()), module.method(convention), part, frames);
        } else if (part.block != null) {
            method(builder, Methods.name(body.index(), part.number), frames.part(module), part, frames);
        }
    }

    private void method(ClassBuilder builder, String name, MethodTypeDesc type, Part part, Frames frames) {
        builder.withMethodBody(name, type, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                code -> new Emission(module, body, convention, code, part, frames).emit());
    }
}

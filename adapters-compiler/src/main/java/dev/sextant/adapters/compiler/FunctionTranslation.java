package dev.sextant.adapters.compiler;

import dev.sextant.domain.validation.ValidFunction;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The translation of one function to a method, or to several where one would be too large for HotSpot to compile. Where the JVM takes
/// neither, or the time is over, the method calls whoever executes the function instead.
final class FunctionTranslation {

    /// What becomes of the function.
    private enum Form { WHOLE, PARTS, HANDED_OVER }

    /// The bytes of bytecode above which HotSpot compiles no method.
    static final int HUGE = 8_000;

    /// The bytes of bytecode above which there is no method.
    private static final int IMPOSSIBLE = 65_536;

    /// Up to what estimate a function is one method.
    private static final int SMALL = 6_000;

    /// The parts that share a class.
    private static final int PARTS_OF_A_CLASS = 25;

    /// How often a function is split before it is left as it is.
    private static final int ATTEMPTS = 8;

    private final ModuleCode module;
    private final ValidFunction function;
    private final Convention convention;
    private final HandingOver handing;
    private Form form;
    private Body body;
    private Map<String, byte[]> classes = Map.of();

    FunctionTranslation(ModuleCode module, ValidFunction function) {
        this.module = module;
        this.function = function;
        this.convention = module.signature(function.type()).convention();
        this.handing = module.module().handingOver();
    }

    /// The index of the function, imports counted.
    int index() {
        return (int) function.index();
    }

    /// Decides what becomes of the function. If it gets parts, they are made now.
    void plan() {
        body = new Body(function);
        long left = handing.begin(body.size());
        if (handing.isUnwanted(index())) {
            handOver("it is not wanted here");
        } else if (left <= 0) {
            handOver("the time for making code of the module was over before it was its turn");
        } else if (handing.bytecodeLeft() <= 0) {
            handOver("the module had become too much bytecode before it was its turn");
        } else if (fits()) {
            form = Form.WHOLE;
        } else {
            split(left);
        }
    }

    /// Whether the function is one method, made with the class it is in.
    boolean isWhole() {
        return form == Form.WHOLE;
    }

    /// The number of its instructions.
    int size() {
        return body.size();
    }

    /// The classes of its parts by name.
    Map<String, byte[]> classes() {
        return classes;
    }

    /// Adds the function's method to a class.
    void addTo(ClassBuilder builder) {
        switch (form) {
            case WHOLE -> {
                var whole = new Part(0, 0, body.size());
                whole.findLocals(body);
                boolean isRecursive = !module.module().isListening() && Recursion.isIn(body, convention, bytes());
                for (var recursion : isRecursive ? Recursion.TURNS : Recursion.ONCE) whole(builder, recursion, whole);
            }
            case PARTS -> passOn(builder, code -> {
                Signatures.loadArguments(code, convention, 0);
                code.iload(convention.slots()).aload(convention.slots() + 1)
                        .invokestatic(module.partHome(index(), 0), Methods.root(index()), module.method(convention));
            });
            case HANDED_OVER -> passOn(builder, code -> {
                Signatures.loadArguments(code, convention, 0);
                module.signature(function.type()).invokeSubstitute(code, index(), convention.slots());
            });
        }
    }

    private void whole(ClassBuilder builder, Recursion recursion, Part whole) {
        method(builder, recursion.method(index()), module.method(convention), recursion, whole, null, isPacked());
    }

    /// A method that only passes the call on, to whoever executes the function.
    private void passOn(ClassBuilder builder, Consumer<CodeBuilder> call) {
        builder.withMethodBody(Methods.name(index()), module.method(convention), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
            call.accept(code);
            code.return_(TypeKind.from(convention.result()));
        });
    }

    private void handOver(String reason) {
        form = Form.HANDED_OVER;
        body = null;
        module.handOver(index(), reason);
    }

    /// Whether the function should be one method. Vectors in objects need that.
    private boolean fits() {
        return bytes() <= SMALL && (Estimate.FINE.ofLoop(body) <= SMALL || isPacked());
    }

    /// By what to find the parts of the function.
    private Estimate estimate() {
        if (bytes() <= SMALL) return Estimate.FINE;
        return Estimate.COARSE.ofLoop(body) > SMALL ? Estimate.COARSE : Estimate.BYTES;
    }

    /// About how much bytecode one method would have.
    private long bytes() {
        long bytes = Estimate.BYTES.of(body);
        if (module.module().options().isMetered()) bytes += body.size();
        return bytes * module.module().magnification();
    }

    private boolean isPacked() {
        return module.mayPack() && Packing.suits(body, convention);
    }

    // ---- parts -----------------------------------------------------------------------------------------------------------

    /// Makes parts of the function: it turned out to be too large for one method.
    void split() {
        split(handing.begin(0));
    }

    /// Makes parts of the function. Where an estimate was too low, they are made again, more of them: by how much it was too low is
    /// known then.
    private void split(long nanos) {
        long start = System.nanoTime();
        var attempt = new Attempt(1.2, 6_500, PARTS_OF_A_CLASS, start, nanos);
        Attempt best = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            attempt.make(i == ATTEMPTS - 1);
            if (attempt.largest < HUGE) break;
            if (attempt.isComplete && (best == null || attempt.largest < best.largest)) best = attempt;
            if (attempt.isOver()) break;
            if (i < ATTEMPTS - 1) attempt = attempt.next();
        }
        if (!attempt.isComplete && best != null) attempt = best;
        if (attempt.isComplete) {
            form = Form.PARTS;
            body = null;
            classes = attempt.classes;
        } else {
            handOver(attempt.reason.isEmpty() ? "the time for making code of the module was over" : attempt.reason);
        }
        handing.end(System.nanoTime() - start, classes.values().stream().mapToLong(bytes -> bytes.length).sum());
    }

    /// One way to split the function.
    private final class Attempt {

        private final double scale;
        private final int limit;
        private final int partsOfAClass;
        private final long start;
        private final long nanos;
        private final Map<String, byte[]> classes = new LinkedHashMap<>();

        /// The length of the largest method, [#IMPOSSIBLE] if there is none, and then why.
        private int largest = IMPOSSIBLE;
        private String reason = "";
        private boolean isComplete;

        /// @param scale         what estimates are multiplied by
        /// @param limit         the most that a method then may have
        /// @param partsOfAClass how many parts share a class
        Attempt(double scale, int limit, int partsOfAClass, long start, long nanos) {
            this.scale = scale;
            this.limit = limit;
            this.partsOfAClass = partsOfAClass;
            this.start = start;
            this.nanos = nanos;
        }

        /// Whether the time is over.
        boolean isOver() {
            return System.nanoTime() - start > nanos;
        }

        /// Another attempt, after this one failed.
        Attempt next() {
            double ratio = largest / (double) HUGE;
            // The classes have too many constants where it is not their methods.
            int parts = largest == IMPOSSIBLE ? Math.max(1, partsOfAClass / 3) : partsOfAClass;
            return ratio < 1.25 && limit > 4_500
                    ? new Attempt(scale, limit - 1_000, parts, start, nanos)
                    : new Attempt(scale * Math.clamp(ratio * 1.1, 1.3, 4), 4_500, parts, start, nanos);
        }

        /// @param isLast whether methods may be larger than HotSpot compiles them
        void make(boolean isLast) {
            try {
                largest = build(isLast ? IMPOSSIBLE : 2 * HUGE);
            } catch (IllegalArgumentException e) {
                largest = IMPOSSIBLE;
                reason = "the JVM takes no such class: " + e.getMessage();
            }
        }

        /// Makes the classes.
        ///
        /// @param enough from what length of a method on there is no use in going on
        /// @return the length of the largest method
        private int build(int enough) {
            var parts = Splitting.plan(body, estimate(), scale * module.module().magnification(), limit);
            Sharing.decide(body, parts);
            var frames = new Frames(module.frameName(index()), body.locals().length, partsOfAClass);
            int length = 0;
            // A part comes behind the one around it: where it is called its circumstances become known.
            for (int from = 0; from < parts.size(); from += partsOfAClass) {
                var group = parts.subList(from, Math.min(parts.size(), from + partsOfAClass));
                var name = module.partHome(index(), from / partsOfAClass);
                byte[] bytes = Generation.CLASSES.build(name, builder -> {
                    builder.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL);
                    for (var part : group) part(builder, part, frames);
                });
                add(name, bytes);
                length = Math.max(length, largestMethod(bytes));
                if (length >= enough || isOver()) return length;
            }
            add(frames.name(), frames.generate());
            isComplete = true;
            return length;
        }

        private void add(ClassDesc name, byte[] bytes) {
            classes.put(name.packageName() + "." + name.displayName(), bytes);
        }
    }

    /// The length of a class's longest method.
    private static int largestMethod(byte[] bytes) {
        int length = 0;
        for (var method : ClassFile.of().parse(bytes).methods()) {
            var code = method.findAttribute(Attributes.code());
            if (code.isPresent()) length = Math.max(length, code.get().codeLength());
        }
        return length;
    }

    private void part(ClassBuilder builder, Part part, Frames frames) {
        if (part.isRoot()) {
            method(builder, Methods.root(index()), module.method(convention), Recursion.NONE, part, frames, false);
        } else if (part.block != null) {
            method(builder, Methods.name(index(), part.number), frames.part(module), Recursion.NONE, part, frames, false);
        }
    }

    private void method(ClassBuilder builder, String name, MethodTypeDesc type, Recursion recursion, Part part, Frames frames,
            boolean isPacked) {
        var lines = new Lines[1];
        builder.withMethodBody(name, type, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
            var emission = new Emission(module, body, convention, code, recursion, part, frames, isPacked);
            emission.emit();
            lines[0] = emission.lines();
        });
        if (lines[0].places().isEmpty()) return;
        builder.withField(name, ConstantDescs.CD_String, field -> field
                .withFlags(AccessFlag.PUBLIC, AccessFlag.STATIC, AccessFlag.FINAL)
                .with(ConstantValueAttribute.of(lines[0].places())));
    }
}

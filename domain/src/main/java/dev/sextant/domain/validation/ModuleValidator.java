package dev.sextant.domain.validation;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ElementSegment;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.Items;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.Place;
import dev.sextant.domain.structure.Printable;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.validation.Typing.Fault;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;

/// The check of one module, section by section in the order of the binary format.
///
/// @spec §3.4 Modules
final class ModuleValidator {

    /// After this many faults the rest is not looked for: a faulty file of a few megabytes shall not answer with gigabytes.
    static final int MOST_FAULTS = 1_000;

    private final Module module;
    private final Context context;
    private final ExpressionValidator expressions;
    private final ArrayList<Invalid> faults = new ArrayList<>();
    /// Whether each function has a type; what is said of bodies means nothing otherwise.
    private boolean functionsKnown = true;

    ModuleValidator(Module module, Context context) {
        this.module = module;
        this.context = context;
        expressions = new ExpressionValidator(context);
    }

    Either<Array<Invalid>, ValidModule> validate() {
        types();
        imports();
        functions();
        tables();
        memories();
        globals();
        exports();
        start();
        elements();
        var functions = functionsKnown ? bodies() : Array.<ValidFunction>empty();
        datas();
        if (!faults.isEmpty()) return Either.left(Array.ofAll(faults));
        return Either.right(new ValidModule(module, context.features(), context.functions(), context.tables(),
                context.memories(), context.globals(), functions));
    }

    // §3.2 Types

    private void types() {
        boolean single = !context.has(Feature.MULTI_VALUE);
        for (int i = 0; i < module.types().size(); i++) {
            var type = module.types().get(i);
            if (single && type.results().size() > 1) {
                fault("invalid result arity", type + " has more than one result and needs " + Feature.MULTI_VALUE, "type", i);
            }
            for (var parameter : type.parameters()) valueType(parameter, "type", i);
            for (var result : type.results()) valueType(result, "type", i);
        }
    }

    private void valueType(ValueType type, String what, long index) {
        if (!context.has(type.feature())) fault(InstructionTyping.illegal(type), what, index);
    }

    private void limits(Limits limits, String what, long index) {
        long maximum = limits.maximum().getOrElse(Long.MAX_VALUE);
        if (limits.minimum() > maximum) {
            fault("size minimum must not be greater than maximum", limits.minimum() + " > " + maximum, what, index);
        }
    }

    private void memoryType(MemoryType type, int index) {
        var limits = type.limits();
        long largest = Math.max(limits.minimum(), limits.maximum().getOrElse(0L));
        if (largest > MemoryType.MAXIMUM_PAGES) {
            fault("memory size must be at most 65536 pages (4GiB)", "found " + largest, "memory", index);
        }
        limits(limits, "memory", index);
        if (index == 1) fault("multiple memories", "found " + context.memories().size(), "memory", index);
    }

    private void tableType(TableType type, int index) {
        if (type.element() != ReferenceType.FUNCREF) valueType(type.element(), "table", index);
        limits(type.limits(), "table", index);
        if (index == 1 && !context.has(Feature.REFERENCE_TYPES)) {
            fault("multiple tables", "found " + context.tables().size() + ", more than one needs " + Feature.REFERENCE_TYPES,
                    "table", index);
        }
    }

    // §3.4.8 Imports

    private void imports() {
        int tables = 0;
        int memories = 0;
        int globals = 0;
        for (var imported : module.imports()) {
            switch (imported.description()) {
                case ImportDescription.OfFunction(var type) -> {
                    if (!InstructionTyping.exists(type, module.types().size())) {
                        functionsKnown = false;
                        fault(InstructionTyping.unknown("type", type, module.types().size()), "import "
                                + Printable.excerpt(imported.module()) + " " + Printable.excerpt(imported.name()));
                    }
                }
                case ImportDescription.OfTable(var type) -> tableType(type, tables++);
                case ImportDescription.OfMemory(var type) -> memoryType(type, memories++);
                case ImportDescription.OfGlobal(var type) -> valueType(type.value(), "global", globals++);
            }
        }
    }

    // §3.4.1 Functions

    private void functions() {
        int index = context.functions().size() - module.functions().size();
        for (var function : module.functions()) {
            if (!InstructionTyping.exists(function.type(), module.types().size())) {
                functionsKnown = false;
                fault(InstructionTyping.unknown("type", function.type(), module.types().size()), "function", index);
            }
            index++;
        }
    }

    private Array<ValidFunction> bodies() {
        var valid = new ArrayList<ValidFunction>(module.functions().size());
        int index = context.functions().size() - module.functions().size();
        for (var function : module.functions()) {
            if (faults.size() >= MOST_FAULTS) break;
            if (localsAreLegal(function, index)) {
                var fault = expressions.function(context.function(index), function.locals(), function.body());
                if (fault.isDefined()) {
                    fault(fault.get(), Place.Binary.in(index, expressions.offset()));
                } else if (faults.isEmpty()) {
                    valid.add(new ValidFunction(index, context.functions().get(index), function,
                            expressions.maximumHeight(), expressions.maximumDepth()));
                }
            }
            index++;
        }
        return Array.ofAll(valid);
    }

    private boolean localsAreLegal(Module.Function function, int index) {
        long sum = context.functions().get(index).parameters().size();
        for (var run : function.locals()) {
            if (!context.has(run.type().feature())) {
                fault(InstructionTyping.illegal(run.type()), "function", index);
                return false;
            }
            sum += run.count();
            if (sum >>> 32 != 0) {
                fault("too many locals", "found " + sum, "function", index);
                return false;
            }
        }
        return true;
    }

    // §3.4.2 to 3.4.4 Tables, Memories, Globals

    private void tables() {
        int index = context.tables().size() - module.tables().size();
        for (var type : module.tables()) tableType(type, index++);
    }

    private void memories() {
        int index = context.memories().size() - module.memories().size();
        for (var type : module.memories()) memoryType(type, index++);
    }

    private void globals() {
        int index = context.importedGlobals();
        for (var global : module.globals()) {
            valueType(global.type().value(), "global", index);
            constant(global.init(), global.type().value(), "global", index++);
        }
    }

    private void constant(Expression expression, ValueType type, String what, long index) {
        var fault = expressions.constant(type, expression);
        if (fault.isDefined()) fault(fault.get(), what, index);
    }

    // §3.4.9 Exports, §3.4.7 Start Function

    private void exports() {
        var names = new HashSet<String>();
        for (var export : module.exports()) {
            if (!names.add(export.name())) fault(new Fault("duplicate export name", ""), place(export));
            int size = switch (export.kind()) {
                case FUNCTION -> context.functions().size();
                case TABLE -> context.tables().size();
                case MEMORY -> context.memories().size();
                case GLOBAL -> context.globals().size();
            };
            if (InstructionTyping.exists(export.index(), size)) continue;
            fault(InstructionTyping.unknown(text(export.kind()), export.index(), size), place(export));
        }
    }

    private static String place(Module.Export export) {
        return "export " + Printable.excerpt(export.name());
    }

    private static String text(ExternalKind kind) {
        return switch (kind) {
            case FUNCTION -> "function";
            case TABLE -> "table";
            case MEMORY -> "memory";
            case GLOBAL -> "global";
        };
    }

    private void start() {
        if (module.start().isEmpty()) return;
        long index = module.start().get();
        int size = context.functions().size();
        if (!InstructionTyping.exists(index, size)) {
            fault(InstructionTyping.unknown("function", index, size), "start");
        } else if (!context.functions().get((int) index).equals(FunctionType.EMPTY)) {
            fault(new Fault("start function", "wants type " + FunctionType.EMPTY + ", function " + index + " has "
                    + context.functions().get((int) index)), "start");
        }
    }

    // §3.4.5 Element Segments, §3.4.6 Data Segments

    private void elements() {
        for (int i = 0; i < module.elements().size(); i++) {
            var segment = module.elements().get(i);
            if (segment.type() != ReferenceType.FUNCREF) valueType(segment.type(), "element segment", i);
            switch (segment.mode()) {
                case SegmentMode.Active(var table, var offset) -> activeElement(segment, table, offset, i);
                case SegmentMode.Passive _ -> needs(Feature.BULK_MEMORY, "a passive segment", "element segment", i);
                case SegmentMode.Declarative _ -> needs(Feature.REFERENCE_TYPES, "a declarative segment", "element segment", i);
            }
            items(segment, i);
        }
    }

    private void activeElement(ElementSegment segment, long table, Expression offset, int index) {
        int size = context.tables().size();
        if (!InstructionTyping.exists(table, size)) {
            fault(InstructionTyping.unknown("table", table, size), "element segment", index);
        } else if (context.tables().get((int) table).element() != segment.type()) {
            fault("type mismatch", "a segment of " + segment.type() + " for a table of "
                    + context.tables().get((int) table).element(), "element segment", index);
        }
        constant(offset, NumberType.I32, "element segment", index);
    }

    private void items(ElementSegment segment, int index) {
        switch (segment.items()) {
            case Items.Functions(var functions) -> {
                if (segment.type() != ReferenceType.FUNCREF) {
                    fault("type mismatch", "functions in a segment of " + segment.type(), "element segment", index);
                }
                int size = context.functions().size();
                for (int i = 0; i < functions.size(); i++) {
                    if (InstructionTyping.exists(functions.get(i), size)) continue;
                    fault(InstructionTyping.unknown("function", functions.get(i), size), "element segment", index);
                    return;
                }
            }
            case Items.Expressions(var entries) -> {
                for (var entry : entries) {
                    var fault = expressions.constant(segment.type(), entry);
                    if (fault.isEmpty()) continue;
                    fault(fault.get(), "element segment", index);
                    return;
                }
            }
        }
    }

    private void datas() {
        for (int i = 0; i < module.datas().size(); i++) {
            switch (module.datas().get(i).mode()) {
                case SegmentMode.Active(var memory, var offset) -> {
                    if (!InstructionTyping.exists(memory, context.memories().size())) {
                        fault(InstructionTyping.unknown("memory", memory, context.memories().size()), "data segment", i);
                    }
                    constant(offset, NumberType.I32, "data segment", i);
                }
                case SegmentMode.Passive _ -> needs(Feature.BULK_MEMORY, "a passive segment", "data segment", i);
                case SegmentMode.Declarative _ -> fault("illegal segment", "data cannot be declarative", "data segment", i);
            }
        }
    }

    private void needs(Feature feature, String what, String where, int index) {
        if (!context.has(feature)) fault("illegal segment", what + " needs " + feature, where, index);
    }

    // Faults

    private void fault(String fault, String detail, String what, long index) {
        fault(new Fault(fault, detail), what, index);
    }

    private void fault(Fault fault, String what, long index) {
        fault(fault, what + " " + index);
    }

    private void fault(Fault fault, String entry) {
        fault(fault, new Place.Entry(entry));
    }

    private void fault(Fault fault, Place place) {
        if (faults.size() < MOST_FAULTS) faults.add(new Invalid(fault.fault(), fault.detail(), place));
    }
}

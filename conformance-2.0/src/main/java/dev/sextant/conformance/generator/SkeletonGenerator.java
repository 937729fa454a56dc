package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.Items;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.domain.validation.Context;
import dev.sextant.domain.validation.InstructionTyping;
import dev.sextant.domain.validation.ResultType;
import dev.sextant.domain.validation.Typing;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything of a module but the bodies of its functions: types, imports, tables, memory, globals, segments, exports, start.
///
/// Every function, table, memory and global is exported: `f3`, `t0`, `memory`, `g2`; the fuel is exported as `fuel` too, and the
/// functions that the host may call while it is called, as `again3`.
final class SkeletonGenerator {

    /// A module without bodies, and the global that is its fuel.
    record Skeleton(Module module, long fuel) {}

    private static final FunctionType NOTHING = FunctionType.EMPTY;

    private final Features features;
    private final Choices choices;
    private final List<ValueType> valueTypes;
    private final ArrayList<FunctionType> types = new ArrayList<>();
    private final ArrayList<Module.Import> imports = new ArrayList<>();
    private final ArrayList<Long> functions = new ArrayList<>();
    private final ArrayList<TableType> tables = new ArrayList<>();
    private final ArrayList<MemoryType> memories = new ArrayList<>();
    private final ArrayList<GlobalType> globals = new ArrayList<>();

    SkeletonGenerator(Features features, Choices choices) {
        this.features = features;
        this.choices = choices;
        this.valueTypes = EdgeValues.types(features);
    }

    /// A skeleton, which imports some of what the library exports, if there is one, and some functions of the host's.
    Skeleton generate(Option<Module> library) {
        types.add(NOTHING);
        int count = choices.oneIn(25) ? choices.between(130, 300) : choices.between(3, 8);
        for (int i = 0; i < count; i++) types.add(functionType());
        library.forEach(this::importFrom);
        importHostFunctions();
        int ownFunctions = choices.between(1, 5);
        for (int i = 0; i < ownFunctions; i++) functions.add((long) choices.below(types.size()));
        declareTables();
        if (importedMemories() == 0 && choices.percent(90)) declareMemory();
        if (library.isEmpty()) globals.add(GlobalType.variable(NumberType.I32));
        int ownGlobals = choices.below(6);
        for (int i = 0; i < ownGlobals; i++) globals.add(new GlobalType(mutability(), choices.of(valueTypes)));
        return skeleton(library.isDefined());
    }

    private Skeleton skeleton(boolean importsFuel) {
        long fuel = importsFuel ? 0 : importedGlobals();
        var bare = assemble(Array.empty(), Array.empty(), Array.empty(), exports(fuel));
        var context = Context.of(bare, features);
        var initialised = Array.ofAll(globals).zipWithIndex((type, i) -> new Module.Global(type,
                importedGlobals() + i == fuel ? Expression.of(new Instruction.I32Const(100)) : constant(context, type.value())));
        return new Skeleton(assemble(initialised, elements(context), datas(context), bare.exports()), fuel);
    }

    private Module assemble(Array<Module.Global> initialised, Array<Module.ElementSegment> elements,
            Array<Module.DataSegment> datas, Array<Module.Export> exports) {
        var placeholders = Array.ofAll(globals).map(type -> new Module.Global(type, Expression.of()));
        return new Module(
                Array.ofAll(types),
                Array.ofAll(functions).map(type -> new Module.Function(type, Array.empty(), Expression.of())),
                Array.ofAll(tables), Array.ofAll(memories), initialised.isEmpty() ? placeholders : initialised,
                elements, datas, start(), Array.ofAll(imports), exports, customs());
    }

    // Types

    private FunctionType functionType() {
        int parameters = choices.oneIn(25) ? choices.between(10, 40) : choices.below(5);
        int results = !features.has(Feature.MULTI_VALUE) ? choices.below(2)
                : choices.oneIn(40) ? choices.between(5, 20) : choices.percent(60) ? choices.below(2) : choices.between(2, 4);
        return new FunctionType(someTypes(parameters), someTypes(results));
    }

    private Array<ValueType> someTypes(int count) {
        return Array.fill(count, () -> choices.of(valueTypes));
    }

    private GlobalType.Mutability mutability() {
        return choices.percent(70) ? GlobalType.Mutability.VAR : GlobalType.Mutability.CONST;
    }

    private Limits limits(int minimum, int most) {
        return Limits.between(minimum, Math.max(minimum, choices.below(most + 1)));
    }

    // Imports

    private void importFrom(Module library) {
        var context = Context.of(library, features);
        for (var export : library.exports().reject(export -> export.name().startsWith("again"))) {
            boolean fuel = export.name().equals("fuel");
            if (!fuel && (export.kind() == ExternalKind.GLOBAL && export.index() == 0 || choices.percent(35))) continue;
            int index = (int) export.index();
            var description = switch (export.kind()) {
                case FUNCTION -> new ImportDescription.OfFunction(type(context.functions().get(index)));
                case TABLE -> new ImportDescription.OfTable(new TableType(
                        looser(context.tables().get(index).limits()), context.tables().get(index).element()));
                case MEMORY -> new ImportDescription.OfMemory(new MemoryType(looser(context.memories().get(index).limits())));
                case GLOBAL -> new ImportDescription.OfGlobal(context.globals().get(index));
            };
            imports.add(new Module.Import("library", export.name(), description));
        }
        // The fuel comes first, so that its index is known.
        imports.sort(Comparator.comparing(imported -> !imported.name().equals("fuel")));
        if (!features.has(Feature.REFERENCE_TYPES)) keepFirst(ExternalKind.TABLE);
        keepFirst(ExternalKind.MEMORY);
    }

    private void keepFirst(ExternalKind kind) {
        var first = Array.ofAll(imports).find(imported -> imported.kind() == kind);
        imports.removeIf(imported -> imported.kind() == kind && imported != first.get());
    }

    /// Limits that what has these limits matches.
    private Limits looser(Limits limits) {
        long minimum = choices.percent(30) ? Math.max(0, limits.minimum() - 1) : limits.minimum();
        return new Limits(minimum, limits.maximum().map(most -> choices.percent(30) ? most + 1 : most));
    }

    private long type(FunctionType type) {
        int index = types.indexOf(type);
        if (index >= 0) return index;
        types.add(type);
        return types.size() - 1;
    }

    private void importHostFunctions() {
        int count = choices.below(4);
        for (int i = 0; i < count; i++) {
            int type = choices.below(types.size());
            if (HostNames.isPossible(types.get(type))) {
                imports.add(new Module.Import("host", HostNames.of(imports.size(), types.get(type)),
                        new ImportDescription.OfFunction(type)));
            }
        }
    }

    private int imported(ExternalKind kind) {
        return (int) imports.stream().filter(each -> each.kind() == kind).count();
    }

    private int importedGlobals() {
        return imported(ExternalKind.GLOBAL);
    }

    private int importedMemories() {
        return imported(ExternalKind.MEMORY);
    }

    // Tables, segments

    private void declareMemory() {
        memories.add(new MemoryType(limits(choices.oneIn(8) ? 0 : choices.between(1, 2), 4)));
    }

    private void declareTables() {
        boolean several = features.has(Feature.REFERENCE_TYPES);
        int count = several ? choices.below(4) : choices.percent(85) && imported(ExternalKind.TABLE) == 0 ? 1 : 0;
        for (int i = 0; i < count; i++) {
            var element = several && choices.percent(30) ? ReferenceType.EXTERNREF : ReferenceType.FUNCREF;
            tables.add(new TableType(limits(choices.oneIn(8) ? 0 : choices.between(3, 10), 20), element));
        }
    }

    private Array<Module.ElementSegment> elements(Context context) {
        int count = context.tables().isEmpty() && !features.has(Feature.BULK_MEMORY) ? 0 : choices.below(5);
        var segments = new ArrayList<Module.ElementSegment>();
        for (int i = 0; i < count; i++) segment(context).forEach(segments::add);
        return Array.ofAll(segments);
    }

    private Option<Module.ElementSegment> segment(Context context) {
        boolean bulk = features.has(Feature.BULK_MEMORY);
        boolean references = features.has(Feature.REFERENCE_TYPES);
        int mode = choices.below(100);
        if (bulk && mode < 30) {
            var type = references && choices.percent(30) ? ReferenceType.EXTERNREF : ReferenceType.FUNCREF;
            var items = items(context, type, choices.below(7));
            return Option.some(new Module.ElementSegment(type, items, SegmentMode.Passive.PASSIVE));
        }
        if (references && mode < 40) {
            return Option.some(new Module.ElementSegment(ReferenceType.FUNCREF,
                    items(context, ReferenceType.FUNCREF, choices.below(4)), SegmentMode.Declarative.DECLARATIVE));
        }
        if (context.tables().isEmpty()) return Option.none();
        int table = choices.below(context.tables().size());
        var type = context.tables().get(table);
        int size = choices.below((int) Math.min(type.limits().minimum(), 6) + 1);
        int room = (int) type.limits().minimum() - size;
        return Option.some(new Module.ElementSegment(type.element(), items(context, type.element(), size),
                new SegmentMode.Active(table, offset(context, room))));
    }

    private Items items(Context context, ReferenceType type, int count) {
        boolean functionsOnly = !features.has(Feature.REFERENCE_TYPES) || choices.percent(50);
        if (type == ReferenceType.FUNCREF && functionsOnly && !context.functions().isEmpty()) {
            var indices = new Indices.Builder(count);
            for (int i = 0; i < count; i++) indices.add(choices.below(context.functions().size()));
            return new Items.Functions(indices.build());
        }
        return new Items.Expressions(Array.fill(count, () -> constant(context, type)));
    }

    private Array<Module.DataSegment> datas(Context context) {
        boolean bulk = features.has(Feature.BULK_MEMORY);
        int count = context.memories().isEmpty() && !bulk ? 0 : choices.below(5);
        var segments = new ArrayList<Module.DataSegment>();
        for (int i = 0; i < count; i++) {
            var bytes = new byte[choices.oneIn(20) ? choices.between(0, 2_000) : choices.below(64)];
            for (int at = 0; at < bytes.length; at++) bytes[at] = (byte) choices.bits();
            boolean passive = bulk && (context.memories().isEmpty() || choices.percent(40));
            int room = context.memories().isEmpty() ? 0
                    : (int) context.memories().get(0).limits().minimum() * MemoryType.PAGE - bytes.length;
            if (!passive && room < 0) continue;
            segments.add(new Module.DataSegment(Bytes.copyOf(bytes),
                    passive ? SegmentMode.Passive.PASSIVE : new SegmentMode.Active(0, offset(context, room))));
        }
        return Array.ofAll(segments);
    }

    /// An offset that leaves the segment inside, nearly always: a constant, or an imported global.
    private Expression offset(Context context, int room) {
        if (choices.oneIn(100)) return constant(context, NumberType.I32);
        int offset = choices.percent(20) ? room : choices.below(Math.min(room, 3_000) + 1);
        return Expression.of(new Instruction.I32Const(choices.oneIn(200) ? room + 1 : offset));
    }

    /// A constant expression of a type, as the rules of constant expressions allow it.
    private Expression constant(Context context, ValueType type) {
        var wanted = ResultType.of(type);
        var instances = new Instances(context);
        var scope = new CodeWriter(context, List.of(), List.of());
        var operators = List.of(literal(type), literal(type), ContextualOperator.GLOBAL_GET, ContextualOperator.REF_FUNC);
        for (int i = 0; i < 3; i++) {
            var found = instances.of(choices.of(operators), scope)
                    .filter(instruction -> InstructionTyping.ofConstant(context, instruction) instanceof Typing.Arrow arrow
                            && arrow.results().equals(wanted))
                    .toList();
            if (!found.isEmpty()) {
                return Expression.of(Immediates.choose(choices.of(found), context, scope, choices));
            }
        }
        return Expression.of(EdgeValues.constant(Value.zero(type)));
    }

    private static ContextualOperator literal(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> ContextualOperator.I32_CONST;
            case NumberType.I64 -> ContextualOperator.I64_CONST;
            case NumberType.F32 -> ContextualOperator.F32_CONST;
            case NumberType.F64 -> ContextualOperator.F64_CONST;
            case VectorType.V128 -> ContextualOperator.V128_CONST;
            case ReferenceType _ -> ContextualOperator.REF_NULL;
        };
    }

    // Exports, start, custom sections

    private Array<Module.Export> exports(long fuel) {
        var exports = new ArrayList<Module.Export>();
        int all = imported(ExternalKind.FUNCTION) + functions.size();
        for (int i = 0; i < all; i++) exports.add(new Module.Export("f" + i, ExternalKind.FUNCTION, i));
        for (int i = 0; i < imported(ExternalKind.TABLE) + tables.size(); i++) {
            exports.add(new Module.Export("t" + i, ExternalKind.TABLE, i));
        }
        for (int i = 0; i < importedMemories() + memories.size(); i++) {
            exports.add(new Module.Export("memory", ExternalKind.MEMORY, i));
        }
        for (int i = 0; i < importedGlobals() + globals.size(); i++) {
            exports.add(new Module.Export("g" + i, ExternalKind.GLOBAL, i));
        }
        exports.add(new Module.Export("fuel", ExternalKind.GLOBAL, fuel));
        for (int i = 0; i < functions.size(); i++) {
            var type = types.get(functions.get(i).intValue());
            int index = imported(ExternalKind.FUNCTION) + i;
            if (type.parameters().isEmpty() && HostNames.isPossible(type)) {
                exports.add(new Module.Export("again" + index, ExternalKind.FUNCTION, index));
            }
        }
        return Array.ofAll(exports);
    }

    private Option<Long> start() {
        int first = imported(ExternalKind.FUNCTION);
        for (int i = 0; i < functions.size(); i++) {
            boolean fits = types.get(functions.get(i).intValue()).equals(NOTHING);
            if (fits && choices.percent(20)) return Option.some((long) first + i);
        }
        return Option.none();
    }

    private Array<Module.Custom> customs() {
        if (!choices.oneIn(10)) return Array.empty();
        var bytes = new byte[choices.below(20)];
        for (int at = 0; at < bytes.length; at++) bytes[at] = (byte) choices.bits();
        return Array.of(new Module.Custom("generated", Bytes.copyOf(bytes), 0));
    }
}

package dev.sextant.domain.binary;

import static dev.sextant.domain.binary.Reader.hex;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.Items;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// Reads a module section by section.
///
/// @spec §5.5 Modules
final class ModuleReader {

    static final int MAGIC = 0x6D736100;
    static final int VERSION = 1;

    private static final Items NO_FUNCTIONS = new Items.Functions(Indices.NONE);

    private final Bytes bytes;
    private final Features features;
    private final ImplementationLimits limits;
    private final Reader in;
    private final TypeReader types;
    private final Scanner scanner;
    private final SharedLocals sharedLocals = new SharedLocals();

    private Array<FunctionType> functionTypes = Array.empty();
    private Array<Module.Import> imports = Array.empty();
    private Indices functionTypeIndices = Indices.NONE;
    private Array<TableType> tables = Array.empty();
    private Array<MemoryType> memories = Array.empty();
    private Array<Module.Global> globals = Array.empty();
    private Array<Module.Export> exports = Array.empty();
    private Option<Long> start = Option.none();
    private Array<Module.ElementSegment> elements = Array.empty();
    private Option<Long> dataCount = Option.none();
    private Array<Module.Function> functions = Array.empty();
    private Array<Module.DataSegment> datas = Array.empty();
    private final List<Module.Custom> customs = new ArrayList<>();

    ModuleReader(Bytes bytes, Features features, ImplementationLimits limits) {
        this.bytes = bytes;
        this.features = features;
        this.limits = limits;
        this.in = new Reader(bytes);
        this.types = new TypeReader(in, features, limits);
        this.scanner = new Scanner(in, types, features);
    }

    // §5.5.16 Modules

    Module module() {
        if (bytes.length() > limits.moduleBytes()) {
            throw in.fault("module too large", bytes.length() + " bytes, the limit is " + limits.moduleBytes(), 0);
        }
        word(MAGIC, "magic header not detected");
        word(VERSION, "unknown binary version");
        int last = Section.CUSTOM;
        int sections = 0;
        while (!in.atEnd()) {
            int at = in.position();
            int id = in.next();
            if (id == Section.CUSTOM) {
                custom(last);
            } else {
                var section = section(id, at);
                if (section.ordinal() < sections) {
                    throw in.fault("unexpected content after last section", "section " + id + " after section " + last, at);
                }
                sections = section.ordinal() + 1;
                last = id;
                int from = in.position();
                int end = in.sizedEnd();
                content(section);
                in.endSized(from, end);
            }
        }
        consistent();
        return new Module(functionTypes, functions, tables, memories, globals, elements, datas, start, imports, exports,
                Array.ofAll(customs));
    }

    /// What the sections say of one another.
    ///
    /// A function that names a data segment is malformed without a data count section only where there are segments to name.
    /// Where there are none, validation will say so; the binaries that the suite's tools make of such scripts want it so.
    private void consistent() {
        long counted = dataCount.getOrElse((long) datas.size());
        if (counted != datas.size()) throw inconsistent("data count and data section", counted, datas.size(), in.position());
        if (!datas.isEmpty() && scanner.uncounted().isDefined()) throw scanner.uncounted().get();
        int declared = functionTypeIndices.size();
        if (declared != functions.size()) {
            throw inconsistent("function and code section", declared, functions.size(), in.position());
        }
    }

    private void word(int expected, String fault) {
        int at = in.position();
        int found = in.take(4).intAt(0);
        if (found != expected) {
            throw in.fault(fault, "expected %08x, found %08x".formatted(Integer.reverseBytes(expected),
                    Integer.reverseBytes(found)), at);
        }
    }

    // §5.5.2 Sections

    private Section section(int id, int at) {
        for (var section : Section.values()) {
            if (section.id() == id && (section != Section.DATA_COUNT || features.has(Feature.BULK_MEMORY))) return section;
        }
        throw in.fault("malformed section id", "found " + hex(id), at);
    }

    private void content(Section section) {
        switch (section) {
            case TYPE -> typeSection();
            case IMPORT -> importSection();
            case FUNCTION -> functionSection();
            case TABLE -> tableSection();
            case MEMORY -> memorySection();
            case GLOBAL -> globalSection();
            case EXPORT -> exportSection();
            case START -> start = Option.some(in.u32());
            case ELEMENT -> elementSection();
            case DATA_COUNT -> dataCount = Option.some(in.u32());
            case CODE -> codeSection();
            case DATA -> dataSection();
        }
    }

    private static <T> List<T> room(int count) {
        return new ArrayList<>(Math.min(count, 1_024));
    }

    private MalformedBinary inconsistent(String what, long declared, long found, int at) {
        return in.fault(what + " have inconsistent lengths", declared + " declared, " + found + " found", at);
    }

    // §5.5.3 Custom Section

    private void custom(int last) {
        int end = in.sizedEnd();
        var name = in.name();
        customs.add(new Module.Custom(name, in.take(end - in.position()), last));
    }

    // §5.5.4 Type Section

    private void typeSection() {
        int count = in.count(limits.types(), "types");
        List<FunctionType> read = room(count);
        for (int i = 0; i < count; i++) read.add(types.functionType());
        functionTypes = Array.ofAll(read);
    }

    // §5.5.5 Import Section

    private void importSection() {
        int count = in.count(limits.imports(), "imports");
        List<Module.Import> read = room(count);
        for (int i = 0; i < count; i++) read.add(new Module.Import(in.name(), in.name(), importDescription()));
        imports = Array.ofAll(read);
    }

    private ImportDescription importDescription() {
        int kind = in.next();
        return switch (kind) {
            case 0 -> new ImportDescription.OfFunction(in.u32());
            case 1 -> new ImportDescription.OfTable(types.tableType());
            case 2 -> new ImportDescription.OfMemory(types.memoryType());
            case 3 -> new ImportDescription.OfGlobal(types.globalType());
            default -> throw kindFault("malformed import kind", kind);
        };
    }

    private MalformedBinary kindFault(String fault, long kind) {
        return in.fault(fault, "found 0x" + Long.toHexString(kind), in.position() - 1);
    }

    // §5.5.6 Function Section

    private void functionSection() {
        functionTypeIndices = indices(limits.functions(), "functions");
    }

    private Indices indices(int limit, String entries) {
        int count = in.count(limit, entries);
        var indices = new Indices.Builder(count);
        for (int i = 0; i < count; i++) indices.add(in.u32());
        return indices.build();
    }

    // §5.5.7 Table Section

    private void tableSection() {
        int count = in.count(limits.tables(), "tables");
        List<TableType> read = room(count);
        for (int i = 0; i < count; i++) read.add(types.tableType());
        tables = Array.ofAll(read);
    }

    // §5.5.8 Memory Section

    private void memorySection() {
        int count = in.count(limits.memories(), "memories");
        List<MemoryType> read = room(count);
        for (int i = 0; i < count; i++) read.add(types.memoryType());
        memories = Array.ofAll(read);
    }

    // §5.5.9 Global Section

    private void globalSection() {
        int count = in.count(limits.globals(), "globals");
        List<Module.Global> read = room(count);
        for (int i = 0; i < count; i++) read.add(new Module.Global(types.globalType(), constant()));
        globals = Array.ofAll(read);
    }

    /// A constant expression. That it is constant is for validation to say, as is whether it may name a data segment.
    private Expression constant() {
        return expression(true);
    }

    private Expression expression(boolean dataCounted) {
        int from = in.position();
        scanner.pass(dataCounted);
        return new ExpressionView(bytes, from, in.position());
    }

    // §5.5.10 Export Section

    private void exportSection() {
        int count = in.count(limits.exports(), "exports");
        List<Module.Export> read = room(count);
        for (int i = 0; i < count; i++) read.add(new Module.Export(in.name(), exportKind(), in.u32()));
        exports = Array.ofAll(read);
    }

    private ExternalKind exportKind() {
        int kind = in.next();
        return switch (kind) {
            case 0 -> ExternalKind.FUNCTION;
            case 1 -> ExternalKind.TABLE;
            case 2 -> ExternalKind.MEMORY;
            case 3 -> ExternalKind.GLOBAL;
            default -> throw kindFault("malformed export kind", kind);
        };
    }

    // §5.5.12 Element Section

    private void elementSection() {
        int count = in.count(limits.elementSegments(), "element segments");
        List<Module.ElementSegment> read = room(count);
        for (int i = 0; i < count; i++) read.add(elementSegment());
        elements = Array.ofAll(read);
    }

    private Module.ElementSegment elementSegment() {
        long flags = in.u32();
        // Core 1.0 has one form only, and its first number is the index of a table.
        if (!features.has(Feature.BULK_MEMORY)) {
            var mode = new SegmentMode.Active(flags, constant());
            return new Module.ElementSegment(ReferenceType.FUNCREF, functionItems(), mode);
        }
        if (flags > 7 || (flags & 3) == 3 && !features.has(Feature.REFERENCE_TYPES)) {
            throw kindFault("malformed elements segment kind", flags);
        }
        boolean active = (flags & 1) == 0;
        boolean explicit = (flags & 2) != 0;
        boolean expressions = (flags & 4) != 0;
        SegmentMode mode;
        if (active) {
            long table = explicit ? in.u32() : 0;
            mode = new SegmentMode.Active(table, constant());
        } else {
            mode = explicit ? SegmentMode.Declarative.DECLARATIVE : SegmentMode.Passive.PASSIVE;
        }
        var type = active && !explicit ? ReferenceType.FUNCREF : expressions ? types.elementType() : elementKind();
        return new Module.ElementSegment(type, expressions ? expressionItems() : functionItems(), mode);
    }

    private ReferenceType elementKind() {
        int kind = in.next();
        if (kind != 0) throw kindFault("malformed element kind", kind);
        return ReferenceType.FUNCREF;
    }

    private Items functionItems() {
        var functions = indices(limits.elementEntries(), "element segment entries");
        return functions.size() == 0 ? NO_FUNCTIONS : new Items.Functions(functions);
    }

    private Items expressionItems() {
        int count = in.count(limits.elementEntries(), "element segment entries");
        List<Expression> read = room(count);
        for (int i = 0; i < count; i++) read.add(constant());
        return new Items.Expressions(Array.ofAll(read));
    }

    // §5.5.13 Code Section

    private void codeSection() {
        int at = in.position();
        int count = in.count(limits.functions(), "functions");
        int declared = functionTypeIndices.size();
        if (count > declared) throw inconsistent("function and code section", declared, count, at);
        int imported = imports.count(description -> description.kind() == ExternalKind.FUNCTION);
        List<Module.Function> read = room(count);
        for (int i = 0; i < count; i++) {
            in.enterFunction((long) imported + i);
            read.add(function(functionTypeIndices.get(i)));
        }
        in.leaveFunction();
        functions = Array.ofAll(read);
    }

    private Module.Function function(long type) {
        int at = in.position();
        int end = in.sizedEnd();
        int size = end - in.position();
        if (size > limits.functionBytes()) {
            throw in.fault("function body too large", size + " bytes, the limit is " + limits.functionBytes(), at);
        }
        var locals = locals();
        var body = expression(dataCount.isDefined());
        in.endSized(at, end);
        return new Module.Function(type, locals, body);
    }

    private Array<Module.Locals> locals() {
        int groups = in.size();
        if (groups == 0) return Array.empty();
        List<Module.Locals> read = new ArrayList<>(Math.min(groups, 16));
        long sum = 0;
        for (int i = 0; i < groups; i++) {
            int at = in.position();
            long count = in.u32();
            ValueType type = types.valueType();
            sum += count;
            if (sum > limits.locals()) {
                throw in.fault("too many locals", "at least " + sum + ", the limit is " + limits.locals(), at);
            }
            read.add(sharedLocals.of((int) count, type));
        }
        return Array.ofAll(read);
    }

    // §5.5.14 Data Section

    private void dataSection() {
        int at = in.position();
        int count = in.count(limits.dataSegments(), "data segments");
        long declared = dataCount.getOrElse((long) count);
        if (count > declared) throw inconsistent("data count and data section", declared, count, at);
        List<Module.DataSegment> read = room(count);
        for (int i = 0; i < count; i++) read.add(dataSegment());
        datas = Array.ofAll(read);
    }

    private Module.DataSegment dataSegment() {
        long flags = in.u32();
        SegmentMode mode;
        // Core 1.0 has one form only, and its first number is the index of a memory.
        if (flags == 0 || !features.has(Feature.BULK_MEMORY)) {
            mode = new SegmentMode.Active(flags, constant());
        } else if (flags == 1) {
            mode = SegmentMode.Passive.PASSIVE;
        } else if (flags == 2) {
            mode = new SegmentMode.Active(in.u32(), constant());
        } else {
            throw kindFault("malformed data segment kind", flags);
        }
        return new Module.DataSegment(in.take(in.size()), mode);
    }
}

package dev.sextant.domain.text;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// Reads the fields of a module. It walks over them twice: first to learn what every identifier stands for and which types there
/// are, since both may be used before they are defined; then to read them.
///
/// @spec §6.6 Modules
final class ModuleReader {

    private final Cursor cursor;
    private final Spaces spaces;
    private final InstructionReader code;
    private final List<Module.Function> functions = new ArrayList<>();
    private final List<TableType> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<Module.Global> globals = new ArrayList<>();
    private final List<Module.ElementSegment> elements = new ArrayList<>();
    private final List<Module.DataSegment> datas = new ArrayList<>();
    private final List<Module.Import> imports = new ArrayList<>();
    private final List<Module.Export> exports = new ArrayList<>();
    private Option<Long> start = Option.none();
    private final IndexSpace locals = new IndexSpace("local");
    private int localCount;
    private long functionIndex;
    private long tableIndex;
    private long memoryIndex;
    private long globalIndex;

    ModuleReader(Cursor cursor) {
        this.cursor = cursor;
        this.spaces = Spaces.empty(cursor);
        this.code = new InstructionReader(cursor, spaces);
    }

    /// Reads up to the first token that is not a `(`.
    Module read() {
        int begin = cursor.offset();
        new Declarations(cursor, spaces).read();
        cursor.moveTo(begin);
        while (cursor.at(Token.OPEN)) {
            cursor.advance();
            field(cursor.keyword());
        }
        demandNumbers(cursor.limits());
        return new Module(
                spaces.types().all(), Array.ofAll(functions), Array.ofAll(tables), Array.ofAll(memories), Array.ofAll(globals),
                Array.ofAll(elements), Array.ofAll(datas), start, Array.ofAll(imports), Array.ofAll(exports), Array.empty());
    }

    private void demandNumbers(ImplementationLimits limits) {
        cursor.demand("types", spaces.types().count(), limits.types());
        cursor.demand("functions", functions.size(), limits.functions());
        cursor.demand("tables", tables.size(), limits.tables());
        cursor.demand("memories", memories.size(), limits.memories());
        cursor.demand("globals", globals.size(), limits.globals());
        cursor.demand("element segments", elements.size(), limits.elementSegments());
        cursor.demand("data segments", datas.size(), limits.dataSegments());
        cursor.demand("imports", imports.size(), limits.imports());
        cursor.demand("exports", exports.size(), limits.exports());
        for (var segment : elements) cursor.demand("element segment entries", segment.items().size(), limits.elementEntries());
    }

    /// Reads a field whose keyword the cursor has passed, and its `)`.
    private void field(String keyword) {
        switch (keyword) {
            case "func" -> function();
            case "table" -> table();
            case "memory" -> memory();
            case "global" -> global();
            case "import" -> imported();
            case "export" -> exported();
            case "start" -> start();
            case "elem" -> element();
            case "data" -> data();
            default -> {
                // A type, which has been read.
                cursor.leave();
                return;
            }
        }
        cursor.close();
    }

    // §6.6.5 Imports

    private void imported() {
        var module = cursor.name();
        var name = cursor.name();
        cursor.take(Token.OPEN);
        var kind = cursor.keyword();
        cursor.id();
        describe(module, name, kind);
        cursor.close();
    }

    /// Reads the type of an import.
    private void describe(String module, String name, String kind) {
        var description = switch (kind) {
            case "func" -> {
                functionIndex++;
                yield new ImportDescription.OfFunction(functionType());
            }
            case "table" -> {
                tableIndex++;
                yield new ImportDescription.OfTable(tableType());
            }
            case "memory" -> {
                memoryIndex++;
                yield new ImportDescription.OfMemory(new MemoryType(spaces.types().limits()));
            }
            default -> {
                globalIndex++;
                yield new ImportDescription.OfGlobal(spaces.types().global());
            }
        };
        imports.add(new Module.Import(module, name, description));
    }

    /// Reads `(export "name")*` and then, if there is one, `(import "module" "name")` and the type that makes an import of the
    /// whole. False if there is none.
    private boolean inline(ExternalKind kind, String keyword, long index) {
        cursor.id();
        while (cursor.openIf("export")) {
            exports.add(new Module.Export(cursor.name(), kind, index));
            cursor.close();
        }
        if (!cursor.openIf("import")) return false;
        var module = cursor.name();
        var name = cursor.name();
        cursor.close();
        describe(module, name, keyword);
        return true;
    }

    // §6.6.6 Functions

    private void function() {
        if (inline(ExternalKind.FUNCTION, "func", functionIndex)) return;
        functionIndex++;
        long type = functionType();
        var runs = localRuns();
        functions.add(new Module.Function(type, runs, code.body(locals)));
    }

    private long functionType() {
        locals.clear();
        return spaces.types().use(locals);
    }

    /// Reads `(local …)*`; neighbours of one type become one run.
    private Array<Module.Locals> localRuns() {
        localCount = 0;
        if (!cursor.atOpen("local")) return Array.empty();
        var runs = new ArrayList<Module.Locals>();
        while (cursor.openIf("local")) {
            if (cursor.at(Token.ID)) {
                local(runs);
            } else {
                while (!cursor.at(Token.CLOSE)) local(runs);
            }
            cursor.close();
        }
        return Array.ofAll(runs);
    }

    private void local(List<Module.Locals> runs) {
        locals.define(cursor);
        localCount++;
        cursor.demand("locals", localCount, cursor.limits().locals());
        ValueType type = spaces.types().valueType();
        boolean same = !runs.isEmpty() && runs.getLast().type().equals(type);
        long before = same ? runs.removeLast().count() : 0;
        runs.add(new Module.Locals(before + 1, type));
    }

    // §6.6.7 Tables

    private void table() {
        if (inline(ExternalKind.TABLE, "table", tableIndex)) return;
        long index = tableIndex++;
        if (cursor.at(Token.NUMBER)) {
            tables.add(tableType());
            return;
        }
        var type = spaces.types().referenceType();
        cursor.open("elem");
        boolean expressions = cursor.at(Token.OPEN) || type != ReferenceType.FUNCREF;
        var items = expressions ? expressions() : functionIndices();
        cursor.close();
        tables.add(new TableType(Limits.between(items.size(), items.size()), type));
        elements.add(new Module.ElementSegment(type, items, new SegmentMode.Active(index, zero())));
    }

    private TableType tableType() {
        var limits = spaces.types().limits();
        return new TableType(limits, spaces.types().referenceType());
    }

    // §6.6.8 Memories

    private void memory() {
        if (inline(ExternalKind.MEMORY, "memory", memoryIndex)) return;
        long index = memoryIndex++;
        if (!cursor.openIf("data")) {
            memories.add(new MemoryType(spaces.types().limits()));
            return;
        }
        var bytes = cursor.strings();
        cursor.close();
        long pages = (bytes.length() + MemoryType.PAGE - 1L) / MemoryType.PAGE;
        memories.add(new MemoryType(Limits.between(pages, pages)));
        datas.add(new Module.DataSegment(bytes, new SegmentMode.Active(index, zero())));
    }

    private static Expression zero() {
        return Expression.of(new Instruction.I32Const(0));
    }

    // §6.6.9 Globals

    private void global() {
        if (inline(ExternalKind.GLOBAL, "global", globalIndex)) return;
        globalIndex++;
        var type = spaces.types().global();
        globals.add(new Module.Global(type, code.expression()));
    }

    // §6.6.10 Exports

    private void exported() {
        var name = cursor.name();
        cursor.take(Token.OPEN);
        int offset = cursor.offset();
        var keyword = cursor.keyword();
        switch (keyword) {
            case "func" -> exported(name, ExternalKind.FUNCTION, spaces.functions());
            case "table" -> exported(name, ExternalKind.TABLE, spaces.tables());
            case "memory" -> exported(name, ExternalKind.MEMORY, spaces.memories());
            case "global" -> exported(name, ExternalKind.GLOBAL, spaces.globals());
            default -> {
                cursor.moveTo(offset);
                throw cursor.unexpected("`func`, `table`, `memory` or `global`");
            }
        }
        cursor.close();
    }

    private void exported(String name, ExternalKind kind, IndexSpace space) {
        exports.add(new Module.Export(name, kind, space.index(cursor)));
    }

    // §6.6.11 Start Function

    private void start() {
        int offset = cursor.offset();
        long function = spaces.functions().index(cursor);
        if (start.isDefined()) {
            throw cursor.fault(offset, "multiple start sections", "functions " + start.get() + " and " + function);
        }
        start = Option.some(function);
    }

    // §6.6.12 Element Segments

    private void element() {
        if (!cursor.features().has(Feature.BULK_MEMORY)) {
            long table = spaces.tables().indexOrZero(cursor);
            var offset = offset();
            addElement(ReferenceType.FUNCREF, functionIndices(), new SegmentMode.Active(table, offset));
            return;
        }
        cursor.id();
        if (cursor.takeIf("declare")) {
            elementList(SegmentMode.Declarative.DECLARATIVE);
        } else if (!cursor.at(Token.OPEN)) {
            elementList(SegmentMode.Passive.PASSIVE);
        } else {
            boolean use = cursor.atOpen("table");
            long table = use ? use("table", spaces.tables()) : 0;
            var mode = new SegmentMode.Active(table, offset());
            if (use || cursor.at(Token.KEYWORD)) {
                elementList(mode);
            } else {
                addElement(ReferenceType.FUNCREF, functionIndices(), mode);
            }
        }
    }

    private void elementList(SegmentMode mode) {
        if (cursor.takeIf("func")) {
            addElement(ReferenceType.FUNCREF, functionIndices(), mode);
        } else {
            var type = spaces.types().referenceType();
            addElement(type, expressions(), mode);
        }
    }

    private void addElement(ReferenceType type, Module.Items items, SegmentMode mode) {
        elements.add(new Module.ElementSegment(type, items, mode));
    }

    private Module.Items functionIndices() {
        var indices = new Indices.Builder(8);
        while (IndexSpace.atIndex(cursor)) indices.add(spaces.functions().index(cursor));
        return new Module.Items.Functions(indices.build());
    }

    /// Reads `(item instr*)` and instructions in brackets, each an expression.
    private Module.Items expressions() {
        var expressions = new ArrayList<Expression>();
        while (!cursor.at(Token.CLOSE)) expressions.add(bracketed("item"));
        return new Module.Items.Expressions(Array.ofAll(expressions));
    }

    private Expression offset() {
        return bracketed("offset");
    }

    /// Reads `(keyword instr*)`, or one instruction in brackets, which is short for it.
    private Expression bracketed(String keyword) {
        if (!cursor.openIf(keyword)) return code.folded();
        var expression = code.expression();
        cursor.close();
        return expression;
    }

    /// Reads `(keyword x)`.
    private long use(String keyword, IndexSpace space) {
        cursor.open(keyword);
        long index = space.index(cursor);
        cursor.close();
        return index;
    }

    // §6.6.13 Data Segments

    private void data() {
        long memory = 0;
        if (!cursor.features().has(Feature.BULK_MEMORY)) {
            memory = spaces.memories().indexOrZero(cursor);
        } else {
            cursor.id();
            if (!cursor.at(Token.OPEN)) {
                datas.add(new Module.DataSegment(cursor.strings(), SegmentMode.Passive.PASSIVE));
                return;
            }
            if (cursor.atOpen("memory")) memory = use("memory", spaces.memories());
        }
        var offset = offset();
        Bytes bytes = cursor.strings();
        datas.add(new Module.DataSegment(bytes, new SegmentMode.Active(memory, offset)));
    }
}

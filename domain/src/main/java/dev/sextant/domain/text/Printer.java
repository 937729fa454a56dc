package dev.sextant.domain.text;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;

/// Writes the text format: one field or instruction a line, blocks indented, indices as numbers, with a comment at every
/// definition that says which index it has. What [Parser] reads of it is the same module, but that custom sections are left
/// aside, and that neighbouring runs of locals of one type become one.
///
/// The text format writes out each local, so a few bytes that declare 50,000 of them make a long text; [#skeleton] has none.
///
/// @spec §6.6 Modules
public final class Printer {

    private final Module module;
    private final boolean whole;
    private final StringBuilder out = new StringBuilder();
    private final InstructionPrinter code;
    private long functionIndex;
    private long tableIndex;
    private long memoryIndex;
    private long globalIndex;

    private Printer(Module module, boolean whole) {
        this.module = module;
        this.whole = whole;
        this.code = new InstructionPrinter(out, module.types());
    }

    /// The module in full.
    public static String print(Module module) {
        return new Printer(module, true).text();
    }

    /// The module without the bodies of its functions and without the bytes of its data segments, whose number a comment tells.
    public static String skeleton(Module module) {
        return new Printer(module, false).text();
    }

    /// One instruction, as it stands in a body.
    public static String print(Instruction instruction) {
        var out = new StringBuilder();
        new InstructionPrinter(out, Array.empty()).write(instruction);
        return out.toString();
    }

    private String text() {
        out.append("(module");
        types();
        for (var imported : module.imports()) imported(imported);
        for (var function : module.functions()) function(function);
        for (var table : module.tables()) table(table);
        for (var memory : module.memories()) memory(memory.limits());
        for (var global : module.globals()) global(global);
        for (var export : module.exports()) export(export);
        module.start().forEach(start -> open("start").append(' ').append(start).append(')'));
        elements();
        datas();
        return out.append(")\n").toString();
    }

    /// Begins a field on a new line.
    private StringBuilder open(String keyword) {
        return out.append("\n  (").append(keyword);
    }

    private StringBuilder open(String keyword, long index) {
        return open(keyword).append(" (;").append(index).append(";)");
    }

    private void types() {
        long index = 0;
        for (var type : module.types()) {
            open("type", index++).append(" (func");
            signature(type);
            out.append("))");
        }
    }

    private void signature(FunctionType type) {
        code.types("param", type.parameters());
        code.types("result", type.results());
    }

    /// The index of a function's type, and the type itself where the index has one.
    private void typeUse(long index) {
        out.append(" (type ").append(index).append(')');
        if (index < module.types().size()) signature(module.types().get((int) index));
    }

    private void imported(Module.Import imported) {
        open("import").append(' ');
        Escapes.quote(imported.module(), out);
        out.append(' ');
        Escapes.quote(imported.name(), out);
        switch (imported.description()) {
            case ImportDescription.OfFunction(long type) -> {
                out.append(" (func (;").append(functionIndex++).append(";)");
                typeUse(type);
            }
            case ImportDescription.OfTable(var type) -> {
                out.append(" (table (;").append(tableIndex++).append(";)");
                tableType(type);
            }
            case ImportDescription.OfMemory(var type) -> {
                out.append(" (memory (;").append(memoryIndex++).append(";)");
                limits(type.limits());
            }
            case ImportDescription.OfGlobal(var type) -> {
                out.append(" (global (;").append(globalIndex++).append(";)");
                globalType(type);
            }
        }
        out.append("))");
    }

    private void function(Module.Function function) {
        open("func", functionIndex++);
        typeUse(function.type());
        if (whole) {
            locals(function.locals());
            code.body(function.body());
        }
        out.append(')');
    }

    private void locals(Array<Module.Locals> runs) {
        if (runs.isEmpty()) return;
        out.append("\n    (local");
        for (var run : runs) {
            String word = " " + run.type().text();
            for (long i = 0; i < run.count(); i++) out.append(word);
        }
        out.append(')');
    }

    private void table(TableType type) {
        open("table", tableIndex++);
        tableType(type);
        out.append(')');
    }

    private void tableType(TableType type) {
        limits(type.limits());
        out.append(' ').append(type.element().text());
    }

    private void memory(Limits limits) {
        open("memory", memoryIndex++);
        limits(limits);
        out.append(')');
    }

    private void limits(Limits limits) {
        out.append(' ').append(limits.minimum());
        limits.maximum().forEach(maximum -> out.append(' ').append(maximum));
    }

    private void global(Module.Global global) {
        open("global", globalIndex++);
        globalType(global.type());
        code.constant(global.init());
        out.append(')');
    }

    private void globalType(GlobalType type) {
        ValueType value = type.value();
        out.append(type.isVariable() ? " (mut " + value.text() + ")" : " " + value.text());
    }

    private void export(Module.Export export) {
        open("export").append(' ');
        Escapes.quote(export.name(), out);
        out.append(" (").append(keyword(export.kind())).append(' ').append(export.index()).append("))");
    }

    private static String keyword(ExternalKind kind) {
        return switch (kind) {
            case FUNCTION -> "func";
            case TABLE -> "table";
            case MEMORY -> "memory";
            case GLOBAL -> "global";
        };
    }

    private void elements() {
        long index = 0;
        for (var segment : module.elements()) {
            open("elem", index++);
            switch (segment.mode()) {
                case SegmentMode.Passive _ -> { }
                case SegmentMode.Declarative _ -> out.append(" declare");
                case SegmentMode.Active(long table, var offset) -> active("table", table, offset);
            }
            items(segment);
            out.append(')');
        }
    }

    private void items(Module.ElementSegment segment) {
        switch (segment.items()) {
            case Module.Items.Functions(var functions) -> {
                // Without the keyword where both editions of the standard can do without it.
                boolean plain = segment.mode() instanceof SegmentMode.Active(long table, _) && table == 0;
                if (!plain) out.append(" func");
                for (int i = 0; i < functions.size(); i++) out.append(' ').append(functions.get(i));
            }
            case Module.Items.Expressions(var expressions) -> {
                out.append(' ').append(segment.type().text());
                for (var expression : expressions) code.constant("item", expression);
            }
        }
    }

    private void datas() {
        long index = 0;
        for (var segment : module.datas()) {
            open("data", index++);
            if (segment.mode() instanceof SegmentMode.Active(long memory, var offset)) active("memory", memory, offset);
            out.append(' ');
            if (whole) {
                Escapes.quote(segment.init(), out);
            } else {
                out.append("(; ").append(segment.init().length()).append(" bytes ;)");
            }
            out.append(')');
        }
    }

    /// The place an active segment goes to. Index 0 is not written.
    private void active(String keyword, long index, Expression offset) {
        if (index != 0) out.append(" (").append(keyword).append(' ').append(index).append(')');
        code.constant("offset", offset);
    }
}

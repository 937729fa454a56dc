package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.Items;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;
import java.util.function.Consumer;

/// Writes a module section by section.
///
/// @spec §5.5 Modules
final class ModuleWriter {

    private final Module module;
    private final Writer out = new Writer();
    private final Writer content = new Writer();
    private final InstructionWriter constants = new InstructionWriter(content);
    private final Writer code = new Writer();
    private final Writer body = new Writer();
    private final InstructionWriter instructions = new InstructionWriter(body);

    ModuleWriter(Module module) {
        this.module = module;
    }

    // §5.5.16 Modules

    Bytes bytes() {
        // The code comes first to know whether a data count section is needed, which stands before it.
        vector(code, module.functions(), this::function);
        out.int32(ModuleReader.MAGIC).int32(ModuleReader.VERSION);
        customs(Section.CUSTOM);
        for (var section : Section.values()) {
            if (isNeeded(section)) section(section);
            customs(section.id());
        }
        module.customs().filter(custom -> custom.after() > Section.DATA_COUNT.id()).forEach(this::custom);
        return out.written();
    }

    // §5.5.2 Sections

    /// Whether a section has content, or a custom section that stands right after it.
    private boolean isNeeded(Section section) {
        return switch (section) {
            case TYPE -> isNeeded(section, module.types());
            case IMPORT -> isNeeded(section, module.imports());
            case FUNCTION, CODE -> isNeeded(section, module.functions());
            case TABLE -> isNeeded(section, module.tables());
            case MEMORY -> isNeeded(section, module.memories());
            case GLOBAL -> isNeeded(section, module.globals());
            case EXPORT -> isNeeded(section, module.exports());
            case START -> module.start().isDefined();
            case ELEMENT -> isNeeded(section, module.elements());
            case DATA_COUNT -> instructions.namesData() || isFollowed(section);
            case DATA -> isNeeded(section, module.datas());
        };
    }

    private boolean isNeeded(Section section, Array<?> entries) {
        return !entries.isEmpty() || isFollowed(section);
    }

    private boolean isFollowed(Section section) {
        return module.customs().exists(custom -> custom.after() == section.id());
    }

    private void section(Section section) {
        content.clear();
        switch (section) {
            case TYPE -> vector(content, module.types(), this::functionType);
            case IMPORT -> vector(content, module.imports(), this::importEntry);
            case FUNCTION -> vector(content, module.functions(), function -> content.u32(function.type()));
            case TABLE -> vector(content, module.tables(), this::tableType);
            case MEMORY -> vector(content, module.memories(), type -> limits(type.limits()));
            case GLOBAL -> vector(content, module.globals(), this::global);
            case EXPORT -> vector(content, module.exports(), this::export);
            case START -> module.start().forEach(content::u32);
            case ELEMENT -> vector(content, module.elements(), this::elementSegment);
            case DATA_COUNT -> content.u32(module.datas().size());
            case CODE -> {}
            case DATA -> vector(content, module.datas(), this::dataSegment);
        }
        out.next(section.id()).sized(section == Section.CODE ? code : content);
    }

    private static <T> void vector(Writer to, Array<T> entries, Consumer<T> entry) {
        to.u32(entries.size());
        entries.forEach(entry);
    }

    // §5.5.3 Custom Section

    private void customs(int after) {
        module.customs().filter(custom -> custom.after() == after).forEach(this::custom);
    }

    private void custom(Module.Custom custom) {
        out.next(Section.CUSTOM).sized(content.clear().name(custom.name()).all(custom.content()));
    }

    // §5.3 Types

    private void valueTypes(Array<ValueType> types) {
        vector(content, types, type -> content.next(type.code()));
    }

    private void functionType(FunctionType type) {
        content.next(TypeReader.FUNCTION_TYPE);
        valueTypes(type.parameters());
        valueTypes(type.results());
    }

    private void limits(Limits limits) {
        content.next(limits.maximum().isDefined() ? 1 : 0).u32(limits.minimum());
        limits.maximum().forEach(content::u32);
    }

    private void tableType(TableType type) {
        content.next(type.element().code());
        limits(type.limits());
    }

    private void globalType(GlobalType type) {
        content.next(type.value().code()).next(type.isVariable() ? 1 : 0);
    }

    // §5.5.5 Import Section

    private void importEntry(Module.Import entry) {
        content.name(entry.module()).name(entry.name()).next(entry.kind().ordinal());
        switch (entry.description()) {
            case ImportDescription.OfFunction(var type) -> content.u32(type);
            case ImportDescription.OfTable(var type) -> tableType(type);
            case ImportDescription.OfMemory(var type) -> limits(type.limits());
            case ImportDescription.OfGlobal(var type) -> globalType(type);
        }
    }

    // §5.5.9 Global Section

    private void global(Module.Global global) {
        globalType(global.type());
        constants.expression(global.init());
    }

    // §5.5.10 Export Section

    private void export(Module.Export export) {
        content.name(export.name()).next(export.kind().ordinal()).u32(export.index());
    }

    // §5.5.12 Element Section

    /// Bit 0 of the first number: not active; bit 1: with the index of a table, or declarative; bit 2: expressions. The short
    /// forms of active segments (0 and 4) are those of table 0 and `funcref`.
    private void elementSegment(Module.ElementSegment segment) {
        boolean functions = segment.items() instanceof Items.Functions && segment.type() == ReferenceType.FUNCREF;
        int form = functions ? 0 : 4;
        boolean typed = true;
        switch (segment.mode()) {
            case SegmentMode.Passive _ -> content.u32(form | 1);
            case SegmentMode.Declarative _ -> content.u32(form | 3);
            case SegmentMode.Active(var table, var offset) -> {
                typed = table != 0 || segment.type() != ReferenceType.FUNCREF;
                content.u32(typed ? form | 2 : form);
                if (typed) content.u32(table);
                constants.expression(offset);
            }
        }
        if (typed) content.next(functions ? 0 : segment.type().code());
        items(segment.items(), functions);
    }

    private void items(Items items, boolean functions) {
        content.u32(items.size());
        for (int i = 0; i < items.size(); i++) {
            if (functions && items instanceof Items.Functions(var indices)) {
                content.u32(indices.get(i));
            } else {
                constants.expression(items.expression(i));
            }
        }
    }

    // §5.5.13 Code Section

    private void function(Module.Function function) {
        body.clear().u32(function.locals().size());
        for (Module.Locals locals : function.locals()) body.u32(locals.count()).next(locals.type().code());
        instructions.expression(function.body());
        code.sized(body);
    }

    // §5.5.14 Data Section

    private void dataSegment(Module.DataSegment segment) {
        switch (segment.mode()) {
            case SegmentMode.Active(var memory, var offset) when memory == 0 -> active(0, offset);
            case SegmentMode.Active(var memory, var offset) -> {
                content.u32(2);
                active(memory, offset);
            }
            // A data segment is never declarative.
            case SegmentMode.Passive _, SegmentMode.Declarative _ -> content.u32(1);
        }
        content.u32(segment.init().length()).all(segment.init());
    }

    private void active(long memory, Expression offset) {
        content.u32(memory);
        constants.expression(offset);
    }
}

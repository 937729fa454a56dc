package dev.sextant.cli;

import dev.sextant.domain.structure.ExternalType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.Import;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Printable;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.Locale;

/// What a module holds, a line each. The module need not be valid: an index that leads nowhere is shown as such.
final class Listing {

    private final Module module;
    private final Map<ExternalKind, Array<String>> types;

    Listing(Module module) {
        this.module = module;
        // The index spaces: imports first, then the module's own.
        types = module.imports()
                .groupBy(Import::kind)
                .mapValues(imports -> imports.map(this::type))
                .merge(own(), Array::appendAll);
    }

    private Map<ExternalKind, Array<String>> own() {
        return HashMap.of(
                ExternalKind.FUNCTION, module.functions().map(function -> functionType(function.type())),
                ExternalKind.TABLE, module.tables().map(Listing::brief),
                ExternalKind.MEMORY, module.memories().map(Listing::brief),
                ExternalKind.GLOBAL, module.globals().map(global -> brief(global.type())));
    }

    /// The imports, such as `"env" "log" function [i32 i32] -> []`.
    Array<String> imports() {
        return module.imports().map(entry ->
                Printable.quoted(entry.module()) + " " + Printable.quoted(entry.name()) + " " + kind(entry.kind()) + " " + type(entry));
    }

    /// The exports, such as `"fac" function 0 [i64] -> [i64]`.
    Array<String> exports() {
        return module.exports().map(entry ->
                Printable.quoted(entry.name()) + " " + kind(entry.kind()) + " " + entry.index() + " " + type(entry.kind(), entry.index()));
    }

    /// The type of a function, imports counted.
    String functionType(int index) {
        return type(ExternalKind.FUNCTION, index);
    }

    /// How many functions are imported.
    int importedFunctions() {
        return module.imports().count(entry -> entry.kind() == ExternalKind.FUNCTION);
    }

    private String type(ExternalKind kind, long index) {
        var space = types.get(kind).getOrElse(Array.empty());
        return index < space.size() ? space.get((int) index) : "(there is none)";
    }

    private String type(Import entry) {
        return switch (entry.description()) {
            case ImportDescription.OfFunction(var type) -> functionType(type);
            case ImportDescription.OfTable(var type) -> brief(type);
            case ImportDescription.OfMemory(var type) -> brief(type);
            case ImportDescription.OfGlobal(var type) -> brief(type);
        };
    }

    private String functionType(long index) {
        return index < module.types().size() ? module.types().get((int) index).toString() : "type " + index + " (there is none)";
    }

    /// A type without the word that says what it is the type of.
    private static String brief(ExternalType type) {
        return type.toString().replaceFirst("^(table|memory|global) ", "");
    }

    private static String kind(ExternalKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

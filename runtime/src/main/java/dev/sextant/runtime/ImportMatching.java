package dev.sextant.runtime;

import dev.sextant.domain.structure.ExternalType;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.Import;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Printable;
import dev.sextant.domain.structure.TableType;
import dev.sextant.ports.ExternalValue;
import dev.sextant.ports.UnlinkableException;
import io.vavr.collection.Array;

/// Which external values may stand for which imports.
///
/// @spec §4.5.2 Import Matching
final class ImportMatching {

    private ImportMatching() {}

    /// What stands for each import of a module, in the module's order.
    ///
    /// @throws UnlinkableException if one is missing or does not match
    static Array<ExternalValue> resolve(Module module, Imports imports) {
        return module.imports().map(wanted -> {
            var value = imports.find(wanted.module(), wanted.name()).getOrElseThrow(() -> new UnlinkableException(
                    "unknown import: " + called(wanted) + " is not among the imports given"));
            var type = type(module, wanted);
            if (!matches(value.externalType(), type)) {
                throw new UnlinkableException(
                        "incompatible import type: " + called(wanted) + " wants " + described(type) + ", given "
                                + described(value.externalType()));
            }
            return value;
        });
    }

    /// The type an import asks for.
    static ExternalType type(Module module, Import wanted) {
        return switch (wanted.description()) {
            case ImportDescription.OfFunction(var type) -> module.types().get((int) type);
            case ImportDescription.OfTable(var type) -> type;
            case ImportDescription.OfMemory(var type) -> type;
            case ImportDescription.OfGlobal(var type) -> type;
        };
    }

    /// `given ≤ wanted`: whether what has one type may stand where the other is asked for.
    static boolean matches(ExternalType given, ExternalType wanted) {
        return switch (wanted) {
            case FunctionType function -> given.equals(function);
            case GlobalType global -> given.equals(global);
            case TableType(var limits, var element) -> given instanceof TableType table
                    && table.element() == element
                    && matches(table.limits(), limits);
            case MemoryType(var limits) -> given instanceof MemoryType memory && matches(memory.limits(), limits);
        };
    }

    private static boolean matches(Limits given, Limits wanted) {
        return given.minimum() >= wanted.minimum()
                && wanted.maximum().forAll(most -> given.maximum().exists(maximum -> maximum <= most));
    }

    private static String called(Import wanted) {
        return Printable.excerpt(wanted.module()) + " " + Printable.excerpt(wanted.name());
    }

    private static String described(ExternalType type) {
        return type instanceof FunctionType function ? "function " + function : type.toString();
    }
}

package dev.sextant.domain.validation;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ElementSegment;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.Locals;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// A module that a test writes by hand, to hold it against the rules.
final class Draft {

    private final List<FunctionType> types = new ArrayList<>();
    private final List<Module.Function> functions = new ArrayList<>();
    private final List<TableType> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<Module.Global> globals = new ArrayList<>();
    private final List<ElementSegment> elements = new ArrayList<>();
    private final List<Module.DataSegment> datas = new ArrayList<>();
    private final List<Module.Import> imports = new ArrayList<>();
    private final List<Module.Export> exports = new ArrayList<>();
    private Option<Long> start = Option.none();

    Draft type(FunctionType type) {
        types.add(type);
        return this;
    }

    /// A function with a type of its own, which becomes the last one.
    Draft function(FunctionType type, Instruction... body) {
        return function(type, Array.empty(), Expression.of(body));
    }

    Draft function(FunctionType type, Array<Locals> locals, Expression body) {
        types.add(type);
        return function(types.size() - 1, locals, body);
    }

    Draft function(long type, Array<Locals> locals, Expression body) {
        functions.add(new Module.Function(type, locals, body));
        return this;
    }

    Draft table(Limits limits, ReferenceType element) {
        tables.add(new TableType(limits, element));
        return this;
    }

    Draft memory(Limits limits) {
        memories.add(new MemoryType(limits));
        return this;
    }

    Draft global(GlobalType type, Instruction... init) {
        globals.add(new Module.Global(type, Expression.of(init)));
        return this;
    }

    Draft element(ReferenceType type, Module.Items items, SegmentMode mode) {
        elements.add(new ElementSegment(type, items, mode));
        return this;
    }

    Draft data(SegmentMode mode) {
        datas.add(new Module.DataSegment(Bytes.EMPTY, mode));
        return this;
    }

    Draft start(long function) {
        start = Option.some(function);
        return this;
    }

    Draft importing(ImportDescription description) {
        imports.add(new Module.Import("m", "n", description));
        return this;
    }

    Draft export(String name, ExternalKind kind, long index) {
        exports.add(new Module.Export(name, kind, index));
        return this;
    }

    Module module() {
        return new Module(Array.ofAll(types), Array.ofAll(functions), Array.ofAll(tables), Array.ofAll(memories),
                Array.ofAll(globals), Array.ofAll(elements), Array.ofAll(datas), start, Array.ofAll(imports),
                Array.ofAll(exports), Array.empty());
    }

    Either<Array<Invalid>, ValidModule> validated(Features features) {
        return Validator.validate(module(), features);
    }

    /// The faults by the rules of Core 2.0, as messages.
    List<String> faults() {
        return faults(Features.CORE_2_0);
    }

    /// The faults by some rules, as messages.
    List<String> faults(Features features) {
        return validated(features).fold(faults -> faults.map(Invalid::message).asJava(), _ -> List.of());
    }

    /// The first fault's wording by the rules of Core 2.0, or `valid`.
    String verdict() {
        return verdict(Features.CORE_2_0);
    }

    /// The first fault's wording by some rules, or `valid`.
    String verdict(Features features) {
        return validated(features).fold(faults -> faults.head().fault(), _ -> "valid");
    }

    /// A function with these types that is the module's only content, and its verdict.
    static String verdict(FunctionType type, Instruction... body) {
        return new Draft().function(type, body).verdict();
    }

    /// Instructions that put values of these types on the stack: the function's parameters from an index on.
    static Array<Instruction> locals(int from, int count) {
        return Array.range(from, from + count).map(Instruction.LocalGet::new);
    }

    /// A function type by its parts.
    static FunctionType type(Array<ValueType> parameters, Array<ValueType> results) {
        return new FunctionType(parameters, results);
    }
}

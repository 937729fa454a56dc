package dev.sextant.domain.text;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The types of a module: those that are defined, and behind them those that are only written out where they are used, in the
/// order of first use.
///
/// @spec §6.6.4 Type Uses
final class Types {

    /// What becomes of the identifiers of parameters: they are locals in a function, mean nothing in a type, and cannot stand in
    /// the type of a block or a call.
    private enum Identifiers { DEFINED, IGNORED, REFUSED }

    private static final List<ValueType> VALUE_TYPES = List.of(
            NumberType.I32, NumberType.I64, NumberType.F32, NumberType.F64, VectorType.V128,
            ReferenceType.FUNCREF, ReferenceType.EXTERNREF);

    private final Cursor cursor;
    private final IndexSpace space = new IndexSpace("type");
    private final List<FunctionType> types = new ArrayList<>();
    private final Map<FunctionType, Long> first = new HashMap<>();
    /// Where parameters are counted that nothing refers to.
    private final IndexSpace nobody = new IndexSpace("parameter");

    Types(Cursor cursor) {
        this.cursor = cursor;
    }

    int count() {
        return types.size();
    }

    Array<FunctionType> all() {
        return Array.ofAll(types);
    }

    /// Reads `id? (func param* result*)` and closes the definition that it is in.
    ///
    /// @spec §6.6.3 Types
    void define() {
        space.define(cursor);
        cursor.open("func");
        add(inline(Identifiers.IGNORED, nobody));
        cursor.close();
        cursor.close();
    }

    private long add(FunctionType type) {
        long index = types.size();
        types.add(type);
        first.putIfAbsent(type, index);
        return index;
    }

    /// The index of a type that is written out.
    private long indexOf(FunctionType type) {
        var known = Option.of(first.get(type));
        if (known.isDefined()) return known.get();
        space.skip(1);
        return add(type);
    }

    /// Reads the type of a function: `(type x)? param* result*`. The locals get an index for every parameter.
    long use(IndexSpace locals) {
        if (!cursor.atOpen("type")) return indexOf(inline(Identifiers.DEFINED, locals));
        int start = cursor.offset();
        long index = reference();
        if (atInline()) {
            agree(start, index, inline(Identifiers.DEFINED, locals));
        } else {
            locals.skip(parameters(index));
        }
        return index;
    }

    /// Reads the type of an indirect call: the same, with parameters that have no identifiers.
    long use() {
        if (!cursor.atOpen("type")) return indexOf(inline(Identifiers.REFUSED, nobody));
        int start = cursor.offset();
        long index = reference();
        if (atInline()) agree(start, index, inline(Identifiers.REFUSED, nobody));
        return index;
    }

    /// Reads the type of a block.
    ///
    /// @spec §6.5.3 Control Instructions
    BlockType block() {
        if (!cursor.at(Token.OPEN)) return BlockType.Empty.EMPTY;
        if (!cursor.features().has(Feature.MULTI_VALUE)) return blockOfOneResult();
        if (cursor.atOpen("type")) return new BlockType.Index(use());
        if (!atInline()) return BlockType.Empty.EMPTY;
        var type = inline(Identifiers.REFUSED, nobody);
        if (type.parameters().nonEmpty() || type.results().size() > 1) return new BlockType.Index(indexOf(type));
        return type.results().isEmpty() ? BlockType.Empty.EMPTY : new BlockType.Result(type.results().head());
    }

    private BlockType blockOfOneResult() {
        if (!cursor.openIf("result")) return BlockType.Empty.EMPTY;
        var result = new BlockType.Result(valueType());
        cursor.close();
        return result;
    }

    private boolean atInline() {
        return cursor.atOpen("param") || cursor.atOpen("result");
    }

    private long reference() {
        cursor.open("type");
        long index = space.index(cursor);
        cursor.close();
        return index;
    }

    private int parameters(long index) {
        return index < types.size() ? types.get((int) index).parameters().size() : 0;
    }

    private void agree(int start, long index, FunctionType inline) {
        if (index >= types.size()) throw cursor.fault(start, "unknown type", index + " of " + types.size());
        var defined = types.get((int) index);
        if (!defined.equals(inline)) {
            throw cursor.fault(start, "inline function type", "type " + index + " is " + defined + ", written out is " + inline);
        }
    }

    /// Reads `param* result*`.
    private FunctionType inline(Identifiers identifiers, IndexSpace locals) {
        if (!cursor.at(Token.OPEN)) return FunctionType.EMPTY;
        var parameters = new ArrayList<ValueType>();
        while (cursor.openIf("param")) {
            if (identifiers != Identifiers.REFUSED && cursor.at(Token.ID)) {
                if (identifiers == Identifiers.DEFINED) {
                    locals.define(cursor);
                } else {
                    cursor.id();
                }
                parameters.add(valueType());
                cursor.close();
            } else {
                int before = parameters.size();
                valueTypes(parameters);
                locals.skip(parameters.size() - before);
            }
        }
        var type = new FunctionType(Array.ofAll(parameters), results());
        cursor.demand("parameters", parameters.size(), cursor.limits().parameters());
        cursor.demand("results", type.results().size(), cursor.limits().results());
        if (cursor.atOpen("param") || cursor.atOpen("type")) {
            throw cursor.unexpected("`(type …)`, `(param …)` and `(result …)` in this order");
        }
        return type;
    }

    /// Reads `(result t*)*`.
    Array<ValueType> results() {
        if (!cursor.atOpen("result")) return Array.empty();
        var results = new ArrayList<ValueType>();
        while (cursor.openIf("result")) valueTypes(results);
        return Array.ofAll(results);
    }

    /// Reads `t* )`.
    private void valueTypes(List<ValueType> types) {
        while (!cursor.at(Token.CLOSE)) types.add(valueType());
        cursor.close();
    }

    /// Passes a value type.
    ///
    /// @spec §6.4.4 Value Types
    ValueType valueType() {
        for (var type : VALUE_TYPES) {
            if (cursor.at(type.text()) && cursor.features().has(type.feature())) {
                cursor.advance();
                return type;
            }
        }
        throw cursor.unexpected("a value type");
    }

    /// Passes the type of a reference.
    ///
    /// @spec §6.4.3 Reference Types
    ReferenceType referenceType() {
        if (cursor.takeIf("funcref")) return ReferenceType.FUNCREF;
        if (cursor.features().has(Feature.REFERENCE_TYPES) && cursor.takeIf("externref")) return ReferenceType.EXTERNREF;
        throw cursor.unexpected("a reference type");
    }

    /// Reads limits: `n m?`.
    ///
    /// @spec §6.4.7 Limits
    Limits limits() {
        long minimum = cursor.u32();
        return cursor.at(Token.NUMBER) ? Limits.between(minimum, cursor.u32()) : Limits.atLeast(minimum);
    }

    /// Reads the type of a global: `t` or `(mut t)`.
    ///
    /// @spec §6.4.10 Global Types
    GlobalType global() {
        if (!cursor.openIf("mut")) return GlobalType.constant(valueType());
        var type = GlobalType.variable(valueType());
        cursor.close();
        return type;
    }
}

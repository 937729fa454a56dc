package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;

/// Reads types.
///
/// @spec §5.3 Types
final class TypeReader {

    /// The block type of `[] -> []`.
    static final int EMPTY_BLOCK = 0x40;

    /// What a function type begins with.
    static final int FUNCTION_TYPE = 0x60;

    private static final ValueType[] VALUE_TYPES = valueTypes();
    private static final List<Array<ValueType>> SINGLE = singleResults();

    private final Reader in;
    private final boolean multiValue;
    private final ImplementationLimits limits;
    private final ValueType[] allowed = new ValueType[128];

    TypeReader(Reader in, Features features, ImplementationLimits limits) {
        this.in = in;
        this.multiValue = features.has(Feature.MULTI_VALUE);
        this.limits = limits;
        for (int code = 0; code < allowed.length; code++) {
            var type = VALUE_TYPES[code];
            if (type != null && features.has(type.feature())) allowed[code] = type;
        }
    }

    /// The value type with a code below 128, whatever the features.
    static ValueType valueType(int code) {
        return VALUE_TYPES[code];
    }

    // §5.3.4 Value Types

    ValueType valueType() {
        int code = code();
        var type = allowed[code];
        if (type == null) throw notAllowed("invalid value type", code);
        return type;
    }

    // §5.3.3 Reference Types

    /// A reference type where [ReferenceType#FUNCREF] is allowed in every edition: as the element type of a table.
    ReferenceType elementType() {
        int code = code();
        if (code == ReferenceType.FUNCREF.code()) return ReferenceType.FUNCREF;
        if (allowed[code] instanceof ReferenceType type) return type;
        throw notAllowed("malformed reference type", code);
    }

    // §5.3.5 Result Types

    Array<ValueType> resultType(int limit, String entries) {
        int count = in.count(limit, entries);
        if (count == 0) return Array.empty();
        if (count == 1) return SINGLE.get(valueType().code());
        var types = new ArrayList<ValueType>(Math.min(count, 16));
        for (int i = 0; i < count; i++) types.add(valueType());
        return Array.ofAll(types);
    }

    // §5.3.6 Function Types

    FunctionType functionType() {
        int code = code();
        if (code != FUNCTION_TYPE) {
            throw in.fault("malformed function type", "expected " + Reader.hex(FUNCTION_TYPE) + ", found " + Reader.hex(code),
                    in.position() - 1);
        }
        var parameters = resultType(limits.parameters(), "parameters");
        var results = resultType(limits.results(), "results");
        return parameters.isEmpty() && results.isEmpty() ? FunctionType.EMPTY : new FunctionType(parameters, results);
    }

    // §5.3.7 Limits

    Limits limits() {
        boolean bounded = in.u1();
        long minimum = in.u32();
        return bounded ? Limits.between(minimum, in.u32()) : Limits.atLeast(minimum);
    }

    // §5.3.8 Memory Types

    MemoryType memoryType() {
        return new MemoryType(limits());
    }

    // §5.3.9 Table Types

    TableType tableType() {
        var element = elementType();
        return new TableType(limits(), element);
    }

    // §5.3.10 Global Types

    GlobalType globalType() {
        var value = valueType();
        int mutability = in.next();
        return switch (mutability) {
            case 0 -> GlobalType.constant(value);
            case 1 -> GlobalType.variable(value);
            default -> throw in.fault("malformed mutability", "expected 0x0 or 0x1, found " + Reader.hex(mutability),
                    in.position() - 1);
        };
    }

    // §5.4.1 Control Instructions

    /// Passes a block type without making it.
    void skipBlockType() {
        int start = in.position();
        int first = in.peek();
        if (first == EMPTY_BLOCK) {
            in.next();
        } else if (first > EMPTY_BLOCK && first < 0x80 || !multiValue) {
            valueType();
        } else if (in.signed(33) < 0) {
            throw in.fault("invalid value type", "a block type is 0x40, a value type of one byte, or a type index", start);
        }
    }

    private int code() {
        int code = in.next();
        if (code >= 0x80) {
            throw in.fault("integer representation too long", "a type is one byte below 0x80, found " + Reader.hex(code),
                    in.position());
        }
        return code;
    }

    private MalformedBinary notAllowed(String fault, int code) {
        var type = VALUE_TYPES[code];
        var detail = "found " + Reader.hex(code) + (type == null ? "" : " (" + type + ", which needs " + type.feature() + ")");
        return in.fault(fault, detail, in.position() - 1);
    }

    private static List<Array<ValueType>> singleResults() {
        var single = new ArrayList<Array<ValueType>>();
        for (var type : VALUE_TYPES) single.add(type == null ? Array.empty() : Array.of(type));
        return single;
    }

    private static ValueType[] valueTypes() {
        var types = new ValueType[128];
        for (var type : NumberType.values()) types[type.code()] = type;
        for (var type : VectorType.values()) types[type.code()] = type;
        for (var type : ReferenceType.values()) types[type.code()] = type;
        return types;
    }
}

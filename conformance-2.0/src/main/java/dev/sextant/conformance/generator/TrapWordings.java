package dev.sextant.conformance.generator;

import static dev.sextant.ports.TrapKind.*;

import dev.sextant.ports.TrapKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What V8 says where the standard's test suite says this: some of V8's messages stand for several kinds.
final class TrapWordings {

    private static final Map<String, Set<TrapKind>> KINDS = Map.ofEntries(
            entry("unreachable", UNREACHABLE),
            entry("divide by zero", INTEGER_DIVIDE_BY_ZERO),
            entry("remainder by zero", INTEGER_DIVIDE_BY_ZERO),
            entry("divide result unrepresentable", INTEGER_OVERFLOW),
            entry("float unrepresentable in integer range", INTEGER_OVERFLOW, INVALID_CONVERSION_TO_INTEGER),
            entry("memory access out of bounds", OUT_OF_BOUNDS_MEMORY_ACCESS),
            entry("table index is out of bounds", UNDEFINED_ELEMENT, OUT_OF_BOUNDS_TABLE_ACCESS),
            entry("null function or function signature mismatch", UNINITIALIZED_ELEMENT, INDIRECT_CALL_TYPE_MISMATCH));

    private TrapWordings() {}

    private static Map.Entry<String, Set<TrapKind>> entry(String message, TrapKind first, TrapKind... more) {
        return Map.entry(message, EnumSet.of(first, more));
    }

    /// Whether V8's message stands for the kind.
    static boolean agree(String message, TrapKind kind) {
        return KINDS.getOrDefault(message, Set.of()).contains(kind);
    }
}

package dev.sextant.conformance.generator;

import static dev.sextant.ports.TrapKind.*;

import dev.sextant.ports.TrapKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What V8 says where the standard's test suite says this: some of V8's messages stand for several kinds, and some have words
/// before and behind that are not looked at.
final class TrapWordings {

    private record Row(String fragment, Set<TrapKind> kinds) {}

    private static final List<Row> ROWS = List.of(
            row("unreachable", UNREACHABLE),
            row("divide by zero", INTEGER_DIVIDE_BY_ZERO),
            row("remainder by zero", INTEGER_DIVIDE_BY_ZERO),
            row("divide result unrepresentable", INTEGER_OVERFLOW),
            row("float unrepresentable in integer range", INTEGER_OVERFLOW, INVALID_CONVERSION_TO_INTEGER),
            row("memory access out of bounds", OUT_OF_BOUNDS_MEMORY_ACCESS),
            row("data segment", OUT_OF_BOUNDS_MEMORY_ACCESS),
            row("table index is out of bounds", UNDEFINED_ELEMENT, OUT_OF_BOUNDS_TABLE_ACCESS),
            row("element segment", OUT_OF_BOUNDS_TABLE_ACCESS),
            row("null function or function signature mismatch", UNINITIALIZED_ELEMENT, INDIRECT_CALL_TYPE_MISMATCH));

    private TrapWordings() {}

    private static Row row(String fragment, TrapKind first, TrapKind... more) {
        return new Row(fragment, EnumSet.of(first, more));
    }

    /// Whether V8's message stands for the kind.
    static boolean agree(String message, TrapKind kind) {
        return ROWS.stream().anyMatch(row -> message.contains(row.fragment()) && row.kinds().contains(kind));
    }
}

package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import java.util.ArrayList;
import java.util.List;

/// What an operand is for, where an operand at random would nearly always trap.
enum Use {
    /// Anything goes.
    PLAIN,
    /// An address of the memory.
    ADDRESS,
    /// An index of a table, a segment or a label.
    SMALL,
    /// A number of entries or pages.
    COUNT,
    /// The index of a table's entry that is to be called.
    ENTRY,
    /// A number of bytes.
    LENGTH,
    /// What a branch or a choice hangs on.
    CONDITION,
    /// What to divide by.
    DIVISOR,
    /// A float that becomes an integer.
    TRUNCATED;

    private static final List<Use> NONE = List.of();

    /// What the operands of an instruction are for, of which there are so many.
    static List<Use> of(Operator operator, int operands) {
        var first = of(operator);
        var last = last(operator);
        var uses = new ArrayList<Use>(operands);
        for (int i = 0; i < operands; i++) uses.add(i < first.size() ? first.get(i) : i == operands - 1 ? last : PLAIN);
        return uses;
    }

    /// What the last operand is for where it is known from the end only.
    private static Use last(Operator operator) {
        return switch (operator) {
            case ContextualOperator.BR_TABLE -> SMALL;
            case ContextualOperator.CALL_INDIRECT -> ENTRY;
            case ContextualOperator.IF, ContextualOperator.BR_IF, ContextualOperator.SELECT, ContextualOperator.SELECT_TYPED ->
                CONDITION;
            default -> PLAIN;
        };
    }

    private static List<Use> of(Operator operator) {
        return switch (operator) {
            case AccessOperator _, LaneAccessOperator _ -> List.of(ADDRESS);
            case NumericOperator numeric -> of(numeric);
            case ContextualOperator contextual -> of(contextual);
            default -> NONE;
        };
    }

    private static List<Use> of(NumericOperator operator) {
        return switch (operator) {
            case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U, I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U ->
                List.of(PLAIN, DIVISOR);
            case I32_TRUNC_F32_S, I32_TRUNC_F32_U, I32_TRUNC_F64_S, I32_TRUNC_F64_U,
                    I64_TRUNC_F32_S, I64_TRUNC_F32_U, I64_TRUNC_F64_S, I64_TRUNC_F64_U -> List.of(TRUNCATED);
            default -> NONE;
        };
    }

    private static List<Use> of(ContextualOperator operator) {
        return switch (operator) {
            case MEMORY_GROW -> List.of(COUNT);
            case TABLE_GET -> List.of(SMALL);
            case MEMORY_FILL -> List.of(ADDRESS, PLAIN, LENGTH);
            case MEMORY_COPY -> List.of(ADDRESS, ADDRESS, LENGTH);
            case MEMORY_INIT -> List.of(ADDRESS, SMALL, SMALL);
            case TABLE_SET -> List.of(SMALL, PLAIN);
            case TABLE_GROW -> List.of(PLAIN, COUNT);
            case TABLE_FILL -> List.of(SMALL, PLAIN, COUNT);
            case TABLE_COPY, TABLE_INIT -> List.of(SMALL, SMALL, COUNT);
            default -> NONE;
        };
    }
}

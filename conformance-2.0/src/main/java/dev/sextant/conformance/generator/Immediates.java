package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.domain.validation.Context;
import dev.sextant.domain.validation.InstructionTyping;
import dev.sextant.domain.validation.Typing;
import java.util.List;

/// The choice of the immediates that have no say in an instruction's type: literals, lanes, offsets, further labels.
final class Immediates {

    private static final int PAGE = 0x10000;

    /// Offsets at which the sum with an address, or the test of it, goes wrong.
    private static final List<Long> EDGE_OFFSETS = List.of(
            0x7FFFFFFFL, 0x80000000L, 0x80000001L, 0xFFFFFFFFL, 0xFFFFFFFEL, 0xFFFFFFF0L, 0xFFFF0000L, 0x7FFF0000L);

    private Immediates() {}

    /// The same instruction with immediates chosen.
    static Instruction choose(Instruction instruction, Context context, CodeWriter scope, Choices choices) {
        return switch (instruction) {
            case I32Const _ -> EdgeValues.constant(EdgeValues.value(NumberType.I32, choices));
            case I64Const _ -> EdgeValues.constant(EdgeValues.value(NumberType.I64, choices));
            case F32Const _ -> EdgeValues.constant(EdgeValues.value(NumberType.F32, choices));
            case F64Const _ -> EdgeValues.constant(EdgeValues.value(NumberType.F64, choices));
            case V128Const _ -> EdgeValues.constant(EdgeValues.value(VectorType.V128, choices));
            case Shuffle _ -> new Shuffle(choices.bits() & 0x1F1F1F1F1F1F1F1FL, choices.bits() & 0x1F1F1F1F1F1F1F1FL);
            case Lane(var operator, _) -> new Lane(operator, choices.below(operator.lanes()));
            case Access(var operator, _) -> new Access(operator, argument(operator.width(), choices));
            case LaneAccess(var operator, _, _) ->
                new LaneAccess(operator, argument(operator.width(), choices), choices.below(operator.lanes()));
            case BrTable(_, var otherwise) -> table(otherwise, context, scope, choices);
            default -> instruction;
        };
    }

    private static MemoryArgument argument(int width, Choices choices) {
        int align = choices.below(Integer.numberOfTrailingZeros(width) + 1);
        return new MemoryArgument(offset(width, choices), align);
    }

    private static long offset(int width, Choices choices) {
        int kind = choices.below(100);
        if (kind < 50) return 0;
        if (kind < 96) return choices.below(64);
        if (kind < 99) return (long) PAGE * choices.between(1, 2) - choices.between(0, width + 1);
        return choices.of(EDGE_OFFSETS);
    }

    /// A table of labels that all fit, sometimes of hundreds. In code that is never reached, labels may ask for different types.
    private static BrTable table(long otherwise, Context context, CodeWriter scope, Choices choices) {
        int count = choices.oneIn(30) ? choices.between(100, 600) : choices.below(6);
        var labels = new Indices.Builder(count);
        for (int i = 0; i < count; i++) {
            long label = choices.below(scope.labels());
            var pair = InstructionTyping.of(context, scope, new BrTable(Indices.of(label), otherwise));
            boolean fits = pair instanceof Typing.Jump(var operands) && (operands.isInhabited() || scope.isBare());
            labels.add(fits ? label : otherwise);
        }
        return new BrTable(labels.build(), otherwise);
    }
}

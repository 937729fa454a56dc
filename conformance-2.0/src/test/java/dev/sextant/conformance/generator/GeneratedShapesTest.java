package dev.sextant.conformance.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Operator;
import io.vavr.collection.Array;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That what is generated has the shapes on which others broke.
class GeneratedShapesTest {

    private static final int MODULES = 400;

    private static Stream<Module> modules() {
        return LongStream.range(0, MODULES).mapToObj(seed -> ModuleGenerator.module(seed, Features.CORE_2_0));
    }

    private static Stream<Expression> bodies() {
        return modules().flatMap(module -> module.functions().toJavaStream()).map(Module.Function::body);
    }

    private static boolean isAnywhere(Predicate<Instruction> shape) {
        return bodies().anyMatch(body -> Array.ofAll(body).exists(shape));
    }

    @Test
    void hazard07_blocks_nest_a_thousand_deep() {
        assertTrue(bodies().mapToInt(GeneratedShapesTest::depth).max().getAsInt() >= 1_000);
    }

    private static int depth(Expression body) {
        int depth = 0;
        int deepest = 0;
        for (var instruction : body) {
            switch (instruction) {
                case Instruction.Block _, Instruction.Loop _, Instruction.If _ -> deepest = Math.max(deepest, ++depth);
                case Instruction.End _ -> depth--;
                default -> {}
            }
        }
        return deepest;
    }

    @Test
    void hazard08_code_that_is_never_reached_follows_every_terminator() {
        var terminators = List.<Operator>of(ContextualOperator.UNREACHABLE, ContextualOperator.RETURN, ContextualOperator.BR,
                ContextualOperator.BR_TABLE);
        Set<Operator> followed = new HashSet<>();
        bodies().forEach(body -> {
            Operator before = ContextualOperator.NOP;
            for (var instruction : body) {
                boolean ends = instruction instanceof Instruction.End || instruction instanceof Instruction.Else;
                if (!ends) followed.add(before);
                before = instruction.operator();
            }
        });
        assertEquals(List.of(), terminators.stream().filter(terminator -> !followed.contains(terminator)).toList());
    }

    @Test
    void hazard09_types_beyond_the_127th_are_types_of_blocks() {
        assertTrue(isAnywhere(instruction -> instruction instanceof Instruction.Block(BlockType.Index(var type)) && type > 127));
        assertTrue(isAnywhere(instruction -> instruction instanceof Instruction.Loop(BlockType.Index(var type)) && type > 127));
        assertTrue(isAnywhere(instruction -> instruction instanceof Instruction.If(BlockType.Index(var type)) && type > 127));
    }

    @Test
    void hazard13_tables_of_branches_have_hundreds_of_labels() {
        assertTrue(isAnywhere(instruction -> instruction instanceof Instruction.BrTable(var labels, _) && labels.size() > 500));
    }

    @Test
    void hazard24_offsets_reach_to_the_end_of_u32() {
        assertTrue(isAnywhere(instruction ->
                instruction instanceof Instruction.Access(_, var argument) && argument.offset() == 0xFFFFFFFFL));
    }

    @Test
    void hazard32_segments_are_of_every_mode() {
        var modes = EnumSet.noneOf(Mode.class);
        modules().forEach(module -> {
            module.elements().forEach(segment -> modes.add(Mode.of(segment.mode())));
            module.datas().forEach(segment -> modes.add(Mode.of(segment.mode())));
        });
        assertEquals(EnumSet.allOf(Mode.class), modes);
    }

    private enum Mode {
        PASSIVE, ACTIVE, DECLARATIVE;

        static Mode of(Module.SegmentMode mode) {
            return switch (mode) {
                case Module.SegmentMode.Passive _ -> PASSIVE;
                case Module.SegmentMode.Active _ -> ACTIVE;
                case Module.SegmentMode.Declarative _ -> DECLARATIVE;
            };
        }
    }

    @Test
    void everythingThatCanBeImportedIs() {
        var kinds = EnumSet.noneOf(Module.ExternalKind.class);
        LongStream.range(0, MODULES)
                .mapToObj(seed -> ModuleGenerator.program(seed, Features.CORE_2_0))
                .forEach(program -> program.module().imports().forEach(imported -> kinds.add(imported.kind())));
        assertEquals(EnumSet.allOf(Module.ExternalKind.class), kinds);
    }
}

package dev.sextant.domain.validation;

import static dev.sextant.domain.structure.NumberType.F32;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.domain.structure.NumberType.I64;
import static dev.sextant.domain.structure.ReferenceType.EXTERNREF;
import static dev.sextant.domain.structure.ReferenceType.FUNCREF;
import static dev.sextant.domain.structure.VectorType.V128;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.Items;
import dev.sextant.domain.structure.Module.Locals;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.TableType;
import io.vavr.collection.Array;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// §3.4, rule by rule.
class ModuleRulesTest {

    private static final Instruction ZERO = new Instruction.I32Const(0);
    private static final SegmentMode ACTIVE = new SegmentMode.Active(0, Expression.of(ZERO));
    private static final Items NO_FUNCTIONS = new Items.Functions(Indices.NONE);

    @Test
    void theEmptyModuleIsValid() {
        assertTrue(Validator.validate(Module.EMPTY, Features.CORE_1_0).isRight());
    }

    // Types

    @Test
    void severalResultsNeedTheMultiValueProposal() {
        var draft = new Draft().type(FunctionType.of().returning(I32, I32));
        assertEquals("valid", draft.verdict());
        assertEquals(List.of("invalid result arity: [] -> [i32 i32] has more than one result and needs MULTI_VALUE (in type 0)"),
                draft.faults(Features.CORE_1_0));
    }

    @Test
    void aValueTypeNeedsItsProposalWhereverItStands() {
        var faults = new Draft()
                .type(FunctionType.of(V128))
                .importing(new ImportDescription.OfTable(new TableType(Limits.atLeast(0), EXTERNREF)))
                .importing(new ImportDescription.OfGlobal(GlobalType.constant(FUNCREF)))
                .function(FunctionType.EMPTY, Array.of(new Locals(1, V128)), Expression.of())
                .function(FunctionType.EMPTY, new Instruction.Block(new BlockType.Result(FUNCREF)))
                .element(EXTERNREF, new Items.Expressions(Array.empty()), ACTIVE)
                .faults(Features.CORE_1_0);
        assertEquals(List.of(
                "illegal value type: v128 needs SIMD (in type 0)",
                "illegal value type: externref needs REFERENCE_TYPES (in table 0)",
                "illegal value type: funcref needs REFERENCE_TYPES (in global 0)",
                "illegal value type: externref needs REFERENCE_TYPES (in element segment 0)",
                "illegal value type: v128 needs SIMD (in function 0)",
                "illegal value type: funcref needs REFERENCE_TYPES (at byte 0x0 in function 1)"), faults);
    }

    @Test
    void aTableOfFunctionsIsOfCore10() {
        assertEquals("valid", new Draft().table(Limits.atLeast(0), FUNCREF).element(FUNCREF, NO_FUNCTIONS, ACTIVE)
                .verdict(Features.CORE_1_0));
    }

    // Limits

    @Test
    void aMinimumIsNotGreaterThanItsMaximum() {
        assertEquals("valid", new Draft().memory(Limits.between(2, 2)).table(Limits.between(2, 2), FUNCREF).verdict());
        assertEquals(List.of("size minimum must not be greater than maximum: 3 > 2 (in memory 0)"),
                new Draft().memory(Limits.between(3, 2)).faults());
        assertEquals(List.of("size minimum must not be greater than maximum: 3 > 2 (in table 0)"),
                new Draft().table(Limits.between(3, 2), FUNCREF).faults());
    }

    @Test
    void aMemoryHasAtMost65536Pages() {
        assertEquals("valid", new Draft().memory(Limits.between(65_536, 65_536)).verdict());
        var fault = "memory size must be at most 65536 pages (4GiB): found 65537 (in memory 0)";
        assertEquals(List.of(fault), new Draft().memory(Limits.atLeast(65_537)).faults());
        assertEquals(List.of(fault), new Draft().memory(Limits.between(0, 65_537)).faults());
    }

    @Test
    void aTableMayBeAsLargeAsAU32() {
        assertEquals("valid", new Draft().table(Limits.between(0xFFFF_FFFFL, 0xFFFF_FFFFL), FUNCREF).verdict());
    }

    @Test
    void thereIsOneMemoryAtMost() {
        var imported = new ImportDescription.OfMemory(new MemoryType(Limits.atLeast(0)));
        assertEquals(List.of("multiple memories: found 2 (in memory 1)"),
                new Draft().importing(imported).memory(Limits.atLeast(0)).faults());
        assertEquals(List.of("multiple memories: found 3 (in memory 1)"),
                new Draft().importing(imported).importing(imported).memory(Limits.atLeast(0)).faults());
    }

    @Test
    void severalTablesNeedTheReferenceTypesProposal() {
        var draft = new Draft().table(Limits.atLeast(0), FUNCREF).table(Limits.atLeast(0), FUNCREF);
        assertEquals("valid", draft.verdict());
        assertEquals("multiple tables", draft.verdict(Features.CORE_1_0));
        assertEquals("multiple tables", draft.verdict(Features.CORE_2_0.without(Feature.REFERENCE_TYPES)));
    }

    // Imports, functions

    @Test
    void anImportedFunctionHasAKnownType() {
        assertEquals(List.of("unknown type 1: there is only type 0 (in import \"m\" \"n\")"),
                new Draft().type(FunctionType.EMPTY).importing(new ImportDescription.OfFunction(1)).faults());
    }

    @Test
    void aFunctionHasAKnownType() {
        assertEquals(List.of("unknown type 4294967295: there is none (in function 0)"),
                new Draft().function(0xFFFF_FFFFL, Array.empty(), Expression.of()).faults());
    }

    @Test
    void bodiesAreNotJudgedWhileAFunctionsTypeIsUnknown() {
        var faults = new Draft()
                .function(FunctionType.EMPTY, new Instruction.Call(1), new Instruction.Drop())
                .function(9, Array.empty(), Expression.of())
                .export("f", ExternalKind.FUNCTION, 2)
                .faults();
        assertEquals(List.of(
                "unknown type 9: there is only type 0 (in function 1)",
                "unknown function 2: there are 2 (in export \"f\")"), faults);
    }

    @Test
    void localsAreCountedTogetherWithParametersUpToAU32() {
        var most = 0xFFFF_FFFFL;
        var get = Expression.of(new Instruction.LocalGet(most - 1), new Instruction.Drop());
        assertEquals("valid", new Draft()
                .function(FunctionType.of(I64), Array.of(new Locals(most - 1, I32)), get).verdict());
        assertEquals("too many locals", new Draft()
                .function(FunctionType.of(I64), Array.of(new Locals(most, I32)), get).verdict());
        assertEquals("too many locals", new Draft()
                .function(FunctionType.of(), Array.of(new Locals(most, I32), new Locals(most, I32)), get).verdict());
    }

    @Test
    void everyLocalOfALongListHasItsType() {
        var runs = Array.range(0, 1_000).map(i -> new Locals(i % 7, TypedRowsTest.TYPES.get(i % 7)));
        var flat = runs.flatMap(run -> Array.fill((int) run.count(), run.type()));
        for (int i = 0; i < flat.size(); i += 11) {
            var type = FunctionType.of().returning(flat.get(i));
            assertEquals("valid", new Draft().function(type, runs, Expression.of(new Instruction.LocalGet(i))).verdict());
            var other = FunctionType.of().returning(flat.get(i) == I32 ? I64 : I32);
            assertEquals("type mismatch",
                    new Draft().function(other, runs, Expression.of(new Instruction.LocalGet(i))).verdict());
        }
        assertEquals("unknown local " + flat.size(), new Draft()
                .function(FunctionType.EMPTY, runs, Expression.of(new Instruction.LocalGet(flat.size()))).verdict());
    }

    // Exports

    @Test
    void everyExportExists() {
        var faults = new Draft()
                .export("f", ExternalKind.FUNCTION, 0)
                .export("t", ExternalKind.TABLE, 0)
                .export("m", ExternalKind.MEMORY, 1)
                .export("g", ExternalKind.GLOBAL, 2)
                .faults();
        assertEquals(List.of(
                "unknown function 0: there is none (in export \"f\")",
                "unknown table 0: there is none (in export \"t\")",
                "unknown memory 1: there is none (in export \"m\")",
                "unknown global 2: there is none (in export \"g\")"), faults);
    }

    @Test
    void everyExportHasANameOfItsOwn() {
        var faults = new Draft().memory(Limits.atLeast(0))
                .export("", ExternalKind.MEMORY, 0)
                .export("a", ExternalKind.MEMORY, 0)
                .export("", ExternalKind.MEMORY, 0)
                .faults();
        assertEquals(List.of("duplicate export name (in export \"\")"), faults);
    }

    @Test
    void hazard11And60_NamesInMessagesCannotControlATerminal() {
        var names = List.of("\u001B[2J", "a\nb", "\u0000", "\u202Eabc", "\"\\", "\uD800", "\u0085", "é\uD83D\uDE00");
        var shown = List.of("\\u{1b}[2J", "a\\u{a}b", "\\u{0}", "\\u{202e}abc", "\\\"\\\\", "\\u{d800}", "\\u{85}",
                "é\uD83D\uDE00");
        for (int i = 0; i < names.size(); i++) {
            var faults = new Draft().export(names.get(i), ExternalKind.FUNCTION, 0).faults();
            assertEquals(List.of("unknown function 0: there is none (in export \"" + shown.get(i) + "\")"), faults);
        }
    }

    @Test
    void hazard11_AVeryLongNameIsShortenedInMessages() {
        var fault = new Draft().export("é".repeat(100_000), ExternalKind.FUNCTION, 0).faults().getFirst();
        assertTrue(fault.endsWith("éé…\")"), fault);
        assertTrue(fault.length() < 200, fault);
    }

    // Start

    @Test
    void theStartFunctionTakesAndGivesNothing() {
        assertEquals("valid", new Draft().function(FunctionType.EMPTY).start(0).verdict());
        assertEquals(List.of("start function: wants type [] -> [], function 0 has [i32] -> [] (in start)"),
                new Draft().function(FunctionType.of(I32)).start(0).faults());
        assertEquals("start function", new Draft().function(FunctionType.of().returning(I32), ZERO).start(0).verdict());
        assertEquals(List.of("unknown function 1: there is only function 0 (in start)"),
                new Draft().function(FunctionType.EMPTY).start(1).faults());
    }

    // Segments

    @Test
    void anActiveSegmentHasATableOrMemoryAndAnI32ForItsOffset() {
        assertEquals(List.of("unknown table 0: there is none (in element segment 0)"),
                new Draft().element(FUNCREF, NO_FUNCTIONS, ACTIVE).faults());
        assertEquals(List.of("unknown memory 0: there is none (in data segment 0)"), new Draft().data(ACTIVE).faults());
        var wrong = new SegmentMode.Active(0, Expression.of(new Instruction.I64Const(0)));
        assertEquals(List.of("type mismatch: constant expression gives [i32], found [i64] (in element segment 0)"),
                new Draft().table(Limits.atLeast(0), FUNCREF).element(FUNCREF, NO_FUNCTIONS, wrong).faults());
        assertEquals(List.of("type mismatch: constant expression gives [i32], found [i64] (in data segment 0)"),
                new Draft().memory(Limits.atLeast(0)).data(wrong).faults());
    }

    @Test
    void aSegmentIsOfItsTablesType() {
        var nulls = new Items.Expressions(Array.of(Expression.of(new Instruction.RefNull(EXTERNREF))));
        assertEquals("valid", new Draft().table(Limits.atLeast(0), EXTERNREF).element(EXTERNREF, nulls, ACTIVE).verdict());
        assertEquals("type mismatch",
                new Draft().table(Limits.atLeast(0), FUNCREF).element(EXTERNREF, nulls, ACTIVE).verdict());
    }

    @Test
    void everyEntryOfASegmentIsOfItsType() {
        var nulls = new Items.Expressions(Array.of(
                Expression.of(new Instruction.RefNull(FUNCREF)), Expression.of(new Instruction.RefNull(EXTERNREF))));
        assertEquals("type mismatch", new Draft().element(FUNCREF, nulls, SegmentMode.Passive.PASSIVE).verdict());
        var functions = new Items.Functions(Indices.of(0));
        assertEquals("type mismatch", new Draft().function(FunctionType.EMPTY)
                .element(EXTERNREF, functions, SegmentMode.Passive.PASSIVE).verdict());
    }

    @Test
    void everyFunctionOfASegmentExists() {
        var functions = new Items.Functions(Indices.of(0, 7, 8));
        assertEquals(List.of("unknown function 7: there is only function 0 (in element segment 0)"),
                new Draft().function(FunctionType.EMPTY).element(FUNCREF, functions, SegmentMode.Passive.PASSIVE).faults());
    }

    @Test
    void segmentsThatAreNotActiveNeedTheirProposals() {
        var draft = new Draft()
                .element(FUNCREF, NO_FUNCTIONS, SegmentMode.Passive.PASSIVE)
                .element(FUNCREF, NO_FUNCTIONS, SegmentMode.Declarative.DECLARATIVE)
                .data(SegmentMode.Passive.PASSIVE);
        assertEquals("valid", draft.verdict());
        assertEquals(List.of(
                "illegal segment: a passive segment needs BULK_MEMORY (in element segment 0)",
                "illegal segment: a declarative segment needs REFERENCE_TYPES (in element segment 1)",
                "illegal segment: a passive segment needs BULK_MEMORY (in data segment 0)"), draft.faults(Features.CORE_1_0));
    }

    @Test
    void dataCannotBeDeclarative() {
        assertEquals("illegal segment", new Draft().data(SegmentMode.Declarative.DECLARATIVE).verdict());
    }

    // Constant expressions

    @Test
    void hazard14_AConstantExpressionHoldsConstantsOnly() {
        assertEquals("valid", new Draft().global(GlobalType.constant(I32), ZERO).verdict());
        assertEquals(List.of("constant expression required: found nop (in global 0)"),
                new Draft().global(GlobalType.constant(I32), ZERO, new Instruction.Nop()).faults());
        assertEquals("constant expression required", new Draft().global(GlobalType.constant(I32), ZERO, ZERO,
                new Instruction.Numeric(NumericOperator.I32_ADD)).verdict());
        for (var instruction : List.of(new Instruction.Unreachable(), new Instruction.Drop(), new Instruction.Return(),
                new Instruction.LocalGet(0), new Instruction.Call(0), new Instruction.Else(), new Instruction.MemorySize(),
                new Instruction.Block(BlockType.Empty.EMPTY))) {
            assertEquals("constant expression required", new Draft().global(GlobalType.constant(I32), instruction).verdict());
        }
    }

    @Test
    void hazard14_AConstantExpressionGivesOneValueOfItsType() {
        assertEquals("type mismatch", new Draft().global(GlobalType.constant(I32)).verdict());
        assertEquals("type mismatch", new Draft().global(GlobalType.constant(I32), ZERO, ZERO).verdict());
        assertEquals("type mismatch", new Draft().global(GlobalType.constant(F32), ZERO).verdict());
        assertEquals("type mismatch",
                new Draft().global(GlobalType.constant(FUNCREF), new Instruction.RefNull(EXTERNREF)).verdict());
        assertEquals("valid", new Draft().global(GlobalType.constant(V128), new Instruction.V128Const(0, 0)).verdict());
    }

    @Test
    void hazard14_AConstantExpressionGetsImportedImmutableGlobalsOnly() {
        var imported = new ImportDescription.OfGlobal(GlobalType.constant(I32));
        var variable = new ImportDescription.OfGlobal(GlobalType.variable(I32));
        var get0 = new Instruction.GlobalGet(0);
        var get1 = new Instruction.GlobalGet(1);
        assertEquals("valid", new Draft().importing(imported).global(GlobalType.constant(I32), get0).verdict());
        assertEquals("type mismatch", new Draft().importing(imported).global(GlobalType.constant(I64), get0).verdict());
        assertEquals("constant expression required",
                new Draft().importing(variable).global(GlobalType.constant(I32), get0).verdict());
        // Its own, an earlier one and a later one of the module's globals are unknown to it.
        assertEquals("unknown global 0", new Draft().global(GlobalType.constant(I32), get0).verdict());
        assertEquals("unknown global 0", new Draft().global(GlobalType.constant(I32), ZERO)
                .global(GlobalType.constant(I32), get0).verdict());
        assertEquals("unknown global 1", new Draft().importing(imported).global(GlobalType.constant(I32), get1)
                .global(GlobalType.constant(I32), ZERO).verdict());
        // So they are to offsets.
        assertEquals("unknown global 0", new Draft().memory(Limits.atLeast(0)).global(GlobalType.constant(I32), ZERO)
                .data(new SegmentMode.Active(0, Expression.of(get0))).verdict());
    }

    @Test
    void hazard14_AConstantExpressionMayReferToAnyFunctionThatExists() {
        var type = GlobalType.constant(FUNCREF);
        assertEquals("valid", new Draft().function(FunctionType.EMPTY).global(type, new Instruction.RefFunc(0)).verdict());
        assertEquals("unknown function 1",
                new Draft().function(FunctionType.EMPTY).global(type, new Instruction.RefFunc(1)).verdict());
    }

    @Test
    void codeRefersToDeclaredFunctionsOnly() {
        var body = new Instruction[] {new Instruction.RefFunc(1), new Instruction.Drop()};
        var declaredBy = List.<UnaryOperator<Draft>>of(
                draft -> draft.export("f", ExternalKind.FUNCTION, 1),
                draft -> draft.global(GlobalType.constant(FUNCREF), new Instruction.RefFunc(1)),
                draft -> draft.element(FUNCREF, new Items.Functions(Indices.of(1)), SegmentMode.Declarative.DECLARATIVE),
                draft -> draft.element(FUNCREF, new Items.Expressions(Array.of(Expression.of(new Instruction.RefFunc(1)))),
                        SegmentMode.Passive.PASSIVE));
        for (var declare : declaredBy) {
            var draft = new Draft().function(FunctionType.EMPTY, body).function(FunctionType.EMPTY);
            assertEquals("valid", declare.apply(draft).verdict());
        }
        assertEquals(List.of("undeclared function reference: function 1 is in no export, global or element segment"
                        + " (at byte 0x0 in function 0)"),
                new Draft().function(FunctionType.EMPTY, body).function(FunctionType.EMPTY).start(1).faults());
        assertEquals("unknown function 1", new Draft().function(FunctionType.EMPTY, body).verdict());
    }

    // All faults

    @Test
    void faultsComeInTheOrderOfTheSections() {
        var faults = new Draft()
                .data(new SegmentMode.Active(0, Expression.of(ZERO)))
                .function(FunctionType.EMPTY, new Instruction.Drop(), new Instruction.Drop())
                .function(FunctionType.EMPTY, new Instruction.Nop(), new Instruction.Br(5))
                .element(FUNCREF, NO_FUNCTIONS, ACTIVE)
                .start(7)
                .export("x", ExternalKind.MEMORY, 0)
                .global(GlobalType.constant(I32))
                .table(Limits.between(1, 0), FUNCREF)
                .faults();
        assertEquals(List.of(
                "size minimum must not be greater than maximum: 1 > 0 (in table 0)",
                "type mismatch: constant expression gives [i32], found [] (in global 0)",
                "unknown memory 0: there is none (in export \"x\")",
                "unknown function 7: there are 2 (in start)",
                "type mismatch: drop wants [t], found [] (at byte 0x0 in function 0)",
                "unknown label 5: there is only label 0 (at byte 0x1 in function 1)",
                "unknown memory 0: there is none (in data segment 0)"), faults);
    }

    @Test
    void aFileOfFaultsIsAnsweredWithAThousandOfThem() {
        var draft = new Draft();
        for (int i = 0; i < 1_500; i++) draft.function(FunctionType.EMPTY, new Instruction.Drop());
        assertEquals(1_000, draft.faults().size());
    }

    @Test
    void aValidModuleHasItsIndexSpacesResolved() {
        var valid = new Draft()
                .importing(new ImportDescription.OfGlobal(GlobalType.variable(I64)))
                .importing(new ImportDescription.OfFunction(0))
                .function(FunctionType.of(I32), Array.empty(), Expression.of())
                .global(GlobalType.constant(I32), ZERO)
                .table(Limits.atLeast(3), FUNCREF)
                .memory(Limits.atLeast(2))
                .validated(Features.CORE_2_0).get();
        assertEquals(Array.of(FunctionType.of(I32), FunctionType.of(I32)), valid.functionTypes());
        assertEquals(Array.of(GlobalType.variable(I64), GlobalType.constant(I32)), valid.globalTypes());
        assertEquals(1, valid.importedFunctions());
        assertEquals(1, valid.importedGlobals());
        assertEquals(0, valid.importedTables());
        assertEquals(0, valid.importedMemories());
        assertEquals(1, valid.functions().get(0).index());
        assertFalse(valid.tableTypes().isEmpty());
        assertFalse(valid.memoryTypes().isEmpty());
    }
}

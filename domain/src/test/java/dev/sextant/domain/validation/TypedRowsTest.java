package dev.sextant.domain.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operators;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TypedOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Theorems on every row of the tables whose type is fixed, tried on all of them.
class TypedRowsTest {

    static final Array<ValueType> TYPES = Array.<ValueType>of(NumberType.values())
            .appendAll(Array.of(VectorType.values()))
            .appendAll(Array.of(ReferenceType.values()));

    static final Array<TypedOperator> ROWS =
            Operators.ALL.filter(TypedOperator.class::isInstance).map(TypedOperator.class::cast);

    @Provide
    Arbitrary<TypedOperator> rows() {
        return Arbitraries.of(ROWS.asJava());
    }

    @Provide
    Arbitrary<ValueType> types() {
        return Arbitraries.of(TYPES.asJava());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE, tries = 1_000)
    void everyRowAcceptsItsPremise(@ForAll("rows") TypedOperator row) {
        assertEquals("valid", verdict(row, row.type()));
    }

    @Property(generation = GenerationMode.EXHAUSTIVE, tries = 10_000)
    void everyRowRejectsAnyOtherOperandInAnyPosition(@ForAll("rows") TypedOperator row, @ForAll("types") ValueType other) {
        var operands = row.type().parameters();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) == other) continue;
            assertEquals("type mismatch", verdict(row, Draft.type(operands.update(i, other), row.type().results())));
        }
    }

    @Property(generation = GenerationMode.EXHAUSTIVE, tries = 1_000)
    void everyRowRejectsAMissingOperand(@ForAll("rows") TypedOperator row) {
        assertEquals("type mismatch", verdict(row, Draft.type(row.type().parameters().tail(), row.type().results())));
    }

    @Property(generation = GenerationMode.EXHAUSTIVE, tries = 10_000)
    void everyRowGivesItsResultsAndNoOthers(@ForAll("rows") TypedOperator row, @ForAll("types") ValueType other) {
        var results = row.type().results();
        assertEquals("type mismatch", verdict(row, Draft.type(row.type().parameters(), results.append(other))));
        if (results.isEmpty()) return;
        assertEquals("type mismatch", verdict(row, Draft.type(row.type().parameters(), results.tail())));
        if (results.get(0) == other) return;
        assertEquals("type mismatch", verdict(row, Draft.type(row.type().parameters(), results.update(0, other))));
    }

    @Property(generation = GenerationMode.EXHAUSTIVE, tries = 1_000)
    void everyRowTakesUnknownOperandsAndGivesKnownResults(@ForAll("rows") TypedOperator row, @ForAll("types") ValueType other) {
        var results = row.type().results();
        var body = new Instruction[] {new Instruction.Unreachable(), instruction(row)};
        assertEquals("valid", withMemory(Draft.type(Array.empty(), results), body).verdict());
        if (results.isEmpty() || results.get(0) == other) return;
        assertEquals("type mismatch", withMemory(Draft.type(Array.empty(), Array.of(other)), body).verdict());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE, tries = 1_000)
    void everyRowIsIllegalWithoutItsFeature(@ForAll("rows") TypedOperator row) {
        if (row.feature() == Feature.CORE) return;
        var draft = withMemory(FunctionType.EMPTY,
                new Instruction.Unreachable(), instruction(row), new Instruction.Unreachable());
        assertEquals("illegal opcode", draft.verdict(Features.CORE_2_0.without(row.feature())));
    }

    @Property(generation = GenerationMode.EXHAUSTIVE, tries = 1_000)
    void everyRowThatAccessesMemoryWantsOne(@ForAll("rows") TypedOperator row) {
        boolean accesses = row instanceof AccessOperator || row instanceof LaneAccessOperator;
        var body = new Instruction[] {new Instruction.Unreachable(), instruction(row), new Instruction.Unreachable()};
        assertEquals(accesses ? "unknown memory 0" : "valid", Draft.verdict(FunctionType.EMPTY, body));
    }

    /// The verdict on a function of some type whose parameters are the row's operands and whose results are its results.
    private static String verdict(TypedOperator row, FunctionType type) {
        var operands = Draft.locals(0, type.parameters().size());
        return withMemory(type, operands.append(instruction(row)).toJavaArray(Instruction[]::new)).verdict();
    }

    private static Draft withMemory(FunctionType type, Instruction... body) {
        return new Draft().memory(Limits.atLeast(0)).function(type, Array.empty(), Expression.of(body));
    }

    static Instruction instruction(TypedOperator row) {
        return switch (row) {
            case NumericOperator operator -> new Instruction.Numeric(operator);
            case VectorOperator operator -> new Instruction.Vector(operator);
            case LaneOperator operator -> new Instruction.Lane(operator, 0);
            case AccessOperator operator -> new Instruction.Access(operator, new MemoryArgument(0, 0));
            case LaneAccessOperator operator -> new Instruction.LaneAccess(operator, new MemoryArgument(0, 0), 0);
        };
    }
}

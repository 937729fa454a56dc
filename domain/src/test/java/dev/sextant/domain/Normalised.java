package dev.sextant.domain;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// A module in one of the forms that mean the same: what wast2json abbreviates is abbreviated.
final class Normalised {

    private final Array<FunctionType> types;

    private Normalised(Array<FunctionType> types) {
        this.types = types;
    }

    /// The module without custom sections.
    static Module withoutCustoms(Module m) {
        return new Module(m.types(), m.functions(), m.tables(), m.memories(), m.globals(), m.elements(), m.datas(), m.start(),
                m.imports(), m.exports(), Array.empty());
    }

    /// The module without custom sections and without runs of no locals.
    static Module withoutEmptyRuns(Module m) {
        var functions = m.functions()
                .map(f -> new Module.Function(f.type(), f.locals().filter(run -> run.count() > 0), f.body()));
        return new Module(m.types(), functions, m.tables(), m.memories(), m.globals(), m.elements(), m.datas(), m.start(),
                m.imports(), m.exports(), Array.empty());
    }

    /// The module without custom sections; without an `else` before an `end`; with block types as short, and elements as long as
    /// they can be written; with a `select` that names no type as one that has none to name.
    static Module of(Module m) {
        var form = new Normalised(m.types());
        var functions = m.functions().map(f -> new Module.Function(f.type(), f.locals(), form.body(f.body())));
        var elements = m.elements().map(Normalised::element);
        return new Module(m.types(), functions, m.tables(), m.memories(), m.globals(), elements, m.datas(), m.start(),
                m.imports(), m.exports(), Array.empty());
    }

    private static Module.ElementSegment element(Module.ElementSegment segment) {
        var items = Array.range(0, segment.items().size()).map(segment.items()::expression);
        return new Module.ElementSegment(segment.type(), new Module.Items.Expressions(items), segment.mode());
    }

    private Expression body(Expression body) {
        var instructions = Array.ofAll(body).map(this::instruction);
        var kept = Array.range(0, instructions.size() - 1)
                .filter(i -> !isEmptyElse(instructions.get(i), instructions.get(i + 1)))
                .map(instructions::get);
        return Expression.of(kept);
    }

    private static boolean isEmptyElse(Instruction instruction, Instruction next) {
        return instruction instanceof Instruction.Else && next instanceof Instruction.End;
    }

    private Instruction instruction(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Block(var type) -> new Instruction.Block(shortest(type));
            case Instruction.Loop(var type) -> new Instruction.Loop(shortest(type));
            case Instruction.If(var type) -> new Instruction.If(shortest(type));
            case Instruction.Select(var named) -> new Instruction.Select(named.filter(Array::nonEmpty));
            default -> instruction;
        };
    }

    private BlockType shortest(BlockType type) {
        if (!(type instanceof BlockType.Index(long index))) return type;
        var defined = index < types.size() ? Option.some(types.get((int) index)) : Option.<FunctionType>none();
        return defined.filter(t -> t.parameters().isEmpty() && t.results().size() <= 1)
                .<BlockType>map(t -> t.results().isEmpty() ? BlockType.Empty.EMPTY : new BlockType.Result(t.results().head()))
                .getOrElse(type);
    }
}

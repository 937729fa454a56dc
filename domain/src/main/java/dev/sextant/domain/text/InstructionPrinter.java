package dev.sextant.domain.text;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;

/// Writes instructions in their plain form.
///
/// @spec §6.5 Instructions
final class InstructionPrinter {

    /// Deeper blocks are not indented further, so that the text stays linear in the module.
    private static final int DEEPEST = 40;
    private static final String MARGIN = "\n" + "  ".repeat(DEEPEST + 2);

    private final StringBuilder out;
    private final Array<FunctionType> types;

    InstructionPrinter(StringBuilder out, Array<FunctionType> types) {
        this.out = out;
        this.types = types;
    }

    /// A function's body, one instruction a line, without the closing `end`, for which the bracket of the function stands.
    void body(Expression body) {
        int depth = 0;
        var instructions = body.iterator();
        while (instructions.hasNext()) {
            var instruction = instructions.next();
            if (!instructions.hasNext()) return;
            boolean closes = instruction instanceof Instruction.End || instruction instanceof Instruction.Else;
            boolean opens = switch (instruction) {
                case Instruction.Block _, Instruction.Loop _, Instruction.If _, Instruction.Else _ -> true;
                default -> false;
            };
            if (closes) depth--;
            out.append(MARGIN, 0, 5 + 2 * Math.clamp(depth, 0, DEEPEST));
            write(instruction);
            if (opens) depth++;
        }
    }

    /// A constant expression in one line: in brackets if it is a single instruction, which is what it should be.
    void constant(Expression expression) {
        if (isSingle(expression)) {
            single(expression);
        } else {
            sequence(expression);
        }
    }

    /// The same where the format wants brackets around it: `keyword` begins them if there is not exactly one instruction.
    void constant(String keyword, Expression expression) {
        if (isSingle(expression)) {
            single(expression);
        } else {
            out.append(" (").append(keyword);
            sequence(expression);
            out.append(')');
        }
    }

    private static boolean isSingle(Expression expression) {
        var instructions = expression.iterator();
        for (int i = 0; i < 2; i++) {
            if (!instructions.hasNext()) return false;
            instructions.next();
        }
        return !instructions.hasNext();
    }

    private void single(Expression expression) {
        out.append(" (");
        write(expression.iterator().next());
        out.append(')');
    }

    private void sequence(Expression expression) {
        var instructions = expression.iterator();
        while (instructions.hasNext()) {
            var instruction = instructions.next();
            if (!instructions.hasNext()) return;
            out.append(' ');
            write(instruction);
        }
    }

    /// The mnemonic and the immediates.
    void write(Instruction instruction) {
        out.append(instruction.operator().mnemonic());
        switch (instruction) {
            case Instruction.Numeric _, Instruction.Vector _, Instruction.RefIsNull _, Instruction.Drop _,
                 Instruction.MemorySize _, Instruction.MemoryGrow _, Instruction.MemoryFill _, Instruction.MemoryCopy _,
                 Instruction.Nop _, Instruction.Unreachable _, Instruction.Else _, Instruction.End _,
                 Instruction.Return _ -> { }
            case Instruction.I32Const(int value) -> out.append(' ').append(value);
            case Instruction.I64Const(long value) -> out.append(' ').append(value);
            case Instruction.F32Const(int bits) -> f32(bits);
            case Instruction.F64Const(long bits) -> f64(bits);
            case Instruction.V128Const(long low, long high) -> v128(low, high);
            case Instruction.Lane(_, int lane) -> index(lane);
            case Instruction.Shuffle(long low, long high) -> lanes(low, high);
            case Instruction.RefNull(var type) -> out.append(type == ReferenceType.FUNCREF ? " func" : " extern");
            case Instruction.RefFunc(long function) -> index(function);
            case Instruction.Select(var named) -> named.forEach(this::results);
            case Instruction.LocalGet(long local) -> index(local);
            case Instruction.LocalSet(long local) -> index(local);
            case Instruction.LocalTee(long local) -> index(local);
            case Instruction.GlobalGet(long global) -> index(global);
            case Instruction.GlobalSet(long global) -> index(global);
            case Instruction.TableGet(long table) -> indexUnlessZero(table);
            case Instruction.TableSet(long table) -> indexUnlessZero(table);
            case Instruction.TableSize(long table) -> indexUnlessZero(table);
            case Instruction.TableGrow(long table) -> indexUnlessZero(table);
            case Instruction.TableFill(long table) -> indexUnlessZero(table);
            case Instruction.TableCopy(long target, long source) -> {
                if (target != 0 || source != 0) out.append(' ').append(target).append(' ').append(source);
            }
            case Instruction.TableInit(long table, long element) -> {
                indexUnlessZero(table);
                index(element);
            }
            case Instruction.ElemDrop(long element) -> index(element);
            case Instruction.Access(AccessOperator row, var argument) -> memoryArgument(argument, row.width());
            case Instruction.LaneAccess(var row, var argument, int lane) -> {
                memoryArgument(argument, row.width());
                index(lane);
            }
            case Instruction.MemoryInit(long data) -> index(data);
            case Instruction.DataDrop(long data) -> index(data);
            case Instruction.Block(var type) -> blockType(type);
            case Instruction.Loop(var type) -> blockType(type);
            case Instruction.If(var type) -> blockType(type);
            case Instruction.Br(long label) -> index(label);
            case Instruction.BrIf(long label) -> index(label);
            case Instruction.BrTable(Indices labels, long otherwise) -> {
                for (int i = 0; i < labels.size(); i++) index(labels.get(i));
                index(otherwise);
            }
            case Instruction.Call(long function) -> index(function);
            case Instruction.CallIndirect(long table, long type) -> {
                indexUnlessZero(table);
                out.append(" (type ").append(type).append(')');
            }
        }
    }

    /// `(keyword t*)`, or nothing where there are no types.
    void types(String keyword, Array<ValueType> types) {
        if (types.isEmpty()) return;
        out.append(" (").append(keyword);
        for (var type : types) out.append(' ').append(type.text());
        out.append(')');
    }

    private void results(Array<ValueType> types) {
        if (types.isEmpty()) out.append(" (result)");
        types("result", types);
    }

    private void blockType(BlockType type) {
        switch (type) {
            case BlockType.Empty _ -> { }
            case BlockType.Result(var result) -> out.append(" (result ").append(result.text()).append(')');
            case BlockType.Index(long index) -> {
                out.append(" (type ").append(index).append(')');
                if (index < types.size()) {
                    types("param", types.get((int) index).parameters());
                    types("result", types.get((int) index).results());
                }
            }
        }
    }

    private void index(long index) {
        out.append(' ').append(index);
    }

    private void indexUnlessZero(long index) {
        if (index != 0) index(index);
    }

    private void memoryArgument(MemoryArgument argument, int width) {
        if (argument.offset() != 0) out.append(" offset=").append(argument.offset());
        if (1L << argument.align() != width) out.append(" align=").append(1L << argument.align());
    }

    private void v128(long low, long high) {
        out.append(" i32x4");
        lane((int) low);
        lane((int) (low >>> 32));
        lane((int) high);
        lane((int) (high >>> 32));
    }

    private void lane(int bits) {
        out.append(" 0x").append(Integer.toHexString(bits));
    }

    private void lanes(long low, long high) {
        for (int lane = 0; lane < 8; lane++) index(low >>> 8 * lane & 0xFF);
        for (int lane = 0; lane < 8; lane++) index(high >>> 8 * lane & 0xFF);
    }

    /// The shortest decimal number that reads as these bits; for a NaN its payload, unless it is the canonical one.
    private void f32(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isFinite(value)) {
            out.append(' ').append(value);
        } else {
            notFinite(bits < 0, bits & 0x7F_FFFF, FloatLiteral.Format.F32);
        }
    }

    private void f64(long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            out.append(' ').append(value);
        } else {
            notFinite(bits < 0, bits & 0xF_FFFF_FFFF_FFFFL, FloatLiteral.Format.F64);
        }
    }

    private void notFinite(boolean negative, long payload, FloatLiteral.Format format) {
        out.append(negative ? " -" : " ");
        if (payload == 0) {
            out.append("inf");
        } else if (payload == format.canonicalPayload) {
            out.append("nan");
        } else {
            out.append("nan:0x").append(Long.toHexString(payload));
        }
    }
}

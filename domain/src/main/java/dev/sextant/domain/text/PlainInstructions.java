package dev.sextant.domain.text;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.VectorOperator;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// Reads the immediates of the instructions that are not structured. One without immediates is one shared object.
///
/// @spec §6.5.2 Plain Instructions
final class PlainInstructions {

    private static final Array<Instruction> NUMERIC = Array.of(NumericOperator.values()).map(Instruction.Numeric::new);
    private static final Array<Instruction> VECTOR = Array.of(VectorOperator.values()).map(Instruction.Vector::new);
    private static final Instruction DROP = new Instruction.Drop();
    private static final Instruction SELECT = new Instruction.Select(Option.none());

    private final Cursor cursor;
    private final Spaces spaces;
    private final Labels labels;
    private final VectorLiteral vector;

    PlainInstructions(Cursor cursor, Spaces spaces, Labels labels) {
        this.cursor = cursor;
        this.spaces = spaces;
        this.labels = labels;
        this.vector = new VectorLiteral(cursor);
    }

    /// Reads what follows the mnemonic, which the cursor has passed.
    Instruction read(Operator operator, IndexSpace locals) {
        return switch (operator) {
            case NumericOperator row -> NUMERIC.get(row.ordinal());
            case VectorOperator row -> VECTOR.get(row.ordinal());
            case AccessOperator row -> new Instruction.Access(row, memoryArgument(row.width()));
            case LaneOperator row -> new Instruction.Lane(row, lane());
            case LaneAccessOperator row -> new Instruction.LaneAccess(row, memoryArgument(row.width()), lane());
            case ContextualOperator row -> contextual(row, locals);
        };
    }

    private Instruction contextual(ContextualOperator row, IndexSpace locals) {
        return switch (row) {
            case UNREACHABLE -> new Instruction.Unreachable();
            case NOP -> new Instruction.Nop();
            case BR -> new Instruction.Br(labels.index());
            case BR_IF -> new Instruction.BrIf(labels.index());
            case BR_TABLE -> branchTable();
            case RETURN -> new Instruction.Return();
            case CALL -> new Instruction.Call(spaces.functions().index(cursor));
            case CALL_INDIRECT -> new Instruction.CallIndirect(tableOrZero(), spaces.types().use());
            case DROP -> DROP;
            case SELECT, SELECT_TYPED -> select();
            case LOCAL_GET -> new Instruction.LocalGet(locals.index(cursor));
            case LOCAL_SET -> new Instruction.LocalSet(locals.index(cursor));
            case LOCAL_TEE -> new Instruction.LocalTee(locals.index(cursor));
            case GLOBAL_GET -> new Instruction.GlobalGet(spaces.globals().index(cursor));
            case GLOBAL_SET -> new Instruction.GlobalSet(spaces.globals().index(cursor));
            case TABLE_GET -> new Instruction.TableGet(tableOrZero());
            case TABLE_SET -> new Instruction.TableSet(tableOrZero());
            case TABLE_SIZE -> new Instruction.TableSize(tableOrZero());
            case TABLE_GROW -> new Instruction.TableGrow(tableOrZero());
            case TABLE_FILL -> new Instruction.TableFill(tableOrZero());
            case TABLE_COPY -> tableCopy();
            case TABLE_INIT -> tableInit();
            case ELEM_DROP -> new Instruction.ElemDrop(spaces.elements().index(cursor));
            case MEMORY_SIZE -> new Instruction.MemorySize();
            case MEMORY_GROW -> new Instruction.MemoryGrow();
            case MEMORY_FILL -> new Instruction.MemoryFill();
            case MEMORY_COPY -> new Instruction.MemoryCopy();
            case MEMORY_INIT -> new Instruction.MemoryInit(spaces.datas().index(cursor));
            case DATA_DROP -> new Instruction.DataDrop(spaces.datas().index(cursor));
            case I32_CONST -> new Instruction.I32Const(cursor.i32());
            case I64_CONST -> new Instruction.I64Const(cursor.i64());
            case F32_CONST -> new Instruction.F32Const(cursor.f32());
            case F64_CONST -> new Instruction.F64Const(cursor.f64());
            case V128_CONST -> vector.constant();
            case I8X16_SHUFFLE -> vector.shuffle();
            case REF_NULL -> new Instruction.RefNull(heapType());
            case REF_IS_NULL -> new Instruction.RefIsNull();
            case REF_FUNC -> new Instruction.RefFunc(spaces.functions().index(cursor));
            case BLOCK, LOOP, IF, ELSE, END -> throw new ImpossibleException("structured: " + row.mnemonic());
        };
    }

    private int lane() {
        return cursor.lane("unexpected token");
    }

    /// Reads `offset=n? align=n?`; the alignment is that of the access itself if it is not written.
    ///
    /// @spec §6.5.6 Memory Instructions
    private MemoryArgument memoryArgument(int width) {
        long offset = Math.max(0, cursor.assignment("offset="));
        int start = cursor.offset();
        long align = cursor.assignment("align=");
        if (align < 0) return new MemoryArgument(offset, Integer.numberOfTrailingZeros(width));
        if (Long.bitCount(align) != 1) throw cursor.fault(start, "alignment must be a power of two", "found " + align);
        return new MemoryArgument(offset, Long.numberOfTrailingZeros(align));
    }

    /// The last label is the one for any other operand.
    private Instruction branchTable() {
        var table = new Indices.Builder(8);
        long last = labels.index();
        while (IndexSpace.atIndex(cursor)) {
            table.add(last);
            last = labels.index();
        }
        return new Instruction.BrTable(table.build(), last);
    }

    private Instruction select() {
        if (!cursor.features().has(Feature.REFERENCE_TYPES) || !cursor.atOpen("result")) return SELECT;
        return new Instruction.Select(Option.some(spaces.types().results()));
    }

    private long tableOrZero() {
        return cursor.features().has(Feature.REFERENCE_TYPES) ? spaces.tables().indexOrZero(cursor) : 0;
    }

    private Instruction tableCopy() {
        if (!IndexSpace.atIndex(cursor)) return new Instruction.TableCopy(0, 0);
        long target = spaces.tables().index(cursor);
        return new Instruction.TableCopy(target, spaces.tables().index(cursor));
    }

    /// Reads `x? y`: the table is the index that may be left out, although it stands first.
    private Instruction tableInit() {
        int start = cursor.offset();
        if (!IndexSpace.atIndex(cursor)) throw cursor.unexpected("an elem segment index");
        cursor.advance();
        boolean two = IndexSpace.atIndex(cursor);
        cursor.moveTo(start);
        long table = two ? spaces.tables().index(cursor) : 0;
        return new Instruction.TableInit(table, spaces.elements().index(cursor));
    }

    /// Passes a heap type.
    ///
    /// @spec §6.4.3 Reference Types
    private ReferenceType heapType() {
        if (cursor.takeIf("func")) return ReferenceType.FUNCREF;
        if (cursor.takeIf("extern")) return ReferenceType.EXTERNREF;
        throw cursor.unexpected("`func` or `extern`");
    }
}

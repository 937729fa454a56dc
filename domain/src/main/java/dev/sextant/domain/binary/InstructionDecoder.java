package dev.sextant.domain.binary;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.InstructionIterator;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.NoSuchElementException;

/// A walk over the bytes of a well-formed expression that makes one instruction per step. Those without immediates are made once
/// for all.
///
/// @spec §5.4 Instructions
final class InstructionDecoder implements InstructionIterator {

    private static final Operator[] OPERATORS = Immediates.operators();
    private static final Instruction[] SHARED = shared();

    private final Bytes bytes;
    private final int end;
    private int position;
    private int start;

    InstructionDecoder(Bytes module, int from, int to) {
        this.bytes = module;
        this.position = from;
        this.start = from;
        this.end = to;
    }

    @Override
    public boolean hasNext() {
        return position < end;
    }

    @Override
    public long offset() {
        return start;
    }

    @Override
    public Instruction next() {
        if (position >= end) throw new NoSuchElementException();
        start = position;
        int opcode = bytes.at(position++);
        if (Immediates.isPrefix(opcode)) opcode = opcode << 8 | (int) u32();
        int index = Immediates.index(opcode);
        var shared = SHARED[index];
        return shared != null ? shared : withImmediates(OPERATORS[index]);
    }

    private Instruction withImmediates(Operator operator) {
        if (operator instanceof ContextualOperator contextual) return contextual(contextual);
        if (operator instanceof AccessOperator access) return new Instruction.Access(access, memoryArgument());
        if (operator instanceof LaneOperator lane) return new Instruction.Lane(lane, bytes.at(position++));
        if (operator instanceof LaneAccessOperator access) {
            return new Instruction.LaneAccess(access, memoryArgument(), bytes.at(position++));
        }
        throw new ImpossibleException("a scanned expression has an illegal opcode at byte " + start);
    }

    private Instruction contextual(ContextualOperator operator) {
        return switch (operator) {
            case LOCAL_GET -> new Instruction.LocalGet(u32());
            case LOCAL_SET -> new Instruction.LocalSet(u32());
            case LOCAL_TEE -> new Instruction.LocalTee(u32());
            case I32_CONST -> new Instruction.I32Const((int) signed());
            case GLOBAL_GET -> new Instruction.GlobalGet(u32());
            case GLOBAL_SET -> new Instruction.GlobalSet(u32());
            case BLOCK -> new Instruction.Block(blockType());
            case LOOP -> new Instruction.Loop(blockType());
            case IF -> new Instruction.If(blockType());
            case BR -> new Instruction.Br(u32());
            case BR_IF -> new Instruction.BrIf(u32());
            case BR_TABLE -> brTable();
            case CALL -> new Instruction.Call(u32());
            case CALL_INDIRECT -> callIndirect();
            case I64_CONST -> new Instruction.I64Const(signed());
            case F32_CONST -> new Instruction.F32Const(int32());
            case F64_CONST -> new Instruction.F64Const(int64());
            case V128_CONST -> new Instruction.V128Const(int64(), int64());
            case I8X16_SHUFFLE -> new Instruction.Shuffle(int64(), int64());
            case SELECT_TYPED -> select();
            case REF_NULL -> new Instruction.RefNull((ReferenceType) TypeReader.valueType(bytes.at(position++)));
            case REF_FUNC -> new Instruction.RefFunc(u32());
            case TABLE_GET -> new Instruction.TableGet(u32());
            case TABLE_SET -> new Instruction.TableSet(u32());
            case TABLE_GROW -> new Instruction.TableGrow(u32());
            case TABLE_SIZE -> new Instruction.TableSize(u32());
            case TABLE_FILL -> new Instruction.TableFill(u32());
            case TABLE_COPY -> new Instruction.TableCopy(u32(), u32());
            case TABLE_INIT -> tableInit();
            case ELEM_DROP -> new Instruction.ElemDrop(u32());
            case MEMORY_INIT -> memoryInit();
            case DATA_DROP -> new Instruction.DataDrop(u32());
            case MEMORY_SIZE -> reserved(1, new Instruction.MemorySize());
            case MEMORY_GROW -> reserved(1, new Instruction.MemoryGrow());
            case MEMORY_FILL -> reserved(1, new Instruction.MemoryFill());
            case MEMORY_COPY -> reserved(2, new Instruction.MemoryCopy());
            case UNREACHABLE, NOP, ELSE, END, RETURN, DROP, SELECT, REF_IS_NULL ->
                    throw new ImpossibleException(operator + " has no immediates");
        };
    }

    private Instruction reserved(int bytes, Instruction instruction) {
        position += bytes;
        return instruction;
    }

    private Instruction memoryInit() {
        long data = u32();
        position++;
        return new Instruction.MemoryInit(data);
    }

    private Instruction tableInit() {
        long element = u32();
        return new Instruction.TableInit(u32(), element);
    }

    private Instruction callIndirect() {
        long type = u32();
        return new Instruction.CallIndirect(u32(), type);
    }

    private Instruction brTable() {
        int count = (int) u32();
        var labels = new Indices.Builder(count);
        for (int i = 0; i < count; i++) labels.add(u32());
        return new Instruction.BrTable(labels.build(), u32());
    }

    private Instruction select() {
        int count = (int) u32();
        var types = new ValueType[count];
        for (int i = 0; i < count; i++) types[i] = TypeReader.valueType(bytes.at(position++));
        return new Instruction.Select(Option.some(Array.of(types)));
    }

    private BlockType blockType() {
        int first = bytes.at(position);
        if (first < TypeReader.EMPTY_BLOCK || first >= 0x80) return new BlockType.Index(signed());
        position++;
        return first == TypeReader.EMPTY_BLOCK ? BlockType.Empty.EMPTY : new BlockType.Result(TypeReader.valueType(first));
    }

    private MemoryArgument memoryArgument() {
        int align = (int) u32();
        return new MemoryArgument(u32(), align);
    }

    private long u32() {
        int first = bytes.at(position++);
        return first < 0x80 ? first : longU32(first & 0x7F);
    }

    private long longU32(long value) {
        for (int shift = 7; ; shift += 7) {
            int next = bytes.at(position++);
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    private long signed() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = bytes.at(position++);
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) return shift + 7 < 64 ? value << 57 - shift >> 57 - shift : value;
        }
    }

    private int int32() {
        int value = bytes.intAt(position);
        position += 4;
        return value;
    }

    private long int64() {
        long value = bytes.longAt(position);
        position += 8;
        return value;
    }

    private static Instruction[] shared() {
        var shared = new Instruction[OPERATORS.length];
        for (var operator : NumericOperator.values()) {
            shared[Immediates.index(operator.opcode())] = new Instruction.Numeric(operator);
        }
        for (var operator : VectorOperator.values()) {
            shared[Immediates.index(operator.opcode())] = new Instruction.Vector(operator);
        }
        var plain = Array.of(new Instruction.Unreachable(), new Instruction.Nop(), new Instruction.Else(), new Instruction.End(),
                new Instruction.Return(), new Instruction.Drop(), new Instruction.Select(Option.none()),
                new Instruction.RefIsNull());
        for (var instruction : plain) shared[Immediates.index(instruction.operator().opcode())] = instruction;
        return shared;
    }
}

package dev.sextant.domain.binary;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.MemoryArgument;
import dev.sextant.domain.structure.ValueType;
import io.vavr.collection.Array;

/// Writes instructions.
///
/// @spec §5.4 Instructions
final class InstructionWriter {

    private final Writer out;
    private boolean namesData;

    InstructionWriter(Writer out) {
        this.out = out;
    }

    /// Whether anything written so far names a data segment, which makes a data count section necessary.
    boolean namesData() {
        return namesData;
    }

    // §5.4.9 Expressions

    void expression(Expression expression) {
        for (var instruction : expression) instruction(instruction);
    }

    private void instruction(Instruction instruction) {
        int opcode = instruction.operator().opcode();
        if (opcode > 0xFF) {
            out.next(opcode >>> 8).u32(opcode & 0xFF);
        } else {
            out.next(opcode);
        }
        immediates(instruction);
    }

    private void immediates(Instruction instruction) {
        switch (instruction) {
            case Numeric _, Vector _, RefIsNull _, Drop _, Nop _, Unreachable _, Else _, End _, Return _ -> {}
            case I32Const(var value) -> out.signed(value);
            case I64Const(var value) -> out.signed(value);
            case F32Const(var bits) -> out.int32(bits);
            case F64Const(var bits) -> out.int64(bits);
            case V128Const(var low, var high) -> out.int64(low).int64(high);
            case Lane(var _, var lane) -> out.next(lane);
            case Shuffle(var low, var high) -> out.int64(low).int64(high);
            case RefNull(var type) -> out.next(type.code());
            case RefFunc(var function) -> out.u32(function);
            case Select(var types) -> types.forEach(this::valueTypes);
            case LocalGet(var local) -> out.u32(local);
            case LocalSet(var local) -> out.u32(local);
            case LocalTee(var local) -> out.u32(local);
            case GlobalGet(var global) -> out.u32(global);
            case GlobalSet(var global) -> out.u32(global);
            case TableGet(var table) -> out.u32(table);
            case TableSet(var table) -> out.u32(table);
            case TableSize(var table) -> out.u32(table);
            case TableGrow(var table) -> out.u32(table);
            case TableFill(var table) -> out.u32(table);
            case TableCopy(var target, var source) -> out.u32(target).u32(source);
            case TableInit(var table, var element) -> out.u32(element).u32(table);
            case ElemDrop(var element) -> out.u32(element);
            case Access(var _, var argument) -> memoryArgument(argument);
            case LaneAccess(var _, var argument, var lane) -> memoryArgument(argument).next(lane);
            case MemorySize _, MemoryGrow _, MemoryFill _ -> out.next(0);
            case MemoryCopy _ -> out.next(0).next(0);
            case MemoryInit(var data) -> data(data).next(0);
            case DataDrop(var data) -> data(data);
            case Block(var type) -> blockType(type);
            case Loop(var type) -> blockType(type);
            case If(var type) -> blockType(type);
            case Br(var label) -> out.u32(label);
            case BrIf(var label) -> out.u32(label);
            case BrTable(var labels, var otherwise) -> indices(labels).u32(otherwise);
            case Call(var function) -> out.u32(function);
            case CallIndirect(var table, var type) -> out.u32(type).u32(table);
        }
    }

    private Writer data(long index) {
        namesData = true;
        return out.u32(index);
    }

    private Writer memoryArgument(MemoryArgument argument) {
        return out.u32(argument.align()).u32(argument.offset());
    }

    private void valueTypes(Array<ValueType> types) {
        out.u32(types.size());
        for (var type : types) out.next(type.code());
    }

    private Writer indices(Indices indices) {
        out.u32(indices.size());
        for (int i = 0; i < indices.size(); i++) out.u32(indices.get(i));
        return out;
    }

    private void blockType(BlockType type) {
        switch (type) {
            case BlockType.Empty _ -> out.next(TypeReader.EMPTY_BLOCK);
            case BlockType.Result(var result) -> out.next(result.code());
            case BlockType.Index(var index) -> out.signed(index);
        }
    }
}

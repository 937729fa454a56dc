package dev.sextant.domain.validation;

import static dev.sextant.domain.structure.ContextualOperator.*;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.validation.Typing.Arrow;
import dev.sextant.domain.validation.Typing.Definite;
import dev.sextant.domain.validation.Typing.Fault;
import dev.sextant.domain.validation.Typing.Generic;

/// The typing rules: `C ⊢ instr : [t1*] -> [t2*]`. Read by the validator, and by whatever makes well-typed programs.
///
/// An answer that is not a fault costs no allocation once the types of the module have been met, except where the labels of a
/// `br_table` disagree.
///
/// @spec §3.3 Instructions
public final class InstructionTyping {

    private InstructionTyping() {}

    /// The rule for an instruction. For `block`, `loop` and `if` it is that of the whole, up to its `end`; the markers `else` and
    /// `end` have none of their own.
    public static Typing of(Context context, Scope scope, Instruction instruction) {
        // The most frequent come first: the tests are made in this order.
        return switch (instruction) {
            case LocalGet get -> local(scope, get.local(), Arrows.CONSTANT);
            case I32Const _ -> Arrows.I32_CONST;
            case Numeric numeric -> row(context, numeric.operator(), Arrows.NUMERIC[numeric.operator().ordinal()]);
            case Access access -> access(context, access);
            case LocalSet set -> local(scope, set.local(), Arrows.SET);
            case LocalTee tee -> local(scope, tee.local(), Arrows.TEE);
            case Br br -> branch(scope, br.label());
            case BrIf br -> branchIf(scope, br.label());
            case Call call -> call(context, call.function());
            case Block block -> block(context, block.type());
            case Loop loop -> block(context, loop.type());
            case If conditional -> conditional(context, conditional.type());
            case GlobalGet get -> globalGet(context, get.global());
            case GlobalSet set -> globalSet(context, set.global());
            case I64Const _ -> Arrows.I64_CONST;
            case F32Const _ -> Arrows.F32_CONST;
            case F64Const _ -> Arrows.F64_CONST;
            case Drop _ -> Generic.DROP;
            case Select select -> select(context, select);
            case Return _ -> scope.results().jump();
            case CallIndirect call -> callIndirect(context, call);
            case BrTable table -> branchTable(context, scope, table);
            case Unreachable _ -> ResultType.EMPTY.jump();
            case Nop _ -> Arrows.NOP;
            case Vector vector -> row(context, vector.operator(), Arrows.VECTOR[vector.operator().ordinal()]);
            case Lane lane -> lane(context, lane);
            case LaneAccess access -> laneAccess(context, access);
            case V128Const _ -> gated(context, V128_CONST, Arrows.V128_CONST);
            case Shuffle shuffle -> shuffle(context, shuffle);
            case RefNull reference -> gated(context, REF_NULL, Arrows.CONSTANT[reference.type().code()]);
            case RefIsNull _ -> context.has(REF_IS_NULL.feature()) ? Generic.REF_IS_NULL : illegal(REF_IS_NULL);
            case RefFunc reference -> gated(context, REF_FUNC, refFunc(context, reference.function()));
            case TableGet get -> gated(context, TABLE_GET, table(context, get.table(), Arrows.GET_AT));
            case TableSet set -> gated(context, TABLE_SET, table(context, set.table(), Arrows.SET_AT));
            case TableSize size -> gated(context, TABLE_SIZE, tableSize(context, size.table()));
            case TableGrow grow -> gated(context, TABLE_GROW, table(context, grow.table(), Arrows.TABLE_GROW));
            case TableFill fill -> gated(context, TABLE_FILL, table(context, fill.table(), Arrows.TABLE_FILL));
            case TableCopy copy -> gated(context, TABLE_COPY, tableCopy(context, copy));
            case TableInit init -> gated(context, TABLE_INIT, tableInit(context, init));
            case ElemDrop drop -> gated(context, ELEM_DROP, elemDrop(context, drop.element()));
            case MemorySize _ -> memory(context, Arrows.SIZE);
            case MemoryGrow _ -> memory(context, Arrows.MEMORY_GROW);
            case MemoryFill _ -> gated(context, MEMORY_FILL, memory(context, Arrows.BULK));
            case MemoryCopy _ -> gated(context, MEMORY_COPY, memory(context, Arrows.BULK));
            case MemoryInit init -> gated(context, MEMORY_INIT, memoryInit(context, init.data()));
            case DataDrop drop -> gated(context, DATA_DROP, dataDrop(context, drop.data()));
            case Else _ -> new Fault("unexpected else", "it closes no if");
            case End _ -> new Fault("unexpected end", "it closes no block");
        };
    }

    /// The rule for an instruction of a constant expression.
    ///
    /// @spec §3.3.10 Constant Expressions
    public static Definite ofConstant(Context context, Instruction instruction) {
        return switch (instruction) {
            case I32Const _ -> Arrows.I32_CONST;
            case I64Const _ -> Arrows.I64_CONST;
            case F32Const _ -> Arrows.F32_CONST;
            case F64Const _ -> Arrows.F64_CONST;
            case V128Const _ -> gated(context, V128_CONST, Arrows.V128_CONST);
            case RefNull reference -> gated(context, REF_NULL, Arrows.CONSTANT[reference.type().code()]);
            case RefFunc reference -> gated(context, REF_FUNC, function(context, reference.function()));
            case GlobalGet get -> constantGlobal(context, get.global());
            default -> new Fault("constant expression required", "found " + instruction.operator().mnemonic());
        };
    }

    // Features

    private static Definite gated(Context context, Operator operator, Definite typing) {
        return context.has(operator.feature()) ? typing : illegal(operator);
    }

    private static Definite row(Context context, NumericOperator operator, Definite typing) {
        return context.has(operator.feature()) ? typing : illegal(operator);
    }

    private static Definite row(Context context, VectorOperator operator, Definite typing) {
        return context.has(operator.feature()) ? typing : illegal(operator);
    }

    private static Fault illegal(Operator operator) {
        return new Fault("illegal opcode", operator.mnemonic() + " needs " + operator.feature());
    }

    /// Whether an index is below the size of its space. One that is no u32 is not.
    static boolean exists(long index, long size) {
        return Long.compareUnsigned(index, size) < 0;
    }

    /// What is wrong with an index that is not below the size of its space.
    static Fault unknown(String what, long index, long size) {
        return new Fault("unknown " + what + " " + index, switch ((int) Math.min(size, 2)) {
            case 0 -> "there is none";
            case 1 -> "there is only " + what + " 0";
            default -> "there are " + size;
        });
    }

    // §3.3.2 Vector Instructions

    private static Definite lane(Context context, Lane lane) {
        var operator = lane.operator();
        if (!context.has(operator.feature())) return illegal(operator);
        return exists(lane.lane(), operator.lanes())
                ? Arrows.LANE[operator.ordinal()]
                : new Fault("invalid lane index", operator.mnemonic() + " wants one below " + operator.lanes() + ", found "
                        + lane.lane());
    }

    private static Definite shuffle(Context context, Shuffle shuffle) {
        if (!context.has(Feature.SIMD)) return illegal(I8X16_SHUFFLE);
        // A lane index below 32 has no bit in 0xE0.
        return ((shuffle.low() | shuffle.high()) & 0xE0E0E0E0E0E0E0E0L) == 0
                ? Arrows.SHUFFLE
                : new Fault("invalid lane index", "i8x16.shuffle wants sixteen below 32");
    }

    // §3.3.3 Reference Instructions

    private static Definite function(Context context, long function) {
        return exists(function, context.functions().size())
                ? Arrows.CONSTANT[ReferenceType.FUNCREF.code()]
                : unknown("function", function, context.functions().size());
    }

    private static Definite refFunc(Context context, long function) {
        var typing = function(context, function);
        return typing instanceof Fault || context.isDeclared(function)
                ? typing
                : new Fault("undeclared function reference", "function " + function
                        + " is in no export, global or element segment");
    }

    // §3.3.4 Parametric Instructions

    private static Typing select(Context context, Select select) {
        if (select.types().isEmpty()) return Generic.SELECT;
        if (!context.has(Feature.REFERENCE_TYPES)) return illegal(SELECT_TYPED);
        var types = select.types().get();
        if (types.size() != 1) return new Fault("invalid result arity", "select wants one type, found " + types.size());
        return context.has(types.get(0).feature()) ? Arrows.SELECT[types.get(0).code()] : illegal(types.get(0));
    }

    // §3.3.5 Variable Instructions

    private static Definite local(Scope scope, long local, Arrow[] rules) {
        return exists(local, scope.locals()) ? rules[scope.local(local)] : unknown("local", local, scope.locals());
    }

    private static Definite globalGet(Context context, long global) {
        return exists(global, context.globals().size())
                ? Arrows.CONSTANT[context.global((int) global)]
                : unknown("global", global, context.globals().size());
    }

    private static Definite globalSet(Context context, long global) {
        int count = context.globals().size();
        if (!exists(global, count)) return unknown("global", global, count);
        return context.globals().get((int) global).isVariable()
                ? Arrows.SET[context.global((int) global)]
                : new Fault("global is immutable", "global.set " + global);
    }

    private static Definite constantGlobal(Context context, long global) {
        int count = context.importedGlobals();
        if (!exists(global, count)) {
            return new Fault("unknown global " + global, "a constant expression can get imported globals only, here " + count);
        }
        return context.globals().get((int) global).isVariable()
                ? new Fault("constant expression required", "global " + global + " can be set")
                : Arrows.CONSTANT[context.global((int) global)];
    }

    // §3.3.6 Table Instructions

    private static Definite table(Context context, long table, Arrow[] rules) {
        return exists(table, context.tables().size())
                ? rules[context.tables().get((int) table).element().code()]
                : unknown("table", table, context.tables().size());
    }

    private static Definite tableSize(Context context, long table) {
        return exists(table, context.tables().size()) ? Arrows.SIZE : unknown("table", table, context.tables().size());
    }

    private static Definite tableCopy(Context context, TableCopy copy) {
        int count = context.tables().size();
        if (!exists(copy.target(), count)) return unknown("table", copy.target(), count);
        if (!exists(copy.source(), count)) return unknown("table", copy.source(), count);
        var target = context.tables().get((int) copy.target()).element();
        var source = context.tables().get((int) copy.source()).element();
        return target == source
                ? Arrows.BULK
                : new Fault("type mismatch", "table.copy to a table of " + target + " from one of " + source);
    }

    private static Definite tableInit(Context context, TableInit init) {
        int count = context.tables().size();
        if (!exists(init.table(), count)) return unknown("table", init.table(), count);
        if (!exists(init.element(), context.elements().size())) {
            return unknown("elem segment", init.element(), context.elements().size());
        }
        var table = context.tables().get((int) init.table()).element();
        var segment = context.elements().get((int) init.element());
        return table == segment
                ? Arrows.BULK
                : new Fault("type mismatch", "table.init of a table of " + table + " from a segment of " + segment);
    }

    private static Definite elemDrop(Context context, long element) {
        return exists(element, context.elements().size())
                ? Arrows.NOP
                : unknown("elem segment", element, context.elements().size());
    }

    // §3.3.7 Memory Instructions

    private static Definite memory(Context context, Definite typing) {
        return context.memories().isEmpty() ? unknown("memory", 0, 0) : typing;
    }

    private static Definite access(Context context, Access access) {
        var operator = access.operator();
        if (!context.has(operator.feature())) return illegal(operator);
        if (context.memories().isEmpty()) return unknown("memory", 0, 0);
        return isAligned(access.argument().align(), operator.width())
                ? Arrows.ACCESS[operator.ordinal()]
                : alignment(operator, access.argument().align(), operator.width());
    }

    private static Definite laneAccess(Context context, LaneAccess access) {
        var operator = access.operator();
        if (!context.has(operator.feature())) return illegal(operator);
        if (context.memories().isEmpty()) return unknown("memory", 0, 0);
        if (!isAligned(access.argument().align(), operator.width())) {
            return alignment(operator, access.argument().align(), operator.width());
        }
        return exists(access.lane(), operator.lanes())
                ? Arrows.LANE_ACCESS[operator.ordinal()]
                : new Fault("invalid lane index", operator.mnemonic() + " wants one below " + operator.lanes() + ", found "
                        + access.lane());
    }

    /// Whether 2 to the power of `align` is at most `width`, a power of two; `align` may be any number.
    private static boolean isAligned(int align, int width) {
        return Integer.compareUnsigned(align, Integer.numberOfTrailingZeros(width)) <= 0;
    }

    private static Fault alignment(Operator operator, int align, int width) {
        return new Fault("alignment must not be larger than natural",
                operator.mnemonic() + " wants at most " + width + ", found 2^" + Integer.toUnsignedString(align));
    }

    private static Definite memoryInit(Context context, long data) {
        if (context.memories().isEmpty()) return unknown("memory", 0, 0);
        return exists(data, context.datas()) ? Arrows.BULK : unknown("data segment", data, context.datas());
    }

    private static Definite dataDrop(Context context, long data) {
        return exists(data, context.datas()) ? Arrows.NOP : unknown("data segment", data, context.datas());
    }

    // §3.3.8 Control Instructions

    static Definite block(Context context, BlockType type) {
        return switch (type) {
            case BlockType.Empty _ -> Arrows.NOP;
            case BlockType.Result(var result) -> context.has(result.feature()) ? Arrows.CONSTANT[result.code()] : illegal(result);
            case BlockType.Index(var index) -> isBlockType(context, index)
                    ? context.type((int) index)
                    : blockTypeFault(context, index);
        };
    }

    private static Definite conditional(Context context, BlockType type) {
        return switch (type) {
            case BlockType.Empty _ -> Arrows.CONDITION;
            case BlockType.Result(var result) -> context.has(result.feature()) ? Arrows.GET_AT[result.code()] : illegal(result);
            case BlockType.Index(var index) -> isBlockType(context, index)
                    ? context.indexedType((int) index)
                    : blockTypeFault(context, index);
        };
    }

    private static boolean isBlockType(Context context, long index) {
        return context.has(Feature.MULTI_VALUE) && exists(index, context.types().size());
    }

    private static Fault blockTypeFault(Context context, long index) {
        return context.has(Feature.MULTI_VALUE)
                ? unknown("type", index, context.types().size())
                : new Fault("illegal block type", "type " + index + " needs " + Feature.MULTI_VALUE);
    }

    /// What is wrong with a type that the features do not have.
    static Fault illegal(ValueType type) {
        return new Fault("illegal value type", type.text() + " needs " + type.feature());
    }

    private static Typing branch(Scope scope, long label) {
        return exists(label, scope.labels()) ? scope.label((int) label).jump() : unknown("label", label, scope.labels());
    }

    private static Definite branchIf(Scope scope, long label) {
        return exists(label, scope.labels()) ? scope.label((int) label).test() : unknown("label", label, scope.labels());
    }

    /// All labels take the same types in Core 1.0. With reference types it is enough that the operands fit each label: those of
    /// unreachable code fit several.
    private static Typing branchTable(Context context, Scope scope, BrTable table) {
        if (!exists(table.otherwise(), scope.labels())) return unknown("label", table.otherwise(), scope.labels());
        var first = scope.label((int) table.otherwise());
        var met = first;
        var last = first;
        for (int i = 0, count = table.labels().size(); i < count; i++) {
            long label = table.labels().get(i);
            if (!exists(label, scope.labels())) return unknown("label", label, scope.labels());
            var other = scope.label((int) label);
            if (other == last || other.equals(first)) continue;
            if (other.size() != first.size() || !context.has(Feature.REFERENCE_TYPES)) {
                return new Fault("type mismatch", "label " + label + " of br_table takes " + other + ", label "
                        + table.otherwise() + " takes " + first);
            }
            met = met.meet(other);
            last = other;
        }
        return met.withIndex().jump();
    }

    private static Definite call(Context context, long function) {
        int count = context.functions().size();
        return exists(function, count) ? context.function((int) function) : unknown("function", function, count);
    }

    private static Definite callIndirect(Context context, CallIndirect call) {
        if (!exists(call.table(), context.tables().size())) return unknown("table", call.table(), context.tables().size());
        var element = context.tables().get((int) call.table()).element();
        if (element != ReferenceType.FUNCREF) {
            return new Fault("type mismatch", "call_indirect wants a table of funcref, found one of " + element);
        }
        return exists(call.type(), context.types().size())
                ? context.indexedType((int) call.type())
                : unknown("type", call.type(), context.types().size());
    }
}
